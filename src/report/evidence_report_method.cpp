#include <fmt/format.h>

#include "base/strings.hpp"
#include "report/evidence_report_words.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

std::string counted_size(std::size_t number, std::string_view noun) {
    return counted(static_cast<std::int64_t>(number), noun);
}

std::string days_text(const ReportMethod& method) {
    const std::string first = date_text(method.first_run);
    const std::string last = date_text(method.last_run);
    return first == last ? "on " + first : fmt::format("between {} and {}", first, last);
}

std::string material(const EvidenceReport& report) {
    const ReportMethod& method = report.method;
    std::string text = fmt::format(
        "{} ({}, {}) were read with evidex {} {}. They were cut at paragraphs, list items and "
        "turns of speech into passages, of which {} can hold evidence; questions of interviewers, headings, "
        "reference lists and the like are kept as context and do not count.",
        counted(report.interviews + report.documents, "source"), counted(report.interviews, "interview"),
        counted(report.documents, "document"), method.version, days_text(method),
        count_text(report.passages));
    if (!method.chosen.empty()) {
        text += " This report is restricted to what these options choose: " + method.chosen + ".";
    }
    if (!method.failures.empty()) {
        text += fmt::format(" {} could not be read: {}.", counted_size(method.failures.size(), "file"),
                            joined(method.failures));
    }
    return text;
}

std::string coding_frame(const EvidenceReport& report) {
    const ReportMethod& method = report.method;
    return fmt::format(
        "The coding frame is the codebook “{}”, version {} (SHA-256 {}): {}, found by {}, {} and {}, "
        "which are text files that can be read and checked.",
        method.codebook_name, method.codebook_version, method.codebook_digest,
        counted_size(report.components.size(), "component"), counted(method.terms, "term"),
        counted(method.rules, "rule"), counted(method.modifiers, "modifier"));
}

std::string tagging() {
    return "A passage is tagged with a component if the weights of the terms and rules found in it reach the "
           "component's threshold. The same words decide the stance: “meets” (a service has the component), "
           "“falls short” (it lacks it) or “neutral” (it is spoken of without judgement, or both sides weigh "
           "alike); modifiers such as negations and wishes turn it. No statistical or generative model takes "
           "part: the same files and codebook give the same tags, and each tag names the words and rows that "
           "made it.";
}

std::string speakers() {
    return "Roles of speakers come from their labels in the transcripts, by the codebook's list of labels "
           "and, "
           "where there was one, the project's own list. Speech whose label is not known counts as "
           "“unknown”.";
}

std::string whose_word(const EvidenceReport& report) {
    const ReportMethod& method = report.method;
    const std::string decisions =
        method.decisions == 0
            ? std::string("No decisions of coders are recorded in the base.")
            : fmt::format("The base records {} by {}.", counted(method.decisions, "decision"),
                          counted(method.coders, "coder"));
    switch (report.evidence) {
        case Evidence::decided:
            return "Evidence is what at least one coder has coded and no adjudicator has dismissed. " +
                   decisions;
        case Evidence::agreed:
            return "Evidence is what an adjudicator has settled, or two or more coders have coded with no "
                   "coder "
                   "against it. " +
                   decisions;
        case Evidence::suggested:
            break;
    }
    return "Evidence is what the program suggests, whether or not a person has looked at it. " + decisions;
}

std::string quotes(const EvidenceReport& report) {
    return fmt::format(
        "Quotes were chosen by rule, not by hand, at most {} a component and 2 a source. Voices take turns, "
        "roles "
        "with most passages first and what is written last. Each turn gives the passage of comfortable "
        "length (80 "
        "to 700 characters) from the source quoted least so far, of the stance that is due, with the highest "
        "score. Every stance that occurs is due once; then the one whose share of the quotes is furthest "
        "behind "
        "its share of the evidence (Sainte-Laguë). Passages that share most of their words with one already "
        "chosen are left out.",
        report.method.quotes);
}

std::string gaps() {
    return "A component is empty without a passage and thin below 3 sources. Further gaps are named where "
           "one "
           "source has more than half of the passages, where only one role speaks or nobody does, where 5 or "
           "more "
           "passages all have one stance, where the newest evidence is more than 5 years older than the "
           "newest "
           "source, where a role was read but not found, and where a theme has no passage.";
}

std::string repeating(const EvidenceReport& report) {
    return fmt::format(
        "The sources are identified by the SHA-256 of their bytes in the list below; the SHA-256 over this "
        "list, "
        "sorted, one a line, is {}. The same sources, codebook, decisions and version of evidex give this "
        "report "
        "again, byte by byte.",
        report.method.base_digest);
}

std::string interval_text(const BootstrapInterval& interval) {
    if (!interval.low || !interval.high) return interval.undefined.empty() ? "–" : interval.undefined;
    return fmt::format("{:.2f} to {:.2f}", *interval.low, *interval.high);
}

/// Kappa for two coders, alpha for more: what `Agreement::interval` is of.
const Measure& main_measure(const Agreement& agreement) {
    return agreement.rated.size() == 2 ? agreement.kappa : agreement.alpha;
}

}  // namespace

AgreementTable agreement_table(const EvidenceReport& report) {
    AgreementTable table;
    bool two = true;
    for (const ComponentReport& component : report.components) {
        if (!component.agreement) continue;
        const Agreement& agreement = *component.agreement;
        two = agreement.rated.size() == 2;
        table.rows.push_back({component.component.label, count_text(agreement.units),
                              count_text(agreement.documents), measure_text(agreement.prevalence.value),
                              measure_text(agreement.percent.value),
                              measure_text(main_measure(agreement).value), interval_text(agreement.interval),
                              measure_text(agreement.positive.value), measure_text(agreement.ac1.value)});
    }
    table.columns = {"Component",     "Passages",           "Sources",
                     "Prevalence",    "Percent agreement",  two ? "Cohen's kappa" : "Krippendorff's alpha",
                     "95 % interval", "Positive agreement", "Gwet's AC1"};
    return table;
}

std::string more_sources_text(const EvidenceReport& report) {
    return fmt::format("And {}: evidex sources lists all.",
                       counted_size(report.more_sources, "further source"));
}

std::vector<MethodPart> method_of(const EvidenceReport& report) {
    return {{"Material", material(report)},
            {"Coding frame", coding_frame(report)},
            {"Tagging", tagging()},
            {"Speakers", speakers()},
            {"Whose word counts", whose_word(report)},
            {"Choice of quotes", quotes(report)},
            {"Gaps", gaps()},
            {"Repeating it", repeating(report)}};
}

std::vector<std::string> limits_of(const EvidenceReport& report) {
    std::vector<std::string> limits;
    if (report.evidence == Evidence::suggested) {
        limits.emplace_back(
            "Suggestions are made from words. They miss what is said in words that the codebook does not "
            "know, and "
            "include passages that only sound alike. How many is not known of this base unless coders have "
            "read a "
            "random sample of it, untagged passages included.");
    } else {
        limits.emplace_back(
            "Only passages that coders have decided on count. Where nobody has looked yet, nothing is found: "
            "compare with the suggestions.");
    }
    limits.emplace_back(
        "Numbers count passages, not people: who talks much counts often. Read them with the number of "
        "sources "
        "beside them.");
    limits.emplace_back(
        "One passage may count for several components, so rows of the tables must not be added up.");
    limits.emplace_back(
        "Nothing found means that nothing was found in what was read, by these words. It does not mean that "
        "nobody thinks it, or that services lack it.");
    limits.emplace_back(
        "A stance is what a passage says of a component. It is no measure of how good a service is, and says "
        "nothing about how often something happens.");
    limits.emplace_back(
        "Quotes show variety. They are no sample, and say nothing about how common a view is.");
    if (report.method.stale > 0) {
        limits.push_back(counted(report.method.stale, "source") +
                         " still carried tags of another version of the codebook (evidex retag mends that).");
    }
    if (report.method.unresolved > 0) {
        limits.push_back(counted(report.method.unresolved, "decision") +
                         " could not be placed again in the text and are left out.");
    }
    return limits;
}

std::string basis_of(const EvidenceReport& report) {
    switch (report.evidence) {
        case Evidence::decided:
            return "Evidence coded by at least one person";
        case Evidence::agreed:
            return "Evidence that coders agree on";
        case Evidence::suggested:
            break;
    }
    return "Evidence suggested by evidex, not confirmed by people";
}

}  // namespace evidex
