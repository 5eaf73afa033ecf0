// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <cstddef> // before those that bring <concepts>: see strongid.h

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace slotd
{

/// A value that is seldom there or often the same, behind one pointer: copies share it, and a T{} costs nothing but the pointer.
/// It is never changed in place; a new one is assigned. Copies may be made and dropped on any thread.
template<class T>
class SharedValue
{
    struct Block
    {
        explicit Block(T&& v) : value(std::move(v)) {}
        const T value;
        std::atomic<std::uint32_t> users{1};
    };

public:
    SharedValue() = default;
    template<class From>
        requires(!std::is_same_v<std::remove_cvref_t<From>, SharedValue> &&
                 (std::is_convertible_v<From&&, T> ||
                  (std::is_same_v<T, std::string> && std::is_convertible_v<From&&, std::string_view>)))
    SharedValue(From&& from)
    {
        T value(std::forward<From>(from));
        if (!(value == none()))
            m_block = new Block(std::move(value));
    }
    SharedValue(const SharedValue& other) noexcept : m_block(other.m_block)
    {
        if (m_block != nullptr)
            m_block->users.fetch_add(1, std::memory_order_relaxed);
    }
    SharedValue(SharedValue&& other) noexcept : m_block(std::exchange(other.m_block, nullptr)) {}
    SharedValue& operator=(SharedValue other) noexcept
    {
        std::swap(m_block, other.m_block);
        return *this;
    }
    ~SharedValue()
    {
        if (m_block != nullptr && m_block->users.fetch_sub(1, std::memory_order_acq_rel) == 1)
            delete m_block;
    }

    const T& get() const { return m_block != nullptr ? m_block->value : none(); }
    operator const T&() const { return get(); }
    const T& operator*() const { return get(); }
    const T* operator->() const { return &get(); }
    operator std::string_view() const
        requires(std::is_same_v<T, std::string>)
    {
        return get();
    }
    /// Has `edit` change a copy, which then is the value.
    template<class Edit>
    void change(Edit edit)
    {
        T copy = get();
        edit(copy);
        *this = std::move(copy);
    }
    /// True for a T{}.
    bool empty() const { return m_block == nullptr; }
    /// The same value at the same place.
    bool shares(const SharedValue& other) const { return m_block == other.m_block; }

    friend bool operator==(const SharedValue& a, const SharedValue& b) { return a.m_block == b.m_block || a.get() == b.get(); }
    template<class Other>
        requires(!std::is_same_v<Other, SharedValue> && requires(const T& value, const Other& other) { value == other; })
    friend bool operator==(const SharedValue& a, const Other& b)
    {
        return a.get() == b;
    }

private:
    static const T& none()
    {
        static const T kNone{};
        return kNone;
    }

    Block* m_block = nullptr;
};

using SharedText = SharedValue<std::string>;

/// Lets `value` use the place of `other` where they are equal.
template<class T>
void shareIfEqual(SharedValue<T>& value, const SharedValue<T>& other)
{
    if (value == other)
        value = other;
}
template<class Member>
void shareIfEqual(Member&, const Member&)
{
}

/// Lets `value` use the parts of `other` that are equal. For structs with fields().
template<class S>
void shareEqualParts(S& value, const S& other)
{
    std::apply([&](const auto&... row) { (shareIfEqual(value.*(row.member), other.*(row.member)), ...); }, S::fields());
}

} // namespace slotd
