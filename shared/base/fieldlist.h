// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <tuple>

namespace slotd
{

/// One member of a struct that is written out (wire, store). `number` is for ever: append, never reuse.
template<class Struct, class Member>
struct FieldRow
{
    int number;
    const char* name;
    Member Struct::*member;
};

template<class Struct, class Member>
constexpr FieldRow<Struct, Member> field(int number, const char* name, Member Struct::*member)
{
    return {number, name, member};
}

/// Structs that can be written out have `static constexpr auto fields()` that returns this.
template<class... Rows>
constexpr auto fieldList(Rows... rows)
{
    return std::make_tuple(rows...);
}

} // namespace slotd
