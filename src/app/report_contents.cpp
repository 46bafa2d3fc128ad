#include "app/report_contents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/report_agreement.hpp"
#include "app/report_maps.hpp"
#include "app/report_quotes.hpp"
#include "base/digest.hpp"
#include "base/files.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

constexpr std::size_t kMostSources = 500;
constexpr std::size_t kEnoughForCurve = 3;

std::string title_of(const std::string& title, const std::string& path) {
    return title.empty() ? std::string(file_name(path)) : title;
}

/// Whether a source is among those that the filter leaves.
bool is_meant(const SourceRow& source, const Filter& filter) {
    if (source.passages == 0) return false;
    if (filter.kind && source.kind != *filter.kind) return false;
    if (filter.year_unknown && source.year) return false;
    if (filter.year_from && (!source.year || *source.year < *filter.year_from)) return false;
    if (filter.year_to && (!source.year || *source.year > *filter.year_to)) return false;
    return filter.source.empty() || matches_glob(filter.source, source.path) ||
           matches_glob(filter.source, file_name(source.path)) || matches_glob(filter.source, source.title);
}

/// SHA-256 over the ids, sorted, one a line.
std::string digest_of(const std::vector<ReportSource>& sources) {
    std::set<std::string> ids;
    for (const ReportSource& source : sources) ids.insert(source.id);
    Sha256 digest;
    for (const std::string& id : ids) digest.add(id + "\n");
    return digest.hex();
}

/// Cuts a very long list of sources: what is quoted stays, then what has most evidence, in the same order.
void shorten(EvidenceReport& report) {
    if (report.sources.size() <= kMostSources) return;
    std::set<std::string> quoted;
    for (const ComponentReport& component : report.components) {
        for (const ChosenQuote& quote : component.quotes) quoted.insert(quote.quote.source_id);
    }
    std::vector<ReportSource> best = report.sources;
    std::stable_sort(best.begin(), best.end(), [&](const ReportSource& a, const ReportSource& b) {
        return std::pair(quoted.count(b.id), b.found) < std::pair(quoted.count(a.id), a.found);
    });
    best.resize(kMostSources);
    std::set<std::string> kept;
    for (const ReportSource& source : best) kept.insert(source.id);
    report.more_sources = report.sources.size() - kMostSources;
    report.sources.erase(
        std::remove_if(report.sources.begin(), report.sources.end(),
                       [&](const ReportSource& source) { return kept.count(source.id) == 0; }),
        report.sources.end());
}

/// Gathers a report, one question to the base after another; the first that fails ends it.
class Gathering {
public:
    Gathering(const Store& store, const Codebook& codebook, const Filter& filter)
        : store_(store), codebook_(codebook), filter_(filter) {}

    Result<EvidenceReport> run(const ReportOptions& options) {
        report_.title = options.title;
        report_.evidence = filter_.evidence;
        report_.method.chosen = options.chosen;
        report_.method.quotes = options.quotes;
        for (const auto step : {&Gathering::add_components, &Gathering::add_themes, &Gathering::add_voices,
                                &Gathering::add_years, &Gathering::add_sources, &Gathering::add_quotes,
                                &Gathering::add_method}) {
            if (Status done = (this->*step)(); !done) return done.error();
        }
        return std::move(report_);
    }

private:
    Status add_components() {
        const Result<Coverage> coverage = store_.coverage(filter_, CoverageBy::none);
        if (!coverage) return coverage.error();
        report_.passages = coverage->passages;
        for (const CoverageRow& row : coverage->rows) {
            ComponentReport component;
            const std::size_t known = codebook_.find_component(row.component);
            if (known != Codebook::npos) component.component = codebook_.components[known];
            component.component.id = row.component;
            if (component.component.label.empty()) component.component.label = row.component;
            component.coverage = row;
            Query decided;
            decided.filter = filter_;
            decided.filter.components = {row.component};
            decided.filter.decided = true;
            const Result<std::int64_t> count = store_.count(decided);
            if (!count) return count.error();
            component.decided = *count;
            report_.components.push_back(std::move(component));
        }
        return Done{};
    }

    ComponentReport* find(const std::string& id) {
        const auto found = std::find_if(report_.components.begin(), report_.components.end(),
                                        [&](const ComponentReport& each) { return each.component.id == id; });
        return found == report_.components.end() ? nullptr : &*found;
    }

    Status add_themes() {
        const Result<Coverage> themes = store_.coverage(filter_, CoverageBy::theme);
        if (!themes) return themes.error();
        for (const CoverageRow& row : themes->rows) {
            ComponentReport* component = find(row.component);
            if (component == nullptr || row.group.empty()) continue;
            std::string label = spoken(row.group);
            for (const Theme& theme : component->component.themes) {
                if (theme.id == row.group) label = theme.label;
            }
            component->themes.push_back({label, row.passages});
        }
        return Done{};
    }

    [[nodiscard]] ReportBase base() const { return {store_, codebook_, filter_, report_.passages}; }

    Status add_voices() {
        const Result<Coverage> by_role = store_.coverage(filter_, CoverageBy::role);
        if (!by_role) return by_role.error();
        for (const CoverageRow& row : by_role->rows) {
            ComponentReport* component = find(row.component);
            if (component != nullptr && row.group == kNotSpeech) component->in_writing = row.passages;
        }
        Result<HeatMap> map = map_by_voice(base(), *by_role);
        if (!map) return map.error();
        report_.roles = std::move(*map);
        return Done{};
    }

    Status add_years() {
        const Result<Coverage> by_year = store_.coverage(filter_, CoverageBy::year);
        if (!by_year) return by_year.error();
        for (const CoverageRow& row : by_year->rows) {
            ComponentReport* component = find(row.component);
            if (component == nullptr || row.passages == 0 || year_of(row) <= 0) continue;
            component->newest = std::max(component->newest.value_or(0), year_of(row));
        }
        Result<HeatMap> map = map_by_year(base(), *by_year);
        if (!map) return map.error();
        report_.years = std::move(*map);
        return Done{};
    }

    Status add_sources() {
        const Result<std::vector<SourceFindings>> findings = findings_by_source(store_, filter_);
        if (!findings) return findings.error();
        std::map<std::string, std::int64_t> found;
        for (const SourceFindings& each : *findings) {
            found[each.source_id] = each.passages;
            report_.found += each.passages;
        }
        if (findings->size() >= kEnoughForCurve) report_.saturation = saturation_curve(*findings);
        const Result<std::vector<SourceRow>> rows = store_.sources();
        if (!rows) return rows.error();
        for (const SourceRow& row : *rows) {
            if (row.status == "failed") report_.method.failures.emplace_back(file_name(row.path));
            if (!is_meant(row, filter_)) continue;
            (row.kind == SourceKind::interview ? report_.interviews : report_.documents) += 1;
            if (row.year) report_.newest = std::max(report_.newest.value_or(*row.year), *row.year);
            report_.sources.push_back({row.id, title_of(row.title, row.path), row.format, row.kind, row.year,
                                       row.passages, found[row.id]});
        }
        report_.method.base_digest = digest_of(report_.sources);
        return add_largest(*rows);
    }

    Status add_largest(const std::vector<SourceRow>& sources) {
        const Result<Coverage> by_source = store_.coverage(filter_, CoverageBy::source);
        if (!by_source) return by_source.error();
        std::map<std::string_view, const SourceRow*> at;
        for (const SourceRow& source : sources) at[source.path] = &source;
        for (const CoverageRow& row : by_source->rows) {
            ComponentReport* component = find(row.component);
            if (component == nullptr || row.passages <= component->largest) continue;
            component->largest = row.passages;
            component->largest_source =
                title_of(at[row.group] == nullptr ? "" : at[row.group]->title, row.group);
        }
        return Done{};
    }

    Status add_quotes() {
        for (ComponentReport& component : report_.components) {
            Result<std::vector<ChosenQuote>> quotes =
                quotes_for(base(), component, static_cast<std::size_t>(report_.method.quotes));
            if (!quotes) return quotes.error();
            component.quotes = std::move(*quotes);
        }
        shorten(report_);
        std::map<std::string, std::size_t> numbers;
        for (std::size_t i = 0; i < report_.sources.size(); ++i) numbers[report_.sources[i].id] = i + 1;
        for (ComponentReport& component : report_.components) {
            for (ChosenQuote& quote : component.quotes) quote.source = numbers[quote.quote.source_id];
        }
        return Done{};
    }

    Status add_method() {
        ReportMethod& method = report_.method;
        method.version = EVIDEX_VERSION;
        method.codebook_name = codebook_.settings.name;
        method.codebook_version = codebook_.settings.version;
        method.codebook_digest = codebook_.digest;
        for (const Row& row : codebook_.rows) {
            if (row.status == RowStatus::retired) continue;
            ++(row.kind == RowKind::term ? method.terms : method.rules);
        }
        method.modifiers = static_cast<std::int64_t>(codebook_.modifiers.size());
        const Result<std::vector<Run>> runs = store_.runs();
        if (!runs) return runs.error();
        if (!runs->empty()) {
            const Run& last = runs->back();
            method.first_run = runs->front().started;
            method.last_run = last.finished.empty() ? last.started : last.finished;
        }
        const Result<StoreStatus> status = store_.status();
        if (!status) return status.error();
        method.stale = status->stale;
        method.decisions = status->decisions;
        method.coders = status->coders;
        method.unresolved = status->unresolved;
        return Done{};
    }

    const Store& store_;
    const Codebook& codebook_;
    const Filter& filter_;
    EvidenceReport report_;
};

}  // namespace

Result<EvidenceReport> report_contents(const Session& session, const Codebook& codebook, const Filter& filter,
                                       const ReportOptions& options) {
    const Result<Store> store = open_base(session);
    if (!store) return store.error();
    hint_if_outdated(session, *store, codebook);
    Result<EvidenceReport> report = Gathering(*store, codebook, filter).run(options);
    if (!report || report->method.decisions == 0) return report;
    const Result<Ledger> ledger = Ledger::open(session.db, Store::Mode::read_only);
    if (!ledger) return ledger.error();
    if (Status added = add_agreement(*ledger, filter, report->components); !added) return added.error();
    return report;
}

}  // namespace evidex
