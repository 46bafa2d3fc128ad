#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

/// A codebook folder for one test: two components with two themes each, to which tests add sheets.
class CodebookFolder {
public:
    CodebookFolder() {
        static int count = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("evidex-codebook-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
        std::filesystem::create_directories(path_);
        write("codebook.toml", kFrame);
    }
    CodebookFolder(const CodebookFolder&) = delete;
    CodebookFolder& operator=(const CodebookFolder&) = delete;
    ~CodebookFolder() { std::filesystem::remove_all(path_); }

    void write(const std::string& file, std::string_view text) const {
        std::ofstream(path_ / file, std::ios::binary) << text;
    }
    void remove(const std::string& file) const { std::filesystem::remove(path_ / file); }
    [[nodiscard]] std::string path() const { return path_.string(); }

    static constexpr std::string_view kFrame = R"([codebook]
name = "small"
version = "0.1"
[match]
default_where = "section:!references"
[[component]]
id = "access"
label = "Getting in"
[[component.theme]]
id = "wait"
label = "Waiting"
[[component.theme]]
id = "route"
label = "Ways in"
[[component]]
id = "staff"
label = "People"
threshold = 2.5
negated_default = "neutral"
[[component.theme]]
id = "warmth"
label = "Warmth"
)";

private:
    std::filesystem::path path_;
};
