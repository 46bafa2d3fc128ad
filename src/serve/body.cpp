#include "serve/body.hpp"

#include "base/lookup.hpp"

namespace evidex {
namespace {

Error wrong(const char* name, const char* what) {
    return make_error(ErrorCode::usage,
                      std::string("'") + name + "' in the request is missing or is not " + what);
}

const Json* member(const Json& json, const char* name) {
    if (!json.is_object()) return nullptr;
    const auto found = json.find(name);
    return found == json.end() || found->is_null() ? nullptr : &*found;
}

}  // namespace

Result<std::string> text_in(const Json& json, const char* name) {
    const Json* value = member(json, name);
    if (value == nullptr || !value->is_string()) return wrong(name, "a text");
    return value->get<std::string>();
}

Result<std::string> optional_text_in(const Json& json, const char* name) {
    if (member(json, name) == nullptr) return std::string();
    return text_in(json, name);
}

Result<std::int64_t> number_in(const Json& json, const char* name) {
    const Json* value = member(json, name);
    if (value == nullptr || !value->is_number_integer()) return wrong(name, "a whole number");
    return value->get<std::int64_t>();
}

Result<bool> flag_in(const Json& json, const char* name) {
    const Json* value = member(json, name);
    if (value == nullptr || !value->is_boolean()) return wrong(name, "true or false");
    return value->get<bool>();
}

Result<const Json*> list_in(const Json& json, const char* name, std::size_t most) {
    const Json* value = member(json, name);
    if (value == nullptr || !value->is_array() || value->empty()) return wrong(name, "a list");
    if (value->size() <= most) return value;
    return make_error(ErrorCode::usage,
                      std::string("'") + name + "' holds more than " + std::to_string(most) + " items");
}

Result<std::optional<Stance>> stance_in(const Json& json) {
    const Result<std::string> name = optional_text_in(json, "stance");
    if (!name) return name.error();
    if (name->empty()) return std::optional<Stance>();
    if (const std::optional<Stance> stance = stance_from(*name)) return stance;
    return wrong("stance", "meets, falls-short or neutral");
}

Result<std::string> component_in(const Json& json, const char* name, const Codebook& codebook) {
    const Result<std::string> typed = text_in(json, name);
    if (!typed) return typed.error();
    return find_component(codebook, *typed);
}

}  // namespace evidex
