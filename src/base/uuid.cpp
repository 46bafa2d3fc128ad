#include "base/uuid.hpp"

#include <openssl/evp.h>

#include <array>
#include <cstddef>

namespace evidex {
namespace {

unsigned int hex_value(char c) {
    if (c >= '0' && c <= '9') return static_cast<unsigned int>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<unsigned int>(c - 'a') + 10;
    if (c >= 'A' && c <= 'F') return static_cast<unsigned int>(c - 'A') + 10;
    return 0;
}

/// The 16 bytes that a UUID stands for.
std::string bytes_of(std::string_view uuid) {
    std::string bytes;
    unsigned int high = 0;
    bool has_high = false;
    for (const char c : uuid) {
        if (c == '-') continue;
        if (has_high) bytes += static_cast<char>(high << 4U | hex_value(c));
        high = hex_value(c);
        has_high = !has_high;
    }
    return bytes;
}

}  // namespace

std::string uuid5(std::string_view space, std::string_view name) {
    const std::string input = bytes_of(space).append(name);
    std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
    unsigned int size = 0;
    EVP_Digest(input.data(), input.size(), sum.data(), &size, EVP_sha1(), nullptr);
    sum[6] = static_cast<unsigned char>((sum[6] & 0x0FU) | 0x50U);
    sum[8] = static_cast<unsigned char>((sum[8] & 0x3FU) | 0x80U);
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string uuid;
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) uuid += '-';
        uuid += kDigits[sum[i] >> 4U];
        uuid += kDigits[sum[i] & 15U];
    }
    return uuid;
}

}  // namespace evidex
