#include "tag/stemmer.hpp"

#include <libstemmer.h>

namespace evidex {

void Stemmer::Free::operator()(void* stemmer) const {
    sb_stemmer_delete(static_cast<sb_stemmer*>(stemmer));
}

Stemmer::Stemmer() : stemmer_(sb_stemmer_new("english", "UTF_8")) {}

std::string Stemmer::stem(std::string_view folded_word) {
    auto* stemmer = static_cast<sb_stemmer*>(stemmer_.get());
    const auto* bytes = reinterpret_cast<const sb_symbol*>(folded_word.data());
    const sb_symbol* stem = sb_stemmer_stem(stemmer, bytes, static_cast<int>(folded_word.size()));
    if (stem == nullptr) return std::string(folded_word);
    return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

}  // namespace evidex
