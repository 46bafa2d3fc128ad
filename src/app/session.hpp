#pragma once

#include <string>

#include "app/output.hpp"
#include "evidex/ledger.hpp"
#include "evidex/store.hpp"
#include "evidex/tag.hpp"
#include "report/table.hpp"

namespace evidex {

/// What every command knows: the options that go with all of them, and the screen.
struct Session {
    std::string db = "evidence.db";
    std::string codebook;  ///< Folder; empty = the one that ships with evidex.
    OutputFormat format = OutputFormat::table;
    bool format_given = false;
    bool quiet = false;  ///< No progress, no hints; errors are still told.
    Look look;
};

/// The screen behind stdout: its width, and colour only on a terminal and without NO_COLOR.
Look look_of_stdout();
bool stderr_is_terminal();

/// The codebook folder in use.
std::string codebook_folder(const Session& session);
Result<Codebook> open_codebook(const Session& session);
/// Its components, settings and digest only: for commands that show what is stored already.
Result<Codebook> open_frame(const Session& session);
Result<Tagger> open_tagger(const Session& session);

/// Opens the base for reading; where there is none, says how one is made.
Result<Store> open_base(const Session& session);
/// Opens the base for changes, which must exist unless `create`.
Result<Store> open_base_to_write(const Session& session, bool create = false);

/// The log of decisions of a base, which must exist.
Result<Ledger> open_ledger(const Session& session);
Result<Ledger> open_ledger_to_write(const Session& session);

/// Says so if the base was tagged by another version of the codebook.
void hint_if_outdated(const Session& session, const Store& store, const Codebook& codebook);

/// Prints rows as the user wants them, as the last step of a command; no heading above nothing.
Result<Exit> print_rows(const Session& session, const Table& table);

/// Says a hint on stderr unless the user wants quiet.
void hint_at(const Session& session, std::string_view line);

}  // namespace evidex
