// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <optional>
#include <string>

namespace slotd
{

/// The login name of a user given by name or number; none when there is no such user.
std::optional<std::string> userName(const std::string& nameOrNumber);
/// The login name of the caller; its number as text where it has none.
std::string ownUserName();

} // namespace slotd
