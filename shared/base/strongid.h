// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <cstddef> // before <compare>: Qt's moc 6.4 can't read that header where it is the first of the library

#include <compare>
#include <cstdint>
#include <functional>

namespace slotd
{

/// A number that names a thing; two kinds of ids never mix. Zero means "none".
template<class Tag, class Rep = std::uint32_t>
struct StrongId
{
    using RepType = Rep;
    Rep value = 0;

    constexpr StrongId() = default;
    constexpr explicit StrongId(Rep v) : value(v) {}
    constexpr explicit operator bool() const { return value != 0; }
    constexpr auto operator<=>(const StrongId&) const = default;
};

using JobId = StrongId<struct JobIdTag>;
using SubmissionId = StrongId<struct SubmissionIdTag, std::uint64_t>;
/// Position in the event log: strictly growing, never reused.
using EventSeq = StrongId<struct EventSeqTag, std::uint64_t>;

/// An amount that may be added and compared with its own kind only.
template<class Tag, class Rep = std::int64_t>
struct Quantity
{
    using RepType = Rep;
    Rep value = 0;

    constexpr Quantity() = default;
    constexpr explicit Quantity(Rep v) : value(v) {}
    constexpr auto operator<=>(const Quantity&) const = default;
    constexpr Quantity operator+(Quantity o) const { return Quantity(value + o.value); }
    constexpr Quantity operator-(Quantity o) const { return Quantity(value - o.value); }
    constexpr Quantity& operator+=(Quantity o) { value += o.value; return *this; }
    constexpr Quantity& operator-=(Quantity o) { value -= o.value; return *this; }
};

using Cpus = Quantity<struct CpusTag>;
using Megabytes = Quantity<struct MegabytesTag>; ///< 1024 * 1024 bytes, Slurm's unit of memory.
using Gpus = Quantity<struct GpusTag>;

} // namespace slotd

template<class Tag, class Rep>
struct std::hash<slotd::StrongId<Tag, Rep>>
{
    std::size_t operator()(slotd::StrongId<Tag, Rep> id) const noexcept { return std::hash<Rep>{}(id.value); }
};
