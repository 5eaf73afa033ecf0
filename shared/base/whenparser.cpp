// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/timefmt.h"
#include "base/units.h"

#include <array>
#include <ctime>
#include <optional>

namespace slotd
{

namespace
{

bool isDigit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool isLetter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
int number(std::string_view digits) { return static_cast<int>(parseUnsigned(digits).value_or(0)); }

struct DayPart
{
    int year = 0; ///< 0 = not given.
    int month = 0;
    int day = 0;
};

struct ClockPart
{
    int hour = 0;
    int minute = 0;
    int second = 0;
};

/// Reads one text. Every method returns false where the text is wrong at m_pos.
class WhenParser
{
public:
    WhenParser(std::string_view text, Instant now, WhenBias bias) : m_text(text), m_now(now), m_bias(bias) {}

    Result<Instant> parse()
    {
        const bool good = parseItems();
        if (!good || !m_moment)
            return Error(Code::InvalidArgument,
                         "Invalid time specification (pos=" + std::to_string(m_pos) + "): " + std::string(m_text));
        return *m_moment;
    }

private:
    bool atEnd() const { return m_pos >= m_text.size(); }
    char at(std::size_t offset) const { return m_pos + offset < m_text.size() ? m_text[m_pos + offset] : '\0'; }

    std::string_view run(bool (*belongs)(char), std::size_t from) const
    {
        std::size_t end = from;
        while (end < m_text.size() && belongs(m_text[end]))
            ++end;
        return from < m_text.size() ? m_text.substr(from, end - from) : std::string_view{};
    }

    void skipBlanks()
    {
        while (at(0) == ' ' || at(0) == '\t')
            ++m_pos;
    }

    // Between a day and a time of day: blanks, 'T', '-'.
    void skipSeparators()
    {
        skipBlanks();
        const bool something = m_day || m_clock;
        if (something && (at(0) == '-' || (lower(at(0)) == 't' && !isLetter(at(1)))))
            ++m_pos;
        skipBlanks();
    }

    bool parseItems()
    {
        skipBlanks();
        if (atEnd())
            return false;
        while (!atEnd()) {
            if (m_moment) // nothing may follow a moment that is complete in itself
                return false;
            if (!(isDigit(at(0)) ? parseNumberItem() : parseWordItem()))
                return false;
            skipSeparators();
        }
        return m_moment || combine();
    }

    bool setClock(ClockPart clock, std::size_t length)
    {
        if (m_clock || clock.hour > 23 || clock.minute > 59 || clock.second > 59)
            return false;
        m_clock = clock;
        m_pos += length;
        return true;
    }

    bool setDay(DayPart day, std::size_t length)
    {
        // Without a year any day that exists in a leap year may still come.
        const std::chrono::year_month_day date(std::chrono::year(day.year != 0 ? day.year : 2000),
                                               std::chrono::month(static_cast<unsigned>(day.month)),
                                               std::chrono::day(static_cast<unsigned>(day.day)));
        if (m_day || !date.ok())
            return false;
        m_day = day;
        m_pos += length;
        return true;
    }

    bool parseWordItem()
    {
        std::string word(run(isLetter, m_pos));
        for (char& c : word)
            c = lower(c);
        if (word == "now" && !m_day && !m_clock)
            return parseNow();
        if (word == "uts" && !m_day && !m_clock)
            return parseEpoch(m_pos + word.size());
        if (word == "today" || word == "tomorrow")
            return setDay(dayFromNow(word == "tomorrow" ? 1 : 0), word.size());
        constexpr std::array<std::pair<std::string_view, int>, 4> kHours{
            {{"midnight", 0}, {"noon", 12}, {"fika", 15}, {"teatime", 16}}};
        for (const auto& [name, hour] : kHours) {
            if (word == name)
                return setClock({hour, 0, 0}, word.size());
        }
        return false;
    }

    bool parseNow()
    {
        m_pos += 3;
        skipBlanks();
        m_moment = m_now;
        if (atEnd())
            return true;
        const char sign = at(0);
        if (sign != '+' && sign != '-')
            return false;
        ++m_pos;
        skipBlanks();
        const auto amount = parseAmount();
        if (!amount)
            return false;
        const Milliseconds step = *amount;
        m_moment = sign == '+' ? m_now + step : m_now - step;
        return true;
    }

    // "5", "5minutes", and the seed's "00:10:00" (read as a time limit is). m_pos stays at its start where it is wrong.
    std::optional<Seconds> parseAmount()
    {
        const std::string_view rest = m_text.substr(m_pos);
        const std::string_view trimmed = rest.substr(0, rest.find_last_not_of(" \t") + 1);
        if (trimmed.find(':') != std::string_view::npos) {
            const auto limit = parseTimeLimit(trimmed);
            if (!limit)
                return std::nullopt;
            m_pos = m_text.size();
            return *limit == kUnlimited ? Seconds(0) : *limit; // 00:00:00 reads as "no limit" there
        }
        const std::string_view digits = run(isDigit, m_pos);
        std::string_view unit = trimmed.substr(digits.size());
        while (!unit.empty() && unit.front() == ' ')
            unit.remove_prefix(1);
        const auto count = parseUnsigned(digits);
        const auto factor = unitSeconds(unit);
        if (!count || !factor || *count > 10'000'000'000ULL / static_cast<std::uint64_t>(*factor))
            return std::nullopt;
        m_pos = m_text.size();
        return Seconds(static_cast<std::int64_t>(*count) * *factor);
    }

    static std::optional<std::int64_t> unitSeconds(std::string_view unit)
    {
        constexpr std::array<std::pair<std::string_view, std::int64_t>, 5> kUnits{
            {{"second", 1}, {"minute", 60}, {"hour", 3600}, {"day", 86400}, {"week", 604800}}};
        if (unit.empty())
            return 1;
        std::string word(unit);
        for (char& c : word)
            c = lower(c);
        if (word.back() == 's')
            word.pop_back();
        for (const auto& [name, seconds] : kUnits) {
            if (word == name)
                return seconds;
        }
        return std::nullopt;
    }

    bool parseEpoch(std::size_t from)
    {
        const std::string_view digits = run(isDigit, from);
        const auto seconds = parseUnsigned(digits);
        if (!seconds || *seconds > 1'000'000'000'000ULL)
            return false;
        m_moment = Instant(Seconds(static_cast<std::int64_t>(*seconds)));
        m_pos = from + digits.size();
        return true;
    }

    bool parseNumberItem()
    {
        const std::string_view first = run(isDigit, m_pos);
        const char next = at(first.size());
        if (first.size() <= 2 && next == ':')
            return parseClock(first);
        if (first.size() <= 2 && (next == '/' || next == '.'))
            return parseMonthDay(first, next);
        if (first.size() == 4 && next == '-')
            return parseIsoDay(first);
        if (first.size() == 4 || first.size() == 6) {
            const int year = first.size() == 6 ? 2000 + number(first.substr(4)) : 0;
            return setDay({year, number(first.substr(0, 2)), number(first.substr(2, 2))}, first.size());
        }
        if (first.size() >= 8 && !m_day && !m_clock)
            return parseEpoch(m_pos);
        if (first.size() <= 2)
            m_pos += first.size(); // where Slurm says the error is
        return false;
    }

    // HH:MM[:SS] [AM|PM]
    bool parseClock(std::string_view hours)
    {
        std::size_t length = hours.size() + 1;
        const std::string_view minutes = run(isDigit, m_pos + length);
        if (minutes.size() != 2)
            return false;
        length += 2;
        ClockPart clock{number(hours), number(minutes), 0};
        if (at(length) == ':') {
            const std::string_view seconds = run(isDigit, m_pos + length + 1);
            if (seconds.size() != 2)
                return false;
            clock.second = number(seconds);
            length += 3;
        }
        std::size_t mark = length;
        while (at(mark) == ' ')
            ++mark;
        const char half = lower(at(mark));
        if ((half == 'a' || half == 'p') && lower(at(mark + 1)) == 'm' && !isLetter(at(mark + 2))) {
            if (clock.hour < 1 || clock.hour > 12)
                return false;
            clock.hour = clock.hour % 12 + (half == 'p' ? 12 : 0);
            length = mark + 2;
        }
        return setClock(clock, length);
    }

    // MM/DD[/YY], MM.DD[.YY]
    bool parseMonthDay(std::string_view month, char separator)
    {
        std::size_t length = month.size() + 1;
        const std::string_view day = run(isDigit, m_pos + length);
        if (day.empty() || day.size() > 2)
            return false;
        length += day.size();
        int year = 0;
        if (at(length) == separator) {
            const std::string_view digits = run(isDigit, m_pos + length + 1);
            if (digits.size() != 2)
                return false;
            year = 2000 + number(digits);
            length += 3;
        }
        return setDay({year, number(month), number(day)}, length);
    }

    bool parseIsoDay(std::string_view year)
    {
        const std::string_view month = run(isDigit, m_pos + 5);
        const std::string_view day = run(isDigit, m_pos + 8);
        if (number(year) < 1900 || month.size() != 2 || at(7) != '-' || day.size() != 2)
            return false;
        return setDay({number(year), number(month), number(day)}, 10);
    }

    DayPart dayFromNow(int days) const
    {
        std::tm parts = localNow();
        parts.tm_mday += days;
        parts.tm_hour = 12; // away from the hours that a change of clocks skips or repeats
        parts.tm_isdst = -1;
        std::mktime(&parts);
        return {parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday};
    }

    std::tm localNow() const
    {
        const std::time_t seconds = std::chrono::floor<Seconds>(m_now).time_since_epoch().count();
        std::tm parts{};
        localtime_r(&seconds, &parts);
        return parts;
    }

    static Instant moment(DayPart day, ClockPart clock)
    {
        std::tm parts{};
        parts.tm_year = day.year - 1900;
        parts.tm_mon = day.month - 1;
        parts.tm_mday = day.day;
        parts.tm_hour = clock.hour;
        parts.tm_min = clock.minute;
        parts.tm_sec = clock.second;
        parts.tm_isdst = -1;
        return Instant(Seconds(std::mktime(&parts)));
    }

    bool combine()
    {
        const ClockPart clock = m_clock.value_or(ClockPart{});
        const Instant thisSecond = std::chrono::floor<Seconds>(m_now);
        const bool roll = m_bias == WhenBias::Future;
        DayPart day = m_day.value_or(dayFromNow(0));
        const bool yearGiven = day.year != 0;
        if (!yearGiven)
            day.year = dayFromNow(0).year;
        m_moment = moment(day, clock);
        if (!m_day && roll && *m_moment < thisSecond)
            m_moment = moment(dayFromNow(1), clock);
        else if (!yearGiven && roll && *m_moment < thisSecond)
            m_moment = moment({day.year + 1, day.month, day.day}, clock);
        return true;
    }

    std::string_view m_text;
    Instant m_now;
    WhenBias m_bias;
    std::size_t m_pos = 0;
    std::optional<DayPart> m_day;
    std::optional<ClockPart> m_clock;
    std::optional<Instant> m_moment;
};

} // namespace

Result<Instant> parseWhen(std::string_view text, Instant now, WhenBias bias)
{
    return WhenParser(text, now, bias).parse();
}

} // namespace slotd
