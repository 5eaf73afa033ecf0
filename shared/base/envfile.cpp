// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/envfile.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace slotd
{

namespace
{

bool isNewline(char c)
{
    return c == '\n' || c == '\r';
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || isNewline(c);
}

bool isVariableName(std::string_view name)
{
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return !name.empty() && letter(name.front()) &&
           std::all_of(name.begin(), name.end(), [&](char c) { return letter(c) || digit(c); });
}

/// Walks the text once. What systemd skips with a warning (a line without '=', a name that is none) is an error here: a
/// setting that is silently not taken is worse than a daemon that says why it does not start.
class EnvFileParser
{
public:
    explicit EnvFileParser(std::string_view text) : m_text(text) {}

    Result<std::map<std::string, std::string>> parse()
    {
        while (skipToKey()) {
            const int line = m_line;
            std::string name;
            if (!readKey(name))
                return wrong(line, "there is no \"=\"");
            if (!isVariableName(name))
                return wrong(line, "\"" + name + "\" is not a variable name");
            std::string value;
            if (!readValue(value))
                return wrong(line, name + ": the quote is not closed");
            if (value.find('\0') != std::string::npos)
                return wrong(line, name + ": NUL is not allowed");
            m_values[name] = value; // The last one counts, as in systemd.
        }
        return std::move(m_values);
    }

private:
    static Error wrong(int line, const std::string& what)
    {
        return Error(Code::InvalidArgument, "line " + std::to_string(line) + ": " + what);
    }

    bool atEnd() const { return m_at >= m_text.size(); }
    char peek() const { return m_text[m_at]; }
    char next()
    {
        const char c = m_text[m_at++];
        if (c == '\n')
            ++m_line;
        return c;
    }

    /// False at the end of the text.
    bool skipToKey()
    {
        while (!atEnd()) {
            if (isBlank(peek())) {
                next();
            } else if (peek() == '#' || peek() == ';') {
                while (!atEnd() && !isNewline(peek()))
                    next();
            } else {
                return true;
            }
        }
        return false;
    }

    bool readKey(std::string& name)
    {
        while (!atEnd() && peek() != '=') {
            if (isNewline(peek()))
                return false;
            name += next();
        }
        if (atEnd())
            return false;
        next();
        while (!name.empty() && isBlank(name.back()))
            name.pop_back();
        return true;
    }

    /// Quoted and bare pieces may follow each other; blanks around a quoted piece and at the end of a bare one vanish.
    bool readValue(std::string& value)
    {
        std::size_t keep = 0; // What stands before it is not stripped at the end.
        bool inPiece = false;
        while (!atEnd() && !isNewline(peek())) {
            const char c = next();
            if (!inPiece && isBlank(c))
                continue;
            if (!inPiece && (c == '"' || c == '\'')) {
                if (!(c == '"' ? readDoubleQuoted(value) : readSingleQuoted(value)))
                    return false;
                keep = value.size();
                continue;
            }
            inPiece = true;
            if (c != '\\') {
                value += c;
            } else if (!atEnd()) {
                const char escaped = next();
                if (!isNewline(escaped)) {
                    value += escaped;
                    keep = value.size();
                }
            }
        }
        while (value.size() > keep && isBlank(value.back()))
            value.pop_back();
        return true;
    }

    bool readSingleQuoted(std::string& value)
    {
        while (!atEnd()) {
            const char c = next();
            if (c == '\'')
                return true;
            value += c;
        }
        return false;
    }

    bool readDoubleQuoted(std::string& value)
    {
        constexpr std::string_view escapable = "\"\\`$";
        while (!atEnd()) {
            const char c = next();
            if (c == '"')
                return true;
            if (c != '\\' || atEnd()) {
                value += c;
                continue;
            }
            const char escaped = next();
            if (escaped == '\n')
                continue;
            if (escapable.find(escaped) == std::string_view::npos)
                value += '\\';
            value += escaped;
        }
        return false;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_line = 1;
    std::map<std::string, std::string> m_values;
};

} // namespace

Result<std::map<std::string, std::string>> parseEnvFile(std::string_view text)
{
    return EnvFileParser(text).parse();
}

std::string configFilePath()
{
    const auto get = [](const char* name) {
        const char* value = std::getenv(name);
        return std::string(value != nullptr ? value : "");
    };
    if (const std::string named = get("SLOTD_CONFIG"); !named.empty())
        return named;
    // The base directory specification says to ignore a relative XDG path.
    if (const std::string xdg = get("XDG_CONFIG_HOME"); xdg.starts_with('/'))
        return xdg + "/slotd/slotd.env";
    return get("HOME") + "/.config/slotd/slotd.env";
}

Result<std::map<std::string, std::string>> readConfigFile()
{
    const std::string path = configFilePath();
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        const char* named = std::getenv("SLOTD_CONFIG");
        if (errno == ENOENT && (named == nullptr || *named == '\0'))
            return std::map<std::string, std::string>{};
        return Error(Code::Io, "cannot read " + path + ": " + std::strerror(errno));
    }
    std::string text;
    char bytes[4096];
    ssize_t n = 0;
    while ((n = ::read(fd, bytes, sizeof bytes)) > 0)
        text.append(bytes, static_cast<std::size_t>(n));
    const int failure = n < 0 ? errno : 0;
    ::close(fd);
    if (failure != 0)
        return Error(Code::Io, "cannot read " + path + ": " + std::strerror(failure));
    auto values = parseEnvFile(text);
    if (!values.ok())
        return Error(Code::InvalidArgument, path + ": " + values.error().message);
    return values;
}

} // namespace slotd
