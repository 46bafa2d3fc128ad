#include <fmt/format.h>

#include "app/command.hpp"
#include "evidex/pipeline.hpp"
#include "report/words.hpp"

namespace evidex {
namespace {

struct RetagOptions {
    int threads = 0;
};

Result<Exit> retag_base(const Session& session, const RetagOptions& options) {
    const Result<Tagger> tagger = open_tagger(session);
    if (!tagger) return tagger.error();
    Result<Store> store = open_base_to_write(session);
    if (!store) return store.error();
    const Result<std::int64_t> passages = retag(*store, *tagger, options.threads);
    if (!passages) return passages.error();
    const CodebookSettings& settings = tagger->codebook().settings;
    return print_and(Exit::ok, fmt::format("{} tagged again with codebook {} {}\n",
                                           counted(*passages, "passage"), settings.name, settings.version));
}

}  // namespace

void add_retag(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<RetagOptions>();
    CLI::App* command = add_command(
        program, {"retag", "Tag everything again after a change of the codebook, without reading files",
                  "  evidex retag\n"
                  "  evidex retag --codebook my-codebook/\n"
                  "  evidex changes                          what that did, per component\n"});
    command->add_option("--threads", options->threads, "Default: as many as the machine has")
        ->check(between(1, 256))
        ->type_name("N");
    run_with(command, chosen, options, retag_base);
}

}  // namespace evidex
