// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "actions/jobactions.h"

#include "look/glyphs.h"
#include "look/labels.h"

#include <QCoreApplication>
#include <QKeySequence>
#include <QMenu>
#include <utility>

namespace slotd
{

namespace
{

struct ActionRow
{
    JobAction id;
    const char* text;     ///< English, in the translation context "JobActions".
    const char* hint;
    Glyph glyph;
    const char* key;      ///< Portable text; "" = none.
    bool groupStarts;     ///< A line before it in menus.
    bool anywhere = true; ///< The key holds in the whole window; false where it means something else in a text.
};

constexpr std::array<ActionRow, kJobActions> kRows{{
    {JobAction::Cancel, QT_TRANSLATE_NOOP("JobActions", "&Cancel"), QT_TRANSLATE_NOOP("JobActions", "End the selected jobs, or take them out of the queue"), Glyph::Cancel, "Del", false, false},
    {JobAction::Hold, QT_TRANSLATE_NOOP("JobActions", "&Hold"), QT_TRANSLATE_NOOP("JobActions", "Keep the selected jobs from starting"), Glyph::Hold, "Ctrl+H", false},
    {JobAction::Release, QT_TRANSLATE_NOOP("JobActions", "&Release"), QT_TRANSLATE_NOOP("JobActions", "Let held jobs start again"), Glyph::Release, "Ctrl+R", false},
    {JobAction::Requeue, QT_TRANSLATE_NOOP("JobActions", "Re&queue"), QT_TRANSLATE_NOOP("JobActions", "Put the selected jobs back into the queue"), Glyph::Requeue, "Ctrl+Shift+R", false},
    {JobAction::Suspend, QT_TRANSLATE_NOOP("JobActions", "S&uspend"), QT_TRANSLATE_NOOP("JobActions", "Stop the processes of the selected jobs for now"), Glyph::Suspended, "Ctrl+U", false},
    {JobAction::Resume, QT_TRANSLATE_NOOP("JobActions", "R&esume"), QT_TRANSLATE_NOOP("JobActions", "Let suspended jobs go on"), Glyph::Running, "Ctrl+Shift+U", false},
    {JobAction::Signal, QT_TRANSLATE_NOOP("JobActions", "Send &signal…"), QT_TRANSLATE_NOOP("JobActions", "Send a signal to the processes of the selected jobs"), Glyph::Signal, "Ctrl+K", false},
    {JobAction::TimeLimit, QT_TRANSLATE_NOOP("JobActions", "Change &time limit…"), QT_TRANSLATE_NOOP("JobActions", "Give the selected jobs more or less time"), Glyph::Clock, "Ctrl+T", true},
    {JobAction::Priority, QT_TRANSLATE_NOOP("JobActions", "Change &priority…"), QT_TRANSLATE_NOOP("JobActions", "Set the priority of the selected jobs"), Glyph::Priority, "Ctrl+P", false},
    {JobAction::Partition, QT_TRANSLATE_NOOP("JobActions", "Change p&artition…"), QT_TRANSLATE_NOOP("JobActions", "Move the selected jobs to another partition"), Glyph::Partition, "Ctrl+Shift+P", false},
    {JobAction::Top, QT_TRANSLATE_NOOP("JobActions", "&Move to the front"), QT_TRANSLATE_NOOP("JobActions", "Put the selected jobs before all others"), Glyph::Priority, "Ctrl+Up", false, false},
    {JobAction::Resubmit, QT_TRANSLATE_NOOP("JobActions", "Su&bmit again…"), QT_TRANSLATE_NOOP("JobActions", "Open the submit window with what this job was submitted with"), Glyph::Resubmit, "Ctrl+Shift+N", true},
    {JobAction::OpenLog, QT_TRANSLATE_NOOP("JobActions", "Show &output"), QT_TRANSLATE_NOOP("JobActions", "Show what the job has printed"), Glyph::Log, "Ctrl+L", true},
    {JobAction::OpenFolder, QT_TRANSLATE_NOOP("JobActions", "Open &folder"), QT_TRANSLATE_NOOP("JobActions", "Open the folder in which the job works"), Glyph::Folder, "Ctrl+O", false},
    {JobAction::CopyId, QT_TRANSLATE_NOOP("JobActions", "Copy &job id"), QT_TRANSLATE_NOOP("JobActions", "Copy the numbers of the selected jobs"), Glyph::Copy, "Ctrl+C", true, false},
    {JobAction::CopyCommand, QT_TRANSLATE_NOOP("JobActions", "Copy comman&d line"), QT_TRANSLATE_NOOP("JobActions", "Copy the commands that submitted the selected jobs"), Glyph::Copy, "Ctrl+Shift+C", false, false},
}};
static_assert(rowsInOrder(kRows));

QString translated(const char* text)
{
    return QCoreApplication::translate("JobActions", text);
}

} // namespace

JobActions::JobActions(QObject* parent) : QObject(parent)
{
    for (const ActionRow& row : kRows) {
        auto* action = new QAction(this);
        action->setShortcut(QKeySequence::fromString(QLatin1String(row.key), QKeySequence::PortableText));
        action->setShortcutContext(row.anywhere ? Qt::WindowShortcut : Qt::WidgetWithChildrenShortcut);
        const JobAction id = row.id;
        connect(action, &QAction::triggered, this,
                [this, id] { Q_EMIT triggered(id, judge(id, m_selection, m_online).targets); });
        m_actions[static_cast<std::size_t>(id)] = action;
    }
    refresh();
}

void JobActions::refresh()
{
    for (const ActionRow& row : kRows) {
        action(row.id)->setText(translated(row.text));
        action(row.id)->setIconText(labelOf(translated(row.text)));
        action(row.id)->setIcon(glyphIcon(row.glyph));
    }
    judgeAll();
}

void JobActions::setSelection(std::vector<JobItem> selection)
{
    m_selection = std::move(selection);
    judgeAll();
}

void JobActions::setOnline(bool online)
{
    m_online = online;
    judgeAll();
}

void JobActions::judgeAll()
{
    for (const ActionRow& row : kRows) {
        const Verdict verdict = judge(row.id, m_selection, m_online);
        QAction* const known = action(row.id);
        known->setEnabled(verdict.offered());
        const QString key = known->shortcut().toString(QKeySequence::NativeText);
        const QString hint = verdict.offered() ? translated(row.hint) : verdict.why;
        known->setToolTip(key.isEmpty() ? hint : hint + QStringLiteral(" (") + key + QLatin1Char(')'));
        known->setStatusTip(hint);
    }
}

void JobActions::fill(QMenu& menu) const
{
    menu.setToolTipsVisible(true);
    for (const ActionRow& row : kRows) {
        if (row.groupStarts)
            menu.addSeparator();
        menu.addAction(action(row.id));
    }
}

} // namespace slotd
