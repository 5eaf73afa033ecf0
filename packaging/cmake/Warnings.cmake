# Warnings are errors here; a new compiler's new warning is mended, not silenced.
add_library(slotd_warnings INTERFACE)
target_compile_options(slotd_warnings INTERFACE
    -Wall -Wextra -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wswitch-enum -Werror)
