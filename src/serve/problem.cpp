#include "serve/problem.hpp"

#include "serve/json.hpp"

namespace evidex {
namespace {

std::string place_text(const Error& error) {
    std::string place = error.file;
    if (error.line > 0) place += ":" + std::to_string(error.line);
    if (error.column > 0) place += ":" + std::to_string(error.column);
    return place;
}

HttpResponse problem_response(int status, const std::string& title, const std::string& detail,
                              const std::string& advice) {
    HttpResponse response;
    response.status = status;
    response.type = "application/problem+json";
    response.body = compact({{"title", title}, {"detail", detail}, {"advice", advice}, {"status", status}});
    return response;
}

}  // namespace

int status_for(ErrorCode code) {
    switch (code) {
        case ErrorCode::usage:
            return 400;
        case ErrorCode::not_found:
            return 404;
        case ErrorCode::busy:
            return 409;
        case ErrorCode::limit:
            return 413;
        case ErrorCode::unsupported:
        case ErrorCode::encrypted:
        case ErrorCode::empty:
        case ErrorCode::no_text:
        case ErrorCode::malformed:
            return 422;
        case ErrorCode::interrupted:
            return 503;
        case ErrorCode::disk_full:
            return 507;
        default:
            return 500;
    }
}

HttpResponse problem(const Error& error) {
    return problem_response(status_for(error.code), error.message, place_text(error), error.advice);
}

HttpResponse problem(const Refusal& refusal) {
    return problem_response(refusal.status, refusal.title, "", refusal.advice);
}

}  // namespace evidex
