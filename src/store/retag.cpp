#include "store/retag.hpp"

#include <string>
#include <utility>

#include "store/filter.hpp"
#include "store/group_table.hpp"
#include "store/source_table.hpp"
#include "store/tag_table.hpp"

namespace evidex {
namespace {

/// Bytes of text that are tagged, and then written, at a time.
constexpr std::size_t kBatchBytes = 8U << 20;

struct StoredPassage {
    std::int64_t id = 0;
    std::int64_t source = 0;
    std::string text;
    SourceKind kind = SourceKind::document;
    SectionKind section = SectionKind::body;
    std::string role;
    std::string counted_role;  ///< "unknown" for speech without one.
};

class Retag {
public:
    Retag(Database& database, ChangeLog& changes, const Codebook& codebook, const TagBatch& tag_batch)
        : database_(database),
          changes_(changes),
          names_(names_in(codebook)),
          tag_batch_(tag_batch),
          tags_(database),
          groups_(database),
          read_facts_(database.prepare("select component, stance from tag where passage = ?")),
          set_codebook_(database.prepare("update source set codebook = ? where id = ?")) {}

    Result<std::int64_t> run() {
        std::int64_t looked_at = 0;
        for (const std::int64_t source : sources()) {
            read_passages(source);
            if (bytes_ < kBatchBytes) continue;
            looked_at += static_cast<std::int64_t>(passages_.size());
            if (Status done = finish_batch(); !done) return done.error();
        }
        looked_at += static_cast<std::int64_t>(passages_.size());
        if (Status done = finish_batch(); !done) return done.error();
        return looked_at;
    }

private:
    std::vector<std::int64_t> sources() {
        std::vector<std::int64_t> ids;
        Statement read = database_.prepare("select id from source order by id");
        while (read.next()) ids.push_back(read.integer(0));
        return ids;
    }

    void read_passages(std::int64_t source) {
        batch_.push_back(source);
        Statement read = database_.prepare(
            "select p.id, p.text, p.section, p.role, s.kind, " + std::string(kRoleOf) +
            " from source s join passage p on p.id between s.first_passage and s.last_passage "
            "where s.id = ? and p.taggable order by p.id");
        read.with(source);
        while (read.next()) {
            StoredPassage passage;
            passage.id = read.integer(0);
            passage.source = source;
            passage.text = read.string(1);
            passage.section = section_kind_from(read.text(2)).value_or(SectionKind::body);
            passage.role = read.string(3);
            passage.kind = source_kind_from(read.text(4)).value_or(SourceKind::document);
            passage.counted_role = read.string(5);
            bytes_ += passage.text.size();
            passages_.push_back(std::move(passage));
        }
    }

    Status finish_batch() {
        if (Status read = database_.finish(); !read) return read;
        const std::vector<std::vector<Tag>> tags = ask();
        for (std::size_t i = 0; i < tags.size(); ++i) {
            if (!are_sound(tags[i], passages_[i].text.size(), names_)) return unsound();
        }
        if (tags.size() != passages_.size()) return unsound();
        Transaction transaction(database_);
        for (const std::int64_t source : batch_) {
            groups_.remove_taggable(source);
            set_codebook_.with(names_.digest, source).run();
        }
        for (std::size_t i = 0; i < tags.size(); ++i) update(i, tags[i]);
        changes_.write();
        transaction.commit();
        batch_.clear();
        passages_.clear();
        bytes_ = 0;
        return database_.finish();
    }

    /// Most changes of a codebook leave most passages as they are.
    void update(std::size_t which, const std::vector<Tag>& tags) {
        const StoredPassage& passage = passages_[which];
        if (!tags_.hold(passage.id, tags, names_)) replace(passage.id, tags);
        groups_.add(passage.counted_role, true, tags, names_);
        const bool is_last = which + 1 == passages_.size() || passages_[which + 1].source != passage.source;
        if (is_last) groups_.write(passage.source);
    }

    std::vector<std::vector<Tag>> ask() const {
        std::vector<PassageView> views;
        views.reserve(passages_.size());
        for (const StoredPassage& passage : passages_) {
            views.push_back({passage.text, passage.kind, passage.section, passage.role, true});
        }
        return tag_batch_(views);
    }

    void replace(std::int64_t passage, const std::vector<Tag>& tags) {
        std::vector<TagFact> before;
        std::vector<TagFact> after;
        after.reserve(tags.size());
        read_facts_.with(passage);
        while (read_facts_.next()) before.push_back({{}, read_facts_.string(0), read_facts_.string(1)});
        for (const Tag& tag : tags) {
            after.push_back({{}, names_.components[tag.component], std::string(name_of(tag.stance))});
        }
        changes_.tags(compare_tags(std::move(before), std::move(after)));
        tags_.remove(passage, passage);
        tags_.insert(passage, tags, names_);
    }

    static Error unsound() {
        return make_error(ErrorCode::malformed, "the tagger gave tags that do not fit their passages",
                          "this is a mistake in evidex: please report it");
    }

    Database& database_;
    ChangeLog& changes_;
    const CodebookNames names_;
    const TagBatch& tag_batch_;
    TagTable tags_;
    GroupTable groups_;
    Statement read_facts_, set_codebook_;
    std::vector<std::int64_t> batch_;
    std::vector<StoredPassage> passages_;
    std::size_t bytes_ = 0;
};

}  // namespace

Result<std::int64_t> retag_all(Database& database, ChangeLog& changes, const Codebook& codebook,
                               const TagBatch& tag_batch) {
    Result<std::int64_t> looked_at = Retag(database, changes, codebook, tag_batch).run();
    if (!looked_at) return looked_at;
    Transaction transaction(database);
    drop_old_rows(database, codebook);
    transaction.commit();
    if (Status dropped = database.finish(); !dropped) return dropped.error();
    return looked_at;
}

}  // namespace evidex
