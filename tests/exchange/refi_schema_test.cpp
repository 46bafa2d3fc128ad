// The checker that the tests of writing rely on must refuse what the official schemas refuse.
#include "exchange/refi_schema.hpp"

#include <catch2/catch.hpp>

using evidex::test::schema_faults;

namespace {

const std::string kGuid = "f5d46f3b-564b-5b76-b414-ba0829bbf953";
const std::string kUser = R"(<Users><User guid="f5d46f3b-564b-5b76-b414-ba0829bbf953"/></Users>)";

std::string project(const std::string& inside, const std::string& attributes = {}) {
    return R"(<Project xmlns="urn:QDA-XML:project:1.0" name="x" )" + attributes + ">" + inside + "</Project>";
}

std::string codebook(const std::string& inside) {
    return R"(<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="x">)" + inside + "</CodeBook>";
}

std::string code(const std::string& inside = {}, const std::string& more = R"(isCodable="true")") {
    return "<Codes><Code guid=\"" + kGuid + "\" name=\"c\" " + more + ">" + inside + "</Code></Codes>";
}

std::string source(const std::string& inside) {
    return "<Sources><TextSource guid=\"" + kGuid + "\">" + inside + "</TextSource></Sources>";
}

std::string selection(const std::string& inside,
                      const std::string& places = R"(startPosition="1" endPosition="2")") {
    return "<PlainTextSelection guid=\"" + kGuid + "\" " + places + ">" + inside + "</PlainTextSelection>";
}

std::string coding(const std::string& reference, const std::string& attributes = {}) {
    return "<Coding guid=\"" + kGuid + "\" " + attributes + ">" + reference + "</Coding>";
}

const std::string kCodeRef = "<CodeRef targetGUID=\"" + kGuid + "\"/>";

}  // namespace

TEST_CASE("schema checker: accepts what is right") {
    CHECK(schema_faults(project(kUser + "<CodeBook>" + code() + "</CodeBook>" +
                                source(selection("<Description>d</Description>" + coding(kCodeRef)) +
                                       coding(kCodeRef)) +
                                "<Description>d</Description>"))
              .empty());
    CHECK(schema_faults(codebook(code("<Description>d</Description>"))).empty());
}

TEST_CASE("schema checker: refuses what the official schemas refuse") {
    const auto refuse = [](const std::string& xml) {
        INFO(xml);
        CHECK_FALSE(schema_faults(xml).empty());
    };
    refuse(project("", "creatingUser=\"" + kGuid + "\""));
    refuse(project(source(coding(kCodeRef, "creatingUserGUID=\"" + kGuid + "\""))));
    refuse(project(source(coding("<CodeRef guid=\"" + kGuid + "\"/>"))));
    refuse(codebook(code() + "<Sets><Set guid=\"" + kGuid + "\" name=\"s\"><MemberCode targetGUID=\"" +
                    kGuid + "\"/></Set></Sets>"));
    refuse(project("<Sets><Set guid=\"" + kGuid + "\" name=\"s\"><MemberCode guid=\"" + kGuid +
                   "\"/></Set></Sets>"));
    refuse(project("<Sources/>"));
    refuse(project("<Users></Users>"));
    refuse(project("<Description>d</Description>" + kUser));
    refuse(project(source(selection(coding(kCodeRef) + "<Description>d</Description>"))));
    refuse(project(source("") + "<Cases><Case guid=\"" + kGuid + "\"/></Cases>"));
    refuse(project("<Cases><Case guid=\"" + kGuid + "\"><SelectionRef targetGUID=\"" + kGuid +
                   "\"/><SourceRef targetGUID=\"" + kGuid + "\"/></Case></Cases>"));
    refuse(project(source(coding(kCodeRef) + selection(""))));
    refuse(codebook(code("", "")));
    refuse(project(source(selection("", R"(startPosition="1")"))));
    refuse(project(source(coding(kCodeRef, R"(creatingUser="")"))));
    refuse(codebook(code("", R"(isCodable="true" color="red")")));
    refuse(codebook("<Codes><Code guid=\"urn:uuid:" + kGuid + "\" name=\"c\" isCodable=\"true\"/></Codes>"));
    refuse(R"(<Codebook xmlns="urn:QDA-XML:codebook:1.0"/>)");
    refuse(R"(<CodeBook xmlns="urn:QDA-XML:project:1.0"/>)");
    refuse(codebook(code("<NoteRef targetGUID=\"" + kGuid + "\"/>")));
}
