#include <algorithm>
#include <iostream>
#include <iterator>

#include "app/command.hpp"
#include "app/tagging.hpp"
#include "base/lookup.hpp"
#include "base/strings.hpp"
#include "base/unicode.hpp"
#include "report/explanation.hpp"

namespace evidex {
namespace {

struct ExplainCommand {
    std::vector<std::string> words;
    std::int64_t passage = 0;
    std::string role;
    std::string kind;
    std::string section;
    std::string component;
};

/// A text with what is known of it, owning its words.
struct Subject {
    std::string text;
    std::string role;
    SourceKind kind = SourceKind::document;
    SectionKind section = SectionKind::body;
    bool taggable = true;
};

Result<Subject> typed_subject(const ExplainCommand& options) {
    Subject subject;
    subject.text = joined(options.words, " ");
    if (subject.text == "-") {
        subject.text.assign(std::istreambuf_iterator<char>(std::cin), {});
        subject.text = decode(subject.text).text;
    }
    subject.text = to_nfc(subject.text);
    while (!subject.text.empty() && subject.text.back() == '\n') subject.text.pop_back();
    if (subject.text.empty()) {
        return make_error(
            ErrorCode::usage, "there is no text to explain",
            "give it in quotation marks, or --passage NUMBER, or - to read it from standard input");
    }
    return subject;
}

Status describe(Subject& subject, const ExplainCommand& options) {
    if (!options.role.empty()) {
        const Result<std::string> role = find_role(options.role);
        if (!role) return role.error();
        subject.role = *role == "unknown" ? "" : *role;
        subject.kind = SourceKind::interview;
    }
    if (const auto kind = source_kind_from(options.kind)) subject.kind = *kind;
    if (options.section.empty()) return Done{};
    const std::optional<SectionKind> section = section_kind_from(options.section);
    if (!section) {
        return make_error(ErrorCode::usage, "unknown section '" + options.section + "'",
                          "for instance body, abstract, methods, results, discussion, references, consent");
    }
    subject.section = *section;
    return Done{};
}

/// Only the component asked for, even if nothing came near it.
Status keep_only(Explained& explained, const Codebook& codebook, const std::string& typed) {
    const Result<std::string> id = find_component(codebook, typed);
    if (!id) return id.error();
    const auto index = static_cast<std::uint32_t>(codebook.find_component(*id));
    std::vector<ComponentExplanation>& all = explained.components;
    all.erase(std::remove_if(all.begin(), all.end(), [&](auto& found) { return found.component != index; }),
              all.end());
    if (all.empty()) {
        ComponentExplanation nothing;
        nothing.component = index;
        nothing.threshold = codebook.components[index].threshold;
        all.push_back(std::move(nothing));
    }
    return Done{};
}

Result<Subject> stored_subject(const Session& session, std::int64_t number) {
    const Result<Store> store = open_base(session);
    if (!store) return store.error();
    Result<Quote> quote = store->passage(number, 0);
    if (!quote) return quote.error();
    return Subject{std::move(quote->text), std::move(quote->role), quote->kind, quote->section,
                   quote->taggable};
}

Result<Exit> explain_text(const Session& session, const ExplainCommand& options) {
    if (options.passage > 0 && !options.words.empty()) {
        return make_error(ErrorCode::usage, "there is a text and a passage to explain", "give one of them");
    }
    const Result<Tagger> tagger = open_tagger(session);
    if (!tagger) return tagger.error();
    Result<Subject> subject =
        options.passage > 0 ? stored_subject(session, options.passage) : typed_subject(options);
    if (!subject) return subject.error();
    if (Status described = describe(*subject, options); !described) return described.error();
    const Codebook& codebook = tagger->codebook();
    Explained explained;
    explained.passage = view_of(subject->text, subject->kind, subject->role, codebook);
    explained.passage.section = subject->section;
    explained.passage.taggable = explained.passage.taggable && subject->taggable;
    explained.components = tagger->explain(explained.passage);
    if (!options.component.empty()) {
        explained.in_full = true;
        if (Status kept = keep_only(explained, codebook, options.component); !kept) return kept.error();
    }
    return print_and(Exit::ok, render(explained, codebook, session.format, session.look));
}

}  // namespace

void add_explain(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<ExplainCommand>();
    CLI::App* command =
        add_command(program, {"explain", "Why a text is tagged as it is, and what nearly fired",
                              "  evidex explain \"We waited nine months and nobody rang.\" --role parent\n"
                              "  evidex explain --passage 1234\n"
                              "  evidex explain --passage 1234 --why-not aftercare-planning\n"
                              "  pbpaste | evidex explain -\n"});
    command->add_option("text", options->words, "The text, or - for standard input")->type_name("TEXT");
    command->add_option("--passage", options->passage, "A passage of the base, by its number")
        ->type_name("NUMBER");
    command->add_option("--role", options->role, "Who speaks")->type_name("ROLE");
    allow_only(command->add_option("--kind", options->kind, "Where it comes from"),
               {"interview", "document"});
    command->add_option("--section", options->section, "Part of the document")->type_name("NAME");
    command->add_option("--why-not,--component", options->component, "Only this component")
        ->type_name("COMPONENT");
    run_with(command, chosen, options, explain_text);
}

}  // namespace evidex
