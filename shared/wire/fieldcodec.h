// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/fieldlist.h"
#include "base/sharedvalue.h"
#include "base/strongid.h"
#include "base/timefmt.h"
#include "wire/cborreader.h"
#include "wire/cborwriter.h"

#include <chrono>
#include <concepts>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

// Encoding of every struct that lists its fields(): a map from field number to value. A field equal to its default is left
// out; an unknown number is skipped. So old and new programs understand each other as long as numbers are only appended.

namespace slotd
{

template<class T>
concept HasFields = requires { T::fields(); };

template<class T>
void encode(CborWriter& w, const T& value);
template<class T>
bool decode(CborReader& r, T& out);

namespace detail
{

template<class T>
struct IsVector : std::false_type {};
template<class T>
struct IsVector<std::vector<T>> : std::true_type {};
template<class T>
struct IsOptional : std::false_type {};
template<class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template<class T>
struct IsStringMap : std::false_type {};
template<>
struct IsStringMap<std::map<std::string, std::string>> : std::true_type {};
template<class T>
struct IsId : std::false_type {};
template<class Tag, class Rep>
struct IsId<StrongId<Tag, Rep>> : std::true_type {};
template<class Tag, class Rep>
struct IsId<Quantity<Tag, Rep>> : std::true_type {};
template<class T>
struct IsShared : std::false_type {};
template<class T>
struct IsShared<SharedValue<T>> : std::true_type {};
template<class T>
struct IsDuration : std::false_type {};
template<class Rep, class Period>
struct IsDuration<std::chrono::duration<Rep, Period>> : std::true_type {};

template<class Int>
bool decodeInt(CborReader& r, Int& out)
{
    if constexpr (std::is_unsigned_v<Int>) {
        std::uint64_t v = 0;
        if (!r.unsignedInt(v) || v > std::numeric_limits<Int>::max())
            return false;
        out = static_cast<Int>(v);
    } else {
        std::int64_t v = 0;
        if (!r.signedInt(v) || v < std::numeric_limits<Int>::min() || v > std::numeric_limits<Int>::max())
            return false;
        out = static_cast<Int>(v);
    }
    return true;
}

template<class S>
void encodeFields(CborWriter& w, const S& value)
{
    [[maybe_unused]] static const S kDefault{};
    constexpr auto rows = S::fields();
    std::size_t count = 0;
    std::apply([&](const auto&... r) { ((count += !(value.*(r.member) == kDefault.*(r.member))), ...); }, rows);
    w.beginMap(count);
    const auto one = [&](const auto& r) {
        if (value.*(r.member) == kDefault.*(r.member))
            return;
        w.unsignedInt(static_cast<std::uint64_t>(r.number));
        encode(w, value.*(r.member));
    };
    std::apply([&](const auto&... r) { (one(r), ...); }, rows);
}

template<class S>
bool decodeFields(CborReader& r, S& out)
{
    std::uint64_t pairs = 0;
    if (!r.beginMap(pairs))
        return false;
    constexpr auto rows = S::fields();
    for (std::uint64_t i = 0; i < pairs; ++i) {
        std::uint64_t number = 0;
        if (!r.unsignedInt(number))
            return false;
        bool known = false;
        bool good = true;
        const auto one = [&](const auto& f) {
            if (static_cast<std::uint64_t>(f.number) != number)
                return;
            known = true;
            good = decode(r, out.*(f.member));
        };
        std::apply([&](const auto&... f) { (one(f), ...); }, rows);
        if (!known)
            good = r.skip();
        if (!good)
            return false;
    }
    return true;
}

} // namespace detail

template<class T>
void encode(CborWriter& w, const T& value)
{
    if constexpr (std::is_same_v<T, bool>) {
        w.boolean(value);
    } else if constexpr (std::is_enum_v<T>) {
        w.unsignedInt(static_cast<std::uint64_t>(value));
    } else if constexpr (std::is_floating_point_v<T>) {
        w.real(value);
    } else if constexpr (std::is_integral_v<T> && std::is_unsigned_v<T>) {
        w.unsignedInt(value);
    } else if constexpr (std::is_integral_v<T>) {
        w.signedInt(value);
    } else if constexpr (std::is_same_v<T, std::string>) {
        w.text(value);
    } else if constexpr (detail::IsId<T>::value) {
        encode(w, value.value);
    } else if constexpr (detail::IsDuration<T>::value) {
        w.signedInt(value.count());
    } else if constexpr (std::is_same_v<T, Instant>) {
        w.signedInt(value.time_since_epoch().count());
    } else if constexpr (detail::IsVector<T>::value) {
        w.beginArray(value.size());
        for (const auto& item : value)
            encode(w, item);
    } else if constexpr (detail::IsStringMap<T>::value) {
        w.beginMap(value.size());
        for (const auto& [k, v] : value) {
            w.text(k);
            w.text(v);
        }
    } else if constexpr (detail::IsOptional<T>::value) {
        encode(w, *value); // an empty optional equals its default and is never written
    } else if constexpr (detail::IsShared<T>::value) {
        encode(w, value.get());
    } else {
        static_assert(HasFields<T>, "give the struct fields()");
        detail::encodeFields(w, value);
    }
}

template<class T>
bool decode(CborReader& r, T& out)
{
    if constexpr (std::is_same_v<T, bool>) {
        return r.boolean(out);
    } else if constexpr (std::is_enum_v<T>) {
        std::underlying_type_t<T> v{};
        if (!detail::decodeInt(r, v))
            return false;
        out = static_cast<T>(v); // range is checked by whoever indexes a table with it (isKnown)
        return true;
    } else if constexpr (std::is_floating_point_v<T>) {
        double v = 0;
        if (!r.real(v))
            return false;
        out = static_cast<T>(v);
        return true;
    } else if constexpr (std::is_integral_v<T>) {
        return detail::decodeInt(r, out);
    } else if constexpr (std::is_same_v<T, std::string>) {
        std::string_view v;
        if (!r.text(v))
            return false;
        out.assign(v);
        return true;
    } else if constexpr (detail::IsId<T>::value) {
        return decode(r, out.value);
    } else if constexpr (detail::IsDuration<T>::value) {
        std::int64_t v = 0;
        if (!r.signedInt(v))
            return false;
        out = T(v);
        return true;
    } else if constexpr (std::is_same_v<T, Instant>) {
        std::int64_t v = 0;
        if (!r.signedInt(v))
            return false;
        out = Instant(Milliseconds(v));
        return true;
    } else if constexpr (detail::IsVector<T>::value) {
        std::uint64_t items = 0;
        if (!r.beginArray(items) || !r.claim(items, sizeof(typename T::value_type)))
            return false;
        out.clear();
        out.reserve(static_cast<std::size_t>(items));
        for (std::uint64_t i = 0; i < items; ++i) {
            typename T::value_type item{};
            if (!decode(r, item))
                return false;
            out.push_back(std::move(item));
        }
        return true;
    } else if constexpr (detail::IsStringMap<T>::value) {
        std::uint64_t pairs = 0;
        constexpr std::size_t kNode = sizeof(typename T::value_type) + 5 * sizeof(void*); // with links, colour and malloc's own
        if (!r.beginMap(pairs) || !r.claim(pairs, kNode))
            return false;
        out.clear();
        for (std::uint64_t i = 0; i < pairs; ++i) {
            std::string_view k;
            std::string_view v;
            if (!r.text(k) || !r.text(v))
                return false;
            out.emplace(k, v);
        }
        return true;
    } else if constexpr (detail::IsOptional<T>::value) {
        typename T::value_type v{};
        if (!decode(r, v))
            return false;
        out = std::move(v);
        return true;
    } else if constexpr (detail::IsShared<T>::value) {
        std::remove_cvref_t<decltype(out.get())> v{};
        if (!decode(r, v))
            return false;
        out = std::move(v);
        return true;
    } else {
        static_assert(HasFields<T>, "give the struct fields()");
        out = T{}; // what was left out has the struct's own default, not the one of the struct around it
        return detail::decodeFields(r, out);
    }
}

template<class T>
std::string encodeToString(const T& value)
{
    CborWriter w;
    encode(w, value);
    return w.take();
}

/// False unless the bytes are exactly one well-formed T.
template<class T>
bool decodeFromString(std::string_view bytes, T& out)
{
    CborReader r(bytes);
    return decode(r, out) && r.atEnd();
}

} // namespace slotd
