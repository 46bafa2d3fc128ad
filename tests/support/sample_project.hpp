#pragma once

#include <string>
#include <vector>

#include "support/run.hpp"

namespace evidex::test {

/// A small codebook, two interviews and a paper in a folder of their own.
class SampleProject {
public:
    SampleProject() {
        folder_.write("book/codebook.toml", kFrame);
        folder_.write("book/terms.csv", kTerms);
        folder_.write("book/rules.csv", kRules);
        folder_.write("book/modifiers.csv", kModifiers);
        folder_.write("book/speakers.csv", kSpeakers);
        folder_.write("files/yp.txt", kYoungPerson);
        folder_.write("files/mum.txt", kMother);
        folder_.write("files/paper.md", kPaper);
    }

    [[nodiscard]] std::string path(const std::string& name = {}) const { return folder_.path(name); }
    std::string write(const std::string& name, const std::string& text) const {
        return folder_.write(name, text);
    }

    /// Runs evidex with this project's base and codebook.
    [[nodiscard]] Ran evidex(std::vector<std::string> arguments, const std::string& input = {}) const {
        arguments.insert(arguments.end(), {"--db", path("base.db"), "--codebook", path("book")});
        return run(arguments, input);
    }
    Ran ingest() const { return evidex({"ingest", path("files")}); }

private:
    static constexpr const char* kFrame = R"([codebook]
name = "small"
version = "0.1"
[match]
default_where = "role:!interviewer section:!references"
[[component]]
id = "rapid-access"
label = "Rapid access"
[[component.theme]]
id = "wait"
label = "Waiting"
[[component.theme]]
id = "route"
label = "Ways in"
[[component]]
id = "kind-staff"
label = "Kind staff"
[[component.theme]]
id = "warmth"
label = "Warmth"
[[component]]
id = "aftercare"
label = "Aftercare"
[[component.theme]]
id = "ending"
label = "Ending"
)";
    static constexpr const char* kTerms =
        "id,component,theme,pattern,match,weight,stance,only_if,not_if,where,status,tags,must,must_not,note\n"
        "RA-T1,rapid-access,wait,waiting list,,3,falls-short,,,,,,She sat on a waiting list.,The list "
        "waits.,\n"
        "RA-T2,rapid-access,route,drop-in,,3,meets,,,,,,There is a drop-in on Monday.,,\n"
        "KS-T1,kind-staff,warmth,kind,exact,2,meets,,,,,,She was kind.,,\n"
        "KS-T2,kind-staff,warmth,listen*,,2,meets,,,,,,They listened.,,\n"
        "AC-T1,aftercare,ending,never used,,3,,,,,,,It is never used.,,\n";
    static constexpr const char* kRules =
        "id,component,theme,rule,weight,stance,where,status,tags,must,must_not,note\n"
        "RA-R1,rapid-access,wait,wait* NEAR/4 months,3,falls-short,,,,We waited nine months.,,\n";
    static constexpr const char* kModifiers =
        "id,pattern,kind,direction,scope,components,note\n"
        "M-1,no|not|never|nobody,negated,forward,6,,\n";
    static constexpr const char* kSpeakers =
        "source,label,role,person,taggable,note\n"
        "*,Interviewer,interviewer,,no,\n*,YP*,young-person,,yes,\n*,Mum,parent,,yes,\n";
    static constexpr const char* kYoungPerson =
        "Interviewer: How long was the waiting list, would you say?\n\n"
        "YP01: I was on the waiting list for ages, honestly it felt like nobody cared about me at all.\n\n"
        "Interviewer: And the people there, when you finally got in?\n\n"
        "YP01: She was kind and she listened to everything I said, which nobody had done before her.\n\n"
        "Interviewer: Anything else that you would like to tell us today?\n\n"
        "YP01: Not really. My cat had kittens on the Sunday, that was the best thing that year.\n";
    static constexpr const char* kMother =
        "Interviewer: Tell me how it all began for your family.\n\n"
        "Mum: We waited nine months and then a letter came that said we had been taken off it.\n\n"
        "Interviewer: Who told you about that letter?\n\n"
        "Auntie Jo: Nobody told her, I found it in the hall under the pizza leaflets.\n\n"
        "Interviewer: What would have helped you in that time?\n\n"
        "Auntie Jo: Not a letter, a bit of kindness on the telephone would have done it.\n\n"
        "Mum: A drop-in would have been enough, somewhere to sit down with a cup of tea.\n";
    static constexpr const char* kPaper =
        "---\ntitle: Two doors, one corridor\nyear: 2019\n---\n\n# Findings\n\n"
        "Families described a waiting list that nobody managed, and a drop-in that nobody advertised.\n\n"
        "Staff were described as kind in two of the nine sites, and as tired in all the others.\n";

    TemporaryFolder folder_;
};

}  // namespace evidex::test
