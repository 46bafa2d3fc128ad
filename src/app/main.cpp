#include "app/program.hpp"

int main(int argc, char** argv) {
    return evidex::run_program(argc, argv);
}
