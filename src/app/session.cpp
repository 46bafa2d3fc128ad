#include "app/session.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "app/output.hpp"
#include "evidex/frame.hpp"
#include "evidex/pipeline.hpp"

namespace evidex {
namespace {

namespace fs = std::filesystem;

std::size_t screen_width() {
    if (const char* columns = std::getenv("COLUMNS"); columns != nullptr) {
        const long width = std::strtol(columns, nullptr, 10);
        if (width >= 40 && width <= 1'000) return static_cast<std::size_t>(width);
    }
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
    return 120;
}

Status must_exist(const std::string& db) {
    std::error_code failed;
    if (fs::exists(db, failed)) return Done{};
    return make_error(ErrorCode::not_found, "there is no evidence base at '" + db + "'",
                      "make one with: evidex ingest FOLDER; or name another with --db FILE");
}

}  // namespace

Look look_of_stdout() {
    Look look;
    look.width = screen_width();
    const char* no_colour = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    const bool wanted = no_colour == nullptr || *no_colour == '\0';
    const bool able = terminal == nullptr || std::string_view(terminal) != "dumb";
    look.colour = wanted && able && ::isatty(STDOUT_FILENO) == 1;
    return look;
}

bool stderr_is_terminal() {
    return ::isatty(STDERR_FILENO) == 1;
}

std::string codebook_folder(const Session& session) {
    if (!session.codebook.empty()) return session.codebook;
    std::error_code failed;
    const fs::path program = fs::read_symlink("/proc/self/exe", failed);
    const fs::path installed = (program.parent_path() / EVIDEX_INSTALLED_CODEBOOK).lexically_normal();
    if (!failed && fs::is_directory(installed, failed)) return installed.string();
    return EVIDEX_SOURCE_CODEBOOK;
}

Result<Codebook> open_codebook(const Session& session) {
    return load_codebook(codebook_folder(session));
}

Result<Codebook> open_frame(const Session& session) {
    return load_frame(codebook_folder(session));
}

Result<Tagger> open_tagger(const Session& session) {
    Result<Codebook> codebook = open_codebook(session);
    if (!codebook) return codebook.error();
    return Tagger::compile(std::move(*codebook));
}

Result<Store> open_base(const Session& session) {
    if (Status exists = must_exist(session.db); !exists) return exists.error();
    return Store::open(session.db, Store::Mode::read_only);
}

Result<Store> open_base_to_write(const Session& session, bool create) {
    if (Status exists = must_exist(session.db); !exists && !create) return exists.error();
    return Store::open(session.db, Store::Mode::read_write);
}

Result<Ledger> open_ledger(const Session& session) {
    if (Status exists = must_exist(session.db); !exists) return exists.error();
    return Ledger::open(session.db, Store::Mode::read_only);
}

Result<Ledger> open_ledger_to_write(const Session& session) {
    if (Status exists = must_exist(session.db); !exists) return exists.error();
    return Ledger::open(session.db, Store::Mode::read_write);
}

void hint_if_outdated(const Session& session, const Store& store, const Codebook& codebook) {
    const Result<StoreStatus> status = store.status();
    if (!status || !is_outdated(*status, codebook)) return;
    hint_at(session,
            "The tags in this base are by another version of the codebook; evidex retag renews them.");
}

Result<Exit> print_rows(const Session& session, const Table& table) {
    const bool for_people = session.format == OutputFormat::table || session.format == OutputFormat::md;
    if (!table.rows.empty()) return print_and(Exit::ok, render(table, session.format, session.look));
    return print_and(Exit::nothing_found, for_people ? "" : render(table, session.format, session.look));
}

void hint_at(const Session& session, std::string_view line) {
    if (!session.quiet) say(line);
}

}  // namespace evidex
