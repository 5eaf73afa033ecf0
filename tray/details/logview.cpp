// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "details/logview.h"

#include "look/theme.h"

#include <QEvent>
#include <QFontDatabase>
#include <QScrollBar>
#include <QTextBlock>

namespace slotd
{

namespace
{

constexpr int kMostLines = 200'000;

} // namespace

LogView::LogView(QWidget* parent) : QPlainTextEdit(parent), m_reader(isDark(palette()))
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setLineWrapMode(NoWrap);
    setUndoRedoEnabled(false);
    setMaximumBlockCount(kMostLines);
    setFrameShape(NoFrame);
    document()->setDocumentMargin(10);
    setAccessibleName(tr("Output"));
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (!m_adding)
            Q_EMIT atEnd() ? reachedEnd() : leftEnd();
    });
}

bool LogView::atEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum();
}

void LogView::toEnd()
{
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void LogView::insert(QTextCursor& cursor, const AnsiRun& run)
{
    if (!m_overwrite && !run.text.contains(QLatin1Char('\r')) && !run.text.contains(QLatin1Char('\b'))) {
        cursor.insertText(run.text, run.format);
        return;
    }
    QString plain;
    const auto flush = [&] {
        if (plain.isEmpty())
            return;
        cursor.insertText(plain, run.format);
        plain.clear();
    };
    for (const QChar c : run.text) {
        if (c == QLatin1Char('\r')) {
            m_overwrite = true;
            continue;
        }
        if (c == QLatin1Char('\b')) {
            flush();
            if (!cursor.atBlockStart())
                cursor.deletePreviousChar();
            continue;
        }
        if (m_overwrite && c != QLatin1Char('\n')) {
            // Only what is on the line is written over; it may still be in `plain`.
            plain.truncate(plain.lastIndexOf(QLatin1Char('\n')) + 1);
            if (plain.isEmpty()) {
                cursor.movePosition(QTextCursor::StartOfBlock, QTextCursor::KeepAnchor);
                cursor.removeSelectedText();
            }
        }
        m_overwrite = false;
        plain.append(c);
    }
    flush();
}

void LogView::restart(const QByteArray& bytes)
{
    m_adding = true;
    clear();
    m_overwrite = false;
    m_reader.reset(isDark(palette()));
    m_adding = false;
    add(bytes);
    toEnd();
}

void LogView::add(const QByteArray& bytes)
{
    const bool stay = !atEnd();
    const int place = verticalScrollBar()->value();
    m_adding = true;
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    cursor.beginEditBlock();
    for (const AnsiRun& run : m_reader.read(bytes))
        insert(cursor, run);
    cursor.endEditBlock();
    if (stay)
        verticalScrollBar()->setValue(place);
    else
        toEnd();
    m_adding = false;
}

void LogView::addBefore(const QByteArray& bytes)
{
    m_adding = true;
    const int lines = blockCount();
    const int place = verticalScrollBar()->value();
    AnsiReader reader(isDark(palette()));
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::Start);
    cursor.beginEditBlock();
    for (const AnsiRun& run : reader.read(bytes))
        insert(cursor, run);
    cursor.endEditBlock();
    verticalScrollBar()->setValue(place + blockCount() - lines);
    m_adding = false;
}

bool LogView::findNext(const QString& text, bool backward)
{
    const QTextDocument::FindFlags flags = backward ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (text.isEmpty() || find(text, flags))
        return true;
    const QTextCursor before = textCursor();
    moveCursor(backward ? QTextCursor::End : QTextCursor::Start);
    if (find(text, flags))
        return true;
    setTextCursor(before);
    return false;
}

void LogView::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        m_reader.reset(isDark(palette()));
}

} // namespace slotd
