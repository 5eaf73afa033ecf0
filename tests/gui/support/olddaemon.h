// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <QLocalServer>
#include <QString>

namespace slotd::test
{

/// Sits on a node's socket and answers every client as a daemon does that knows none of its protocol versions.
class OldDaemon : public QObject
{
    Q_OBJECT
public:
    explicit OldDaemon(const QString& root);
    bool listens() const { return m_server.isListening(); }

private:
    QLocalServer m_server;
};

} // namespace slotd::test
