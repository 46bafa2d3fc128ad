#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace evidex {

/// The English Snowball stemmer. Not safe to share between threads.
class Stemmer {
public:
    Stemmer();
    std::string stem(std::string_view folded_word);

private:
    struct Free {
        void operator()(void* stemmer) const;
    };
    std::unique_ptr<void, Free> stemmer_;
};

}  // namespace evidex
