#include "base/archive.hpp"

#include <catch2/catch.hpp>
#include <ctime>

using evidex::Archive;
using evidex::ArchiveMember;
using evidex::write_archive;

TEST_CASE("archive: what was written is read again") {
    const std::vector<ArchiveMember> members{
        {"project.qde", "<Project/>"}, {"sources/naïve.txt", std::string(70'000, 'a') + "b"}, {"empty", ""}};
    const auto bytes = write_archive(members);
    REQUIRE(bytes);
    auto archive = Archive::open(*bytes);
    REQUIRE(archive);
    CHECK(archive->names() == std::vector<std::string>{"project.qde", "sources/naïve.txt", "empty"});
    for (const ArchiveMember& member : members) {
        INFO(member.name);
        CHECK(archive->member(member.name).value() == member.bytes);
    }
    CHECK_FALSE(archive->member("Project.qde"));
}

TEST_CASE("archive: equal members give equal files, today or tomorrow, here or elsewhere") {
    const std::vector<ArchiveMember> members{{"a", "one"}, {"b", "two"}};
    const std::string here = write_archive(members).value();
    for (const char* zone : {"UTC", "Pacific/Kiritimati", "America/St_Johns"}) {
        ::setenv("TZ", zone, 1);
        ::tzset();
        CHECK(write_archive(members).value() == here);
    }
    ::unsetenv("TZ");
    ::tzset();
    // Bytes 10 to 13 of a local header: noon, 1 January 1980.
    CHECK(here.substr(10, 4) == std::string("\x00\x60\x21\x00", 4));
}
