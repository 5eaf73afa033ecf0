// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/querysetters.h"

#include "domain/hostlist.h"

#include <algorithm>
#include <array>

namespace slotd
{

namespace
{
using V = SinfoOptions;
using namespace querysetters;

struct HostStateWord
{
    std::string_view word;
    std::string_view code;
};

/// Slurm's words for states of a host, in the order its message has. Only idle, mixed and allocated occur here.
constexpr std::array<HostStateWord, 25> kStateWords{{
    {"unknown", "unk"}, {"down", "down"}, {"idle", "idle"}, {"allocated", "alloc"}, {"mixed", "mix"}, {"future", "futr"},
    {"drain", "drain"}, {"drained", "drain"}, {"draining", "drng"}, {"no_respond", "no_respond"}, {"reserved", "resv"},
    {"perfctrs", "npc"}, {"cloud", "cloud"}, {"completing", "comp"}, {"powering_down", "pow_dn"}, {"powered_down", "pow_dn"},
    {"power_down", "pow_dn"}, {"powering_up", "pow_up"}, {"power_up", "pow_up"}, {"fail", "fail"}, {"failing", "failg"},
    {"maint", "maint"}, {"reboot", "boot"}, {"planned", "plnd"}, {"blocked", "block"},
}};

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

SetResult states(V& values, const OptionInput& input)
{
    for (const std::string& part : splitList(input.value)) {
        const std::string word = lowered(part);
        const auto found = std::find_if(kStateWords.begin(), kStateWords.end(),
                                        [&](const HostStateWord& row) { return row.word == word || row.code == word; });
        if (found != kStateWords.end()) {
            values.states.emplace_back(found->word);
            continue;
        }
        std::string valid = "valid states: ";
        for (const HostStateWord& row : kStateWords)
            valid.append(&row == kStateWords.data() ? "" : ",").append(row.word);
        Refusal refusal = refuse("Bad state string: \"" + part + "\"");
        refusal.lines.push_back({DiagnosticLine::Kind::Error, valid});
        return refusal;
    }
    values.statesGiven = true;
    return {};
}

SetResult nodes(V& values, const OptionInput& input)
{
    values.nodes = expandHostlist(input.value);
    return {};
}
} // namespace

std::vector<Option<SinfoOptions>> sinfoOptions()
{
    std::vector<Option<V>> rows{
        {{.shortName = 'p', .longName = "partition", .argument = ArgKind::Required, .metavar = "names", .group = kWhich,
          .help = "only these partitions", .environment = {{{CommandId::Sinfo, "SINFO_PARTITION"}}}},
         list<V, &V::partitions>},
        {{.shortName = 'n', .longName = "nodes", .argument = ArgKind::Required, .metavar = "hosts", .group = kWhich,
          .help = "only these hosts"},
         nodes},
        {{.shortName = 't', .longName = "states", .argument = ArgKind::Required, .metavar = "states", .group = kWhich,
          .help = "only hosts in these states, such as idle or mixed"},
         states},
        {{.shortName = 'r', .longName = "responding", .group = kWhich, .help = "only hosts that answer"},
         flag<V, &V::responding>},
        {{.shortName = 'd', .longName = "dead", .group = kWhich, .help = "only hosts that do not answer"},
         flag<V, &V::dead>},
        {{.shortName = 'a', .longName = "all", .group = kWhich, .help = "all partitions; none is hidden here",
          .environment = {{{CommandId::Sinfo, "SINFO_ALL"}}}},
         flag<V, &V::all>},
        {{.longName = "hide", .group = kWhich, .help = "leave out hidden partitions; none is hidden here"},
         [](V& values, const OptionInput&) -> SetResult { values.all = false; return {}; }},

        {{.shortName = 'N', .longName = "Node", .group = kHow, .help = "the host as one row"}, flag<V, &V::nodeView>},
        {{.shortName = 'l', .longName = "long", .group = kHow, .help = "more columns: capacity and what is in use"},
         flag<V, &V::longView>},
        {{.shortName = 's', .longName = "summarize", .group = kHow, .help = "a short line per partition"},
         flag<V, &V::summarize>},
        {{.shortName = 'e', .longName = "exact", .group = kHow,
          .help = "group hosts by exact configuration; there is one host here"},
         flag<V, &V::exact>},
        {{.shortName = 'R', .longName = "list-reasons", .group = kHow, .help = "why hosts are down or drained"},
         flag<V, &V::listReasons>},
        {{.shortName = 'T', .longName = "reservation", .group = kHow, .help = "reservations; there are none"},
         flag<V, &V::reservations>},
        {{.shortName = 'o', .longName = "format", .argument = ArgKind::Required, .metavar = "format", .group = kHow,
          .help = "columns: Partition,State or %P,%t, or Slurm's own form \"%9P %.5a %N\"",
          .details = "Names or codes joined by commas alone make a table like the default one. A format with widths or other "
                     "text is printed as it stands, as Slurm does.",
          .environment = {{{CommandId::Sinfo, "SINFO_FORMAT"}}}},
         format<V, false>},
        {{.shortName = 'O', .longName = "Format", .argument = ArgKind::Required, .metavar = "format", .group = kHow,
          .help = "columns by their long names: NodeHost:12,Gres:.15"},
         format<V, true>},
        {{.shortName = 'S', .longName = "sort", .argument = ArgKind::Required, .metavar = "keys", .group = kHow,
          .help = "order: names or letters of columns, - turns one round",
          .environment = {{{CommandId::Sinfo, "SINFO_SORT"}}}},
         [](V& values, const OptionInput& input) -> SetResult { values.sort = std::string(input.value); return {}; }},
        {{.shortName = 'h', .longName = "noheader", .group = kHow, .help = "leave out the header"},
         flag<V, &V::noHeader>},
        {{.shortName = 'i', .longName = "iterate", .argument = ArgKind::Required, .metavar = "seconds", .group = kHow,
          .help = "repeat every so many seconds"},
         iterate<V>},
    };
    rows.push_back(jsonRow<V>());
    addClusterRows(rows, CommandId::Sinfo);
    addOwnRows(rows, 0);
    return rows;
}

} // namespace slotd
