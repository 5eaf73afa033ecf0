// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "store/sqlstatus.h"

namespace slotd
{

bool SqlStatus::permanent() const
{
    const int p = primary();
    return p == kSqlError || p == kSqlTooBig || p == kSqlConstraint || p == kSqlMismatch || p == kSqlRange;
}

std::string SqlStatus::words() const
{
    if (primary() == kSqlFull)
        return "No space left on device";
    if (primary() == kSqlIoError)
        return "Input/output error";
    return text.empty() ? "database error " + std::to_string(code) : text;
}

} // namespace slotd
