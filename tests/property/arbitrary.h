// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "wire/fieldcodec.h"

#include <rapidcheck.h>

namespace slotd::test
{

// RC_ASSERT takes its expression apart to show it, so || and && in it evaluate both sides: give it those in parentheses.

/// Any value of T, to be called inside a RapidCheck property. Structs are filled through their fields(), each member in
/// every second case, so that default and given values mix.
template<class T>
T arbitrary();

template<class S>
S arbitraryStruct()
{
    S value{};
    const auto one = [&](const auto& row) {
        if (*rc::gen::arbitrary<bool>())
            value.*(row.member) = arbitrary<std::remove_reference_t<decltype(value.*(row.member))>>();
    };
    std::apply([&](const auto&... rows) { (one(rows), ...); }, S::fields());
    return value;
}

template<class T>
T arbitrary()
{
    using namespace slotd::detail;
    if constexpr (std::is_enum_v<T>) {
        return static_cast<T>(*rc::gen::inRange(0, 3)); // every stored enumeration has three values at least
    } else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
        return *rc::gen::arbitrary<T>();
    } else if constexpr (IsId<T>::value) {
        return T(*rc::gen::arbitrary<typename T::RepType>());
    } else if constexpr (IsDuration<T>::value) {
        return T(*rc::gen::arbitrary<std::int64_t>());
    } else if constexpr (std::is_same_v<T, Instant>) {
        return Instant(Milliseconds(*rc::gen::arbitrary<std::int64_t>()));
    } else if constexpr (IsVector<T>::value) {
        T items;
        const int count = *rc::gen::inRange(0, 4);
        for (int i = 0; i < count; ++i)
            items.push_back(arbitrary<typename T::value_type>());
        return items;
    } else if constexpr (IsStringMap<T>::value) {
        return *rc::gen::arbitrary<std::map<std::string, std::string>>();
    } else if constexpr (IsOptional<T>::value) {
        return arbitrary<typename T::value_type>();
    } else if constexpr (IsShared<T>::value) {
        return arbitrary<std::remove_cvref_t<decltype(T().get())>>();
    } else {
        return arbitraryStruct<T>();
    }
}

/// Bytes of all values (RapidCheck's own strings hold printable ones for the most part).
inline std::string arbitraryBytes()
{
    const auto bytes = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 256));
    std::string text;
    for (const int byte : bytes)
        text.push_back(static_cast<char>(byte));
    return text;
}

} // namespace slotd::test
