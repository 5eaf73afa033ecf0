// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QStringList>
#include <QVariant>

namespace slotd::test
{

/// A panel as programs see it: the watcher of StatusNotifierItems with one host, and the reader of their properties and menus
/// (com.canonical.dbusmenu). It exists on the bus as long as this object.
class Panel : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(QStringList RegisteredStatusNotifierItems READ items)
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ hostThere)
    Q_PROPERTY(int ProtocolVersion READ version)
public:
    explicit Panel(QDBusConnection bus);
    ~Panel() override;

    QStringList items() const { return m_items; }
    bool hostThere() const { return true; }
    int version() const { return 0; }

    /// Waits for an icon; false when none comes.
    bool waitForIcon(int ms = 15'000);
    /// A property of the first icon ("Id", "Status", "Category"); its tool tip's title and text.
    QVariant property(const QString& name) const;
    QString toolTip() const;
    bool waitForToolTip(const QString& part, int ms = 15'000) const;
    /// The icon's picture as the program sends it; empty where it names one.
    QByteArray picture() const;
    /// A click with the left button.
    void activate() const;

    struct Entry
    {
        int id = 0;
        QString text;   ///< Without mnemonics; "-" is a line.
        bool enabled = true;
        bool checkable = false;
        QList<Entry> entries;
    };
    QList<Entry> menu() const;
    QStringList menuTexts() const;
    /// Chooses an entry by the beginnings of the texts on the way to it; false when there is none.
    bool choose(const QStringList& path) const;

public Q_SLOTS:
    void RegisterStatusNotifierItem(const QString& service);
    void RegisterStatusNotifierHost(const QString& service);

private Q_SLOTS:
    void onOwnerChanged(const QString& name, const QString& before, const QString& now);

Q_SIGNALS:
    void StatusNotifierItemRegistered(const QString& item);
    void StatusNotifierItemUnregistered(const QString& item);
    void StatusNotifierHostRegistered();

private:
    QDBusConnection m_bus;
    QStringList m_items;
};

} // namespace slotd::test
