#include "serve/uploads.hpp"

#include <catch2/catch.hpp>

#include "support/temporary.hpp"

using namespace evidex;
using evidex::test::read_text;
using evidex::test::TemporaryFolder;

TEST_CASE("uploads lie beside the base under their own names") {
    const TemporaryFolder folder;
    const std::string uploads = upload_folder(folder.path("project.db"));
    CHECK(uploads == folder.path("project files"));
    CHECK(keep_upload(uploads, "C:\\Users\\me\\interview é.docx", "words").value() == "interview é.docx");
    CHECK(read_text(uploads + "/interview é.docx") == "words");
    const auto mode = std::filesystem::status(uploads + "/interview é.docx").permissions();
    CHECK((mode & std::filesystem::perms::others_read) == std::filesystem::perms::none);
}

TEST_CASE("the same bytes are kept once, other bytes under the same name beside them") {
    const TemporaryFolder folder;
    CHECK(keep_upload(folder.path("f"), "a.txt", "one").value() == "a.txt");
    CHECK(keep_upload(folder.path("f"), "a.txt", "one").value() == "a.txt");
    CHECK(keep_upload(folder.path("f"), "a.txt", "two").value() == "a (2).txt");
    CHECK(keep_upload(folder.path("f"), "a.txt", "two").value() == "a (2).txt");
    CHECK(read_text(folder.path("f/a.txt")) == "one");
}

TEST_CASE("no name leads out of the folder") {
    const TemporaryFolder folder;
    for (const std::string& name :
         {std::string(), std::string(".."), std::string("."), std::string("../"), std::string("a/.."),
          std::string(".hidden"), std::string("a\nb"), std::string("a\0b", 3), std::string(300, 'a')}) {
        CHECK_FALSE(keep_upload(folder.path("f"), name, "x"));
    }
    CHECK(keep_upload(folder.path("f"), "../../outside.txt", "x").value() == "outside.txt");
    CHECK_FALSE(std::filesystem::exists(folder.path("outside.txt")));
}

TEST_CASE("a link that lies in the way is not followed") {
    const TemporaryFolder folder;
    folder.write("secret.txt", "kept");
    std::filesystem::create_directories(folder.path("f"));
    std::filesystem::create_symlink(folder.path("secret.txt"), folder.path("f/a.txt"));
    CHECK(keep_upload(folder.path("f"), "a.txt", "new").value() == "a (2).txt");
    CHECK(read_text(folder.path("secret.txt")) == "kept");
}
