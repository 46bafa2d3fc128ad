#include "report/pseudonyms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/words.hpp"

namespace evidex {
namespace {

struct Counts {
    std::int64_t lines = 0, added = 0, yes = 0, no = 0, undecided = 0;
};

Counts count(const FindingsReport& report, std::size_t known, IdentifierKind kind) {
    Counts counts;
    for (std::size_t i = 0; i < report.key.size(); ++i) {
        const Pseudonym& line = report.key[i];
        if (line.kind != kind) continue;
        ++counts.lines;
        counts.added += i >= known ? 1 : 0;
        counts.yes += line.replace == Replace::yes ? 1 : 0;
        counts.no += line.replace == Replace::no ? 1 : 0;
        counts.undecided += line.replace == Replace::undecided ? 1 : 0;
    }
    return counts;
}

std::string kind_text(IdentifierKind kind) {
    switch (kind) {
        case IdentifierKind::person:
            return "people";
        case IdentifierKind::school:
            return "schools";
        case IdentifierKind::service:
            return "services";
        case IdentifierKind::place:
            return "places";
        case IdentifierKind::phone:
            return "telephone numbers";
        case IdentifierKind::email:
            return "e-mail addresses";
        case IdentifierKind::nhs_number:
            return "NHS numbers";
        case IdentifierKind::birth_date:
            return "dates of birth";
        case IdentifierKind::postcode:
            return "postcodes";
        case IdentifierKind::name:
            break;
    }
    return "names of other things";
}

}  // namespace

Table findings_table(const FindingsReport& report, std::size_t known) {
    Table table;
    table.columns = {{"kind", "What"},       {"lines", "Lines", true},
                     {"new", "New", true},   {"replace", "Replace", true},
                     {"keep", "Keep", true}, {"undecided", "Undecided", true}};
    constexpr std::array kKinds{IdentifierKind::person,     IdentifierKind::school,
                                IdentifierKind::service,    IdentifierKind::place,
                                IdentifierKind::phone,      IdentifierKind::email,
                                IdentifierKind::nhs_number, IdentifierKind::birth_date,
                                IdentifierKind::postcode,   IdentifierKind::name};
    for (const IdentifierKind kind : kKinds) {
        const Counts counts = count(report, known, kind);
        if (counts.lines == 0) continue;
        table.rows.push_back({Cell(Json(std::string(name_of(kind))), kind_text(kind)), counts.lines,
                              counts.added, counts.yes, counts.no, counts.undecided});
    }
    return table;
}

std::string findings_text(const FindingsReport& report, std::size_t known, const std::string& key,
                          const Look& look) {
    std::string out = fmt::format("{} read; {} in {}", counted(report.sources, "file"),
                                  counted(std::ssize(report.key), "line"), key);
    out += "\n\n";
    out += report.key.empty()
               ? "Nothing was found. Read the texts all the same: no program finds every name.\n"
               : to_text(findings_table(report, known), look);
    for (const IngestFailure& failure : report.failures) {
        out += paragraph("Not read: " + failure.error.text(), {}, "  ", look);
    }
    return out;
}

}  // namespace evidex
