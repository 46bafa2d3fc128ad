#include "serve/workbench.hpp"

#include <filesystem>

namespace evidex {
namespace {

Error no_base(const std::string& db) {
    return make_error(ErrorCode::not_found, "there is no evidence base at '" + db + "' yet",
                      "add files on the page Sources, or run: evidex ingest FOLDER");
}

}  // namespace

Workbench::Workbench(WorkbenchOptions options, Tagger tagger)
    : options_(std::move(options)), tagger_(std::move(tagger)) {}

Result<std::unique_ptr<Workbench>> Workbench::open(WorkbenchOptions options) {
    Result<Codebook> codebook = load_codebook(options.codebook);
    if (!codebook) return codebook.error();
    Result<Tagger> tagger = Tagger::compile(std::move(*codebook));
    if (!tagger) return tagger.error();
    return std::unique_ptr<Workbench>(new Workbench(std::move(options), std::move(*tagger)));
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

Workbench::Reader::~Reader() {
    if (!store_) return;
    const std::lock_guard<std::mutex> lock(owner_->idle_mutex_);
    owner_->idle_.push_back(std::move(store_));
}

}  // namespace evidex
