// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "host/jobscope.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace slotd;

class TstJobScope : public QObject
{
    Q_OBJECT

    static std::optional<OwnUnit> unitOf(const QByteArray& lines)
    {
        QTemporaryDir dir;
        QFile file(dir.filePath("cgroup"));
        if (!file.open(QIODevice::WriteOnly))
            return std::nullopt;
        file.write(lines);
        file.close();
        return ownUnit(file.fileName().toStdString(), "/sys/fs/cgroup");
    }

private slots:
    void userServiceIsFoundWithItsCgroup()
    {
        const auto unit = unitOf("0::/user.slice/user-1000.slice/user@1000.service/app.slice/slotd.service\n");
        QVERIFY(unit.has_value());
        QCOMPARE(unit->name, std::string("slotd.service"));
        QCOMPARE(unit->cgroup, std::string("/sys/fs/cgroup/user.slice/user-1000.slice/user@1000.service/app.slice/slotd.service"));
    }

    void everythingElseIsNone_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::newRow("terminal") << QByteArray("0::/user.slice/user-1000.slice/session-3.scope\n");
        QTest::newRow("terminal of a desktop") << QByteArray("0::/user.slice/user-1000.slice/user@1000.service/app.slice/vte-1.scope\n");
        QTest::newRow("the user manager") << QByteArray("0::/user.slice/user-1000.slice/user@1000.service\n");
        QTest::newRow("a system service") << QByteArray("0::/system.slice/slotd.service\n");
        QTest::newRow("cgroup v1 beside v2") << QByteArray("4:memory:/x\n0::/user.slice/user@1000.service/slotd.service\n");
        QTest::newRow("none") << QByteArray();
    }

    void everythingElseIsNone()
    {
        QFETCH(const QByteArray, lines);
        QVERIFY(!unitOf(lines).has_value());
    }
};

QTEST_APPLESS_MAIN(TstJobScope)
#include "tst_jobscope.moc"
