// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "details/ansitext.h"

#include <algorithm>
#include <array>
#include <QColor>
#include <QFont>

namespace slotd
{

namespace
{

// The sixteen colours, readable on a light and on a dark ground.
constexpr std::array<QRgb, 16> kLight{0x1b1f24, 0xb31d28, 0x1a7334, 0x8a5a00, 0x0b5fc9, 0x7a3fb0, 0x0a6b76, 0x57606a,
                                      0x57606a, 0xd1242f, 0x23823e, 0xa06600, 0x1673d9, 0x9650d9, 0x177e8a, 0x1b1f24};
constexpr std::array<QRgb, 16> kDark{0x8b949e, 0xff7b72, 0x56d364, 0xe3b341, 0x6cb0ff, 0xd2a8ff, 0x56d4dd, 0xd0d7de,
                                     0x8b949e, 0xffa198, 0x7ee787, 0xf2cc60, 0x9ecbff, 0xe2c5ff, 0x8ae5ec, 0xffffff};

QColor color256(int index, bool dark)
{
    if (index < 16)
        return QColor::fromRgb((dark ? kDark : kLight)[static_cast<std::size_t>(index)]);
    if (index >= 232) {
        const int grey = 8 + (index - 232) * 10;
        return QColor(grey, grey, grey);
    }
    const auto level = [](int step) { return step == 0 ? 0 : 55 + step * 40; };
    const int cube = index - 16;
    return QColor(level(cube / 36), level(cube / 6 % 6), level(cube % 6));
}

constexpr int kFaint = 8; ///< The grey that stands for "less bright".
constexpr qsizetype kLongestSequence = 64;

} // namespace

void AnsiReader::reset(bool dark)
{
    *this = AnsiReader(dark);
}

void AnsiReader::setColor(QTextCharFormat& format, bool ground, int index)
{
    const QColor color = color256(std::clamp(index, 0, 255), m_dark);
    if (ground)
        format.setBackground(color);
    else
        format.setForeground(color);
}

void AnsiReader::escape(QChar final)
{
    const QString body = m_sequence.mid(2);
    m_sequence.clear();
    if (final != QLatin1Char('m'))
        return;
    const QStringList words = body.split(QLatin1Char(';'));
    for (qsizetype i = 0; i < words.size(); ++i) {
        const int code = words[i].toInt();
        if (code == 0)
            m_format = {};
        else if (code == 1)
            m_format.setFontWeight(QFont::Bold);
        else if (code == 2)
            setColor(m_format, false, kFaint);
        else if (code == 3)
            m_format.setFontItalic(true);
        else if (code == 4)
            m_format.setFontUnderline(true);
        else if (code == 22)
            m_format.setFontWeight(QFont::Normal);
        else if (code == 23)
            m_format.setFontItalic(false);
        else if (code == 24)
            m_format.setFontUnderline(false);
        else if (code == 39)
            m_format.clearForeground();
        else if (code == 49)
            m_format.clearBackground();
        else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97))
            setColor(m_format, false, code < 90 ? code - 30 : code - 82);
        else if ((code >= 40 && code <= 47) || (code >= 100 && code <= 107))
            setColor(m_format, true, code < 100 ? code - 40 : code - 92);
        else if ((code == 38 || code == 48) && words.value(i + 1) == QLatin1String("5")) {
            setColor(m_format, code == 48, words.value(i + 2).toInt());
            i += 2;
        } else if ((code == 38 || code == 48) && words.value(i + 1) == QLatin1String("2")) {
            const QColor color(words.value(i + 2).toInt() & 255, words.value(i + 3).toInt() & 255, words.value(i + 4).toInt() & 255);
            if (code == 38)
                m_format.setForeground(color);
            else
                m_format.setBackground(color);
            i += 4;
        }
    }
}

std::vector<AnsiRun> AnsiReader::read(const QByteArray& bytes)
{
    const QString text = m_decoder.decode(bytes);
    std::vector<AnsiRun> runs;
    QString plain;
    const auto flush = [&] {
        if (!plain.isEmpty())
            runs.push_back({std::exchange(plain, {}), m_format});
    };
    for (const QChar c : text) {
        if (!m_sequence.isEmpty()) {
            if (m_sequence.size() == 1 && c != QLatin1Char('[')) {
                m_sequence.clear(); // a sequence of two characters: nothing a log shows
            } else if (m_sequence.size() > 1 && c.unicode() >= 0x40 && c.unicode() <= 0x7e) {
                flush();
                escape(c);
            } else if (m_sequence.size() > kLongestSequence) {
                m_sequence.clear();
            } else {
                m_sequence.append(c);
            }
        } else if (c == QChar(0x1b)) {
            m_sequence = c;
        } else if (c == QLatin1Char('\n') || c == QLatin1Char('\t') || c == QLatin1Char('\r') || c == QLatin1Char('\b') || c.unicode() >= 0x20) {
            plain.append(c);
        } else if (c.unicode() != 0 && c.unicode() != 7) {
            plain.append(QChar(0x2400 + c.unicode())); // its picture: ␌
        }
    }
    flush();
    return runs;
}

} // namespace slotd
