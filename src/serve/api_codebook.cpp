#include <stdlib.h>

#include <algorithm>
#include <filesystem>

#include "base/lookup.hpp"
#include "evidex/reading.hpp"
#include "evidex/trial.hpp"
#include "report/quotes.hpp"
#include "report/words.hpp"
#include "serve/body.hpp"
#include "serve/codebook_edit.hpp"
#include "serve/codebook_json.hpp"
#include "serve/query.hpp"
#include "serve/quote_json.hpp"
#include "serve/routes.hpp"

namespace evidex {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostEdits = 200;
constexpr std::size_t kSamples = 5;
constexpr std::size_t kQuotes = 20;
constexpr std::size_t kForms = 200;

/// A folder that goes away with everything in it.
class ScratchFolder {
public:
    ScratchFolder() {
        std::string name = (fs::temp_directory_path() / "evidex-codebook-XXXXXX").string();
        if (::mkdtemp(name.data()) != nullptr) path_ = name;
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove_all(path_, ignored);
    }
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_;
};

/// The codebook with the edits, compiled. Mistakes name the file and line of the edited copy.
Result<Tagger> compile_edited(const Codebook& codebook, const std::vector<RowEdit>& edits) {
    const ScratchFolder scratch;
    const std::string folder = scratch.path() + "/codebook";
    if (Status written = write_edited_codebook(codebook, folder, edits); !written) return written.error();
    Result<Codebook> edited = load_codebook(folder);
    if (!edited) {
        Error error = std::move(edited).error();
        error.code = ErrorCode::usage;
        error.file = error.file.substr(error.file.rfind('/') + 1);
        return error;
    }
    return Tagger::compile(std::move(*edited));
}

Result<std::vector<RowEdit>> edits_in(const Json& body) {
    const Result<const Json*> list = list_in(body, "rows", kMostEdits);
    if (!list) return list.error();
    std::vector<RowEdit> edits;
    for (const Json& json : **list) {
        Result<RowEdit> edit = row_edit(json);
        if (!edit) return edit.error();
        edits.push_back(std::move(*edit));
    }
    return edits;
}

Json samples_json(const std::vector<ChangedTag>& samples, const Store& store) {
    Json list = Json::array();
    for (const ChangedTag& sample : samples) {
        const Result<Quote> quote = store.passage(sample.passage, 0);
        list.push_back({{"passage", sample.passage},
                        {"text", sample.text},
                        {"place", quote ? place_of(*quote) : std::string()},
                        {"rows", sample.rows}});
    }
    return list;
}

Json difference_json(const Difference& difference, const Store& store) {
    Json components = Json::array();
    for (const ComponentDifference& one : difference.components) {
        components.push_back({{"component", one.component},
                              {"before", one.before},
                              {"after", one.after},
                              {"gained", one.gained},
                              {"lost", one.lost},
                              {"stance", one.stance},
                              {"gains", samples_json(one.gains, store)},
                              {"losses", samples_json(one.losses, store)}});
    }
    return components;
}

/// Only this row, so that the fast engine finds its passages.
Result<Tagger> compile_alone(Codebook codebook, const std::string& id) {
    for (Component& component : codebook.components) component.threshold = 0.5;
    std::erase_if(codebook.rows, [&](const Row& row) { return row.id != id; });
    for (Row& row : codebook.rows) {
        row.weight = 1;
        row.status = RowStatus::active;
    }
    return Tagger::compile(std::move(codebook));
}

/// What a row does in a base: the passages that it hits alone are looked at with all others.
struct FoundUse {
    Audit audit;
    std::vector<std::int64_t> passages;
};

FoundUse no_use(const Codebook& codebook) {
    FoundUse none;
    none.audit.uses.resize(codebook.rows.size());
    return none;
}

Result<FoundUse> find_use(const Store& store, const Tagger& tagger, const Row& row) {
    const Result<Tagger> alone = compile_alone(tagger.codebook(), row.id);
    if (!alone) return alone.error();
    FoundUse found = no_use(tagger.codebook());
    const Status read = for_each_view(store, [&](std::int64_t passage, const PassageView& view) {
        if (alone->tag(view).empty()) return;
        found.passages.push_back(passage);
        count_uses(found.audit, tagger, view);
    });
    if (!read) return read.error();
    return found;
}

Json forms_json(const RowUse& use) {
    std::vector<std::pair<std::string, std::int64_t>> forms(use.forms.begin(), use.forms.end());
    std::stable_sort(forms.begin(), forms.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    if (forms.size() > kForms) forms.resize(kForms);
    Json list = Json::array();
    for (const auto& [text, hits] : forms) list.push_back({{"text", text}, {"hits", hits}});
    return list;
}

Result<Json> quotes_of(const Store& store, const std::vector<std::int64_t>& passages) {
    std::vector<Quote> quotes;
    for (const std::int64_t passage : passages) {
        if (quotes.size() == kQuotes) break;
        Result<Quote> quote = store.passage(passage, 0);
        if (!quote) return quote.error();
        quotes.push_back(std::move(*quote));
    }
    return quotes_json(store, quotes);
}

}  // namespace

Result<HttpResponse> answer_codebook(Workbench& workbench, const Ask& ask) {
    const Codebook& codebook = workbench.codebook();
    const Result<std::string> typed = ask.parameters.one("component");
    if (!typed) return typed.error();
    std::size_t wanted = Codebook::npos;
    if (!typed->empty()) {
        const Result<std::string> id = find_component(codebook, *typed);
        if (!id) return id.error();
        wanted = codebook.find_component(*id);
    }
    return json_response(codebook_json(codebook, wanted));
}

Result<HttpResponse> answer_row(Workbench& workbench, const Ask& ask) {
    const Codebook& codebook = workbench.codebook();
    const auto row = std::find_if(codebook.rows.begin(), codebook.rows.end(),
                                  [&](const Row& each) { return each.id == ask.parts[0]; });
    if (row == codebook.rows.end()) {
        return make_error(ErrorCode::not_found, "there is no such row in the codebook");
    }
    const Result<Workbench::Reader> store = workbench.reader();
    if (!store && store.error().code != ErrorCode::not_found) return store.error();
    // A codebook can be read before there is a base: then nothing uses the row.
    const Result<FoundUse> found =
        store ? find_use(**store, workbench.tagger(), *row) : no_use(workbench.codebook());
    if (!found) return found.error();
    Result<Json> quotes = store ? quotes_of(**store, found->passages) : Json::array();
    if (!quotes) return quotes.error();
    const RowUse& use = found->audit.uses[static_cast<std::size_t>(row - codebook.rows.begin())];
    return json_response({{"command", "evidex codebook audit --row " + shell_word(row->id)},
                          {"row", row_json(*row, codebook)},
                          {"passages", found->passages.size()},
                          {"hits", use.hits},
                          {"tags", use.tags},
                          {"alone", use.alone},
                          {"forms", forms_json(use)},
                          {"quotes", std::move(*quotes)}});
}

Result<HttpResponse> answer_try(Workbench& workbench, const Ask& ask) {
    const Result<std::vector<RowEdit>> edits = edits_in(ask.body);
    if (!edits) return edits.error();
    const Result<Tagger> edited = compile_edited(workbench.codebook(), *edits);
    if (!edited) return edited.error();
    const Result<Workbench::Reader> store = workbench.reader();
    if (!store) return store.error();
    Comparison comparison(workbench.tagger(), *edited, kSamples);
    const Status read = for_each_view(
        **store, [&](std::int64_t passage, const PassageView& view) { comparison.add(view, {}, passage); });
    if (!read) return read.error();
    return json_response(
        {{"command", "evidex codebook diff " + shell_word(workbench.options().codebook) + " EDITED-COPY"},
         {"passages", comparison.difference().passages},
         {"components", difference_json(comparison.difference(), **store)}});
}

Result<HttpResponse> answer_save(Workbench& workbench, const Ask& ask) {
    const Result<std::string> name = text_in(ask.body, "name");
    if (!name) return name.error();
    if (!is_folder_name(*name)) {
        return make_error(ErrorCode::usage, "'" + *name + "' cannot be the name of a folder",
                          "use letters, digits, blanks, - and _");
    }
    const Result<std::vector<RowEdit>> edits = edits_in(ask.body);
    if (!edits) return edits.error();
    const Result<Tagger> sound = compile_edited(workbench.codebook(), *edits);
    if (!sound) return sound.error();
    const std::string folder = (fs::absolute(workbench.options().db).parent_path() / *name).string();
    if (Status saved = write_edited_codebook(workbench.codebook(), folder, *edits); !saved) {
        return saved.error();
    }
    const std::string option = " --codebook " + shell_word(folder);
    return json_response({{"command", "evidex codebook check" + option},
                          {"folder", folder},
                          {"advice", "To use it, stop the workbench with Ctrl-C and run: evidex retag" +
                                         option + " and then: evidex serve" + option}});
}

}  // namespace evidex
