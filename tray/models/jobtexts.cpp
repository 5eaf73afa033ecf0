// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "models/jobtexts.h"

#include "domain/signalspec.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace slotd
{

namespace
{

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(JobTexts)
};

QDateTime localTime(Instant when)
{
    return QDateTime::fromMSecsSinceEpoch(when.time_since_epoch().count());
}

QString scaled(double value, const char* unit)
{
    const int digits = value < 10 && value != static_cast<double>(static_cast<std::int64_t>(value)) ? 1 : 0;
    return QLocale().toString(value, 'f', digits) + QStringLiteral("\u00a0") + QLatin1String(unit);
}

QString scaledMegabytes(double megabytes)
{
    if (megabytes < 1024)
        return scaled(megabytes, "MB");
    return megabytes < 1024 * 1024 ? scaled(megabytes / 1024, "GB") : scaled(megabytes / (1024 * 1024), "TB");
}

} // namespace

QString idText(const JobItem& job)
{
    if (!job.inArray())
        return QString::number(job.id.value);
    return QString::number(job.arrayJobId.value) + QLatin1Char('_') + QString::number(job.arrayTask);
}

QString durationText(Seconds duration)
{
    return QString::fromStdString(formatDuration(duration));
}

QString limitText(Seconds limit)
{
    return limit == kUnlimited ? Words::tr("no limit") : durationText(limit);
}

QString timeText(Instant when, Instant now)
{
    if (when == kNoTime)
        return {};
    const QDateTime moment = localTime(when);
    const QString time = moment.time().toString(QStringLiteral("HH:mm:ss"));
    if (moment.date() == localTime(now).date())
        return time;
    return moment.date().toString(QStringLiteral("yyyy-MM-dd ")) + moment.time().toString(QStringLiteral("HH:mm"));
}

QString fullTimeText(Instant when)
{
    return when == kNoTime ? QString() : localTime(when).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString memoryText(std::int64_t megabytes)
{
    if (megabytes <= 0)
        return {};
    return scaledMegabytes(static_cast<double>(megabytes));
}

QString kilobytesText(std::int64_t kilobytes)
{
    if (kilobytes <= 0)
        return {};
    return kilobytes < 1024 ? scaled(static_cast<double>(kilobytes), "KB") : memoryText((kilobytes + 512) / 1024);
}

QString sizeText(std::int64_t bytes)
{
    if (bytes < 1024)
        return scaled(static_cast<double>(bytes), "B");
    return bytes < 1024 * 1024 ? scaled(static_cast<double>(bytes) / 1024, "KB") : scaledMegabytes(static_cast<double>(bytes) / (1024 * 1024));
}

QString reasonWord(const JobItem& job)
{
    if (job.reason == Reason::None || job.reason == Reason::Completed)
        return {};
    const std::string_view name = nameOf(job.reason);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

QString reasonExplained(Reason reason)
{
    switch (reason) {
    case Reason::None:
    case Reason::Completed:
    case Reason::Count: return {};
    case Reason::Priority: return Words::tr("Other jobs are before it in the queue.");
    case Reason::Resources: return Words::tr("It is next, and waits until enough CPUs, memory or GPUs are free.");
    case Reason::Dependency: return Words::tr("It waits for other jobs to end.");
    case Reason::DependencyNeverSatisfied: return Words::tr("The jobs that it waits for ended so that it can never start.");
    case Reason::BeginTime: return Words::tr("It is not to start before its begin time.");
    case Reason::JobHeldUser: return Words::tr("It is held and starts only after it was released.");
    case Reason::JobArrayTaskLimit: return Words::tr("As many tasks of its array run as may run at once.");
    case Reason::PartitionConfig: return Words::tr("It asks for more than this machine lends at the moment.");
    case Reason::Requeued: return Words::tr("It was put back into the queue.");
    case Reason::NonZeroExitCode: return Words::tr("The script ended with an exit code other than 0.");
    case Reason::RaisedSignal: return Words::tr("The script was ended by a signal.");
    case Reason::TimeLimit: return Words::tr("It ran until its time limit.");
    case Reason::CancelledByUser: return Words::tr("It was cancelled.");
    case Reason::OutOfMemory: return Words::tr("It used more memory than it had reserved.");
    case Reason::JobLaunchFailure: return Words::tr("It could not be started.");
    case Reason::SupervisorLost: return Words::tr("The process that watched over it was killed.");
    case Reason::LostAfterReboot: return Words::tr("The machine went down while it ran.");
    case Reason::PartitionInactive: return Words::tr("Its partition is no longer configured.");
    case Reason::ReqNodeNotAvail: return Words::tr("What it asks for is not available at the moment.");
    }
    return {};
}

QString exitText(const JobItem& job)
{
    if (!job.ended())
        return {};
    QString text = QString::fromStdString(formatExitCode(job.exit));
    if (job.exit.signal > 0)
        text += QStringLiteral(" (SIG") + QString::fromStdString(signalName(job.exit.signal)) + QLatin1Char(')');
    return text;
}

QString toText(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace slotd
