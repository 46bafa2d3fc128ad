# Compiles the bundle of the workbench into the library: one .incbin a file, and a table of names.
# Gives the sources in `embedded_sources`. Without EVIDEX_WEB the table is empty.
set(embedded_symbols "")
set(embedded_rows "")
set(embedded_assembly "")
set(bundle "")
if(EVIDEX_WEB)
  file(GLOB bundle CONFIGURE_DEPENDS src/web/dist/*.html src/web/dist/*.js src/web/dist/*.css src/web/dist/*.svg)
endif()
foreach(file IN LISTS bundle)
  get_filename_component(name ${file} NAME)
  string(MAKE_C_IDENTIFIER "evidex_file_${name}" symbol)
  string(APPEND embedded_symbols "extern const char ${symbol}[];\nextern const char ${symbol}_end[];\n")
  string(APPEND embedded_rows "        {\"${name}\", between(${symbol}, ${symbol}_end)},\n")
  string(APPEND embedded_assembly
    ".global ${symbol}\n.global ${symbol}_end\n${symbol}:\n.incbin \"${file}\"\n${symbol}_end:\n.byte 0\n")
endforeach()

file(CONFIGURE OUTPUT generated/embedded.S CONTENT
".section .rodata
@embedded_assembly@
.section .note.GNU-stack,\"\",%progbits
" @ONLY)
file(CONFIGURE OUTPUT generated/embedded.cpp CONTENT
"#include \"serve/embedded.hpp\"

extern \"C\" {
@embedded_symbols@}

namespace evidex {
namespace {

[[maybe_unused]] std::string_view between(const char* begin, const char* end) {
    return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

std::vector<EmbeddedFile> embedded_files() {
    return {
@embedded_rows@    };
}

}  // namespace evidex
" @ONLY)
set(embedded_sources ${PROJECT_BINARY_DIR}/generated/embedded.S ${PROJECT_BINARY_DIR}/generated/embedded.cpp)
set_source_files_properties(${PROJECT_BINARY_DIR}/generated/embedded.S PROPERTIES OBJECT_DEPENDS "${bundle}")
