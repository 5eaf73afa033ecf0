// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <array>
#include <cstddef>

namespace slotd
{

/// True when row i of the table describes enumerator i: static_assert this beside every enum table.
template<class Row, std::size_t N>
constexpr bool rowsInOrder(const std::array<Row, N>& rows)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (static_cast<std::size_t>(rows[i].id) != i)
            return false;
    }
    return true;
}

} // namespace slotd
