#pragma once

namespace evidex {

/// The whole program: understands the arguments, runs the command, tells errors, returns the exit status.
int run_program(int argc, char** argv);

}  // namespace evidex
