// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/exportspec.h"

#include <QTest>

using namespace slotd;

class ExportSpecTest : public QObject
{
    Q_OBJECT

    inline static const EnvVars kCaller{{"A", "1"}, {"FOO", "orig"}, {"SLURM_FAKE", "z"}, {"SBATCH_FAKE", "y"}, {"HOME", "/h"}, {"SLOTD_ROOT", "/r"}};
    inline static const EnvVars kLogin{{"HOME", "/home/u"}, {"PATH", "/bin"}};

    static QString built(const std::string& text)
    {
        const auto spec = parseExportSpec(text);
        if (!spec.ok())
            return QString::fromStdString(spec.error().message);
        QString out;
        for (const auto& [name, value] : buildEnvironment(*spec, kCaller, kLogin))
            out += QString::fromStdString(name + "=" + value + "|");
        return out;
    }

private slots:
    void givesTheJobWhatSlurmGives_data()
    {
        const QString all = "A=1|FOO=orig|SLURM_FAKE=z|SBATCH_FAKE=y|HOME=/h|SLOTD_ROOT=/r|";
        const QString login = "HOME=/home/u|PATH=/bin|SLURM_FAKE=z|SLOTD_ROOT=/r|";
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("ALL") << "ALL" << all;
        QTest::newRow("all") << "all" << all;
        QTest::newRow("NONE") << "NONE" << login;
        QTest::newRow("nil") << "nil" << login;
        QTest::newRow("nothing") << "" << login;
        QTest::newRow("bare name") << "FOO" << login + "FOO=orig|";
        QTest::newRow("unknown name") << "NOSUCH" << login;
        QTest::newRow("value") << "FOO=bar" << login + "FOO=bar|";
        QTest::newRow("two") << "FOO=bar,HELLO=world" << login + "FOO=bar|HELLO=world|";
        QTest::newRow("twice") << "A,A" << login + "A=1|";
        QTest::newRow("NONE and a value") << "NONE,FOO=bar" << login + "FOO=bar|";
        QTest::newRow("ALL and a value") << "ALL,FOO=bar" << QString(all).replace("orig", "bar");
        QTest::newRow("ALL and an empty value") << "ALL,BAR=" << all + "BAR=|";
        QTest::newRow("value before ALL gives way") << "FOO=bar,ALL" << all;
        QTest::newRow("new value before ALL stays") << "NEW=bar,ALL" << all + "NEW=bar|";
        QTest::newRow("equals sign in a value") << "FOO=a=b" << login + "FOO=a=b|";
        QTest::newRow("quotes stay and hold commas") << "HASCOMMA=\"a,b\",A" << login + "HASCOMMA=\"a,b\"|A=1|";
        QTest::newRow("single quotes") << "X='a,b'" << login + "X='a,b'|";
        QTest::newRow("lone quote") << "X=it's,A" << login + "X=it's|A=1|";
        QTest::newRow("login variable named") << "HOME=/x" << QString(login).replace("/home/u", "/x");
        QTest::newRow("bad name") << "FOO*" << "Invalid --export specification: FOO*";
        QTest::newRow("digit first") << "1A=2" << "Invalid --export specification: 1A=2";
        QTest::newRow("no name") << "=2" << "Invalid --export specification: =2";
    }
    void givesTheJobWhatSlurmGives()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(built(text.toStdString()), expected);
    }

    void withoutTheOptionEverythingGoesAlong()
    {
        QCOMPARE(buildEnvironment(ExportSpec{}, kCaller, kLogin), kCaller);
    }

    void readsAFileOfLines()
    {
        const auto vars = parseExportFile("FOO=a b\n\n  # comment\nBAR=\nFOO=second\nX==\n");
        QVERIFY(vars.ok());
        QCOMPARE(*vars, (EnvVars{{"FOO", "second"}, {"BAR", ""}, {"X", "="}}));
        QVERIFY(!parseExportFile("FOO=1\nnonsense\n").ok());
        QVERIFY(!parseExportFile("=1\n").ok());
        QVERIFY(parseExportFile("")->empty());
    }

    void readsWhatEnvZeroWrites()
    {
        const auto vars = parseExportFile(std::string_view("A=1\n2\0#B=x\0", 11));
        QVERIFY(vars.ok());
        QCOMPARE(*vars, (EnvVars{{"A", "1\n2"}, {"#B", "x"}}));
    }

    void packsIntoOneBlockAndBack()
    {
        const EnvVars vars{{"A", "1"}, {"EMPTY", ""}, {"MULTI", "l1\nl2"}, {"EQ", "a=b"}};
        QCOMPARE(unpackEnvironment(packEnvironment(vars)), vars);
        QVERIFY(unpackEnvironment("").empty());
        QCOMPARE(unpackEnvironment(std::string_view("junk\0A=1\0\0=x", 12)), (EnvVars{{"A", "1"}}));
    }
};

QTEST_APPLESS_MAIN(ExportSpecTest)
#include "tst_exportspec.moc"
