// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commandpage.h"
#include "completion.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

using namespace slotd;
using namespace slotd::docs;

namespace
{

std::string readFile(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

bool writeFile(const std::filesystem::path& path, const std::string& text)
{
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.close();
    if (!file)
        std::cerr << "slotd-docs: can't write " << path.string() << '\n';
    return static_cast<bool>(file);
}

/// Says which pages of the folder are not what the tables say.
bool check(const std::filesystem::path& folder)
{
    bool fresh = true;
    if (readFile(folder / "environment.md") != environmentPage()) {
        std::cerr << "slotd-docs: environment.md differs from the table of daemon/launch/environment.cpp\n";
        fresh = false;
    }
    for (const CommandPage& page : commandPages()) {
        const std::filesystem::path path = folder / (std::string(page.command->name) + ".md");
        if (readFile(path) == referencePage(page))
            continue;
        std::cerr << "slotd-docs: " << path.string() << " differs from the option table; make it again with: slotd-docs reference "
                  << folder.string() << '\n';
        fresh = false;
    }
    return fresh;
}

bool write(const std::string& what, const std::filesystem::path& folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    bool written = true;
    for (const CommandPage& page : commandPages()) {
        const std::string name(page.command->name);
        const bool manual = what == "man";
        written = writeFile(folder / (name + (manual ? ".1" : ".md")), manual ? manualPage(page) : referencePage(page)) && written;
    }
    return (what == "man" ? writeFile(folder / "slotd.1", manualOfSlotd())
                          : writeFile(folder / "environment.md", environmentPage())) &&
           written;
}

/// bash, zsh and fish each look for a file named after the command, in a folder of theirs.
bool writeCompletions(const std::filesystem::path& folder)
{
    std::error_code error;
    for (const char* shell : {"bash", "zsh", "fish"})
        std::filesystem::create_directories(folder / shell, error);
    bool written = writeFile(folder / "bash" / "slotd", bashCompletionOfSlotd()) &&
                   writeFile(folder / "zsh" / "_slotd", zshCompletionOfSlotd()) &&
                   writeFile(folder / "fish" / "slotd.fish", fishCompletionOfSlotd());
    for (const CommandPage& page : commandPages()) {
        const std::string name(page.command->name);
        written = written && writeFile(folder / "bash" / name, bashCompletion(page)) &&
                  writeFile(folder / "zsh" / ("_" + name), zshCompletion(page)) &&
                  writeFile(folder / "fish" / (name + ".fish"), fishCompletion(page));
    }
    return written;
}

} // namespace

int main(int argc, char** argv)
{
    const std::string what = argc == 3 ? argv[1] : "";
    if (what == "check")
        return check(argv[2]) ? 0 : 1;
    if (what == "man" || what == "reference")
        return write(what, argv[2]) ? 0 : 1;
    if (what == "completions")
        return writeCompletions(argv[2]) ? 0 : 1;
    std::cerr << "Usage: slotd-docs man|reference|completions|check <folder>\n";
    return 1;
}
