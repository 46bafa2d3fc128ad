#include <catch2/catch.hpp>

#include "evidex/passage.hpp"
#include "support/temporary.hpp"

using namespace evidex;

TEST_CASE("roles in words or ids are the same") {
    CHECK(role_id("Young person") == "young-person");
    CHECK(role_id(" service_provider ") == "service-provider");
    CHECK(role_id("PARENT") == "parent");
}

TEST_CASE("a roles file in a spreadsheet's spelling") {
    const test::TemporaryFolder folder;
    const auto rows =
        load_roles(folder.write("roles.csv", "Source;Speaker;Role\nint-1.docx;KL;Service provider\n"));
    REQUIRE(rows);
    CHECK(rows->front().source == "int-1.docx");
    CHECK(rows->front().role == "service-provider");
}

TEST_CASE("mistakes in a roles file name their line") {
    const test::TemporaryFolder folder;
    const auto unknown = load_roles(folder.write("a.csv", "source,speaker,role\n*,KL,nurse\n"));
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().line == 2);
    CHECK(unknown.error().message.find("nurse") != std::string::npos);
    const auto columns = load_roles(folder.write("b.csv", "file,who\nx,y\n"));
    REQUIRE_FALSE(columns);
    CHECK(columns.error().line == 1);
}
