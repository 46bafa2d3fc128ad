#include "privacy/forms.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace evidex;

namespace {

/// "email:kim@example.org phone:…"
std::string forms_in(const std::string& text) {
    std::string out;
    for (const Identifier& found : find_forms(text)) {
        if (!out.empty()) out += ' ';
        out += std::string(name_of(found.kind)) + ":" + std::string(slice(text, found.span));
    }
    return out;
}

}  // namespace

TEST_CASE("e-mail addresses, telephone numbers and postcodes are known by their form") {
    CHECK(forms_in("Write to kim.o'dell@example.org, or else.") == "email:kim.o'dell@example.org");
    CHECK(forms_in("Ring 07700 900123 after six.") == "phone:07700 900123");
    CHECK(forms_in("Ring +44 (0)7700 900 123.") == "phone:+44 (0)7700 900 123");
    CHECK(forms_in("on (0191) 498 0000, ask for her") == "phone:(0191) 498 0000");
    CHECK(forms_in("We live at ZZ99 3WZ now.") == "postcode:ZZ99 3WZ");
    CHECK(forms_in("at M1 1AE.") == "postcode:M1 1AE");
}

TEST_CASE("numbers that betray nobody stay") {
    for (const char* text :
         {"from 2014 to 2019 there were 1,200 of 34,000", "doi 10.1371/journal.pone.0012345",
          "12 weeks, 6 sessions, room 101", "code 2389 and 8888 8888", "£1,250.00 a month",
          "ISBN 978-0-306-40615-7", "GT1 was on track B2 4 times"}) {
        CAPTURE(text);
        CHECK(forms_in(text).empty());
    }
}

TEST_CASE("an NHS number has the right check digit") {
    CHECK(is_nhs_number("9434765919"));
    CHECK_FALSE(is_nhs_number("9434765918"));
    CHECK_FALSE(is_nhs_number("943476591"));
    CHECK_FALSE(is_nhs_number("943476591x"));
    CHECK(forms_in("number 943 476 5919.") == "nhs-number:943 476 5919");
    CHECK(forms_in("number 943 476 5918.").empty());
}

TEST_CASE("a date counts beside a word of birth only") {
    CHECK(forms_in("She was born on 3 May 2009 in the car.") == "birth-date:3 May 2009");
    CHECK(forms_in("DOB: 03/05/2009") == "birth-date:03/05/2009");
    CHECK(forms_in("his date of birth is the 21st of June 2008") == "birth-date:21st of June 2008");
    CHECK(forms_in("The letter of 3 May 2019 came late.").empty());
}
