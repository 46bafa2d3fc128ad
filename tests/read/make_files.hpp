#pragma once

#include <string>
#include <utility>
#include <vector>

namespace evidex::test {

/// The bytes of a zip file with these members.
std::string zip_of(const std::vector<std::pair<std::string, std::string>>& members);

/// A Word file with this between `<w:body>` and `</w:body>`, and further parts.
std::string docx_of(const std::string& body,
                    const std::vector<std::pair<std::string, std::string>>& parts = {});

/// An OpenDocument text with this between `<office:text>` and `</office:text>`, and further parts.
std::string odt_of(const std::string& body,
                   const std::vector<std::pair<std::string, std::string>>& parts = {});

/// One line of text on a page: place of its first letter in points from the lower left corner.
struct PrintedLine {
    double x = 0;
    double y = 0;
    double size = 10;
    std::string text;
};

/// A PDF (Helvetica, pages of 400 × 600 points) with these lines, page by page.
std::string pdf_of(const std::vector<std::vector<PrintedLine>>& pages, const std::string& info = {});

/// A PDF from numbered objects: catalogue first. Offsets are left to the reader to repair.
std::string pdf_of_objects(const std::vector<std::string>& objects);

}  // namespace evidex::test
