#include <fmt/format.h>

#include <algorithm>

#include "app/coder.hpp"
#include "app/command.hpp"
#include "app/review_loop.hpp"
#include "base/lookup.hpp"
#include "evidex/review_sample.hpp"
#include "report/disagreements.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

struct ReviewOptions {
    std::vector<std::string> components;
    std::string source, order = "document", coder, answers;
    int sample = 0;
    std::uint64_t seed = 1;
    bool blind = false;
    bool disagreements = false;
};

/// Everything a review reads and writes.
struct Base {
    Tagger tagger;
    Store store;
    Ledger ledger;
};

Result<Base> open_all(const Session& session, Store::Mode mode) {
    Result<Tagger> tagger = open_tagger(session);
    if (!tagger) return tagger.error();
    Result<Store> store = open_base(session);
    if (!store) return store.error();
    Result<Ledger> ledger = Ledger::open(session.db, mode);
    if (!ledger) return ledger.error();
    return Base{std::move(*tagger), std::move(*store), std::move(*ledger)};
}

Status check(const ReviewOptions& options) {
    const bool hides = options.blind || options.sample > 0;
    if (hides && options.order == "uncertain") {
        return make_error(ErrorCode::usage,
                          "--order uncertain would betray what is hidden from a blind coder",
                          "use --order document or --order random");
    }
    if (hides && options.disagreements) {
        return make_error(ErrorCode::usage, "whoever settles disagreements must see what the coders said",
                          "leave out --blind and --sample");
    }
    return Done{};
}

Result<QueueOptions> queue_options(const ReviewOptions& options, const Codebook& codebook) {
    QueueOptions queue;
    for (const std::string& typed : options.components) {
        Result<std::string> component = find_component(codebook, typed);
        if (!component) return component.error();
        queue.components.push_back(std::move(*component));
    }
    queue.order = review_order_from(options.order).value_or(ReviewOrder::document);
    queue.seed = options.seed;
    return queue;
}

/// The sample that was asked for, kept for all coders.
Result<Sample> open_sample(Base& base, const ReviewOptions& options, const QueueOptions& queue) {
    if (queue.components.size() > 1) {
        return make_error(ErrorCode::usage, "a sample is for one component or for all",
                          "name one --component, or none");
    }
    Sample request;
    request.wanted = options.sample;
    request.seed = options.seed;
    request.component = queue.components.empty() ? "" : queue.components.front();
    request.source = options.source;
    request.codebook = base.tagger.codebook().digest;
    Result<Sample> sample = find_or_draw_sample(base.ledger, std::move(request));
    if (!sample || sample->id != 0) return sample;
    return base.ledger.keep(std::move(*sample));
}

Result<ReviewQueue> open_blind(Base& base, const ReviewOptions& options, const QueueOptions& queue,
                               const std::string& coder) {
    const Result<std::vector<Entry>> own = base.ledger.entries({coder, {}, {}, {}, {}, false});
    if (!own) return own.error();
    if (options.sample > 0) {
        const Result<Sample> sample = open_sample(base, options, queue);
        if (!sample) return sample.error();
        return passage_queue(units_of(*sample), *own, {queue.components, ReviewOrder::document, queue.seed});
    }
    Filter filter;
    filter.source = options.source;
    Result<std::vector<Unit>> all = base.ledger.units(filter);
    if (!all) return all.error();
    return passage_queue(*all, *own, queue);
}

Result<ReviewQueue> open_suggestions(Base& base, const ReviewOptions& options, const QueueOptions& queue,
                                     const std::string& coder) {
    Filter filter;
    filter.source = options.source;
    const Result<std::vector<Suggestion>> suggestions = base.ledger.suggestions(filter, coder);
    if (!suggestions) return suggestions.error();
    return suggestion_queue(*suggestions, queue, base.tagger.codebook());
}

DecisionLog log_of(Ledger& ledger) {
    return {
        [&ledger](std::int64_t passage) { return ledger.place(passage); },
        [&ledger](std::vector<Decision> drafts) { return ledger.record(std::move(drafts)); },
        [&ledger](const std::string& id, const std::string& coder) { return ledger.withdraw(id, coder); }};
}

Result<Answers> open_answers(const ReviewOptions& options) {
    if (options.answers.empty() && is_interactive()) return Answers::from_terminal();
    return Answers::from_lines(options.answers);
}

const KeyTable& keys_for(const Reviewer& reviewer) {
    if (reviewer.view == View::informed) return adjudicator_keys();
    if (reviewer.view == View::assisted) return suggestion_keys();
    return reviewer.components.size() == 1 ? blind_one_keys() : blind_keys();
}

Result<Exit> sit(const ReviewOptions& options, Base& base, Sitting sitting,
                 std::vector<Disagreement> conflicts) {
    Result<Answers> answers = open_answers(options);
    if (!answers) return answers.error();
    ReviewRoom room{base.tagger, base.store, keys_for(sitting.reviewer()), std::move(conflicts), {}};
    if (answers->mends_terminal()) {
        room.greeting = "An evidex killed in this terminal left it without echo; q puts that right.";
    }
    Result<ReviewOutcome> outcome = [&] {
        ReviewLoop loop(std::move(room), sitting, *answers);
        return loop.run();
    }();
    if (!outcome) return outcome.error();
    return print_and(Exit::ok, outcome_text(*outcome, sitting));
}

Result<Exit> review_queue(const Session& session, const ReviewOptions& options, Base& base,
                          Reviewer reviewer) {
    const Result<QueueOptions> queue = queue_options(options, base.tagger.codebook());
    if (!queue) return queue.error();
    const bool blind = reviewer.view == View::blind;
    Result<ReviewQueue> open = blind ? open_blind(base, options, *queue, reviewer.coder)
                                     : open_suggestions(base, options, *queue, reviewer.coder);
    if (!open) return open.error();
    if (open->seen > 0) {
        hint_at(session,
                counted(open->seen, "passage") +
                    " left out: you have seen suggestions or codes there, so you cannot code them blind");
    }
    if (open->items.empty()) {
        hint_at(session,
                open->decided > 0 ? "All of these are decided." : "There is nothing to decide here.");
        return Exit::nothing_found;
    }
    reviewer.components = queue->components;
    Sitting sitting(std::move(open->items), std::move(reviewer), log_of(base.ledger));
    return sit(options, base, std::move(sitting), {});
}

Result<Exit> list_conflicts(const Session& session, const Store& store, std::vector<Disagreement> conflicts) {
    std::vector<ShownDisagreement> shown;
    for (Disagreement& conflict : conflicts) {
        Result<Quote> quote = store.passage(conflict.passage, 0);
        if (!quote) return quote.error();
        shown.push_back({std::move(conflict), std::move(*quote)});
    }
    return print_and(shown.empty() ? Exit::nothing_found : Exit::ok,
                     render(disagreements_table(shown), session.format, session.look));
}

Result<Exit> review_conflicts(const Session& session, const ReviewOptions& options, Base& base,
                              Reviewer reviewer) {
    const Result<QueueOptions> queue = queue_options(options, base.tagger.codebook());
    if (!queue) return queue.error();
    EntryFilter filter;
    filter.source = options.source;
    const Result<std::vector<Entry>> entries = base.ledger.entries(filter);
    if (!entries) return entries.error();
    std::vector<std::string> components = queue->components;
    if (components.empty()) components = component_ids(base.tagger.codebook());
    std::vector<Disagreement> conflicts = disagreements(*entries, components);
    if (session.format_given) {
        return list_conflicts(session, base.store, std::move(conflicts));
    }
    std::erase_if(conflicts, [](const Disagreement& conflict) { return conflict.settled.has_value(); });
    if (conflicts.empty()) {
        hint_at(session, "The coders agree, or every disagreement is settled.");
        return Exit::nothing_found;
    }
    std::vector<ReviewItem> items;
    items.reserve(conflicts.size());
    for (const Disagreement& conflict : conflicts) {
        items.push_back({conflict.passage, conflict.component, std::nullopt});
    }
    Sitting sitting(std::move(items), std::move(reviewer), log_of(base.ledger));
    return sit(options, base, std::move(sitting), std::move(conflicts));
}

Result<Exit> review(const Session& session, const ReviewOptions& options) {
    if (Status sound = check(options); !sound) return sound.error();
    const bool lists = options.disagreements && session.format_given;
    Reviewer reviewer;
    if (!lists) {
        Result<std::string> coder = coder_for(options.coder);
        if (!coder) return coder.error();
        reviewer.coder = std::move(*coder);
    }
    Result<Base> base = open_all(session, lists ? Store::Mode::read_only : Store::Mode::read_write);
    if (!base) return base.error();
    reviewer.codebook = base->tagger.codebook().digest;
    if (options.disagreements) {
        reviewer.view = View::informed;
        return review_conflicts(session, options, *base, std::move(reviewer));
    }
    if (options.blind || options.sample > 0) {
        reviewer.view = View::blind;
    } else {
        hint_if_outdated(session, base->store, base->tagger.codebook());
    }
    return review_queue(session, options, *base, std::move(reviewer));
}

}  // namespace

void add_review(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<ReviewOptions>();
    CLI::App* command = add_command(
        program,
        {"review", "Decide on suggestions one by one, code passages blind, settle disagreements",
         "  evidex review --coder ana                      suggestion by suggestion; ? shows the keys\n"
         "  evidex review --component aftercare-planning --order uncertain\n"
         "  evidex review --blind --source 'int-0*'        passage by passage, nothing suggested\n"
         "  evidex review --sample 200                     blind, a random sample, untagged passages too\n"
         "  evidex review --disagreements --coder eva      where coders differ; yours settles it\n"
         "  evidex review --disagreements --format csv     only list them\n"
         "\nEvery answer is saved before the next passage is shown; stop at any moment and go on later.\n"
         "If it was killed (kill -9) and the terminal does not show what you type: type reset, or start\n"
         "review again and quit.\n"});
    command->add_option("--coder", options->coder, "Who decides")->type_name("NAME")->envname("EVIDEX_CODER");
    command->add_option("--component", options->components, "Only this component; repeat it for others")
        ->type_name("ID")
        ->expected(1)
        ->take_all();
    command->add_option("--source", options->source, "Path, file name or title; * stands for anything")
        ->type_name("PATTERN");
    allow_only(command->add_option("--order", options->order,
                                   "As the text goes, toss-ups first, or at random (default document)"),
               {"document", "uncertain", "random"});
    command->add_flag("--blind", options->blind,
                      "Passages without suggestions, for agreement between coders");
    command
        ->add_option("--sample", options->sample,
                     "Blind, a random sample of so many passages, tagged or not, kept for all coders")
        ->check(between(1, 1'000'000))
        ->type_name("N");
    command->add_option("--seed", options->seed, "Another sample or random order (default 1)")
        ->check(between(0, 1'000'000'000))
        ->type_name("N");
    command->add_flag("--disagreements", options->disagreements, "Settle what coders disagree on");
    command
        ->add_option("--answers", options->answers,
                     "Take answers from a file, one a line; - is standard input")
        ->type_name("FILE");
    run_with(command, chosen, options, review);
}

}  // namespace evidex
