// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/shellenv.h"

#include "app/programs.h"
#include "base/paths.h"

#include <cstdio>
#include <string>
#include <string_view>

namespace slotd
{

namespace
{

/// Quoted for sh(1) and fish(1) both; a path with a quote in it is closed and opened again around it.
std::string quoted(const std::string& text)
{
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("'\"'\"'") : std::string(1, c);
    return out + "'";
}

int fail(const std::string& message)
{
    std::fprintf(stderr, "slotd: error: %s\n", message.c_str());
    return 1;
}

} // namespace

int printShellEnvironment(int argc, char** argv)
{
    const std::string_view shell = argc > 2 ? argv[2] : "sh";
    if (argc > 3 || (shell != "sh" && shell != "fish"))
        return fail("usage: slotd shellenv [fish]");
    const auto folder = commandsFolder();
    if (!folder)
        return fail("the command names are not installed beside " + ownProgram());
    std::string text = "fish_add_path --path " + quoted(*folder) + "\n";
    if (shell == "sh")
        text = "case \":$PATH:\" in *:" + quoted(*folder) + ":*) ;; *) PATH=" + quoted(*folder) + ":$PATH; export PATH ;; esac\n";
    std::fputs(text.c_str(), stdout);
    return 0;
}

int printRoot()
{
    const auto paths = runtimePathsFromEnvironment();
    if (!paths.ok())
        return fail(paths.error().message);
    std::printf("%s\n", paths->root().c_str());
    return 0;
}

} // namespace slotd
