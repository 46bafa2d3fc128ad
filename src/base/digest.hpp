#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace evidex {

/// SHA-256 as 64 lower-case hex digits.
std::string sha256(std::string_view bytes);

/// Random bytes that nobody can guess, as hex digits, two a byte.
std::string random_hex(std::size_t bytes);

/// SHA-256 of bytes that come in pieces.
class Sha256 {
public:
    Sha256();
    void add(std::string_view bytes);
    /// Ends the sum; call once.
    std::string hex();

private:
    struct Free {
        void operator()(void* context) const;
    };
    std::unique_ptr<void, Free> context_;
};

}  // namespace evidex
