# SLOTD_SANITIZE=address;undefined or thread, for everything that is built.
if(SLOTD_SANITIZE)
    list(JOIN SLOTD_SANITIZE "," slotd_sanitize_list)
    add_compile_options(-fsanitize=${slotd_sanitize_list} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${slotd_sanitize_list})
endif()
