// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/surroundings.h"

#include "base/uniquefd.h"
#include "base/version.h"

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <grp.h>
#include <pwd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace slotd
{

Owner owner()
{
    Owner who;
    who.uid = ::geteuid();
    who.gid = ::getegid();
    const passwd* user = ::getpwuid(who.uid);
    who.user = user != nullptr ? user->pw_name : std::to_string(who.uid);
    const group* group = ::getgrgid(who.gid);
    who.group = group != nullptr ? group->gr_name : std::to_string(who.gid);
    return who;
}

std::string raiseFileLimit()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    const auto text = [](rlim_t n) { return n == RLIM_INFINITY ? std::string("unlimited") : std::to_string(n); };
    std::string before = "NOFILE=" + text(limit.rlim_cur) + ":" + text(limit.rlim_max);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    return before;
}

std::map<std::string, std::string> shownConfig(const Config& config, const HostModel& host, const RuntimePaths& paths)
{
    const auto seconds = [](Seconds s) { return std::to_string(s.count()) + " sec"; };
    return {{"AccountingStorageType", "accounting_storage/sqlite"},
            {"ClusterName", "slotd"},
            {"DefMemPerNode", "512"},
            {"EnforcePartLimits", "ANY"},
            {"KillWait", seconds(config.killWait)},
            {"MaxArraySize", std::to_string(host.maxArraySize)},
            {"MaxJobCount", std::to_string(host.maxJobCount)},
            {"MinJobAge", seconds(config.minJobAge)},
            {"PriorityType", "priority/basic"},
            {"SchedulerType", "sched/backfill"},
            {"SelectType", "select/cons_tres"},
            {"SlurmctldHost[0]", host.nodeName},
            {"SlurmUser", *owner().user + "(" + std::to_string(owner().uid) + ")"},
            {"StateSaveLocation", paths.libDir()},
            {"TaskPlugin", config.cgroupBase.empty() ? "task/none" : "task/cgroup"},
            {"Version", kVersion}};
}

std::string takeServiceManager()
{
    const char* path = std::getenv("NOTIFY_SOCKET");
    std::string taken = path != nullptr ? path : "";
    ::unsetenv("NOTIFY_SOCKET");
    return taken;
}

void tellServiceManager(const std::string& path, const std::string& state)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::size_t length = path.size();
    if (path.empty() || length >= sizeof address.sun_path)
        return;
    std::memcpy(address.sun_path, path.data(), length);
    if (address.sun_path[0] == '@') // an abstract name
        address.sun_path[0] = '\0';
    const UniqueFd socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + length);
    ::sendto(socket.get(), state.data(), state.size(), MSG_NOSIGNAL, reinterpret_cast<const sockaddr*>(&address), size);
}

} // namespace slotd
