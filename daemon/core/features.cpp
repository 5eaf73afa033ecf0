// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "core/admission.h"

#include <algorithm>
#include <cctype>

namespace slotd
{
namespace
{

char lower(char c)
{
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), lower);
    return result;
}

/// Recursive descent over  or := and ('|' and)*,  and := term (('&' | ',') term)*,  term := '(' or ')' | '[' or ']' | name,
/// each term with an optional count ("name*2"), of which one host can give one.
class ConstraintReader
{
public:
    ConstraintReader(std::string_view text, const std::vector<std::string>& features, std::string_view partition)
        : m_rest(text), m_features(features), m_partition(lowered(partition))
    {
    }

    Result<bool> read()
    {
        const bool holds = readOr(0);
        if (m_bad || !m_rest.empty())
            return Error(Code::InvalidFeature, "Invalid feature specification");
        return holds;
    }

private:
    // Far more than anyone writes; bounds the recursion on hostile input.
    static constexpr int kMaxDepth = 32;

    bool take(char c)
    {
        if (m_rest.empty() || m_rest.front() != c)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    bool readOr(int depth)
    {
        bool holds = readAnd(depth);
        while (!m_bad && take('|'))
            holds = readAnd(depth) || holds;
        return holds;
    }

    bool readAnd(int depth)
    {
        bool holds = readTerm(depth);
        while (!m_bad && (take('&') || take(',')))
            holds = readTerm(depth) && holds;
        return holds;
    }

    bool readTerm(int depth)
    {
        bool holds = false;
        if (const char close = closing(); close != '\0') {
            m_rest.remove_prefix(1);
            m_bad = m_bad || depth >= kMaxDepth;
            holds = !m_bad && readOr(depth + 1);
            m_bad = m_bad || !take(close);
        } else {
            const std::size_t length = std::min(m_rest.find_first_of("&,|()[]*"), m_rest.size());
            m_bad = m_bad || length == 0;
            holds = has(lowered(m_rest.substr(0, length)));
            m_rest.remove_prefix(length);
        }
        return readCount() && holds;
    }

    char closing() const
    {
        if (m_rest.empty())
            return '\0';
        if (m_rest.front() == '(')
            return ')';
        return m_rest.front() == '[' ? ']' : '\0';
    }

    bool readCount()
    {
        if (!take('*'))
            return true;
        const std::size_t length = std::min(m_rest.find_first_not_of("0123456789"), m_rest.size());
        const std::string_view count = m_rest.substr(0, length);
        m_bad = m_bad || length == 0;
        m_rest.remove_prefix(length);
        return count == "0" || count == "1";
    }

    bool has(const std::string& name) const
    {
        return name == m_partition || std::find(m_features.begin(), m_features.end(), name) != m_features.end();
    }

    std::string_view m_rest;
    const std::vector<std::string>& m_features;
    std::string m_partition;
    bool m_bad = false;
};

} // namespace

Result<bool> constraintHolds(std::string_view constraint, const std::vector<std::string>& features, std::string_view partition)
{
    return ConstraintReader(constraint, features, partition).read();
}

} // namespace slotd
