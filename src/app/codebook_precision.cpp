#include "app/codebook_commands.hpp"
#include "report/decisions.hpp"

namespace evidex {
namespace {

struct PrecisionOptions {
    std::string sort = "repair";
    bool all = false;
};

Result<Exit> show_precision(const Session& session, const PrecisionOptions& options) {
    const Result<Ledger> ledger = open_ledger(session);
    if (!ledger) return ledger.error();
    const Result<Codebook> codebook = open_codebook(session);
    if (!codebook) return codebook.error();
    const Result<std::vector<Entry>> entries = ledger->entries();
    if (!entries) return entries.error();
    const std::vector<RowPrecision> rows = row_precision(*entries, options.all ? "" : codebook->digest);
    if (rows.empty()) {
        hint_at(session, options.all ? "No suggestion was accepted or rejected yet: evidex review."
                                     : "No suggestion of this version of the codebook was decided; --all "
                                       "counts those of older versions too.");
    }
    return print_rows(session, precision_table(rows, options.sort == "trust"));
}

}  // namespace

void add_precision(CLI::App& codebook, Action& chosen) {
    auto options = std::make_shared<PrecisionOptions>();
    CLI::App* command = add_command(
        codebook, {"precision", "How often coders kept what each row suggested",
                   "  evidex codebook precision\n"
                   "  evidex codebook precision --sort trust --format csv\n"
                   "\nThe interval is Wilson's, of 95 %. Alone: where no other row spoke for it.\n"});
    allow_only(command->add_option("--sort", options->sort,
                                   "Most rejections first, or the rows to be trusted most (default repair)"),
               {"repair", "trust"});
    command->add_flag("--all", options->all, "Decisions on suggestions of older codebooks too");
    run_with(command, chosen, options, show_precision);
}

}  // namespace evidex
