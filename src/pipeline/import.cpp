#include "evidex/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>
#include <tuple>

#include "base/digest.hpp"
#include "base/strings.hpp"
#include "base/unicode.hpp"
#include "base/word_map.hpp"
#include "pipeline/analyse.hpp"
#include "pipeline/composed.hpp"
#include "pipeline/import_decisions.hpp"
#include "pipeline/import_losses.hpp"
#include "pipeline/import_names.hpp"
#include "pipeline/import_speakers.hpp"
#include "pipeline/project_text.hpp"

namespace evidex {
namespace {

/// A source of the project as the base will hold it.
struct Landed {
    bool failed = false;
    std::string source_id;
    std::string path;
    std::string text;  ///< Empty if the project's own text is the canonical one.
    std::unique_ptr<WordMap> moved;
};

class Planner {
public:
    Planner(const Store& store, const std::vector<Entry>& log, const Tagger& tagger, const Project& project,
            const ImportOptions& options)
        : store_(store), tagger_(tagger), project_(project), options_(options), analyse_(options.analyse) {
        note_log(log);
        CoderNames names;
        for (const ProjectUser& user : project.users) coders_.push_back(names.make(user.name));
        if (!project.origin.empty()) program_ = project.origin;
        nobody_ = options.coder.empty() ? names.make("unknown coder, " + program_) : options.coder;
    }

    Result<ImportPlan> run() {
        std::vector<std::string> paths;
        paths.reserve(project_.sources.size());
        for (const ProjectSource& source : project_.sources) paths.push_back(path_of(source));
        std::vector<SpeakerRow> speakers = speakers_told(project_, paths);
        speakers.insert(speakers.end(), analyse_.segment.speakers.begin(), analyse_.segment.speakers.end());
        analyse_.segment.speakers = std::move(speakers);
        for (std::size_t i = 0; i < project_.sources.size(); ++i) landed_.push_back(land(i));
        for (const ProjectCoding& coding : project_.codings) add(coding);
        std::vector<const ProjectNote*> strange;
        for (const ProjectNote& note : project_.notes) {
            if (!add_comment(note)) strange.push_back(&note);
        }
        if (options_.read_through) add_readers();
        chain();
        if (is_ours() && !plan_.intake.sources.empty()) {
            plan_.losses.emplace_back(
                "headings, pages and times of the texts: a project holds plain text, so that passages may be "
                "cut "
                "otherwise");
        }
        const std::vector<std::string> left =
            left_behind(project_, without_component_, own_suggestions_, strange);
        plan_.losses.insert(plan_.losses.end(), left.begin(), left.end());
        if (repeated_ > 0) {
            plan_.losses.push_back(fmt::format("codings that the project holds twice: {}", repeated_));
        }
        return std::move(plan_);
    }

private:
    /// What a decision says: that a code is there, that it is not, that there is nothing else.
    enum class Says : std::uint8_t { there, not_there, read };
    static Says meaning_of(Verdict verdict) {
        if (is_coding(verdict)) return Says::there;
        return verdict == Verdict::reviewed ? Says::read : Says::not_there;
    }

    using Key =
        std::tuple<Says, std::string, std::string, std::string, Span>;  // coder, component, path, place

    void note_log(const std::vector<Entry>& log) {
        for (const Entry& entry : log) {
            const Decision& decision = entry.decision;
            salts_.insert(decision.salt);
            auto& [sequence, id] = heads_[decision.coder];
            if (decision.sequence > sequence)
                std::tie(sequence, id) = std::tie(decision.sequence, decision.id);
            const bool counts = decision.verdict != Verdict::withdrawn && decision.verdict != Verdict::shown;
            if (entry.stands && counts && entry.whereabouts == Whereabouts::placed) {
                decided_.emplace(meaning_of(decision.verdict), decision.coder, decision.component, entry.path,
                                 entry.span);
            }
        }
    }

    [[nodiscard]] std::string path_of(const ProjectSource& source) const {
        return options_.path + "/" + as_file_name(source.name) + ".txt";
    }

    /// Takes a text to where the base keeps it; reads it if it is new.
    Landed land(std::size_t number) {
        const ProjectSource& source = project_.sources[number];
        Landed out;
        if (const auto known = find_text(store_, sha256(source.text))) {
            ++plan_.known_sources;
            out.source_id = known->source_id;
            out.path = known->path;
            return out;
        }
        Source file{sha256(source.text), path_of(source), Format::text, source.text};
        Result<Document> document = read_project_text(file, turns_in(project_, number));
        if (!document) {
            plan_.losses.push_back(unread_source(project_, number, document.error()));
            out.failed = true;
            return out;
        }
        Analysis analysis = analyse_document(std::move(*document), file, tagger_, analyse_);
        analysis.document.citation.title = source.description.empty() ? source.name : source.description;
        out.text = analysis.document.text;
        if (out.text != source.text) out.moved = std::make_unique<WordMap>(source.text, out.text);
        if (const auto known = find_text(store_, sha256(out.text))) {
            ++plan_.known_sources;
            out.source_id = known->source_id;
            out.path = known->path;
            return out;
        }
        out.source_id = file.id;
        out.path = analysis.path;
        add_source(std::move(analysis), source.name, out);
        return out;
    }

    /// The same text twice is one source; another text of the same name gets a name of its own.
    void add_source(Analysis analysis, const std::string& name, Landed& landed) {
        const auto same =
            std::find_if(plan_.intake.sources.begin(), plan_.intake.sources.end(),
                         [&](const Analysis& other) { return other.source_id == analysis.source_id; });
        if (same != plan_.intake.sources.end()) {
            landed.path = same->path;
            plan_.losses.push_back("source '" + name + "' has the words of another: both are " + same->path);
            return;
        }
        const std::string stem = analysis.path.substr(0, analysis.path.size() - 4);
        for (int number = 2; !paths_.insert(analysis.path).second; ++number) {
            analysis.path = fmt::format("{} ({}).txt", stem, number);
        }
        landed.path = analysis.path;
        plan_.intake.sources.push_back(std::move(analysis));
    }

    [[nodiscard]] bool is_ours() const { return project_.origin.starts_with("evidex"); }

    void add(const ProjectCoding& coding) {
        const Landed& landed = landed_[coding.place.source];
        if (landed.failed) return;
        const std::string& component = options_.components[coding.code];
        const std::string user =
            coding.user < 0 ? std::string() : project_.users[static_cast<std::size_t>(coding.user)].id;
        if (is_ours() && user == "evidex") {
            ++own_suggestions_;
        } else if (component.empty()) {
            ++without_component_[coding.code];
        } else {
            add_decision(coding, landed, component);
        }
    }

    void add_decision(const ProjectCoding& coding, const Landed& landed, const std::string& component) {
        Decision decision = decision_of(coding, is_ours());
        decision.coder = coding.user < 0 ? nobody_ : coders_[static_cast<std::size_t>(coding.user)];
        decision.component = component;
        decision.time = time_of(coding);
        decision.place = place_of(coding.place, landed);
        complete(std::move(decision), landed, coding.guid);
    }

    template <class Part>
    [[nodiscard]] std::string time_of(const Part& part) const {
        if (!part.time.empty()) return part.time;
        return project_.time.empty() ? options_.now : project_.time;
    }

    /// Takes a comment in which evidex wrote what a coder decided; false if it is anything else.
    bool add_comment(const ProjectNote& note) {
        if (!is_ours()) return false;
        std::optional<Decision> decision = decision_in(note, project_, options_.components);
        if (!decision) return false;
        const Landed& landed = landed_[note.place->source];
        if (landed.failed) return true;
        decision->coder = coders_[static_cast<std::size_t>(note.user)];
        decision->time = time_of(note);
        decision->place = place_of(*note.place, landed);
        complete(std::move(*decision), landed, note.guid);
        return true;
    }

    /// The words as the base has them; where that is not certain, as the project has them, for a person to
    /// settle.
    [[nodiscard]] Place place_of(const ProjectPlace& place, const Landed& landed) const {
        const std::string& own = project_.sources[place.source].text;
        if (landed.moved == nullptr) return place_in(own, place.span, landed.source_id);
        const std::optional<Span> span = landed.moved->find(place.span);
        return span ? place_in(landed.text, *span, landed.source_id)
                    : place_in(own, place.span, landed.source_id);
    }

    void complete(Decision decision, const Landed& landed, const std::string& guid) {
        decision.version = fmt::format("{}, imported from {}", EVIDEX_VERSION, program_);
        // Made from what the coding is, so that a second import finds it again.
        const Place& place = decision.place;
        const std::string name = fmt::format("{}:{}:{}:{}:{}:{}", guid, decision.coder, decision.component,
                                             place.text_digest, place.span.begin, place.span.end);
        decision.salt = sha256("import:" + name).substr(0, 32);
        const Says says = meaning_of(decision.verdict);
        const bool is_coding = says == Says::there;
        if (!fresh_.insert(decision.salt).second) {
            repeated_ += is_coding ? 1 : 0;
            return;
        }
        if (salts_.count(decision.salt) > 0 ||
            decided_.count({says, decision.coder, decision.component, landed.path, place.span}) > 0) {
            plan_.known_codings += is_coding ? 1 : 0;
            return;
        }
        if (is_coding) {
            ++plan_.codings;
            ++plan_.coders[decision.coder];
        } else {
            ++plan_.remarks;
        }
        plan_.intake.decisions.push_back(std::move(decision));
    }

    /// One entry for each coder and source in which they coded.
    void add_readers() {
        std::set<std::pair<std::string, std::size_t>> readers;
        for (const ProjectCoding& coding : project_.codings) {
            const std::string user =
                coding.user < 0 ? std::string() : project_.users[static_cast<std::size_t>(coding.user)].id;
            if (landed_[coding.place.source].failed || (is_ours() && user == "evidex")) continue;
            readers.emplace(coding.user < 0 ? nobody_ : coders_[static_cast<std::size_t>(coding.user)],
                            coding.place.source);
        }
        for (const auto& [coder, source] : readers) {
            const Landed& landed = landed_[source];
            const std::string& text = landed.text.empty() ? project_.sources[source].text : landed.text;
            Decision decision;
            decision.verdict = Verdict::reviewed;
            decision.coder = coder;
            decision.time = project_.time.empty() ? options_.now : project_.time;
            decision.place = place_in(text, {0, static_cast<std::uint32_t>(text.size())}, landed.source_id);
            complete(std::move(decision), landed, "read");
        }
    }

    /// Puts the new entries behind what each coder has in the log already.
    void chain() {
        std::stable_sort(plan_.intake.decisions.begin(), plan_.intake.decisions.end(),
                         [](const Decision& a, const Decision& b) {
                             return std::tie(a.time, a.coder) < std::tie(b.time, b.coder);
                         });
        for (Decision& decision : plan_.intake.decisions) {
            auto& [sequence, id] = heads_[decision.coder];
            decision.sequence = ++sequence;
            decision.previous = id;
            decision = sealed(std::move(decision));
            id = decision.id;
        }
    }

    const Store& store_;
    const Tagger& tagger_;
    const Project& project_;
    const ImportOptions& options_;
    AnalyseOptions analyse_;
    std::vector<std::string> coders_;  ///< By user.
    std::string nobody_, program_ = "another program";
    std::set<std::string> salts_, fresh_;  ///< Of the base's log, and of this project.
    std::set<std::string> paths_;
    std::set<Key> decided_;
    std::map<std::string, std::pair<std::int64_t, std::string>> heads_;  ///< Last sequence and id by coder.
    std::vector<Landed> landed_;                                         ///< By source.
    std::map<std::size_t, std::size_t> without_component_;               ///< Codings by code.
    std::size_t own_suggestions_ = 0;
    std::size_t repeated_ = 0;
    ImportPlan plan_;
};

}  // namespace

Result<ImportPlan> plan_import(const Store& store, const std::vector<Entry>& log, const Tagger& tagger,
                               const Project& project, const ImportOptions& options) {
    const Project nfc = composed(project);
    return Planner(store, log, tagger, nfc, options).run();
}

}  // namespace evidex
