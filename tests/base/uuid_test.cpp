#include "base/uuid.hpp"

#include <catch2/catch.hpp>

using evidex::kUrlNamespace;
using evidex::uuid5;

TEST_CASE("uuid5: the same name in the same space is the same id") {
    // RFC 9562, appendix A.4.
    CHECK(uuid5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com") ==
          "2ed6657d-e927-568b-95e1-2665a8aea6a2");
    const std::string project = uuid5(kUrlNamespace, "urn:evidex:project:demo");
    CHECK(project == "d0f41525-edcd-5e8c-a394-01996b412b66");
    CHECK(uuid5(project, "user:ana") == "f5d46f3b-564b-5b76-b414-ba0829bbf953");
    CHECK(uuid5(project, "user:Ana") != uuid5(project, "user:ana"));
}
