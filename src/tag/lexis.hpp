#pragma once

#include "tag/atoms.hpp"
#include "tag/regexes.hpp"
#include "tag/trie.hpp"

namespace evidex {

/// The words of a codebook: what single words satisfy, how they make phrases, which hint at a regex.
struct Lexis {
    AtomTable atoms;
    Trie trie;
    Regexes regexes;
};

}  // namespace evidex
