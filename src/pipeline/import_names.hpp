#pragma once

#include <set>
#include <string>
#include <string_view>

#include "evidex/project.hpp"

namespace evidex {

/// A name as a part of a path.
std::string as_file_name(std::string_view name);

/// A pattern that fits the words themselves; signs that mean something in patterns fit any letter.
std::string literal_pattern(std::string text);

/// The value of an attribute, its name in any case; null if there is none.
const std::string* find_attribute(const ProjectAttributes& attributes, std::string_view name);

/// Makes names of coders that the log takes, no two of them alike.
class CoderNames {
public:
    std::string make(std::string_view wanted);

private:
    std::set<std::string> used_;
};

}  // namespace evidex
