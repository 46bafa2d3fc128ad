#pragma once

#include <functional>
#include <string>

#include "app/session.hpp"

namespace evidex {

/// Called with a passage and where it comes from, for people.
using UsePassage = std::function<void(const PassageView& passage, const std::string& place)>;

/// Goes through all passages of the evidence base ("base"), of a file of coded passages (*.jsonl), or of
/// files and folders, read as `ingest` reads them. Files that cannot be read are told and left out.
Status for_each_passage(const Session& session, const Codebook& codebook, const std::string& where,
                        const UsePassage& use);

}  // namespace evidex
