#include "evidex/learn.hpp"

#include <filesystem>

#include <catch2/catch.hpp>

#include "tag/books.hpp"
#include "tag/codebook_folder.hpp"
#include "tag/learn_cut.hpp"
#include "tag/learn_words.hpp"

using namespace evidex;
using evidex::test::Book;

namespace {

/// Invented passages with what they are coded; views look into `texts`.
struct Invented {
    std::vector<std::string> texts;
    std::vector<LessonPassage> passages;

    void add(std::string text, std::vector<std::uint32_t> components, std::uint32_t file,
             Stance stance = Stance::neutral) {
        texts.push_back(std::move(text));
        LessonPassage passage;
        passage.components = std::move(components);
        for (const std::uint32_t component : passage.components)
            passage.stances.emplace_back(component, stance);
        passage.file = file;
        passages.push_back(std::move(passage));
    }
    [[nodiscard]] const std::vector<LessonPassage>& ready() {
        for (std::size_t i = 0; i < texts.size(); ++i) passages[i].view.text = texts[i];
        return passages;
    }
};

const std::vector<std::string> kDays{"monday", "tuesday", "wednesday", "thursday", "friday"};

/// The row for queues fires in all of them; only the place tells whether they are about access.
Invented queues(std::uint32_t files) {
    Invented out;
    for (std::uint32_t i = 0; i < 80; ++i) {
        const std::string day = kDays[i % kDays.size()];
        const Stance stance = i % 2 == 0 ? Stance::meets : Stance::falls_short;
        const std::string end = i % 2 == 0 ? " and it was lovely" : " and it was dreadful";
        out.add("A queue at the clinic on " + day + end, {0}, i % files, stance);
        out.add("A queue at the bakery on " + day + end, {}, i % files);
        out.add("Nothing to report on " + day, {1}, i % files, stance);
    }
    return out;
}

Book queue_book() {
    Book book({"access", "staff"}, 3.0);
    book.term("queue", 1.0);
    book.term("nothing", 2.0, 1);
    return book;
}

/// Hundredths that a pattern has for a component; 0 if it is not there.
int weight_of(const Learnt& learnt, const std::string& pattern, std::size_t column) {
    const std::size_t columns = learnt.components.size() + WordWeights::kStances;
    for (std::size_t i = 0; i < learnt.words.patterns.size(); ++i) {
        if (learnt.words.patterns[i] == pattern) return learnt.words.weights[i * columns + column];
    }
    return 0;
}

/// The codebook as it is after learning.
Codebook taught(Codebook codebook, const Learnt& learnt) {
    for (std::size_t i = 0; i < codebook.rows.size(); ++i)
        codebook.rows[i].weight = learnt.row_weights[i].value_or(0);
    codebook.words = learnt.words;
    return codebook;
}

double f1_of(const Codebook& codebook, const std::vector<LessonPassage>& passages, std::uint32_t component) {
    const Tagger tagger = *Tagger::compile(codebook);
    Outcomes outcomes;
    for (const LessonPassage& passage : passages) {
        bool tagged = false;
        for (const Tag& tag : tagger.tag(passage.view)) tagged = tagged || tag.component == component;
        const auto& coded = passage.components;
        outcomes.add(std::find(coded.begin(), coded.end(), component) != coded.end(), tagged);
    }
    return outcomes.f1().value_or(0);
}

}  // namespace

TEST_CASE("words that tell coded passages from others are found and weighed") {
    Invented coded = queues(4);
    const Book book = queue_book();
    const Result<Learnt> learnt = learn(book.compile(), coded.ready());
    REQUIRE(learnt);
    CHECK(learnt->passages == 240);
    const LearntComponent& access = learnt->components[0];
    CHECK(access.is_learnt);
    CHECK(access.coded == 80);
    CHECK(*access.before == 0);  // the row alone does not reach the threshold
    CHECK(*access.after == 1);
    CHECK(weight_of(*learnt, "clinic", 0) > 10);
    CHECK(weight_of(*learnt, "bakery", 0) < -10);
    CHECK(std::abs(weight_of(*learnt, "friday", 0)) < 10);
    CHECK(*learnt->row_weights[0] > 0.5);
    CHECK(f1_of(taught(book.book, *learnt), coded.ready(), 0) == 1);
    CHECK(f1_of(taught(book.book, *learnt), coded.ready(), 1) == 1);
}

TEST_CASE("where few passages teach little, tags still come from the cut that was found") {
    Invented coded;
    for (std::uint32_t i = 0; i < 40; ++i) {
        coded.add("A queue at the clinic", {0}, i % 2);
        coded.add("A queue at the bakery", {}, i % 2);
    }
    const Book book = queue_book();
    const Result<Learnt> learnt = learn(book.compile(), coded.ready());
    REQUIRE(learnt);
    CHECK(*learnt->components[0].after == 1);
    CHECK(weight_of(*learnt, std::string(WordWeights::kAlways), 0) > 0);
    CHECK(f1_of(taught(book.book, *learnt), coded.ready(), 0) == 1);
}

TEST_CASE("stances are learnt from the words of coded passages") {
    Invented coded = queues(4);
    for (std::uint32_t i = 0; i < 40; ++i)
        coded.add("A queue at the clinic, as in the report", {0}, i % 4, Stance::neutral);
    const Result<Learnt> learnt = learn(queue_book().compile(), coded.ready());
    REQUIRE(learnt);
    CHECK(learnt->stances.is_learnt);
    CHECK(learnt->stances.coded == 200);
    CHECK(weight_of(*learnt, "lovely", 2) > 10);
    CHECK(weight_of(*learnt, "lovely", 3) < weight_of(*learnt, "lovely", 2));
    CHECK(weight_of(*learnt, "dreadful", 3) > 10);
    CHECK(weight_of(*learnt, "the report", 2) < 0);
    CHECK(weight_of(*learnt, std::string(WordWeights::kAlways), 0) == 0);
}

TEST_CASE("the same passages teach the same, whichever way they are judged") {
    Invented coded = queues(4);
    const Tagger tagger = queue_book().compile();
    const Result<Learnt> one = learn(tagger, coded.ready());
    const Result<Learnt> two = learn(tagger, coded.ready());
    REQUIRE((one && two));
    CHECK(one->words.patterns == two->words.patterns);
    CHECK(one->words.weights == two->words.weights);
    CHECK(one->row_weights == two->row_weights);
    CHECK(one->components[0].cut == two->components[0].cut);
}

TEST_CASE("a row never changes sides") {
    Book book({"access"}, 3.0);
    book.term("queue", 1.0);
    book.term("gravel", 2.0);     // only where nothing is coded
    book.term("clinic", -1.5);    // only where something is coded
    book.term("elsewhere", 4.0);  // nowhere
    book.term("never", -3.0).status = RowStatus::retired;
    Invented coded;
    for (std::uint32_t i = 0; i < 60; ++i) {
        const std::string day = kDays[i % kDays.size()];
        coded.add("The queue at the clinic on " + day, {0}, i % 3);
        coded.add("A heap of gravel on " + day, {}, i % 3);
    }
    const Result<Learnt> learnt = learn(book.compile(), coded.ready());
    REQUIRE(learnt);
    CHECK(*learnt->row_weights[0] > 0.1);
    CHECK(*learnt->row_weights[1] == 0.1);
    CHECK(*learnt->row_weights[2] == -0.1);
    CHECK(*learnt->row_weights[3] == 2.0);  // half: words carry the rest
    CHECK(*learnt->row_weights[4] == -3.0);
}

TEST_CASE("left out scores are those of a model that has not seen the fold") {
    // Each observation has a feature of its own: what is learnt by heart is of no use on the others.
    constexpr std::uint32_t kCount = 60;
    std::vector<Observation> observations;
    for (std::uint32_t i = 0; i < kCount; ++i) observations.push_back({{i, 1.0}});
    Lesson lesson;
    lesson.columns = kCount;
    std::vector<std::uint32_t> folds;
    for (std::uint32_t i = 0; i < kCount; ++i) {
        lesson.observations.push_back(&observations[i]);
        lesson.answers.push_back(i % 2 == 0);
        folds.push_back(i / 2 % 3);
    }
    const LogisticModel model = fit_logistic(lesson, 1);
    const std::vector<double> left_out = left_out_scores(lesson, 1, folds, {true, true, false});
    for (std::uint32_t i = 0; i < kCount; ++i) {
        CHECK((model.score(observations[i]) > model.intercept) == lesson.answers[i]);
        CHECK(left_out[i] == Approx(0).margin(1e-3));
    }
}

TEST_CASE("F1 after is that of passages which were not learnt from") {
    Book book({"access"}, 3.0);
    book.term("note", 1.0);
    Invented coded;
    // Whether a passage is coded has nothing to do with its words, which occur a few times each.
    std::uint64_t state = 7;
    const auto draw = [&](std::uint64_t below) {
        state = state * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
        return (state >> 33) % below;
    };
    for (std::uint32_t i = 0; i < 150; ++i) {
        std::string text = "Note";
        for (int w = 0; w < 12; ++w) {
            text += ", w";
            for (int k = 0; k < 3; ++k) text += static_cast<char>('a' + draw(5));
        }
        std::vector<std::uint32_t> components;
        if (draw(2) == 0) components = {0};
        coded.add(text, components, i % 5);
    }
    const Result<Learnt> learnt = learn(book.compile(), coded.ready());
    REQUIRE(learnt);
    CHECK(learnt->words.patterns.size() > 50);
    CHECK(*learnt->components[0].after < 0.75);  // to tag all of them gives about 0.67
}

TEST_CASE("figures rest on the judged files only") {
    Invented coded = queues(4);
    for (std::uint32_t i = 0; i < 50; ++i) coded.add("A queue at the clinic, wrongly left uncoded", {}, 4);
    const Tagger tagger = queue_book().compile();
    const Result<Learnt> all = learn(tagger, coded.ready());
    LearnOptions options;
    options.judged = {true, true, true, true, false};
    const Result<Learnt> some = learn(tagger, coded.ready(), options);
    REQUIRE((all && some));
    CHECK(*some->components[0].after > *all->components[0].after);
    CHECK(some->passages == all->passages);
}

TEST_CASE("one file alone is left out in tenths") {
    Invented coded = queues(1);
    const Result<Learnt> learnt = learn(queue_book().compile(), coded.ready());
    REQUIRE(learnt);
    CHECK(*learnt->components[0].after == 1);
    CHECK(weight_of(*learnt, "clinic", 0) > 10);
}

TEST_CASE("a component with too few coded passages stays as it was") {
    Book book = queue_book();
    book.book.components.push_back({});
    book.book.components.back().id = "rare";
    book.book.components.back().threshold = 3;
    book.term("leaflet", 1.7, 2);
    book.term("soft words", 0.4, 2).tags = "yp soft";
    book.term("soft queue", 0.4, 0).tags = "soft";
    book.book.words.patterns = {"folded"};
    book.book.words.weights = {11, 12, 13, 14, 15};
    book.book.words.has_stances = true;
    Invented coded = queues(4);
    for (std::uint32_t i = 0; i < 29; ++i) coded.add("The leaflet lay folded", {2}, i % 4);
    const Result<Learnt> learnt = learn(book.compile(), coded.ready());
    REQUIRE(learnt);
    CHECK_FALSE(learnt->components[2].is_learnt);
    CHECK_FALSE(learnt->components[2].after);
    CHECK(*learnt->row_weights[2] == 1.7);
    CHECK(*learnt->row_weights[3] == 0.4);
    CHECK_FALSE(learnt->row_weights[4]);
    CHECK(weight_of(*learnt, "folded", 2) == 13);
    CHECK(weight_of(*learnt, "folded", 0) != 11);
    CHECK_FALSE(learnt->stances.is_learnt);  // 29 neutral ones, 30 are needed
    CHECK(weight_of(*learnt, "folded", 3) == 14);
}

TEST_CASE("too little to learn anything is an error that says how much is needed") {
    Invented coded;
    for (std::uint32_t i = 0; i < 29; ++i) coded.add("A queue at the clinic", {0}, i % 3);
    const Result<Learnt> learnt = learn(queue_book().compile(), coded.ready());
    REQUIRE_FALSE(learnt);
    CHECK_THAT(learnt.error().text(), Catch::Contains("30") && Catch::Contains("29"));
}

TEST_CASE("passages that are not taggable teach nothing") {
    Invented coded = queues(4);
    coded.add("A queue at the clinic", {0}, 0);
    coded.passages.back().view.taggable = false;
    const Result<Learnt> learnt = learn(queue_book().compile(), coded.ready());
    REQUIRE(learnt);
    CHECK(learnt->passages == 240);
    CHECK(learnt->components[0].coded == 80);
}

TEST_CASE("what is written is read back without findings, and all else stays") {
    const CodebookFolder folder;
    folder.write("terms.csv",
                 "id,component,theme,pattern,weight,tags,status,must,note\n"
                 "A-T1,access,wait,queue,1.0,yp,active,A queue.,\"one, two\"\n"
                 "A-T2,access,wait,at the,0.4,soft,active,At the gate.,\n"
                 "A-T3,access,route,gate,2.5,,active,A gate.,\n"
                 "A-T4,access,route,fence,2.5,,retired,A fence.,kept\n"
                 "S-T1,staff,warmth,nothing,2,,,Nothing.,\n");
    folder.write("rules.csv",
                 "id,component,theme,rule,must,note\n"
                 "A-R1,access,wait,queue NEAR/3 clinic,The queue at the clinic.,no weight so far\n");
    const Result<Codebook> codebook = load_codebook(folder.path());
    REQUIRE(codebook);
    Invented coded = queues(4);
    for (std::uint32_t i = 0; i < 40; ++i) coded.add("The queue of the report", {0}, i % 4);
    const Result<Learnt> learnt = learn(*Tagger::compile(*codebook), coded.ready());
    REQUIRE(learnt);
    REQUIRE(learnt->stances.is_learnt);

    const CodebookFolder copy;
    namespace fs = std::filesystem;
    fs::copy(folder.path(), copy.path(), fs::copy_options::overwrite_existing | fs::copy_options::recursive);
    REQUIRE(write_learnt(*codebook, *learnt, copy.path()));
    const Result<CheckedCodebook> checked = check_codebook(copy.path());
    REQUIRE(checked);
    for (const Diagnostic& one : checked->diagnostics) FAIL_CHECK(one.text());
    const Codebook& now = checked->codebook;
    CHECK(now.words.patterns == learnt->words.patterns);
    CHECK(now.words.weights == learnt->words.weights);
    CHECK(now.words.has_stances);
    REQUIRE(now.rows.size() == 5);  // the soft one is gone
    CHECK(now.rows[0].id == "A-T1");
    CHECK(now.rows[0].weight == *learnt->row_weights[0]);
    CHECK(now.rows[0].tags == "yp");
    CHECK(now.rows[1].weight == 1.3);  // half of it: it was never seen
    CHECK(now.rows[2].weight == 2.5);
    CHECK(now.rows[4].id == "A-R1");
    CHECK(now.rows[4].weight == *learnt->row_weights[5]);
    CHECK(f1_of(now, coded.ready(), 0) == 1);
}

TEST_CASE("words and pairs are cut and folded as the tagger does it") {
    using Patterns = std::vector<std::string>;
    CHECK(word_patterns("Mum’s GP rang, then rang") ==
          Patterns{"gp", "gp rang", "mum", "mum gp", "rang", "then", "then rang"});
    CHECK(word_patterns("In 2019 we left. 3 left") == Patterns{"in", "left", "we", "we left"});
    CHECK(word_patterns("twenty-four") == Patterns{"four", "twenty", "twenty four"});
    CHECK(word_patterns("").empty());
}

TEST_CASE("only what two folds and three passages say is common") {
    Invented coded;
    coded.add("red red apples", {}, 0);
    coded.add("red pears and green", {}, 0);
    coded.add("red plums, green grapes", {}, 1);
    coded.add("green pears again", {}, 1);
    coded.add("plums again", {}, 1);
    coded.add("plums again", {}, 1);
    std::vector<const LessonPassage*> passages;
    std::vector<std::uint32_t> folds;
    for (const LessonPassage& passage : coded.ready()) {
        passages.push_back(&passage);
        folds.push_back(passage.file);
    }
    const CommonWords words = common_words(passages, folds);
    CHECK(words.patterns == std::vector<std::string>{"green", "red"});
    CHECK(words.values[0] == Approx(0.2 * std::log(2.0)));
    CHECK(words.observations[1].size() == 2);
    CHECK(words.observations[4].empty());
}

TEST_CASE("the cut is the highest of those that are as good as the best, or nearly") {
    std::uint64_t state = 11;
    const auto draw = [&](std::uint64_t below) {
        state = state * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
        return (state >> 33) % below;
    };
    const auto f1_at = [](const std::vector<Scored>& passages, double cut) {
        Outcomes outcomes;
        for (const Scored& one : passages) outcomes.add(one.coded, one.can_be_tagged && one.score >= cut);
        return outcomes.f1().value_or(0);
    };
    for (int round = 0; round < 200; ++round) {
        std::vector<Scored> passages;
        for (std::uint64_t i = 0; i < 1 + draw(30); ++i) {
            passages.push_back({static_cast<double>(draw(12)) - 6, draw(5) != 0, draw(3) == 0});
        }
        double best = 0;
        for (int cut = -7; cut <= 7; ++cut) best = std::max(best, f1_at(passages, cut));
        CHECK(f1_at(passages, best_cut(passages, 0)) == Approx(best));
        const double spared = best_cut(passages, 0.1);
        CHECK(f1_at(passages, spared) >= best - 0.1 - 1e-9);
        if (best <= 0.1) continue;
        const auto tagged = [&](double cut) {
            return std::count_if(passages.begin(), passages.end(),
                                 [&](const Scored& one) { return one.can_be_tagged && one.score >= cut; });
        };
        for (int cut = -7; cut <= 7; ++cut) {
            if (tagged(cut) < tagged(spared)) CHECK(f1_at(passages, cut) < best - 0.1);
        }
    }
}
