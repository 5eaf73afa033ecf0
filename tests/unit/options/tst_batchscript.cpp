// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "submissioncase.h"

#include <QtTest>

using namespace slotd;
using namespace slotd::test;

class TestBatchScript : public QObject
{
    Q_OBJECT

private slots:
    void refusesWhatIsNoScript_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QStringList>("lines");
        const QStringList noShebang{"sbatch: error: This does not look like a batch script.  The first",
                                    "sbatch: error: line must start with #! followed by the path to an interpreter.",
                                    "sbatch: error: For instance: #!/bin/sh"};
        QTest::newRow("empty") << QByteArray("") << QStringList{"sbatch: error: Batch script is empty!"};
        QTest::newRow("blank") << QByteArray(" \n\t\n") << QStringList{"sbatch: error: Batch script contains only whitespace!"};
        QTest::newRow("no shebang") << QByteArray("echo hi\n") << noShebang;
        QTest::newRow("binary") << QByteArray("\177ELF\2\1\1") << noShebang;
        QTest::newRow("dos") << QByteArray("#!/bin/sh\r\necho hi\r\n")
                             << QStringList{"sbatch: error: Batch script contains DOS line breaks (\\r\\n)",
                                            "sbatch: error: instead of expected UNIX line breaks (\\n)."};
        QTest::newRow("nul") << QByteArray("#!/bin/sh\n\0", 11)
                             << QStringList{"sbatch: error: The Slurm controller does not allow scripts that contain a NULL "
                                            "character '\\0'."};
    }

    void refusesWhatIsNoScript()
    {
        QFETCH(QByteArray, script);
        const std::optional<Refusal> refusal = checkBatchScript(std::string_view(script.data(), static_cast<std::size_t>(script.size())));
        QVERIFY(refusal);
        QStringList lines;
        for (const DiagnosticLine& line : refusal->lines)
            lines << QString::fromStdString(format(line, row(CommandId::Sbatch)));
        QTEST(lines, "lines");
        QCOMPARE(refusal->exitCode.value_or(-1), 1);
    }

    void takesAnyInterpreter()
    {
        QVERIFY(!checkBatchScript("#!/usr/bin/env python3\nprint(1)\n"));
        QVERIFY(!checkBatchScript("#!/no/such/interpreter"));
        QVERIFY(!checkBatchScript("#!/bin/sh\nprintf 'a\\r'\n"));
    }

    void wrapIsStoredAsAShellScript()
    {
        QCOMPARE(wrapScript("echo a"), std::string("#!/bin/sh\n# This script was created by sbatch --wrap.\n\necho a\n"));
    }

    void readsTheWordsOfDirectives_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("words"); // joined by |
        const QString head = "#!/bin/sh\n";
        QTest::newRow("none") << head + "echo\n" << "";
        QTest::newRow("one") << head + "#SBATCH -J name\n" << "-J|name";
        QTest::newRow("several on a line") << head + "#SBATCH -n4 --mem=1G\n" << "-n4|--mem=1G";
        QTest::newRow("tabs") << head + "#SBATCH\t-J\tname  \n" << "-J|name";
        QTest::newRow("double quotes") << head + "#SBATCH -J \"a b\"\n" << "-J|a b";
        QTest::newRow("single quotes") << head + "#SBATCH --comment='a \"b\"'\n" << "--comment=a \"b\"";
        QTest::newRow("backslash") << head + "#SBATCH -J a\\ b\n" << "-J|a b";
        QTest::newRow("backslash in double quotes") << head + "#SBATCH -J \"a\\\"b\"\n" << "-J|a\"b";
        QTest::newRow("backslash in single quotes stays") << head + "#SBATCH -J 'a\\b'\n" << "-J|a\\b";
        QTest::newRow("empty quotes") << head + "#SBATCH -J ''\n" << "-J|";
        QTest::newRow("comment tail") << head + "#SBATCH -n 2 # two tasks\n" << "-n|2";
        QTest::newRow("hash inside a word") << head + "#SBATCH -J a#b\n" << "-J|a#b";
        QTest::newRow("commented out") << head + "##SBATCH -n 2\n# SBATCH -n 3\n #SBATCH -n 4\n" << "";
        QTest::newRow("blank lines and comments between") << head + "\n# text\n   \n#SBATCH -n 2\n" << "-n|2";
        QTest::newRow("after the first command") << head + "cd x\n#SBATCH -n 2\n" << "";
        QTest::newRow("nothing expanded") << head + "#SBATCH -J $HOME\n" << "-J|$HOME";
        QTest::newRow("no newline at the end") << head + "#SBATCH -n 2" << "-n|2";
        QTest::newRow("no blank after the word") << head + "#SBATCH-n2\n" << "-n2";
    }

    void readsTheWordsOfDirectives()
    {
        QFETCH(QString, script);
        const DirectiveWords found = scanDirectives(script.toStdString());
        QVERIFY(!found.refusal);
        QStringList list;
        for (const std::string& word : found.words)
            list << QString::fromStdString(word);
        QTEST(list.join('|'), "words");
    }

    void aQuoteWithoutEndIsRefusedWithItsLine()
    {
        const DirectiveWords found = scanDirectives("#!/bin/sh\n#SBATCH -n 2\n#SBATCH -J \"a b\n#SBATCH -n 3\n");
        QVERIFY(found.refusal);
        QCOMPARE(found.refusal->lines.at(0).text, std::string("Unmatched `\"` in line 3 of the batch script:  -J \"a b"));
        QCOMPARE(found.refusal->exitCode.value_or(-1), 1);
    }

    void laterDirectivesWin()
    {
        QCOMPARE(submit({"x.sh"}, "#!/bin/sh\n#SBATCH -J one\n#SBATCH -J two\n").spec.name, std::string("two"));
    }

    void badDirectivesAreRefused_data()
    {
        QTest::addColumn<QString>("directive");
        QTest::addColumn<QStringList>("lines");
        const QString hint = "Try \"sbatch --help\" for more information";
        QTest::newRow("option") << "--bogus=1" << QStringList{"sbatch: unrecognized option '--bogus=1'", hint};
        QTest::newRow("value") << "-t abc" << QStringList{"sbatch: error: Invalid --time specification"};
        QTest::newRow("word") << "foo" << QStringList{"sbatch: error: Invalid directive found in batch script: foo"};
        QTest::newRow("wrap") << "--wrap=true" << QStringList{"sbatch: error: Invalid directive found in batch script: --wrap"};
        QTest::newRow("help") << "--help" << QStringList{"sbatch: error: Invalid directive found in batch script: --help"};
    }

    void badDirectivesAreRefused()
    {
        QFETCH(QString, directive);
        const SubmissionCase result = submit({"x.sh"}, "#!/bin/sh\n#SBATCH " + directive.toStdString() + "\n");
        QTEST(result.lines, "lines");
        QCOMPARE(result.exitCode, 255);
    }

    void everyOptionButTheCommandsOwnMayBeADirective()
    {
        QStringList kept;
        for (const Option<SubmitOptions>& option : submitOptionTable(CommandId::Sbatch)) {
            if (!option.directive)
                kept << QString::fromStdString(std::string(option.longName));
        }
        QCOMPARE(kept, QStringList({"wrap", "help", "usage", "version"}));
    }
};

QTEST_APPLESS_MAIN(TestBatchScript)
#include "tst_batchscript.moc"
