// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/field.h"

#include "fields/celltext.h"

namespace slotd
{

namespace
{
bool hasName(std::string_view names, std::string_view wanted)
{
    while (!names.empty()) {
        const std::size_t end = names.find(' ');
        if (equalsIgnoringCase(names.substr(0, end), wanted))
            return true;
        if (end == std::string_view::npos)
            break;
        names.remove_prefix(end + 1);
    }
    return false;
}

std::size_t findIn(const FieldRows& rows, std::string_view name, std::string_view FieldInfo::*list)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (hasName(rows[i]->*list, name))
            return i;
    }
    return kNoField;
}
} // namespace

std::size_t findFieldByName(const FieldRows& rows, std::string_view name, Dialect dialect)
{
    if (name.empty())
        return kNoField;
    const bool table = dialect == Dialect::Table;
    const std::size_t own = findIn(rows, name, table ? &FieldInfo::names : &FieldInfo::longNames);
    return own != kNoField ? own : findIn(rows, name, table ? &FieldInfo::longNames : &FieldInfo::names);
}

std::size_t findFieldByCode(const FieldRows& rows, char code, Dialect dialect)
{
    if (code == 0)
        return kNoField;
    if (dialect == Dialect::Table) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i]->tableCode == code)
                return i;
        }
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i]->code == code)
            return i;
    }
    return kNoField;
}

std::string_view canonicalName(const FieldInfo& field)
{
    const std::string_view names = field.names.empty() ? field.longNames : field.names;
    return names.substr(0, names.find(' '));
}

} // namespace slotd
