#pragma once

#include "evidex/project.hpp"

namespace evidex {

/// The project with all texts in NFC, as sources are stored, and every place on the same words: macOS writes
/// accented letters as two characters.
Project composed(Project project);

}  // namespace evidex
