#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace evidex::test {

/// Where an XML file breaks the schema of QDA-XML 1.0 (project or codebook): unknown elements and attributes,
/// wrong order or number of children, missing attributes, values of the wrong form.
std::vector<std::string> schema_faults(const std::string& xml);

/// What the schema cannot see in a `.qdpx`: GUIDs given twice, references to nothing, spans outside their
/// text, names that are not the quoted words, texts that are missing or not plain, repeated names.
std::vector<std::string> project_faults(const std::string& qdpx);

/// One member of a zip file, or "".
std::string member_of(const std::string& zip, const std::string& name);

}  // namespace evidex::test
