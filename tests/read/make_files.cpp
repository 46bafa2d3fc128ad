#include "read/make_files.hpp"

#include <fmt/format.h>
#include <zip.h>

namespace evidex::test {

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& members) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    for (const auto& [name, content] : members) {
        zip_source_t* part = zip_source_buffer(archive, content.data(), content.size(), 0);
        zip_file_add(archive, name.c_str(), part, ZIP_FL_OVERWRITE);
    }
    zip_close(archive);
    zip_stat_t stat;
    zip_source_stat(target, &stat);
    std::string out(stat.size, '\0');
    zip_source_open(target);
    zip_source_read(target, out.data(), out.size());
    zip_source_close(target);
    zip_source_free(target);
    zip_error_fini(&error);
    return out;
}

std::string docx_of(const std::string& body, const std::vector<std::pair<std::string, std::string>>& parts) {
    std::vector<std::pair<std::string, std::string>> members = parts;
    members.emplace_back(
        "word/document.xml",
        R"(<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>)" +
            body + "</w:body></w:document>");
    return zip_of(members);
}

std::string odt_of(const std::string& body, const std::vector<std::pair<std::string, std::string>>& parts) {
    std::vector<std::pair<std::string, std::string>> members = {
        {"mimetype", "application/vnd.oasis.opendocument.text"}};
    members.insert(members.end(), parts.begin(), parts.end());
    members.emplace_back("content.xml",
                         "<office:document-content xmlns:office='o' xmlns:text='t' xmlns:table='b'>"
                         "<office:body><office:text>" +
                             body + "</office:text></office:body></office:document-content>");
    return zip_of(members);
}

std::string pdf_of_objects(const std::vector<std::string>& objects) {
    std::string out = "%PDF-1.4\n";
    std::string table;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        table += fmt::format("{:010} 00000 n \n", out.size());
        out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
    }
    const std::size_t start = out.size();
    out += fmt::format("xref\n0 {}\n0000000000 65535 f \n{}", objects.size() + 1, table);
    out += fmt::format("trailer\n<< /Size {} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{}\n%%EOF\n",
                       objects.size() + 1, start);
    return out;
}

std::string pdf_of(const std::vector<std::vector<PrintedLine>>& pages, const std::string& info) {
    std::string kids;
    for (std::size_t i = 0; i < pages.size(); ++i) kids += fmt::format("{} 0 R ", 5 + 2 * i);
    std::vector<std::string> objects = {
        "<< /Type /Catalog /Pages 2 0 R >>",
        fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages.size()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< " + info + " >>",
    };
    for (std::size_t i = 0; i < pages.size(); ++i) {
        std::string content;
        for (const PrintedLine& line : pages[i]) {
            content += fmt::format("BT /F1 {} Tf 1 0 0 1 {} {} Tm ({}) Tj ET\n", line.size, line.x, line.y,
                                   line.text);
        }
        objects.push_back(
            fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents {} 0 R "
                        "/Resources << /Font << /F1 3 0 R >> >> >>",
                        6 + 2 * i));
        objects.push_back(fmt::format("<< /Length {} >>\nstream\n{}\nendstream", content.size(), content));
    }
    return pdf_of_objects(objects);
}

}  // namespace evidex::test
