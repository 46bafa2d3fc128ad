#include "tag/leaves.hpp"

#include <algorithm>

namespace evidex {
namespace {

template <class T>
void unite(std::vector<T>& into, const std::vector<T>& from) {
    into.insert(into.end(), from.begin(), from.end());
    std::sort(into.begin(), into.end());
    into.erase(std::unique(into.begin(), into.end()), into.end());
}

void unite(Leaf& into, const Leaf& from) {
    unite(into.phrases, from.phrases);
    unite(into.regexes, from.regexes);
    unite(into.components, from.components);
}

Error unknown(const std::string& what, const std::string& file, int column) {
    Error error = make_error(ErrorCode::malformed, "unknown " + what, "define it in " + file);
    error.column = column;
    return error;
}

}  // namespace

Error located(Error error, const Codebook& book, std::string_view file, int line) {
    if (error.line != 0) return error;
    error.file = book.directory.empty() ? std::string(file) : book.directory + "/" + std::string(file);
    error.line = line;
    return error;
}

Leaves::Leaves(Program& program)
    : program_(program),
      book_(program.codebook),
      counted_(program.codebook.components.size()),
      plain_(program.codebook.components.size()) {}

bool Leaves::is_leaf(const Node& node) {
    return node.op == Op::phrase || node.op == Op::set || node.op == Op::component || node.op == Op::regex ||
           (node.op == Op::any && std::all_of(node.children.begin(), node.children.end(), is_leaf));
}

Result<Leaf> Leaves::leaf_of(const Node& node) {
    Leaf leaf;
    if (node.op == Op::set) return leaf_of_set(node);
    if (node.op == Op::component) {
        const std::size_t component = book_.find_component(node.name);
        if (component == Codebook::npos) {
            return unknown("component '#" + node.name + "'", "codebook.toml", node.column);
        }
        leaf.components.push_back(static_cast<std::uint32_t>(component));
        return leaf;
    }
    if (node.op != Op::any) return leaf_of_term(node, book_.settings.inflect);
    for (const Node& child : node.children) {
        const Result<Leaf> part = leaf_of(child);
        if (!part) return part;
        unite(leaf, *part);
    }
    return leaf;
}

Result<Leaf> Leaves::leaf_of_set(const Node& node) {
    const auto known = sets_.find(node.name);
    if (known != sets_.end()) return known->second;
    Leaf set;
    for (const SetMember& member : book_.sets) {
        if (member.set != node.name) continue;
        const Result<Node> parsed = parse_term(member.pattern, member.match);
        if (!parsed) return located(parsed.error(), book_, "sets.csv", member.line);
        const Result<Leaf> leaf = leaf_of_term(*parsed, member.match);
        if (!leaf) return located(leaf.error(), book_, "sets.csv", member.line);
        unite(set, *leaf);
    }
    if (set == Leaf{}) return unknown("set '@" + node.name + "'", "sets.csv", node.column);
    return sets_.emplace(node.name, std::move(set)).first->second;
}

Result<Leaf> Leaves::leaf_of_term(const Node& node, Match match) {
    Leaf leaf;
    if (node.op == Op::regex) {
        const Result<std::uint32_t> regex = program_.lexis.regexes.add(node.name);
        if (!regex) return regex.error();
        leaf.regexes.push_back(*regex);
        return leaf;
    }
    std::vector<AtomId> atoms;
    for (const Atom& atom : node.phrase) atoms.push_back(program_.lexis.atoms.add(atom, match));
    leaf.phrases.push_back(program_.lexis.trie.add(atoms));
    return leaf;
}

void Leaves::add_use(const Leaf& leaf, Use use) {
    for (const std::uint32_t phrase : leaf.phrases) phrase_uses_[phrase].push_back(use);
    for (const std::uint32_t regex : leaf.regexes) regex_uses_[regex].push_back(use);
}

OperandId Leaves::operand_of(const Leaf& leaf, bool in_condition) {
    const std::pair key{leaf, in_condition && !leaf.components.empty()};
    const auto [place, fresh] = operands_.try_emplace(key, program_.operand_count);
    if (!fresh) return place->second;
    const OperandId id = program_.operand_count++;
    add_use(leaf, {Use::Kind::operand, id});
    for (const std::uint32_t component : leaf.components) {
        (in_condition ? plain_ : counted_)[component].push_back(id);
    }
    return id;
}

Status Leaves::finish() {
    Lexis& lexis = program_.lexis;
    if (Status regexes = lexis.regexes.freeze(); !regexes) return regexes;
    lexis.atoms.freeze();
    lexis.trie.freeze(lexis.atoms.size());
    const std::uint32_t phrases = lexis.trie.phrase_count();
    std::vector<std::vector<Use>> uses(phrases + lexis.regexes.size());
    for (auto& [phrase, list] : phrase_uses_) uses[phrase] = std::move(list);
    for (auto& [regex, list] : regex_uses_) uses[phrases + regex] = std::move(list);
    for (auto& list : uses) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    }
    program_.uses = Lists<Use>(uses);
    program_.counted = Lists<OperandId>(counted_);
    program_.plain = Lists<OperandId>(plain_);
    return Done{};
}

}  // namespace evidex
