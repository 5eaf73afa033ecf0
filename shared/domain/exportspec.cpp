// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/exportspec.h"

#include <unordered_map>

namespace slotd
{

namespace
{

bool validName(std::string_view name)
{
    const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_'; };
    if (name.empty() || !letter(name.front()))
        return false;
    for (const char c : name) {
        if (!letter(c) && !(c >= '0' && c <= '9'))
            return false;
    }
    return true;
}

// Up to the next comma that stands in no quotes; a quote without its partner is a character like others.
std::string_view takePart(std::string_view& rest)
{
    std::size_t at = 0;
    while (at < rest.size() && rest[at] != ',') {
        if (rest[at] == '\'' || rest[at] == '"') {
            const std::size_t partner = rest.find(rest[at], at + 1);
            if (partner != std::string_view::npos)
                at = partner;
        }
        ++at;
    }
    const std::string_view part = rest.substr(0, at);
    rest.remove_prefix(at < rest.size() ? at + 1 : at);
    return part;
}

bool isWord(std::string_view part, std::string_view upper)
{
    if (part.size() != upper.size())
        return false;
    for (std::size_t i = 0; i < part.size(); ++i) {
        const char c = part[i];
        if ((c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c) != upper[i])
            return false;
    }
    return true;
}

/// Variables in the order in which they came, each name once.
class Environment
{
public:
    void set(const std::string& name, const std::string& value)
    {
        const auto [place, fresh] = m_index.try_emplace(name, m_vars.size());
        if (fresh)
            m_vars.emplace_back(name, value);
        else
            m_vars[place->second].second = value;
    }
    bool has(const std::string& name) const { return m_index.count(name) != 0; }
    EnvVars take() { return std::move(m_vars); }

private:
    EnvVars m_vars;
    std::unordered_map<std::string, std::size_t> m_index;
};

bool goesAlong(const std::string& name)
{
    return name.rfind("SLURM_", 0) == 0 || name == "SLOTD_ROOT";
}

} // namespace

Result<ExportSpec> parseExportSpec(std::string_view text)
{
    ExportSpec spec;
    spec.base = ExportSpec::Base::Named;
    bool none = false;
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::string_view part = takePart(rest);
        if (part.empty())
            continue;
        if (isWord(part, "ALL")) {
            spec.base = ExportSpec::Base::All;
            for (ExportSpec::Item& item : spec.items)
                item.weak = true;
            continue;
        }
        if (isWord(part, "NONE") || isWord(part, "NIL")) {
            none = true;
            continue;
        }
        const std::size_t equals = part.find('=');
        ExportSpec::Item item;
        item.name = std::string(part.substr(0, equals));
        item.hasValue = equals != std::string_view::npos;
        if (item.hasValue)
            item.value = std::string(part.substr(equals + 1));
        if (!validName(item.name))
            return Error(Code::InvalidEnvironment, "Invalid --export specification: " + std::string(part));
        spec.items.push_back(std::move(item));
    }
    if (none && spec.base == ExportSpec::Base::Named && spec.items.empty())
        spec.base = ExportSpec::Base::None;
    return spec;
}

EnvVars buildEnvironment(const ExportSpec& spec, const EnvVars& caller, const EnvVars& login)
{
    const bool all = spec.base == ExportSpec::Base::All;
    Environment result;
    for (const auto& [name, value] : all ? caller : login)
        result.set(name, value);
    std::unordered_map<std::string, std::string> callers;
    for (const auto& [name, value] : caller) {
        callers[name] = value;
        if (!all && goesAlong(name))
            result.set(name, value);
    }
    for (const ExportSpec::Item& item : spec.items) {
        const auto own = callers.find(item.name);
        const bool callersWins = own != callers.end() && (!item.hasValue || item.weak);
        if (callersWins)
            result.set(item.name, own->second);
        else if (item.hasValue)
            result.set(item.name, item.value);
    }
    return result.take();
}

Result<EnvVars> parseExportFile(std::string_view content)
{
    const bool records = content.find('\0') != std::string_view::npos;
    Environment result;
    while (!content.empty()) {
        const std::size_t end = content.find(records ? '\0' : '\n');
        const std::string_view line = content.substr(0, end);
        content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
        const bool blank = line.find_first_not_of(" \t\r") == std::string_view::npos;
        if (blank || (!records && line[line.find_first_not_of(" \t")] == '#'))
            continue;
        const std::size_t equals = line.find('=');
        if (equals == std::string_view::npos || equals == 0)
            return Error(Code::InvalidEnvironment, "Invalid line in export file: " + std::string(line));
        result.set(std::string(line.substr(0, equals)), std::string(line.substr(equals + 1)));
    }
    return result.take();
}

std::string packEnvironment(const EnvVars& vars)
{
    std::string block;
    for (const auto& [name, value] : vars) {
        if (!block.empty())
            block += '\0';
        block.append(name).append("=").append(value);
    }
    return block;
}

EnvVars unpackEnvironment(std::string_view block)
{
    EnvVars vars;
    while (!block.empty()) {
        const std::size_t end = block.find('\0');
        const std::string_view record = block.substr(0, end);
        block.remove_prefix(end == std::string_view::npos ? block.size() : end + 1);
        const std::size_t equals = record.find('=');
        if (equals != std::string_view::npos && equals > 0)
            vars.emplace_back(record.substr(0, equals), record.substr(equals + 1));
    }
    return vars;
}

} // namespace slotd
