#include "report/coverage.hpp"

#include <catch2/catch.hpp>

using namespace evidex;

namespace {

Codebook codebook() {
    Codebook book;
    book.components.resize(2);
    book.components[0].id = "rapid-access";
    book.components[0].label = "Rapid access";
    book.components[1].id = "aftercare-planning";
    book.components[1].label = "Aftercare planning";
    return book;
}

CoverageRow row(const std::string& component, std::int64_t passages, std::int64_t sources) {
    CoverageRow made;
    made.component = component;
    made.passages = made.neutral = passages;
    made.sources = sources;
    return made;
}

}  // namespace

TEST_CASE("little evidence is named in words") {
    CHECK(amount_of(row("x", 0, 0)) == "empty");
    CHECK(amount_of(row("x", 9, 2)) == "thin");
    CHECK(amount_of(row("x", 9, 3)).empty());
    Coverage coverage;
    coverage.rows = {row("rapid-access", 4, 2), row("aftercare-planning", 0, 0)};
    const std::string notes = coverage_text(coverage, codebook(), {});
    CHECK(notes.find("Empty (no passage): Aftercare planning\n") != std::string::npos);
    CHECK(notes.find("Thin (fewer than 3 sources): Rapid access\n") != std::string::npos);
}

TEST_CASE("the coverage table says who speaks and how the stances are shared") {
    Coverage coverage;
    CoverageRow filled = row("rapid-access", 20, 5);
    filled.meets = 1;
    filled.falls_short = 18;
    filled.neutral = 1;
    filled.roles = {{"young-person", 12}, {"", 8}};
    coverage.rows = {filled};
    const Table table = coverage_table(coverage, codebook());
    const Json json = to_json(table)[0];
    CHECK(json["label"] == "Rapid access");
    CHECK(json["roles"] == Json{{"young-person", 12}, {"unknown", 8}});
    CHECK_FALSE(json.contains("bar"));
    const std::string text = coverage_text(coverage, codebook(), {200, false});
    CHECK(text.find("█▒▒▒▒▒▒▒▒·") != std::string::npos);
    CHECK(text.find("█ meets") != std::string::npos);
    // Where there is no room for bars nothing explains them.
    CHECK(coverage_text(coverage, codebook(), {60, false}).find("█") == std::string::npos);
    CHECK(text.find("young person 12, unknown 8") != std::string::npos);
}

TEST_CASE("the bar is as long for every mixture of stances") {
    for (std::int64_t meets = 0; meets < 15; ++meets) {
        for (std::int64_t falls_short = 0; falls_short < 15; ++falls_short) {
            Coverage coverage;
            CoverageRow filled = row("rapid-access", meets + falls_short + 1, 5);
            filled.meets = meets;
            filled.falls_short = falls_short;
            filled.neutral = 1;
            coverage.rows = {filled};
            const Table table = coverage_table(coverage, codebook());
            const auto bar = std::find_if(table.columns.begin(), table.columns.end(),
                                          [](const Column& column) { return column.key == "bar"; });
            const std::string& drawn =
                table.rows[0][static_cast<std::size_t>(bar - table.columns.begin())].shown;
            std::size_t signs = 0;
            for (const char c : drawn) signs += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
            CHECK(signs == 10);
        }
    }
}
