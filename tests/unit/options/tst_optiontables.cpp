// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/canceloptions.h"
#include "options/help.h"
#include "options/queryoptions.h"
#include "options/submitoptions.h"

#include <QSet>
#include <QtTest>

using namespace slotd;

namespace
{

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<int>(view.size()));
}

/// The rules that every row keeps; an empty list is what we want.
template<class Values>
QStringList faults(CommandId command, const std::vector<Option<Values>>& table)
{
    QStringList found;
    QSet<QString> names;
    for (const Option<Values>& option : table) {
        const QString name = option.longName.empty() ? QString(option.shortName) : text(option.longName);
        const auto fault = [&](const char* what) { found << name + ": " + what; };
        if (option.help.empty() || option.help.ends_with('.'))
            fault("help is empty or a sentence");
        if ((option.argument == ArgKind::None) != option.metavar.empty())
            fault("metavar and argument don't agree");
        if ((option.role == OptionRole::Value) != (option.set != nullptr))
            fault("setter and role don't agree");
        if (option.commands != 0 && (option.commands & only(command)) == 0)
            fault("not a row of this command");
        QStringList own{text(option.longName)};
        if (option.shortName)
            own << "-" + QString(option.shortName);
        own << text(option.aliases).split(' ', Qt::SkipEmptyParts);
        for (const EnvName& variable : option.environment) {
            if (variable.command == command)
                own << "$" + text(variable.name);
        }
        for (const QString& one : own) {
            if (!one.isEmpty() && names.contains(one))
                fault(qPrintable("names twice: " + one));
            names.insert(one);
        }
    }
    for (const QString& wanted : QStringList{"help", "usage", "version"}) {
        if (!names.contains(wanted))
            found << "no --" + wanted;
    }
    const OptionRows rows = rowsOf(std::span<const Option<Values>>(table));
    for (const QString& page : QStringList{text(helpText(row(command), rows)), text(usageText(row(command), rows))}) {
        if (!page.endsWith('\n'))
            found << "help without a last newline";
        for (const QString& line : page.split('\n')) {
            if (line.size() > 79 || line.endsWith(' '))
                found << "help line too long or with a blank at its end: " + line;
        }
    }
    return found;
}

} // namespace

class TestOptionTables : public QObject
{
    Q_OBJECT

private slots:
    void everyRowIsWhole()
    {
        for (const CommandId command : {CommandId::Sbatch, CommandId::Srun, CommandId::Salloc})
            QCOMPARE(faults(command, submitOptionTable(command)).join("\n"), QString());
        QCOMPARE(faults(CommandId::Squeue, squeueOptions()).join("\n"), QString());
        QCOMPARE(faults(CommandId::Sacct, sacctOptions()).join("\n"), QString());
        QCOMPARE(faults(CommandId::Scontrol, scontrolOptions()).join("\n"), QString());
        QCOMPARE(faults(CommandId::Scancel, scancelOptions()).join("\n"), QString());
        QCOMPARE(faults(CommandId::Sinfo, sinfoOptions()).join("\n"), QString());
    }

    void theSeedsOptionsAreThere_data()
    {
        QTest::addColumn<QString>("shortName");
        QTest::addColumn<QString>("longName");
        const auto both = [](const char* shortName, const char* longName) { QTest::newRow(longName) << shortName << longName; };
        both("", "wrap");
        both("J", "job-name");
        both("p", "partition");
        both("c", "cpus-per-task");
        both("n", "ntasks");
        both("", "mem");
        both("t", "time");
        both("G", "gpus");
        both("o", "output");
        both("e", "error");
        both("D", "chdir");
        both("", "constraint");
        both("d", "dependency");
        both("a", "array");
        both("", "export");
        both("", "export-file");
        both("", "open-mode");
        both("", "signal");
        both("", "begin");
        both("", "exclusive");
        both("", "requeue");
        both("", "parsable");
        both("W", "wait");
    }

    void theSeedsOptionsAreThere()
    {
        QFETCH(QString, shortName);
        QFETCH(QString, longName);
        int found = 0;
        for (const Option<SubmitOptions>& option : submitOptionTable(CommandId::Sbatch)) {
            if (text(option.longName) == longName && (shortName.isEmpty() || QString(option.shortName) == shortName))
                ++found;
        }
        QCOMPARE(found, 1);
    }

    void helpShowsOptionsUnderTheirHeadings()
    {
        const std::vector<Option<ScancelOptions>> table = scancelOptions();
        const QString page = text(helpText(row(CommandId::Scancel), rowsOf(std::span<const Option<ScancelOptions>>(table))));
        QVERIFY(page.startsWith("Usage: scancel [options] [job[_task][.step]...]\nscancel: cancel or signal jobs\n\nWhich jobs:\n"));
        QVERIFY(page.contains("  -A, --account=<name>          jobs of this account\n"));
        QVERIFY(page.contains("      --me                      jobs of the caller\n"));
    }
};

QTEST_APPLESS_MAIN(TestOptionTables)
#include "tst_optiontables.moc"
