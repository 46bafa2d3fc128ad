#include <fmt/format.h>

#include "app/coder.hpp"
#include "app/decisions_commands.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

struct SettleOptions {
    std::vector<std::string> ids;
    std::string id;
    std::int64_t passage = 0;
    std::string words;
    std::string coder;
};

/// The entry that an id, or the beginning of one, means.
Result<Entry> find_entry(const Ledger& ledger, const std::string& typed) {
    const Result<std::vector<Entry>> entries = ledger.entries();
    if (!entries) return entries.error();
    std::vector<const Entry*> found;
    for (const Entry& entry : *entries) {
        if (entry.decision.id.rfind(typed, 0) == 0) found.push_back(&entry);
    }
    if (found.size() == 1) return *found.front();
    return make_error(found.empty() ? ErrorCode::not_found : ErrorCode::usage,
                      fmt::format("{} has an id that begins with '{}'",
                                  found.empty() ? "no decision" : "more than one decision", typed),
                      "'evidex decisions --log --format csv' shows them in full");
}

/// A coder's name, and the ledger open for writing.
struct Desk {
    Ledger ledger;
    std::string coder;
};

Result<Desk> open_desk(const Session& session, const std::string& typed) {
    Result<std::string> coder = coder_for(typed);
    if (!coder) return coder.error();
    Result<Ledger> ledger = open_ledger_to_write(session);
    if (!ledger) return ledger.error();
    return Desk{std::move(*ledger), std::move(*coder)};
}

Result<Exit> withdraw(const Session& session, const SettleOptions& options) {
    Result<Desk> desk = open_desk(session, options.coder);
    if (!desk) return desk.error();
    std::vector<Decision> drafts;
    for (const std::string& id : options.ids) {
        const Result<Entry> entry = find_entry(desk->ledger, id);
        if (!entry) return entry.error();
        Decision draft;
        draft.verdict = Verdict::withdrawn;
        draft.coder = desk->coder;
        draft.replaces = entry->decision.id;
        drafts.push_back(std::move(draft));
    }
    const Result<std::vector<Decision>> written = desk->ledger.record(std::move(drafts));
    if (!written) return written.error();
    return print_and(Exit::ok, fmt::format("withdrawn: {}\n",
                                           counted(static_cast<std::int64_t>(written->size()), "decision")));
}

/// The place of some words of a passage; of the whole passage if none are given.
Result<Place> place_for(const Session& session, const Ledger& ledger, const SettleOptions& options) {
    if (options.words.empty()) return ledger.place(options.passage);
    const Result<Store> store = open_base(session);
    if (!store) return store.error();
    const Result<Quote> quote = store->passage(options.passage, 0);
    if (!quote) return quote.error();
    const std::size_t at = quote->text.find(options.words);
    if (at == std::string::npos || quote->text.find(options.words, at + 1) != std::string::npos) {
        return make_error(ErrorCode::not_found,
                          fmt::format("passage {} does not have these words exactly once", options.passage),
                          fmt::format("see 'evidex show {}'", options.passage));
    }
    const auto begin = static_cast<std::uint32_t>(at);
    return ledger.place(options.passage, {begin, begin + static_cast<std::uint32_t>(options.words.size())});
}

/// The same decision for other words, in place of the one that lost its own.
Result<Exit> move(const Session& session, const SettleOptions& options) {
    Result<Desk> desk = open_desk(session, options.coder);
    if (!desk) return desk.error();
    const Result<Entry> entry = find_entry(desk->ledger, options.id);
    if (!entry) return entry.error();
    Result<Place> place = place_for(session, desk->ledger, options);
    if (!place) return place.error();
    Decision draft = entry->decision;
    if (draft.verdict == Verdict::accepted || draft.verdict == Verdict::added) {
        draft.verdict = Verdict::changed_span;
    }
    draft.coder = desk->coder;
    draft.replaces = entry->decision.id;
    draft.place = std::move(*place);
    draft.salt.clear();
    draft.secret.clear();
    const Result<Decision> written = desk->ledger.record(std::move(draft));
    if (!written) return written.error();
    return print_and(Exit::ok, fmt::format("now at passage {}\n", options.passage));
}

void add_coder_option(CLI::App& command, std::string& coder) {
    command.add_option("--coder", coder, "Who decides")->type_name("NAME")->envname("EVIDEX_CODER");
}

}  // namespace

void add_withdraw(CLI::App& decisions, Action& chosen) {
    auto options = std::make_shared<SettleOptions>();
    CLI::App* command = add_command(decisions, {"withdraw", "Take back own decisions; the log keeps both",
                                                "  evidex decisions withdraw 5b0c91d2 --coder ana\n"});
    command->add_option("ids", options->ids, "Ids, or beginnings of them")->required()->type_name("ID");
    add_coder_option(*command, options->coder);
    run_with(command, chosen, options, withdraw);
}

void add_move(CLI::App& decisions, Action& chosen) {
    auto options = std::make_shared<SettleOptions>();
    CLI::App* command = add_command(
        decisions, {"move", "Give an own decision another place, for instance when its words were edited",
                    "  evidex decisions move 5b0c91d2 214 --coder ana\n"
                    "  evidex decisions move 5b0c91d2 214 --words \"we waited half a year\"\n"});
    command->add_option("id", options->id, "Id, or the beginning of one")->required()->type_name("ID");
    command->add_option("passage", options->passage, "Number of the passage")
        ->required()
        ->type_name("PASSAGE");
    command->add_option("--words", options->words, "Only these words of it")->type_name("WORDS");
    add_coder_option(*command, options->coder);
    run_with(command, chosen, options, move);
}

}  // namespace evidex
