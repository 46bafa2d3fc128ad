#pragma once

#include <string>
#include <utility>
#include <variant>

namespace evidex {

/// What kind of failure happened; `main` turns it into an exit status.
enum class ErrorCode {
    usage,        ///< The caller asked for something that makes no sense.
    not_found,    ///< A named thing does not exist.
    io,           ///< The operating system refused to read or write.
    unsupported,  ///< A file format evidex does not read.
    encrypted,    ///< Password-protected.
    empty,        ///< Nothing to read: no bytes, or no words.
    no_text,      ///< A scan: pages without a text layer.
    malformed,    ///< Bytes that do not follow their format.
    limit,        ///< A limit of time, memory, size or depth was reached.
    crashed,      ///< The reader process died.
    busy,         ///< Somebody else is writing to the base.
    damaged,      ///< The base fails its own checks.
    disk_full,    ///< No space left.
    newer,        ///< The file was made by a newer evidex.
    interrupted,  ///< The user stopped the work; it can be resumed.
};

/// A failure told to a person: where, what, and what to do next.
struct Error {
    ErrorCode code = ErrorCode::usage;
    std::string message;  ///< One plain sentence, no full stop needed.
    std::string advice;   ///< What to do next; may be empty.
    std::string file;     ///< Path as the user gave it; may be empty.
    int line = 0;         ///< Physical line, 1-based; 0 = none.
    int column = 0;       ///< Byte column, 1-based; 0 = none.

    /// `file:line:column: message (advice)`, leaving out what is unknown.
    [[nodiscard]] std::string text() const;
};

/// A value or an Error, with the names of `std::expected`.
/// Reading the value of a failed result is a programming error.
template <class T>
class [[nodiscard]] Result {
public:
    using value_type = T;

    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    T& value() & { return std::get<0>(state_); }
    const T& value() const& { return std::get<0>(state_); }
    T&& value() && { return std::get<0>(std::move(state_)); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    [[nodiscard]] const Error& error() const& { return std::get<1>(state_); }
    [[nodiscard]] Error&& error() && { return std::get<1>(std::move(state_)); }

private:
    std::variant<T, Error> state_;
};

/// Success without a value.
struct Done {};

/// The result of something that is done for its effect.
using Status = Result<Done>;

/// Shorthand for building an Error without a place.
[[nodiscard]] Error make_error(ErrorCode code, std::string message, std::string advice = {});

}  // namespace evidex
