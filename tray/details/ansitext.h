// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringDecoder>
#include <QTextCharFormat>
#include <vector>

namespace slotd
{

/// A piece of text in one look.
struct AnsiRun
{
    QString text;
    QTextCharFormat format;
};

/// Reads a program's output as a terminal would, as far as a log needs it: colours and weight (ECMA-48 SGR), carriage returns of
/// progress bars (what is overwritten goes), backspaces; other sequences vanish. Works on parts: a sequence or a character may be
/// cut anywhere between two of them.
class AnsiReader
{
public:
    explicit AnsiReader(bool dark = false) : m_dark(dark) {}

    void reset(bool dark);
    /// "\r" and "\b" are left in: whoever shows the text knows what stands on the line before.
    std::vector<AnsiRun> read(const QByteArray& bytes);

private:
    void escape(QChar final);
    void setColor(QTextCharFormat& format, bool ground, int index);

    bool m_dark;
    QStringDecoder m_decoder{QStringDecoder::Utf8};
    QTextCharFormat m_format;
    QString m_sequence; ///< Of an unfinished escape sequence, its ESC included.
};

} // namespace slotd
