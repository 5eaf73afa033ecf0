// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/userlookup.h"

#include "base/units.h"

#include <limits>
#include <pwd.h>
#include <unistd.h>

namespace slotd
{

std::optional<std::string> userName(const std::string& nameOrNumber)
{
    const passwd* user = ::getpwnam(nameOrNumber.c_str());
    if (!user) {
        const std::optional<std::uint64_t> number = parseUnsigned(nameOrNumber);
        if (number && *number <= std::numeric_limits<uid_t>::max())
            user = ::getpwuid(static_cast<uid_t>(*number));
    }
    return user ? std::optional<std::string>(user->pw_name) : std::nullopt;
}

std::string ownUserName()
{
    const passwd* user = ::getpwuid(::getuid());
    return user ? user->pw_name : std::to_string(::getuid());
}

} // namespace slotd
