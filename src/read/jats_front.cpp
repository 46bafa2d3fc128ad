#include "read/jats_front.hpp"

#include <algorithm>
#include <string>

#include "base/xml.hpp"
#include "read/inline_text.hpp"
#include "read/properties.hpp"

namespace evidex {
namespace {

std::string author_name(pugi::xml_node contrib) {
    if (const pugi::xml_node name = contrib.child("name"); name) {
        const std::string given = text_below(name.child("given-names"));
        const std::string surname = text_below(name.child("surname"));
        return given.empty() ? surname : given + " " + surname;
    }
    if (const pugi::xml_node string_name = contrib.child("string-name"); string_name) {
        return text_below(string_name);
    }
    return text_below(contrib.child("collab"));
}

std::vector<std::string> authors_of(pugi::xml_node meta) {
    std::vector<std::string> out;
    for (const pugi::xml_node group : meta.children("contrib-group")) {
        for (const pugi::xml_node contrib : group.children("contrib")) {
            const std::string_view type = contrib.attribute("contrib-type").value();
            if (!type.empty() && type != "author") continue;
            if (std::string name = author_name(contrib); !name.empty()) out.push_back(std::move(name));
        }
    }
    return out;
}

/// The year of publication: the earliest of several (print, electronic, collection).
std::optional<int> year_of(pugi::xml_node meta) {
    std::optional<int> year;
    for (const pugi::xml_node date : meta.children("pub-date")) {
        const std::optional<int> found = year_in(text_below(date.child("year")));
        if (found && (!year || *found < *year)) year = found;
    }
    return year;
}

}  // namespace

Citation jats_citation(pugi::xml_node meta) {
    Citation out;
    out.title = text_below(meta.child("title-group").child("article-title"));
    out.authors = authors_of(meta);
    out.year = year_of(meta);
    for (const pugi::xml_node id : meta.children("article-id")) {
        if (std::string_view(id.attribute("pub-id-type").value()) == "doi") out.doi = text_below(id);
    }
    return out;
}

std::vector<pugi::xml_node> jats_abstracts(pugi::xml_node meta) {
    std::vector<pugi::xml_node> out;
    for (const pugi::xml_node abstract : meta.children("abstract")) out.push_back(abstract);
    const auto type_of = [](pugi::xml_node abstract) {
        return std::string_view(abstract.attribute("abstract-type").value());
    };
    std::erase_if(out, [&](pugi::xml_node abstract) {
        const std::string_view type = type_of(abstract);
        return type == "graphical" || type == "teaser" || type == "toc" || type == "video";
    });
    std::stable_partition(out.begin(), out.end(),
                          [&](pugi::xml_node abstract) { return type_of(abstract).empty(); });
    return out;
}

std::optional<SectionKind> jats_section(std::string_view sec_type) {
    // Combined types ("materials|methods", "results|discussion") count by their first part.
    const std::string_view first = sec_type.substr(0, sec_type.find('|'));
    if (first == "intro" || first == "introduction" || first == "background")
        return SectionKind::introduction;
    if (first == "methods" || first == "materials" || first == "subjects") return SectionKind::methods;
    if (first == "results") return SectionKind::results;
    if (first == "discussion" || first == "conclusions") return SectionKind::discussion;
    if (first == "supplementary-material") return SectionKind::back;
    return std::nullopt;
}

}  // namespace evidex
