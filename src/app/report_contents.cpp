#include "app/report_contents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "report/evidence_report_quotes.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

constexpr std::size_t kMostSources = 500;
constexpr int kMostYears = 10;
constexpr int kCandidates = 40;

std::string title_of(const std::string& title, const std::string& path) {
    return title.empty() ? std::string(file_name(path)) : title;
}

/// Whether a source is among those that the filter leaves.
bool is_meant(const SourceRow& source, const Filter& filter) {
    if (source.passages == 0) return false;
    if (filter.kind && source.kind != *filter.kind) return false;
    if (filter.year_from && (!source.year || *source.year < *filter.year_from)) return false;
    if (filter.year_to && (!source.year || *source.year > *filter.year_to)) return false;
    return filter.source.empty() || matches_glob(filter.source, source.path) ||
           matches_glob(filter.source, file_name(source.path)) || matches_glob(filter.source, source.title);
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

    /// Passages that could hold evidence under a narrower filter.
    Result<std::int64_t> readable(const Filter& filter) const {
        const Result<Coverage> coverage = store_.coverage(filter, CoverageBy::none);
        if (!coverage) return coverage.error();
        return coverage->passages;
    }

    /// Roles with something to read, the ones with most first; then those that the codebook expects in vain.
    Result<std::vector<HeatColumn>> role_columns(const Coverage& by_role) const {
        std::vector<HeatColumn> columns;
        std::set<std::string> seen;
        std::int64_t rest = report_.passages;
        for (const CoverageRow& row : by_role.rows) {
            if (row.group.empty() || row.group == "not speech" || !seen.insert(row.group).second) continue;
            Filter filter = filter_;
            filter.roles = {row.group};
            const Result<std::int64_t> count = readable(filter);
            if (!count) return count.error();
            columns.push_back({row.group, row.group == "unknown" ? "role unknown" : spoken(row.group), *count});
            rest -= *count;
        }
        std::stable_sort(columns.begin(), columns.end(),
                         [](const HeatColumn& a, const HeatColumn& b) { return a.readable > b.readable; });
        if (rest > 0) columns.push_back({"not speech", "in writing", rest});
        for (const SpeakerRow& speaker : codebook_.speakers) {
            const bool is_voice = speaker.taggable && speaker.role != "ask" && speaker.role != "group" &&
                                  speaker.role != "other";
            const bool is_asked = filter_.roles.empty() || std::find(filter_.roles.begin(), filter_.roles.end(),
                                                                     speaker.role) != filter_.roles.end();
            if (is_voice && is_asked && seen.insert(speaker.role).second) {
                columns.push_back({speaker.role, spoken(speaker.role), 0});
            }
        }
        return columns;
    }

    void fill(HeatMap& map, const std::map<std::pair<std::string, std::string>, std::int64_t>& cells) const {
        for (const ComponentReport& component : report_.components) {
            std::vector<std::int64_t> row;
            for (const HeatColumn& column : map.columns) {
                const auto cell = cells.find({component.component.id, column.id});
                row.push_back(cell == cells.end() ? 0 : cell->second);
            }
            map.cells.push_back(std::move(row));
        }
    }

    Status add_voices() {
        const Result<Coverage> by_role = store_.coverage(filter_, CoverageBy::role);
        if (!by_role) return by_role.error();
        Result<std::vector<HeatColumn>> columns = role_columns(*by_role);
        if (!columns) return columns.error();
        report_.roles.title = "Passages by component and voice";
        report_.roles.columns = std::move(*columns);
        std::map<std::pair<std::string, std::string>, std::int64_t> cells;
        for (const CoverageRow& row : by_role->rows) {
            cells[{row.component, row.group}] = row.passages;
            ComponentReport* component = find(row.component);
            if (component != nullptr && row.group == "not speech") component->in_writing = row.passages;
        }
        fill(report_.roles, cells);
        return Done{};
    }

    /// At most ten columns, of one, two, five, ten … years each, and one for sources without a year.
    Result<std::vector<HeatColumn>> year_columns(int first, int last, int width) const {
        std::vector<HeatColumn> columns;
        std::int64_t rest = report_.passages;
        for (int from = first - first % width; from <= last; from += width) {
            const int to = from + width - 1;
            Filter filter = filter_;
            filter.year_from = std::max(from, filter_.year_from.value_or(from));
            filter.year_to = std::min(to, filter_.year_to.value_or(to));
            const Result<std::int64_t> count = readable(filter);
            if (!count) return count.error();
            columns.push_back({std::to_string(from),
                               width == 1 ? std::to_string(from) : fmt::format("{}–{}", from, to), *count});
            rest -= *count;
        }
        if (rest > 0) columns.push_back({"unknown", "no year", rest});
        return columns;
    }

    Status add_years() {
        const Result<Coverage> by_year = store_.coverage(filter_, CoverageBy::year);
        if (!by_year) return by_year.error();
        std::set<int> years;
        for (const CoverageRow& row : by_year->rows) {
            const int year = std::atoi(row.group.c_str());
            if (year <= 0) continue;
            years.insert(year);
            ComponentReport* component = find(row.component);
            if (component != nullptr && row.passages > 0) {
                component->newest = std::max(component->newest.value_or(year), year);
            }
        }
        if (years.empty()) return Done{};
        int width = 1;
        for (const int wider : {2, 5, 10, 20, 50, 100}) {
            if (*years.rbegin() / width - *years.begin() / width < kMostYears) break;
            width = wider;
        }
        Result<std::vector<HeatColumn>> columns = year_columns(*years.begin(), *years.rbegin(), width);
        if (!columns) return columns.error();
        report_.years.title = "Passages by component and year of the source";
        report_.years.columns = std::move(*columns);
        std::map<std::pair<std::string, std::string>, std::int64_t> cells;
        for (const CoverageRow& row : by_year->rows) {
            const int year = std::atoi(row.group.c_str());
            const std::string id = year <= 0 ? "unknown" : std::to_string(year - year % width);
            cells[{row.component, id}] += row.passages;
        }
        fill(report_.years, cells);
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
        if (findings->size() >= 3) report_.saturation = saturation_curve(*findings);
        const Result<std::vector<SourceRow>> rows = store_.sources();
        if (!rows) return rows.error();
        for (const SourceRow& row : *rows) {
            if (row.status == "failed") report_.method.failures.emplace_back(file_name(row.path));
            if (!is_meant(row, filter_)) continue;
            (row.kind == SourceKind::interview ? report_.interviews : report_.documents) += 1;
            report_.sources.push_back({row.id, title_of(row.title, row.path), row.format, row.kind, row.year,
                                       row.passages, found[row.id]});
        }
        return add_largest();
    }

    Status add_largest() {
        const Result<Coverage> by_source = store_.coverage(filter_, CoverageBy::source);
        if (!by_source) return by_source.error();
        for (const CoverageRow& row : by_source->rows) {
            ComponentReport* component = find(row.component);
            if (component == nullptr || row.passages <= component->largest) continue;
            component->largest = row.passages;
            component->largest_source = std::string(file_name(row.group));
        }
        return Done{};
    }

    /// The best passages of one voice and stance.
    Status add_candidates(const ComponentReport& component, Filter filter, std::vector<Quote>& candidates) const {
        Query query;
        if (std::find(filter.components.begin(), filter.components.end(), component.component.id) ==
            filter.components.end()) {
            filter.components.push_back(component.component.id);
        }
        query.filter = std::move(filter);
        query.limit = kCandidates;
        Result<std::vector<Quote>> quotes = store_.find(query);
        if (!quotes) return quotes.error();
        for (Quote& quote : *quotes) candidates.push_back(std::move(quote));
        return Done{};
    }

    Result<std::vector<Quote>> candidates_for(const ComponentReport& component) const {
        std::vector<Filter> voices;
        for (const auto& [role, passages] : component.coverage.roles) {
            voices.push_back(filter_);
            voices.back().roles = {role};
        }
        if (component.in_writing > 0 && filter_.kind != SourceKind::interview) {
            voices.push_back(filter_);
            voices.back().kind = SourceKind::document;
        }
        std::vector<Quote> candidates;
        for (const Filter& voice : voices) {
            for (const Stance stance : {Stance::meets, Stance::falls_short, Stance::neutral}) {
                if (filter_.stance && *filter_.stance != stance) continue;
                Filter filter = voice;
                filter.stance = stance;
                if (Status added = add_candidates(component, filter, candidates); !added) return added.error();
            }
        }
        return candidates;
    }

    Status add_quotes() {
        std::map<std::string, std::size_t> numbers;
        for (std::size_t i = 0; i < report_.sources.size(); ++i) numbers[report_.sources[i].id] = i + 1;
        for (ComponentReport& component : report_.components) {
            Result<std::vector<Quote>> candidates = candidates_for(component);
            if (!candidates) return candidates.error();
            QuoteChoice choice;
            choice.most = static_cast<std::size_t>(report_.method.quotes);
            choice.voices = voices_of(component);
            component.quotes = choose_quotes(*candidates, component.component.id, choice);
            for (ChosenQuote& quote : component.quotes) quote.source = numbers[quote.quote.source_id];
        }
        return Done{};
    }

    static std::vector<std::string> voices_of(const ComponentReport& component) {
        std::vector<std::pair<std::string, std::int64_t>> voices = component.coverage.roles;
        voices.emplace_back("in writing", component.in_writing);
        std::stable_sort(voices.begin(), voices.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        std::vector<std::string> names;
        for (const auto& [name, passages] : voices) names.push_back(name);
        return names;
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
        std::set<std::string> ids;
        for (const ReportSource& source : report_.sources) ids.insert(source.id);
        Sha256 digest;
        for (const std::string& id : ids) digest.add(id + "\n");
        method.base_digest = digest.hex();
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
    return Gathering(*store, codebook, filter).run(options);
}

}  // namespace evidex
