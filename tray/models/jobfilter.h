// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "models/jobitem.h"

#include <cstdint>
#include <QString>
#include <QStringList>

namespace slotd
{

/// Which jobs a list shows. All conditions hold together; an empty one lets everything through.
struct JobListFilter
{
    std::uint32_t states = 0; ///< Bits 1 << ShownState; 0 = all.
    QString partition;
    QString text;             ///< Words, each of which stands in the name, the id, the folder, the reason or the state's word.

    bool accepts(const JobItem& job) const;
    bool empty() const { return states == 0 && partition.isEmpty() && text.isEmpty(); }
    bool operator==(const JobListFilter&) const = default;
};

constexpr std::uint32_t bitOf(ShownState state) { return std::uint32_t{1} << static_cast<unsigned>(state); }

} // namespace slotd
