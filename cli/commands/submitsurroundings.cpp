// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/submitsurroundings.h"

#include "base/uniquefd.h"
#include "domain/pathpattern.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <fcntl.h>
#include <pwd.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace slotd
{
namespace
{

struct LimitRow
{
    std::string_view name;
    int resource;
};

// The limits that Slurm propagates (slurm.conf(5), PropagateResourceLimits).
constexpr std::array<LimitRow, 10> kLimits{{{"FSIZE", RLIMIT_FSIZE}, {"DATA", RLIMIT_DATA}, {"STACK", RLIMIT_STACK},
                                            {"CORE", RLIMIT_CORE}, {"RSS", RLIMIT_RSS}, {"NPROC", RLIMIT_NPROC},
                                            {"NOFILE", RLIMIT_NOFILE}, {"MEMLOCK", RLIMIT_MEMLOCK}, {"AS", RLIMIT_AS},
                                            {"CPU", RLIMIT_CPU}}};

std::string limitText(rlim_t limit)
{
    return limit == RLIM_INFINITY ? "unlimited" : std::to_string(limit);
}

std::vector<std::string> resourceLimits()
{
    std::vector<std::string> limits;
    for (const LimitRow& row : kLimits) {
        rlimit limit{};
        if (::getrlimit(static_cast<__rlimit_resource>(row.resource), &limit) == 0)
            limits.push_back(std::string(row.name) + "=" + limitText(limit.rlim_cur) + ":" + limitText(limit.rlim_max));
    }
    return limits;
}

std::uint32_t currentUmask()
{
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return mask;
}

/// What a login would set: the base of --export=NONE and of a list of names.
EnvVars loginEnvironment(const EnvVars& caller)
{
    EnvVars login;
    if (const passwd* user = ::getpwuid(::getuid())) {
        login.emplace_back("HOME", user->pw_dir);
        login.emplace_back("USER", user->pw_name);
        login.emplace_back("LOGNAME", user->pw_name);
        login.emplace_back("SHELL", user->pw_shell);
    }
    login.emplace_back("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin");
    const auto lang = std::find_if(caller.begin(), caller.end(), [](const auto& pair) { return pair.first == "LANG"; });
    if (lang != caller.end())
        login.push_back(*lang);
    return login;
}

bool named(const ExportSpec& spec, const std::string& name)
{
    return std::any_of(spec.items.begin(), spec.items.end(), [&](const ExportSpec::Item& item) { return item.name == name; });
}

} // namespace

Result<SubmitContext> submitContext(std::string_view commandName, const std::vector<std::string>& args)
{
    SubmitContext context;
    std::array<char, PATH_MAX> folder{};
    if (!::getcwd(folder.data(), folder.size()))
        return Error(Code::Io, std::string("can't tell the current folder: ") + std::strerror(errno));
    context.currentFolder = folder.data();
    std::array<char, 256> host{};
    if (::gethostname(host.data(), host.size() - 1) == 0)
        context.host = host.data();
    context.submitLine = commandName;
    for (const std::string& word : args)
        context.submitLine.append(" ").append(word);
    context.umask = currentUmask();
    context.sessionId = static_cast<std::uint32_t>(::getsid(0));
    context.resourceLimits = resourceLimits();
    return context;
}

Result<std::string> submitEnvironment(const SubmitOptions& options, const EnvVars& caller)
{
    ExportSpec spec;
    if (options.exportSpec)
        spec = *options.exportSpec;
    else if (!options.exportFile.empty())
        spec.base = ExportSpec::Base::Named;
    // Who the user is costs a look into the system's databases: only where it is wanted.
    const bool all = spec.base == ExportSpec::Base::All;
    EnvVars variables = buildEnvironment(spec, caller, all ? EnvVars{} : loginEnvironment(caller));
    if (options.exportFile.empty())
        return packEnvironment(variables);

    const Result<std::string> content = readFile(options.exportFile);
    if (!content)
        return Error(Code::Io, "Could not open user environment file " + options.exportFile);
    const Result<EnvVars> fromFile = parseExportFile(*content);
    if (!fromFile)
        return fromFile.error();
    for (const auto& variable : *fromFile) {
        if (named(spec, variable.first))
            continue;
        std::erase_if(variables, [&](const auto& pair) { return pair.first == variable.first; });
        variables.push_back(variable);
    }
    return packEnvironment(variables);
}

Result<std::string> readFile(const std::string& path)
{
    const UniqueFd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.valid())
        return Error(Code::Io, std::strerror(errno));
    std::string content;
    std::array<char, 65536> block{};
    while (true) {
        const ssize_t got = ::read(file.get(), block.data(), block.size());
        if (got > 0)
            content.append(block.data(), static_cast<std::size_t>(got));
        else if (got == 0)
            return content;
        else if (errno != EINTR)
            return Error(Code::Io, std::strerror(errno));
    }
}

std::string findScript(const std::string& name, const std::string& currentFolder, const std::string* path)
{
    std::string here = joinPath(currentFolder, name.starts_with("./") ? std::string_view(name).substr(2) : name);
    if (name.find('/') != std::string::npos || ::access(here.c_str(), F_OK) == 0)
        return here;
    std::string_view folders = path ? std::string_view(*path) : std::string_view();
    while (!folders.empty()) {
        const std::size_t end = std::min(folders.find(':'), folders.size());
        const std::string_view folder = folders.substr(0, end);
        std::string candidate = joinPath(folder.empty() ? currentFolder : joinPath(currentFolder, folder), name);
        struct stat status{};
        if (::stat(candidate.c_str(), &status) == 0 && S_ISREG(status.st_mode) && ::access(candidate.c_str(), R_OK) == 0)
            return candidate;
        folders.remove_prefix(std::min(end + 1, folders.size()));
    }
    return here;
}

} // namespace slotd
