#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "app/codebook_commands.hpp"
#include "app/codebook_copy.hpp"
#include "app/tagging.hpp"
#include "base/lookup.hpp"
#include "evidex/learn.hpp"
#include "report/learn.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

namespace fs = std::filesystem;

struct LearnFiles {
    std::vector<std::string> gold;
    std::vector<std::string> judge;  ///< Of `gold`; empty = all.
    std::string into;
    std::string split;
};

std::string whole_path(const std::string& path) {
    std::error_code failed;
    return fs::weakly_canonical(path, failed).string();
}

/// By file, whether it is judged.
Result<std::vector<bool>> judged_files(const LearnFiles& files) {
    std::vector<bool> judged(files.gold.size(), files.judge.empty());
    for (const std::string& wanted : files.judge) {
        bool found = false;
        for (std::size_t i = 0; i < files.gold.size(); ++i) {
            if (whole_path(files.gold[i]) != whole_path(wanted)) continue;
            judged[i] = found = true;
        }
        if (found) continue;
        Error error =
            make_error(ErrorCode::usage, "--judge names a file that is not among the coded ones",
                       "give it before --judge as well: only what is learnt from is left out in turn");
        error.file = wanted;
        return error;
    }
    return judged;
}

Error unknown_component(const std::string& file, const std::string& passage, const std::string& id,
                        const Codebook& codebook) {
    Error error = make_error(ErrorCode::usage,
                             fmt::format("passage {} is coded '{}', which this codebook does not have{}",
                                         passage, id, hint(id, component_ids(codebook))),
                             "correct it, or name the codebook of these passages with --codebook");
    error.file = file;
    return error;
}

Result<LessonPassage> lesson_of(const GoldPassage& passage, const std::string& file,
                                const Codebook& codebook) {
    LessonPassage lesson;
    lesson.view = view_of(passage, codebook);
    for (const std::string& id : passage.components) {
        const std::size_t component = codebook.find_component(id);
        if (component == Codebook::npos) return unknown_component(file, passage.id, id, codebook);
        lesson.components.push_back(static_cast<std::uint32_t>(component));
        for (const auto& [coded, stance] : passage.stance) {
            if (coded == id) lesson.stances.emplace_back(lesson.components.back(), stance);
        }
    }
    return lesson;
}

/// Coded passages of all files; `lessons` look into `gold`.
struct CodedFiles {
    std::vector<std::vector<GoldPassage>> gold;
    std::vector<LessonPassage> lessons;
    std::int64_t repeated = 0;  ///< Passages left out because their text was there before.
};

Result<CodedFiles> load_files(const LearnFiles& files, const Codebook& codebook) {
    CodedFiles coded;
    for (const std::string& file : files.gold) {
        Result<std::vector<GoldPassage>> gold = load_gold(file);
        if (!gold) return gold.error();
        coded.gold.push_back(half_of(std::move(*gold), files.split));
    }
    std::set<std::string_view> texts;
    for (std::size_t i = 0; i < coded.gold.size(); ++i) {
        for (const GoldPassage& passage : coded.gold[i]) {
            // What is in two files would be left out of one and learnt from the other.
            if (!texts.insert(passage.text).second) {
                ++coded.repeated;
                continue;
            }
            Result<LessonPassage> lesson = lesson_of(passage, files.gold[i], codebook);
            if (!lesson) return lesson.error();
            lesson->file = static_cast<std::uint32_t>(i);
            coded.lessons.push_back(std::move(*lesson));
        }
    }
    return coded;
}

LearnOptions options_for(const Session& session, const Codebook& codebook, std::vector<bool> judged) {
    LearnOptions options;
    options.judged = std::move(judged);
    options.progress = [&session, &codebook](std::uint32_t at) {
        const std::size_t count = codebook.components.size();
        const std::string what = at < count ? codebook.components[at].id : "stances";
        hint_at(session, fmt::format("learning {} of {}: {}", at + 1, count + 1, what));
    };
    return options;
}

std::string text_for_people(const Session& session, const Learnt& learnt, const Codebook& codebook,
                            const std::string& into) {
    return render(learnt_table(learnt, codebook), session.format, session.look) +
           learnt_notes(learnt, codebook) +
           fmt::format(
               "\nThe copy is in {0}. Read its words.csv before you pass it on: it holds words of your\n"
               "passages, and a line that should not be there (a name) can be deleted. Next:\n"
               "  evidex codebook check {0}\n"
               "  evidex eval OTHER.jsonl --codebook {0}     on passages that were not learnt from\n"
               "  evidex codebook diff {1} {0}     which tags come and go\n",
               into, codebook.directory);
}

Result<Exit> learn_weights(const Session& session, const LearnFiles& files) {
    const Result<Tagger> tagger = open_tagger(session);
    if (!tagger) return tagger.error();
    const Codebook& codebook = tagger->codebook();
    if (Status possible = can_copy_codebook(codebook.directory, files.into); !possible)
        return possible.error();
    const Result<std::vector<bool>> judged = judged_files(files);
    if (!judged) return judged.error();
    const Result<CodedFiles> coded = load_files(files, codebook);
    if (!coded) return coded.error();
    if (coded->repeated > 0) {
        hint_at(session, fmt::format("{} left out: the same text was there before",
                                     counted(coded->repeated, "passage")));
    }
    const Result<Learnt> learnt = learn(*tagger, coded->lessons, options_for(session, codebook, *judged));
    if (!learnt) return learnt.error();
    if (Status copied = copy_codebook(codebook.directory, files.into); !copied) return copied.error();
    if (Status written = write_learnt(codebook, *learnt, files.into); !written) return written.error();
    if (session.format == OutputFormat::json)
        return print_and(Exit::ok, print_json(learnt_json(*learnt, codebook)));
    if (session.format == OutputFormat::csv)
        return print_and(Exit::ok, render(learnt_table(*learnt, codebook), session.format, session.look));
    return print_and(Exit::ok, text_for_people(session, *learnt, codebook, files.into));
}

}  // namespace

void add_learn(CLI::App& codebook, Action& chosen) {
    auto files = std::make_shared<LearnFiles>();
    CLI::App* command = add_command(
        codebook,
        {"learn", "Weigh rows and words by passages that people coded, into a copy of the codebook",
         "  evidex codebook learn coded-1.jsonl coded-2.jsonl coded-3.jsonl --into my-codebook\n"
         "  evidex codebook learn coded-*.jsonl --judge coded-2.jsonl coded-3.jsonl --into my-codebook\n"
         "  evidex eval new.jsonl --codebook my-codebook\n"
         "\nHow much each row counts, and each word and pair of words, is worked out from passages that\n"
         "have the component and passages that do not. Your codebook is not changed: the copy has the\n"
         "new weights in terms.csv and rules.csv, and a table words.csv that you can read and edit. No\n"
         "row changes sides, and words alone never tag. A component needs 30 coded passages.\n"
         "\nEach file is left out in turn and scored by what the other files teach; F1 after is that of\n"
         "passages not learnt from. Where there is one file only, every tenth passage is left out in turn.\n"
         "F1 before is flattered on files with which somebody wrote or corrected rows. Name the others\n"
         "with --judge: then figures and cuts rest on them, and all files are still learnt from.\n"});
    command->add_option("coded", files->gold, "Coded passages, JSON Lines as for evidex eval")
        ->required()
        ->type_name("GOLD.jsonl...");
    command->add_option("--into", files->into, "New folder for the copy of the codebook")
        ->required()
        ->type_name("DIR");
    command->add_option("--judge", files->judge, "Files among them that nobody tuned rows on (default all)")
        ->type_name("FILE...");
    allow_only(
        command->add_option("--split", files->split, "Only passages whose id ends in an odd or even number"),
        {"odd", "even"});
    run_with(command, chosen, files, learn_weights);
}

}  // namespace evidex
