#include "base/english.hpp"

#include <catch2/catch.hpp>

using namespace evidex;

TEST_CASE("the word list holds words and not its notice") {
    for (const char* word : {"aardvark", "zoos", "behaviour", "behavior", "treatment"})
        CHECK(is_english(word));
    for (const char* word : {"", "#", "tion", "selfcare", "zzz", "a\nb", "# english words"}) {
        CHECK_FALSE(is_english(word));
    }
}
