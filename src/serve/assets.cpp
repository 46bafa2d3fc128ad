#include "serve/assets.hpp"

#include <algorithm>
#include <array>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "serve/embedded.hpp"
#include "serve/page.hpp"

namespace evidex {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kTypes{
    {{"html", "text/html; charset=utf-8"},
     {"js", "text/javascript; charset=utf-8"},
     {"css", "text/css; charset=utf-8"},
     {"svg", "image/svg+xml"},
     {"png", "image/png"}}};

std::string type_of(const std::string& name) {
    for (const auto& [ending, type] : kTypes) {
        if (extension(name) == ending) return std::string(type);
    }
    return "application/octet-stream";
}

Asset make_asset(std::string name, std::string bytes) {
    Asset asset;
    asset.type = type_of(name);
    asset.digest = sha256(bytes);
    asset.name = std::move(name);
    asset.bytes = std::move(bytes);
    return asset;
}

/// One plain file name: no folders, nothing hidden.
bool is_file_name(const std::string& name) {
    constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
    return !name.empty() && name.size() <= 100 && name.front() != '.' &&
           name.find_first_not_of(kAllowed) == std::string::npos;
}

HttpResponse not_found() {
    return page(404, "There is no such page", "", "To the overview");
}

}  // namespace

Assets::Assets(std::string folder) : folder_(std::move(folder)) {
    if (!folder_.empty()) return;
    for (const EmbeddedFile& file : embedded_files()) {
        embedded_.push_back(make_asset(std::string(file.name), std::string(file.bytes)));
    }
}

bool Assets::present() const {
    return find("index.html").has_value();
}

std::optional<Asset> Assets::find(const std::string& name) const {
    if (!is_file_name(name)) return std::nullopt;
    if (!folder_.empty()) {
        Result<std::string> bytes = read_file(folder_ + "/" + name);
        if (!bytes) return std::nullopt;
        return make_asset(name, std::move(*bytes));
    }
    const auto found = std::find_if(embedded_.begin(), embedded_.end(),
                                    [&](const Asset& asset) { return asset.name == name; });
    if (found == embedded_.end()) return std::nullopt;
    return *found;
}

HttpResponse Assets::answer(const HttpRequest& request) const {
    const std::string path = request.path();
    const std::string last = path.substr(path.rfind('/') + 1);
    const bool is_page = last.find('.') == std::string::npos;
    if (!is_page && path.find('/', 1) != std::string::npos) return not_found();
    const std::optional<Asset> asset = find(is_page ? "index.html" : last);
    if (!asset) return not_found();
    const std::string tag = "\"" + asset->digest + "\"";
    HttpResponse response;
    response.type = asset->type;
    response.headers = {{"ETag", tag}, {"Cache-Control", "no-cache"}};
    if (request.header("if-none-match") == tag) {
        response.status = 304;
    } else {
        response.body = asset->bytes;
    }
    return response;
}

}  // namespace evidex
