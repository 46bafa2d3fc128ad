#include "serve/page.hpp"

namespace evidex {
namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else {
            out += c;
        }
    }
    return out;
}

}  // namespace

HttpResponse page(int status, std::string_view title, std::string_view text, std::string_view link) {
    HttpResponse response;
    response.status = status;
    response.type = "text/html; charset=utf-8";
    response.body =
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>evidex</title></head>"
        "<body><main><h1>" +
        escaped(title) + "</h1>";
    if (!text.empty()) response.body += "<p>" + escaped(text) + "</p>";
    if (!link.empty()) response.body += "<p><a href=\"/\">" + escaped(link) + "</a></p>";
    response.body += "</main></body></html>\n";
    return response;
}

}  // namespace evidex
