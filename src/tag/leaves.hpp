#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tag/program.hpp"

namespace evidex {

/// What a span-valued leaf of a rule is made of.
struct Leaf {
    std::vector<std::uint32_t> phrases;
    std::vector<std::uint32_t> regexes;
    std::vector<std::uint32_t> components;
    bool in_condition = false;  ///< There, components stand for fewer terms.
    auto operator<=>(const Leaf&) const = default;

    /// Takes in what another leaf is made of; `sort` when all is taken in.
    void add(const Leaf& other);
    void sort();
};

/// Gives the phrases, regexes and operands of a codebook their ids, and remembers who uses them.
class Leaves {
public:
    explicit Leaves(Program& program);

    /// Whether a node is a phrase, a regex, a set, a component or an OR of them.
    static bool is_leaf(const Node& node);

    /// The leaf of such a node. A set is made when it is first named: words of the others are not looked for.
    Result<Leaf> leaf_of(const Node& node);

    /// The leaf of one parsed term.
    Result<Leaf> leaf_of_term(const Node& node, Match match);

    /// A term row asks for the phrases and regexes of a leaf.
    void add_term(const Leaf& leaf, RowId row);

    /// The operand of a leaf; equal leaves have one.
    OperandId operand_of(Leaf leaf, bool in_condition);

    /// The requirement that one of these operands occurs; equal ones have one id.
    RequirementId requirement_of(std::vector<OperandId> operands);

    /// Freezes the words; writes into the program who asks for what.
    Status finish();

private:
    Result<Leaf> leaf_of_set(const Node& node);
    [[nodiscard]] std::vector<std::vector<SourceId>> operand_sources() const;

    Program& program_;
    const Codebook& book_;
    std::multimap<std::string, const SetMember*> members_;  ///< By set.
    std::map<std::string, Leaf> sets_;
    std::map<Leaf, OperandId> operands_;
    std::map<std::vector<OperandId>, RequirementId> requirements_;
    std::map<std::uint32_t, std::vector<RowId>> phrase_terms_;
    std::map<std::uint32_t, std::vector<RowId>> regex_terms_;
};

/// The error with its file and line, unless it knows them already.
Error located(Error error, const Codebook& book, std::string_view file, int line);

}  // namespace evidex
