#include "evidex/frame.hpp"

#include <catch2/catch.hpp>

#include "tag/codebook_folder.hpp"

using namespace evidex;

TEST_CASE("the frame of a codebook is what the whole codebook says of itself") {
    const std::string shipped = std::string(EVIDEX_ROOT) + "/lexicons/cyp-services";
    const auto whole = load_codebook(shipped);
    const auto frame = load_frame(shipped + "/");
    REQUIRE(whole);
    REQUIRE(frame);
    CHECK(frame->digest == whole->digest);
    CHECK(frame->directory == whole->directory);
    CHECK(frame->settings.name == whole->settings.name);
    REQUIRE(frame->components.size() == whole->components.size());
    for (std::size_t i = 0; i < frame->components.size(); ++i) {
        CHECK(frame->components[i].id == whole->components[i].id);
        CHECK(frame->components[i].themes.size() == whole->components[i].themes.size());
    }
    CHECK(frame->rows.empty());
}

TEST_CASE("a change of any sheet changes the digest that a frame knows") {
    const CodebookFolder folder;
    folder.write("terms.csv", "id,component,theme,pattern\nA-1,access,wait,queue*\n");
    const auto before = load_frame(folder.path());
    folder.write("terms.csv", "id,component,theme,pattern\nA-1,access,wait,queued\n");
    const auto after = load_frame(folder.path());
    REQUIRE(before);
    REQUIRE(after);
    CHECK(before->digest != after->digest);
}

TEST_CASE("a frame that cannot be read says where and why") {
    const CodebookFolder folder;
    folder.write("terms.csv", "id,theme,pattern\nA-1,wait,queue*\n");
    const auto lame = load_frame(folder.path());
    REQUIRE_FALSE(lame);
    CHECK(lame.error().file == folder.path() + "/terms.csv");
    CHECK(lame.error().message.find("component") != std::string::npos);
    folder.remove("codebook.toml");
    const auto none = load_frame(folder.path());
    REQUIRE_FALSE(none);
    CHECK(none.error().code == ErrorCode::not_found);
}
