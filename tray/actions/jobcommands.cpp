// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "actions/jobcommands.h"

#include "actions/valuedialog.h"
#include "domain/signalspec.h"
#include "fields/field.h"
#include "models/jobtexts.h"

#include <algorithm>
#include <QCheckBox>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>
#include <utility>

namespace slotd
{

namespace
{

constexpr int kUndoMilliseconds = 5000;
constexpr std::size_t kListed = 8;

std::vector<JobRef> refsOf(const std::vector<JobItem>& jobs)
{
    std::vector<JobRef> refs;
    for (const JobItem& job : jobs)
        refs.push_back(refOf(job));
    return refs;
}

QString titleOf(const JobRef& ref, const std::vector<JobItem>& jobs)
{
    const auto it = std::find_if(jobs.begin(), jobs.end(), [&](const JobItem& job) { return refOf(job) == ref; });
    return it == jobs.end() ? QString::fromStdString(formatJobRef(ref)) : titleOf(*it);
}

} // namespace

JobCommands::JobCommands(DaemonLink& link, Preferences& preferences, QWidget& window)
    : QObject(&window), m_link(link), m_preferences(preferences), m_window(window)
{
    m_undoTime.setSingleShot(true);
    connect(&m_undoTime, &QTimer::timeout, this, &JobCommands::finishCancel);
}

void JobCommands::run(JobAction action, const std::vector<JobItem>& targets)
{
    if (targets.empty())
        return;
    switch (action) {
    case JobAction::Cancel: cancel(targets); break;
    case JobAction::Hold: control(ControlVerb::Hold, targets); break;
    case JobAction::Release: control(ControlVerb::Release, targets); break;
    case JobAction::Requeue: control(ControlVerb::Requeue, targets); break;
    case JobAction::Suspend: control(ControlVerb::Suspend, targets); break;
    case JobAction::Resume: control(ControlVerb::Resume, targets); break;
    case JobAction::Top: control(ControlVerb::Top, targets); break;
    case JobAction::Signal: sendSignal(targets); break;
    case JobAction::TimeLimit: askTimeLimit(targets); break;
    case JobAction::Priority: askPriority(targets); break;
    case JobAction::Partition: askPartition(targets); break;
    case JobAction::Resubmit: Q_EMIT resubmitWanted(targets.front().id); break;
    case JobAction::OpenLog: Q_EMIT logWanted(targets.front().id); break;
    case JobAction::OpenFolder: QDesktopServices::openUrl(QUrl::fromLocalFile(targets.front().workDir)); break;
    case JobAction::CopyId: copyIds(targets); break;
    case JobAction::CopyCommand: copyCommands(targets); break;
    case JobAction::Count: break;
    }
}

DaemonLink::Done<Outcomes> JobCommands::report(const std::vector<JobItem>& targets)
{
    return [this, targets](const Result<Outcomes>& result) {
        QStringList lines;
        if (!result) {
            lines.append(toText(result.error().message));
        } else {
            for (const Outcome& outcome : result->list) {
                if (outcome.code != Code::None)
                    lines.append(titleOf(outcome.ref, targets) + QStringLiteral(": ") + toText(outcome.message));
            }
        }
        if (!lines.isEmpty())
            Q_EMIT failed(tr("This did not work for %n job(s)", nullptr, static_cast<int>(lines.size())), lines);
    };
}

void JobCommands::cancel(const std::vector<JobItem>& targets)
{
    std::vector<JobItem> running, waiting;
    for (const JobItem& job : targets)
        (job.state == JobState::Pending ? waiting : running).push_back(job);
    if (running.empty() || !m_preferences.confirmCancel()) {
        cancelWaiting(waiting);
        cancelNow(running);
        return;
    }
    QStringList lines;
    for (std::size_t i = 0; i < std::min(running.size(), kListed); ++i)
        lines.append(tr("%1, running for %2").arg(titleOf(running[i]), durationText(elapsed(running[i], currentTime()))));
    if (running.size() > kListed)
        lines.append(tr("and %n more", nullptr, static_cast<int>(running.size() - kListed)));
    auto* box = new QMessageBox(QMessageBox::Question, tr("Cancel jobs"), tr("End %n running job(s)?", nullptr, static_cast<int>(running.size())),
                                QMessageBox::NoButton, &m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(lines.join(QLatin1Char('\n')));
    QPushButton* yes = box->addButton(tr("End them"), QMessageBox::DestructiveRole);
    if (running.size() == 1)
        yes->setText(tr("End the job"));
    box->setDefaultButton(box->addButton(tr("Let run"), QMessageBox::RejectRole));
    auto* again = new QCheckBox(tr("Don't ask again"), box);
    box->setCheckBox(again);
    connect(box, &QMessageBox::buttonClicked, this, [this, yes, again, running, waiting](QAbstractButton* clicked) {
        if (clicked != yes)
            return;
        if (again->isChecked())
            m_preferences.setConfirmCancel(false);
        cancelWaiting(waiting);
        cancelNow(running);
    });
    box->open();
}

void JobCommands::cancelNow(const std::vector<JobItem>& targets)
{
    if (!targets.empty())
        m_link.cancel(this, {.refs = refsOf(targets), .filter = {}}, report(targets));
}

void JobCommands::requeueNow(const std::vector<JobItem>& targets)
{
    control(ControlVerb::Requeue, targets);
}

void JobCommands::cancelWaiting(const std::vector<JobItem>& targets)
{
    if (targets.empty())
        return;
    finishCancel();
    // Held, so that it does not start while the user may still change their mind.
    std::vector<JobItem> free;
    std::copy_if(targets.begin(), targets.end(), std::back_inserter(free), [](const JobItem& job) { return !job.held; });
    if (!free.empty())
        m_link.control(this, {.verb = ControlVerb::Hold, .refs = refsOf(free)}, [](const Result<Outcomes>&) {});
    m_putAside = targets;
    m_undoTime.start(kUndoMilliseconds);
    Q_EMIT undoOffered(static_cast<int>(targets.size()), kUndoMilliseconds);
}

void JobCommands::finishCancel()
{
    m_undoTime.stop();
    if (const auto jobs = std::exchange(m_putAside, {}); !jobs.empty()) {
        cancelNow(jobs);
        Q_EMIT undoOver();
    }
}

void JobCommands::undo()
{
    m_undoTime.stop();
    std::vector<JobItem> free;
    for (const JobItem& job : std::exchange(m_putAside, {})) {
        if (!job.held)
            free.push_back(job);
    }
    control(ControlVerb::Release, free);
    Q_EMIT undoOver();
}

void JobCommands::control(ControlVerb verb, const std::vector<JobItem>& targets)
{
    if (!targets.empty())
        m_link.control(this, {.verb = verb, .refs = refsOf(targets)}, report(targets));
}

void JobCommands::update(const UpdatedEvent& changes, const std::vector<JobItem>& targets)
{
    m_link.update(this, {.refs = refsOf(targets), .changes = changes}, report(targets));
}

void JobCommands::sendSignal(const std::vector<JobItem>& targets)
{
    auto* dialog = new ValueDialog(tr("Send a signal"), tr("Signal to %n job(s):", nullptr, static_cast<int>(targets.size())), &m_window);
    dialog->setChoices({QStringLiteral("USR1"), QStringLiteral("USR2"), QStringLiteral("INT"), QStringLiteral("TERM"), QStringLiteral("HUP"),
                        QStringLiteral("QUIT"), QStringLiteral("STOP"), QStringLiteral("CONT"), QStringLiteral("KILL")}, true);
    dialog->setCheck([](const QString& text) {
        const auto signal = parseSignal(text.toStdString());
        return signal ? QString() : toText(signal.error().message);
    });
    connect(dialog, &ValueDialog::chosen, this, [this, targets](const QString& text) {
        if (const auto signal = parseSignal(text.toStdString()))
            m_link.cancel(this, {.refs = refsOf(targets), .filter = {}, .signal = *signal}, report(targets));
    });
    dialog->open();
}

void JobCommands::askTimeLimit(const std::vector<JobItem>& targets)
{
    auto* dialog = new ValueDialog(tr("Change the time limit"), tr("Time limit of %n job(s):", nullptr, static_cast<int>(targets.size())), &m_window);
    const Seconds now = targets.front().timeLimit;
    dialog->setText(now == kUnlimited ? QStringLiteral("UNLIMITED") : durationText(now));
    dialog->setHint(tr("Minutes, H:MM:SS, D-HH:MM:SS or UNLIMITED"));
    dialog->setCheck([](const QString& text) {
        const auto limit = parseTimeLimit(text.toStdString());
        return limit ? QString() : toText(limit.error().message);
    });
    connect(dialog, &ValueDialog::chosen, this, [this, targets](const QString& text) {
        UpdatedEvent changes;
        if (const auto limit = parseTimeLimit(text.toStdString())) {
            changes.timeLimit = *limit;
            update(changes, targets);
        }
    });
    dialog->open();
}

void JobCommands::askPriority(const std::vector<JobItem>& targets)
{
    auto* dialog = new ValueDialog(tr("Change the priority"), tr("Priority of %n job(s):", nullptr, static_cast<int>(targets.size())), &m_window);
    dialog->setText(QString::number(targets.front().priority));
    dialog->setHint(tr("A whole number; jobs with a higher one start first"));
    dialog->setCheck([](const QString& text) {
        bool good = false;
        const auto value = text.toLongLong(&good);
        return good && value >= 0 && value <= 0xfffffffeLL ? QString() : tr("Not a number from 0 to 4294967294");
    });
    connect(dialog, &ValueDialog::chosen, this, [this, targets](const QString& text) {
        UpdatedEvent changes;
        changes.priority = text.toLongLong();
        update(changes, targets);
    });
    dialog->open();
}

void JobCommands::askPartition(const std::vector<JobItem>& targets)
{
    auto* dialog = new ValueDialog(tr("Change the partition"), tr("Partition of %n job(s):", nullptr, static_cast<int>(targets.size())), &m_window);
    dialog->setChoices(m_partitions, m_partitions.isEmpty()); // they are not known yet: then by name
    dialog->setText(targets.front().partition);
    connect(dialog, &ValueDialog::chosen, this, [this, targets](const QString& text) {
        UpdatedEvent changes;
        changes.partition = text.toStdString();
        update(changes, targets);
    });
    dialog->open();
}

void JobCommands::copyIds(const std::vector<JobItem>& targets)
{
    QStringList ids;
    for (const JobItem& job : targets)
        ids.append(idText(job));
    QGuiApplication::clipboard()->setText(ids.join(QLatin1Char(',')));
    Q_EMIT told(tr("Copied: %1").arg(ids.join(QLatin1Char(','))));
}

void JobCommands::copyCommands(const std::vector<JobItem>& targets)
{
    JobQuery query{.scope = QueryScope::Accounting, .filter = {}, .columns = needs<&JobRecord::id, &JobRecord::step, &JobRecord::submitLine>()};
    query.filter.refs = refsOf(targets);
    m_link.queryJobs(this, query, [this, lines = QStringList()](Result<JobChunk> chunk) mutable {
        if (!chunk)
            return;
        for (const JobRecord& record : chunk->rows) {
            if (record.step == JobRef::kNoStep)
                lines.append(toText(record.submitLine));
        }
        if (!chunk->last)
            return;
        lines.removeDuplicates();
        QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
        Q_EMIT told(tr("Copied: %1").arg(lines.value(0)));
    });
}

} // namespace slotd
