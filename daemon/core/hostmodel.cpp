// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "ports/hostmodel.h"

#include <algorithm>

namespace slotd
{

const PartitionModel* HostModel::find(std::string_view partition) const
{
    const auto found = std::find_if(partitions.begin(), partitions.end(),
                                    [&](const PartitionModel& p) { return p.name == partition; });
    return found == partitions.end() ? nullptr : &*found;
}

} // namespace slotd
