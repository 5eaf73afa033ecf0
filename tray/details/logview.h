// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "details/ansitext.h"

#include <QPlainTextEdit>

namespace slotd
{

/// Shows output as a terminal would have left it: colours, and lines that were written over. Stays at the end while it is there,
/// stays where it is when the user has scrolled up.
class LogView : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit LogView(QWidget* parent = nullptr);

    void restart(const QByteArray& bytes);
    void add(const QByteArray& bytes);
    void addBefore(const QByteArray& bytes);
    bool atEnd() const;
    void toEnd();
    /// Goes on to the next place, round the end; false when the text is nowhere.
    bool findNext(const QString& text, bool backward);

Q_SIGNALS:
    void leftEnd();
    void reachedEnd();

protected:
    void changeEvent(QEvent* event) override;

private:
    void insert(QTextCursor& cursor, const AnsiRun& run);

    AnsiReader m_reader;
    bool m_adding = false;
    bool m_overwrite = false; ///< A carriage return came: what follows replaces the line.
};

} // namespace slotd
