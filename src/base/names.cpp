#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "evidex/codebook.hpp"
#include "evidex/coded_text.hpp"
#include "evidex/decision.hpp"
#include "evidex/document.hpp"
#include "evidex/passage.hpp"
#include "evidex/review.hpp"
#include "evidex/store.hpp"

namespace evidex {
namespace {

template <class Enum, std::size_t N>
using Names = std::array<std::pair<Enum, std::string_view>, N>;

constexpr Names<Format, 10> kFormats{{{Format::unknown, "unknown"},
                                      {Format::text, "text"},
                                      {Format::markdown, "markdown"},
                                      {Format::html, "html"},
                                      {Format::docx, "docx"},
                                      {Format::odt, "odt"},
                                      {Format::pdf, "pdf"},
                                      {Format::vtt, "vtt"},
                                      {Format::srt, "srt"},
                                      {Format::jats, "jats"}}};

constexpr Names<SourceKind, 2> kSourceKinds{
    {{SourceKind::document, "document"}, {SourceKind::interview, "interview"}}};

constexpr Names<BlockKind, 9> kBlockKinds{{{BlockKind::title, "title"},
                                           {BlockKind::heading, "heading"},
                                           {BlockKind::paragraph, "paragraph"},
                                           {BlockKind::list_item, "list-item"},
                                           {BlockKind::table_cell, "table-cell"},
                                           {BlockKind::caption, "caption"},
                                           {BlockKind::footnote, "footnote"},
                                           {BlockKind::reference, "reference"},
                                           {BlockKind::turn, "turn"}}};

constexpr Names<SectionKind, 12> kSectionKinds{{{SectionKind::body, "body"},
                                                {SectionKind::abstract, "abstract"},
                                                {SectionKind::introduction, "introduction"},
                                                {SectionKind::methods, "methods"},
                                                {SectionKind::results, "results"},
                                                {SectionKind::discussion, "discussion"},
                                                {SectionKind::references, "references"},
                                                {SectionKind::contents, "contents"},
                                                {SectionKind::keywords, "keywords"},
                                                {SectionKind::front, "front"},
                                                {SectionKind::back, "back"},
                                                {SectionKind::consent, "consent"}}};

constexpr Names<Stance, 3> kStances{
    {{Stance::neutral, "neutral"}, {Stance::meets, "meets"}, {Stance::falls_short, "falls-short"}}};

constexpr Names<AgreementUnit, 3> kAgreementUnits{{{AgreementUnit::passage, "passage"},
                                                   {AgreementUnit::sentence, "sentence"},
                                                   {AgreementUnit::character, "character"}}};

constexpr Names<Evidence, 3> kEvidence{
    {{Evidence::suggested, "suggested"}, {Evidence::decided, "decided"}, {Evidence::agreed, "agreed"}}};

constexpr Names<Verdict, 9> kVerdicts{{{Verdict::accepted, "accepted"},
                                       {Verdict::rejected, "rejected"},
                                       {Verdict::added, "added"},
                                       {Verdict::changed_span, "changed-span"},
                                       {Verdict::withdrawn, "withdrawn"},
                                       {Verdict::reviewed, "reviewed"},
                                       {Verdict::shown, "shown"},
                                       {Verdict::settled, "settled"},
                                       {Verdict::dismissed, "dismissed"}}};

constexpr Names<View, 3> kViews{
    {{View::blind, "blind"}, {View::assisted, "assisted"}, {View::informed, "informed"}}};

constexpr Names<Whereabouts, 3> kWhereabouts{{{Whereabouts::placed, "placed"},
                                              {Whereabouts::unresolved, "unresolved"},
                                              {Whereabouts::elsewhere, "elsewhere"}}};

constexpr Names<ReviewOrder, 3> kReviewOrders{{{ReviewOrder::document, "document"},
                                               {ReviewOrder::uncertain, "uncertain"},
                                               {ReviewOrder::random, "random"}}};

template <class Enum, std::size_t N>
std::string_view find_name(const Names<Enum, N>& names, Enum value) {
    const auto* found =
        std::find_if(names.begin(), names.end(), [&](auto& entry) { return entry.first == value; });
    return found == names.end() ? std::string_view("?") : found->second;
}

template <class Enum, std::size_t N>
std::optional<Enum> find_value(const Names<Enum, N>& names, std::string_view name) {
    const auto* found =
        std::find_if(names.begin(), names.end(), [&](auto& entry) { return entry.second == name; });
    if (found == names.end()) return std::nullopt;
    return found->first;
}

}  // namespace

std::string_view name_of(Format format) {
    return find_name(kFormats, format);
}
std::string_view name_of(SourceKind kind) {
    return find_name(kSourceKinds, kind);
}
std::string_view name_of(BlockKind kind) {
    return find_name(kBlockKinds, kind);
}
std::string_view name_of(SectionKind kind) {
    return find_name(kSectionKinds, kind);
}
std::string_view name_of(Stance stance) {
    return find_name(kStances, stance);
}
std::string_view name_of(AgreementUnit unit) {
    return find_name(kAgreementUnits, unit);
}
std::string_view name_of(Evidence evidence) {
    return find_name(kEvidence, evidence);
}
std::string_view name_of(Verdict verdict) {
    return find_name(kVerdicts, verdict);
}
std::string_view name_of(View view) {
    return find_name(kViews, view);
}
std::string_view name_of(Whereabouts whereabouts) {
    return find_name(kWhereabouts, whereabouts);
}
std::string_view name_of(ReviewOrder order) {
    return find_name(kReviewOrders, order);
}

std::optional<Format> format_from(std::string_view name) {
    return find_value(kFormats, name);
}
std::optional<SourceKind> source_kind_from(std::string_view name) {
    return find_value(kSourceKinds, name);
}
std::optional<BlockKind> block_kind_from(std::string_view name) {
    return find_value(kBlockKinds, name);
}
std::optional<SectionKind> section_kind_from(std::string_view name) {
    return find_value(kSectionKinds, name);
}
std::optional<Stance> stance_from(std::string_view name) {
    return find_value(kStances, name);
}
std::optional<AgreementUnit> agreement_unit_from(std::string_view name) {
    return find_value(kAgreementUnits, name);
}
std::optional<Evidence> evidence_from(std::string_view name) {
    return find_value(kEvidence, name);
}
std::optional<Verdict> verdict_from(std::string_view name) {
    return find_value(kVerdicts, name);
}
std::optional<View> view_from(std::string_view name) {
    return find_value(kViews, name);
}
std::optional<Whereabouts> whereabouts_from(std::string_view name) {
    return find_value(kWhereabouts, name);
}
std::optional<ReviewOrder> review_order_from(std::string_view name) {
    return find_value(kReviewOrders, name);
}

std::size_t Codebook::find_component(std::string_view id) const {
    for (std::size_t i = 0; i < components.size(); ++i) {
        if (components[i].id == id) return i;
    }
    return npos;
}

std::string role_id(std::string_view spelling) {
    std::string id;
    for (const char c : spelling) {
        const auto byte = static_cast<unsigned char>(c);
        const bool separates = c == ' ' || c == '_' || c == '-';
        if (separates) {
            if (!id.empty() && id.back() != '-') id += '-';
        } else {
            id += static_cast<char>(std::tolower(byte));
        }
    }
    while (!id.empty() && id.back() == '-') id.pop_back();
    return id;
}

}  // namespace evidex
