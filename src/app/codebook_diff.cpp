#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "app/codebook_commands.hpp"
#include "base/lookup.hpp"
#include "app/passages.hpp"
#include "app/tagging.hpp"
#include "report/difference.hpp"
#include "report/explanation.hpp"

namespace evidex {
namespace {

struct DiffOptions {
    std::string before;
    std::string after;
    std::string gold;
    std::string on;
    std::size_t samples = 3;
};

Result<Tagger> compile(const std::string& folder) {
    Result<Codebook> codebook = load_codebook(folder);
    if (!codebook) return codebook.error();
    return Tagger::compile(std::move(*codebook));
}

/// The components of both codebooks, those of the new one first.
std::vector<std::string> all_components(const Codebook& before, const Codebook& after) {
    std::vector<std::string> ids = component_ids(after);
    for (const std::string& id : component_ids(before)) {
        if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    }
    return ids;
}

const Tag* find_tag(const std::vector<Tag>& tags, const Codebook& codebook, const std::string& component) {
    const auto found = std::find_if(tags.begin(), tags.end(), [&](const Tag& tag) {
        return codebook.components[tag.component].id == component;
    });
    return found == tags.end() ? nullptr : &*found;
}

std::string rows_of(const Tag& tag, std::string_view text, const Codebook& codebook) {
    std::string rows;
    for (const Hit& hit : tag.because) {
        const Row& row = codebook.rows[hit.row];
        rows += fmt::format("{}{} {:+.1f} \"{}\"", rows.empty() ? "" : "; ", row.id, row.weight,
                            words_of(text, hit));
    }
    return rows;
}

/// Compares two codebooks passage by passage.
class Comparison {
public:
    Comparison(const Tagger& before, const Tagger& after, std::size_t samples)
        : before_(before), after_(after), samples_(samples) {
        for (const std::string& id : all_components(before.codebook(), after.codebook())) {
            difference_.components.emplace_back().component = id;
        }
    }

    void add(const PassageView& view, const std::string& place) {
        if (!view.taggable) return;
        const std::vector<Tag> old_tags = before_.tag(view);
        const std::vector<Tag> new_tags = after_.tag(view);
        for (ComponentDifference& one : difference_.components) {
            const Tag* was = find_tag(old_tags, before_.codebook(), one.component);
            const Tag* is = find_tag(new_tags, after_.codebook(), one.component);
            one.before += was != nullptr ? 1 : 0;
            one.after += is != nullptr ? 1 : 0;
            if (was != nullptr && is != nullptr) one.stance += was->stance != is->stance ? 1 : 0;
            if (was == nullptr && is != nullptr) {
                ++one.gained;
                sample(one.gains, view, place, rows_of(*is, view.text, after_.codebook()));
            }
            if (was != nullptr && is == nullptr) {
                ++one.lost;
                sample(one.losses, view, place, rows_of(*was, view.text, before_.codebook()));
            }
        }
        ++difference_.passages;
    }

    void score(const std::vector<GoldPassage>& gold) {
        std::vector<std::string> ids;
        for (const ComponentDifference& one : difference_.components) ids.push_back(one.component);
        const Evaluation before = evaluate(gold, predict(before_, gold), ids);
        const Evaluation after = evaluate(gold, predict(after_, gold), ids);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            difference_.components[i].f1_before = before.components[i].f1;
            difference_.components[i].f1_after = after.components[i].f1;
        }
        difference_.macro_f1_before = before.macro_f1;
        difference_.macro_f1_after = after.macro_f1;
    }

    [[nodiscard]] const Difference& difference() const { return difference_; }

private:
    void sample(std::vector<ChangedTag>& samples, const PassageView& view, const std::string& place,
                std::string rows) const {
        if (samples.size() < samples_) samples.push_back({std::string(view.text), place, std::move(rows)});
    }

    const Tagger& before_;
    const Tagger& after_;
    std::size_t samples_;
    Difference difference_;
};

/// What was asked for, else the base, else the coded passages.
Result<std::string> body_of_text(const Session& session, const DiffOptions& options) {
    if (!options.on.empty()) return options.on;
    std::error_code failed;
    if (std::filesystem::exists(session.db, failed)) return std::string("base");
    if (!options.gold.empty()) return options.gold;
    return make_error(ErrorCode::not_found, "there is no evidence base at '" + session.db + "' to compare on",
                      "name texts with --on FOLDER, or coded passages with --gold FILE");
}

Result<Exit> compare_codebooks(const Session& session, const DiffOptions& options) {
    const Result<Tagger> before = compile(options.before);
    if (!before) return before.error();
    const Result<Tagger> after = compile(options.after);
    if (!after) return after.error();
    const Result<std::string> where = body_of_text(session, options);
    if (!where) return where.error();
    Comparison comparison(*before, *after, options.samples);
    const Status read = for_each_passage(
        session, after->codebook(), *where,
        [&](const PassageView& view, const std::string& place) { comparison.add(view, place); });
    if (!read) return read.error();
    if (!options.gold.empty()) {
        const Result<std::vector<GoldPassage>> gold = load_gold(options.gold);
        if (!gold) return gold.error();
        comparison.score(*gold);
    }
    const Difference& difference = comparison.difference();
    if (session.format == OutputFormat::json) return print_and(Exit::ok, print_json(to_json(difference)));
    std::string out = render(difference_table(difference), session.format, session.look);
    if (session.format == OutputFormat::table) out += difference_notes(difference, session.look);
    return print_and(Exit::ok, out);
}

}  // namespace

void add_diff(CLI::App& codebook, Action& chosen) {
    auto options = std::make_shared<DiffOptions>();
    CLI::App* command = add_command(
        codebook, {"diff", "Tags that another version of the codebook gains and loses, with examples",
                   "  evidex codebook diff old-codebook/ new-codebook/\n"
                   "  evidex codebook diff old/ new/ --gold corpus-samples/gold/dev.jsonl --samples 10\n"
                   "  evidex codebook diff old/ new/ --on papers/ --format json\n"});
    command->add_option("before", options->before, "Codebook folder")->required()->type_name("OLD");
    command->add_option("after", options->after, "Codebook folder")->required()->type_name("NEW");
    command->add_option("--gold", options->gold, "Coded passages: what the change does to the score")
        ->type_name("GOLD.jsonl");
    command
        ->add_option("--on", options->on,
                     "base, a folder or file, or *.jsonl; default: the base if there is one")
        ->type_name("PATH");
    command->add_option("--samples", options->samples, "Passages shown for each change (default 3)")
        ->type_name("N");
    run_with(command, chosen, options, compare_codebooks);
}

}  // namespace evidex
