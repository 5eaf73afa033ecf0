// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/querysetters.h"

namespace slotd
{

std::vector<Option<ScontrolOptions>> scontrolOptions()
{
    using V = ScontrolOptions;
    using namespace querysetters;
    std::vector<Option<V>> rows{
        {{.shortName = 'a', .longName = "all", .group = kHow, .help = "show all partitions; none is hidden here"},
         flag<V, &V::all>},
        {{.shortName = 'd', .longName = "details", .aliases = "detail", .group = kHow, .help = "show more of each job"},
         count<V, &V::details>},
        {{.longName = "hide", .group = kHow, .help = "leave out hidden partitions; none is hidden here"},
         [](V& values, const OptionInput&) -> SetResult { values.all = false; return {}; }},
        {{.shortName = 'o', .longName = "oneliner", .group = kHow, .help = "one line for each job, host or partition"},
         flag<V, &V::oneLine>},
        {{.shortName = 'Q', .longName = "quiet", .group = kOther, .help = "print no errors"}, flag<V, &V::quiet>},
    };
    rows.push_back(jsonRow<V>());
    addClusterRows(rows, CommandId::Scontrol);
    addOwnRows(rows, 'h');
    return rows;
}

} // namespace slotd
