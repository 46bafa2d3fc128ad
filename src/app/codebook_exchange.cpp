#include <fmt/format.h>

#include "app/codebook_commands.hpp"
#include "base/files.hpp"
#include "evidex/dictionary.hpp"

namespace evidex {
namespace {

struct ExchangeOptions {
    std::string file;
    std::string folder;
    std::string format;
};

/// The format that was named, or the one the file's name suggests.
Result<DictionaryFormat> format_of(const ExchangeOptions& options) {
    const auto format = options.format.empty() ? guess_dictionary_format(options.file)
                                               : dictionary_format_from(options.format);
    if (format) return *format;
    return make_error(ErrorCode::usage,
                      "what kind of dictionary " + options.file + " is cannot be told by its name",
                      "add --as liwc, wordstat, quanteda, csv or search");
}

void report_losses(const std::string& file, const std::vector<DictionaryLoss>& losses) {
    if (losses.empty()) return;
    say(fmt::format("{} could not come over as they were:", losses.size()));
    for (const DictionaryLoss& loss : losses) say(fmt::format("  {}:{}: {}", file, loss.line, loss.what));
}

Result<Exit> import_dictionary(const Session& session, const ExchangeOptions& options) {
    const Result<DictionaryFormat> format = format_of(options);
    if (!format) return format.error();
    const Result<Dictionary> dictionary = read_dictionary(options.file, *format);
    if (!dictionary) return dictionary.error();
    const Result<Codebook> model = open_codebook(session);
    if (!model) return model.error();
    if (const Status made = write_codebook(*dictionary, options.folder, model->directory); !made)
        return made.error();
    report_losses(options.file, dictionary->losses);
    return print_and(Exit::ok, fmt::format("{} rows in {}; next: evidex codebook check --codebook {}\n",
                                           dictionary->entries.size(), options.folder, options.folder));
}

Result<Exit> export_dictionary(const Session& session, const ExchangeOptions& options) {
    const Result<DictionaryFormat> format = format_of(options);
    if (!format) return format.error();
    const Result<Codebook> codebook = open_codebook(session);
    if (!codebook) return codebook.error();
    const Result<WrittenDictionary> written = write_dictionary(dictionary_of(*codebook), *format);
    if (!written) return written.error();
    if (const Status saved = write_file(options.file, written->text); !saved) return saved.error();
    report_losses("rules.csv", written->losses);
    return print_and(Exit::ok, fmt::format("{} written\n", options.file));
}

CLI::App* add_exchange(CLI::App& codebook, const CommandText& text,
                       const std::shared_ptr<ExchangeOptions>& options) {
    CLI::App* command = add_command(codebook, text);
    command->add_option("file", options->file, "The dictionary's file")->required()->type_name("FILE");
    allow_only(command->add_option("--as", options->format,
                                   "liwc, wordstat, quanteda, csv or search; default: by the file's name"),
               {"liwc", "wordstat", "quanteda", "csv", "search"});
    return command;
}

}  // namespace

void add_import(CLI::App& codebook, Action& chosen) {
    auto options = std::make_shared<ExchangeOptions>();
    CLI::App* command = add_exchange(
        codebook,
        {"import", "Make a codebook of a dictionary or search strategy, and say what could not come over",
         "  evidex codebook import lists.dic --to my-codebook\n"
         "  evidex codebook import medline.txt --as search --to my-codebook\n"},
        options);
    command->add_option("--to", options->folder, "The new codebook's folder")->required()->type_name("DIR");
    run_with(command, chosen, options, import_dictionary);
}

void add_export(CLI::App& codebook, Action& chosen) {
    auto options = std::make_shared<ExchangeOptions>();
    CLI::App* command =
        add_exchange(codebook,
                     {"export", "Write the terms for another tool, and say what it cannot hold",
                      "  evidex codebook export terms.yml\n"
                      "  evidex codebook export terms.csv --codebook my-codebook\n"},
                     options);
    run_with(command, chosen, options, export_dictionary);
}

}  // namespace evidex
