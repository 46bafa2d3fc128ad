#include "serve/workbench.hpp"

#include <filesystem>

#include "evidex/reading.hpp"

namespace evidex {
namespace {

Error no_base(const std::string& db) {
    return make_error(ErrorCode::not_found, "there is no evidence base at '" + db + "' yet",
                      "add files on the page Sources, or run: evidex ingest FOLDER");
}

/// A base that does not exist yet needs a place for it and the files that are added.
Status check_folder(const std::string& db) {
    std::error_code failed;
    const std::filesystem::path folder = std::filesystem::absolute(db, failed).parent_path();
    if (!failed && std::filesystem::is_directory(folder, failed)) return Done{};
    return make_error(ErrorCode::not_found,
                      "there is no folder '" + folder.string() + "' for the evidence base",
                      "check the name after --db, or make the folder first");
}

/// Readers need the newest schema, and only writers make it. Waits for nobody: a base in use has it.
Status bring_schema_up_to_date(const std::string& db) {
    std::error_code failed;
    if (!std::filesystem::exists(db, failed)) return Done{};
    const Result<Store> store = Store::open(db, Store::Mode::read_write);
    if (store || store.error().code == ErrorCode::busy) return Done{};
    return store.error();
}

}  // namespace

Workbench::Workbench(WorkbenchOptions options, Tagger tagger)
    : options_(std::move(options)),
      tagger_(std::move(tagger)),
      desk_(std::make_unique<Desk>(options_.db, options_.coder, tagger_.codebook())),
      job_(std::make_unique<IngestJob>(tagger_)) {}

Result<std::unique_ptr<Workbench>> Workbench::open(WorkbenchOptions options) {
    Result<Codebook> codebook = load_codebook(options.codebook);
    if (!codebook) return codebook.error();
    Result<Tagger> tagger = Tagger::compile(std::move(*codebook));
    if (!tagger) return tagger.error();
    if (!options.coder.empty()) {
        Result<std::string> coder = coder_name(options.coder);
        if (!coder) return coder.error();
        options.coder = std::move(*coder);
    }
    if (Status there = check_folder(options.db); !there) return there.error();
    if (Status ready = bring_schema_up_to_date(options.db); !ready) return ready.error();
    std::unique_ptr<Workbench> workbench(new Workbench(std::move(options), std::move(*tagger)));
    if (Status resumed = workbench->resume_blindness(); !resumed) return resumed.error();
    return workbench;
}

Status Workbench::resume_blindness() {
    if (options_.coder.empty()) return Done{};
    const Result<Reader> store = reader();
    if (!store) return store.error().code == ErrorCode::not_found ? Status(Done{}) : store.error();
    const Result<bool> blind = decided_blind_last(**store, options_.coder);
    if (!blind) return blind.error();
    desk_->set_blind(*blind);
    return Done{};
}

Result<Workbench::Reader> Workbench::reader() {
    {
        const std::lock_guard<std::mutex> lock(idle_mutex_);
        if (!idle_.empty()) {
            std::unique_ptr<Store> store = std::move(idle_.back());
            idle_.pop_back();
            return Reader(*this, std::move(store));
        }
    }
    std::error_code failed;
    if (!std::filesystem::exists(options_.db, failed)) return no_base(options_.db);
    Result<Store> store = Store::open(options_.db, Store::Mode::read_only);
    if (!store) return store.error();
    return Reader(*this, std::make_unique<Store>(std::move(*store)));
}

Result<Ledger> Workbench::ledger() const {
    std::error_code failed;
    if (!std::filesystem::exists(options_.db, failed)) return no_base(options_.db);
    return Ledger::open(options_.db, Store::Mode::read_only);
}

Workbench::Reader::~Reader() {
    if (!store_) return;
    const std::lock_guard<std::mutex> lock(owner_->idle_mutex_);
    owner_->idle_.push_back(std::move(store_));
}

}  // namespace evidex
