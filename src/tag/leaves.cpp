#include "tag/leaves.hpp"

#include <algorithm>

namespace evidex {
namespace {

template <class T>
void append(std::vector<T>& into, const std::vector<T>& from) {
    into.insert(into.end(), from.begin(), from.end());
}

template <class T>
void make_set(std::vector<T>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

Lists<BitBlock> packed(const std::vector<std::vector<std::uint32_t>>& sets) {
    std::vector<std::vector<BitBlock>> out;
    out.reserve(sets.size());
    for (const auto& set : sets) out.push_back(evidex::packed(set));
    return Lists<BitBlock>(out);
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

void Leaf::add(const Leaf& other) {
    append(phrases, other.phrases);
    append(regexes, other.regexes);
    append(components, other.components);
}

void Leaf::sort() {
    make_set(phrases);
    make_set(regexes);
    make_set(components);
}

Leaves::Leaves(Program& program) : program_(program), book_(program.codebook) {
    for (const SetMember& member : book_.sets) members_.emplace(member.set, &member);
}

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
        Result<Leaf> part = leaf_of(child);
        if (!part) return part;
        leaf.add(*part);
    }
    leaf.sort();
    return leaf;
}

Result<Leaf> Leaves::leaf_of_set(const Node& node) {
    const auto known = sets_.find(node.name);
    if (known != sets_.end()) return known->second;
    Leaf set;
    const auto [begin, end] = members_.equal_range(node.name);
    for (auto at = begin; at != end; ++at) {
        const SetMember& member = *at->second;
        const Result<Node> parsed = parse_term(member.pattern, member.match);
        if (!parsed) return located(parsed.error(), book_, "sets.csv", member.line);
        const Result<Leaf> leaf = leaf_of_term(*parsed, member.match);
        if (!leaf) return located(leaf.error(), book_, "sets.csv", member.line);
        set.add(*leaf);
    }
    set.sort();
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
    atoms.reserve(node.phrase.size());
    for (const Atom& atom : node.phrase) atoms.push_back(program_.lexis.atoms.add(atom, match));
    leaf.phrases.push_back(program_.lexis.trie.add(atoms));
    return leaf;
}

void Leaves::add_term(const Leaf& leaf, RowId row) {
    for (const std::uint32_t phrase : leaf.phrases) phrase_terms_[phrase].push_back(row);
    for (const std::uint32_t regex : leaf.regexes) regex_terms_[regex].push_back(row);
}

OperandId Leaves::operand_of(Leaf leaf, bool in_condition) {
    leaf.in_condition = in_condition && !leaf.components.empty();
    const auto next = static_cast<OperandId>(operands_.size());
    return operands_.try_emplace(std::move(leaf), next).first->second;
}

RequirementId Leaves::requirement_of(std::vector<OperandId> operands) {
    std::sort(operands.begin(), operands.end());
    operands.erase(std::unique(operands.begin(), operands.end()), operands.end());
    const auto next = static_cast<RequirementId>(requirements_.size());
    return requirements_.try_emplace(std::move(operands), next).first->second;
}

std::vector<std::vector<SourceId>> Leaves::operand_sources() const {
    std::vector<std::vector<SourceId>> operands(operands_.size());
    for (const auto& [leaf, id] : operands_) {
        operands[id] = leaf.phrases;
        for (const std::uint32_t regex : leaf.regexes) operands[id].push_back(program_.regex_source(regex));
        for (const std::uint32_t component : leaf.components) {
            operands[id].push_back(leaf.in_condition ? program_.plain_source(component)
                                                     : program_.counted_source(component));
        }
    }
    return operands;
}

Status Leaves::finish() {
    Lexis& lexis = program_.lexis;
    if (Status regexes = lexis.regexes.freeze(); !regexes) return regexes;
    lexis.atoms.freeze();
    lexis.trie.freeze(lexis.atoms.size());
    std::vector<std::vector<RowId>> terms(program_.source_count());
    for (auto& [phrase, list] : phrase_terms_) terms[phrase] = std::move(list);
    for (auto& [regex, list] : regex_terms_) terms[program_.regex_source(regex)] = std::move(list);
    program_.terms = Lists<RowId>(terms);
    const std::vector<std::vector<SourceId>> operands = operand_sources();
    std::vector<std::vector<RequirementId>> met(program_.source_count());
    for (const auto& [list, id] : requirements_) {
        for (const OperandId operand : list) {
            for (const SourceId source : operands[operand]) met[source].push_back(id);
        }
    }
    program_.operands = packed(operands);
    program_.met = packed(met);
    program_.requirement_count = static_cast<std::uint32_t>(requirements_.size());
    return Done{};
}

}  // namespace evidex
