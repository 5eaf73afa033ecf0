// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "component/server/rawclient.h"
#include "support/listing.h"
#include "support/tempnode.h"

#include <memory>
#include <QDir>
#include <QFile>
#include <QTest>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

using namespace slotd;
using namespace slotd::test;

/// Peers that misbehave cost themselves their connection and nobody else anything.
class TstBadPeers : public QObject
{
    Q_OBJECT

    static std::string socketOf(const TempNode& node) { return node.paths().socket(); }

    /// What others do meanwhile: list, and submit a job that runs.
    static bool othersAreServed(TempNode& node)
    {
        const Ran listed = node.run({"squeue", "-h"});
        const Ran sent = node.run({"sbatch", "--parsable", "-o", "/dev/null", "--wrap", "true"});
        return listed.code == 0 && listed.err.isEmpty() && sent.code == 0 && node.waitForEnd(sent.out.trimmed().toUInt()) == "COMPLETED";
    }

    static qsizetype openFiles(const TempNode& node)
    {
        return QDir(QString("/proc/%1/fd").arg(node.daemonPid())).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size();
    }

    static qint64 residentKb(const TempNode& node)
    {
        QFile file(QString("/proc/%1/statm").arg(node.daemonPid()));
        return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE) / 1024 : -1;
    }

    /// Whether what the daemon holds says anything: the address sanitizer keeps what was freed.
    static bool memoryCounts(const TempNode& node)
    {
        QFile file(QString("/proc/%1/maps").arg(node.daemonPid()));
        return file.open(QIODevice::ReadOnly) && !file.readAll().contains("/libasan");
    }

    /// Waits (on the socket) until the daemon has hung up.
    static bool hungUp(RawClient& peer, int ms = 20'000)
    {
        return QTest::qWaitFor([&] { return peer.closed(); }, ms);
    }

private slots:
    void malformedFramesCostTheirSenderItsConnection_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto framed = [](const QByteArray& payload) { return QByteArray::fromStdString(frame(payload.toStdString())); };
        const QByteArray hello = QByteArray::fromStdString(RawClient::hello());
        QTest::newRow("noise") << QByteArray(4096, '\xff');
        QTest::newRow("a text line") << QByteArray("GET / HTTP/1.0\r\n\r\n");
        QTest::newRow("a length of 1 GB") << QByteArray("\x40\x00\x00\x00", 4);
        QTest::newRow("a length of 1 GB after hello") << hello + QByteArray("\x40\x00\x00\x00", 4) + QByteArray(1000, 'x');
        QTest::newRow("a length of 4 GB") << QByteArray("\xff\xff\xff\xff", 4);
        QTest::newRow("no CBOR") << framed(QByteArray(100, '\xff'));
        QTest::newRow("no CBOR after hello") << hello + framed(QByteArray(100, '\xff'));
        QTest::newRow("CBOR of endless depth") << hello + framed(QByteArray(60'000, '\x81'));
        QTest::newRow("an array said to be huge") << hello + framed(QByteArray("\x9b\x7f\xff\xff\xff\xff\xff\xff\xff", 9));
        QTest::newRow("an empty frame") << hello + framed(QByteArray());
        QTest::newRow("a request before hello") << QByteArray::fromStdString(RawClient::message(MessageKind::Ping, 1, Empty{}));
        QTest::newRow("a version nobody knows") << QByteArray::fromStdString(RawClient::hello(4'000'000, 4'000'001));
    }

    void malformedFramesCostTheirSenderItsConnection()
    {
        QFETCH(QByteArray, bytes);
        TempNode node;
        QVERIFY(node.start());
        RawClient patient(socketOf(node)); // a good peer that was there before
        patient.write(RawClient::hello());
        RawClient bad(socketOf(node));
        bad.write(bytes.toStdString());
        QVERIFY(hungUp(bad));
        QVERIFY(othersAreServed(node));
        patient.write(RawClient::message(MessageKind::Ping, 1, Empty{}));
        QVERIFY(QTest::qWaitFor([&] { return patient.count(MessageKind::Pong) == 1; }));
    }

    void silentAndHalfSpokenClientsDisturbNobody()
    {
        TempNode node;
        QVERIFY(node.start());
        std::vector<std::unique_ptr<RawClient>> peers;
        for (int i = 0; i < 50; ++i) {
            peers.push_back(std::make_unique<RawClient>(socketOf(node)));
            const std::string hello = RawClient::hello();
            if (i % 2 == 0)
                peers.back()->write(hello.substr(0, hello.size() / 2));
        }
        QVERIFY(othersAreServed(node));
        QVERIFY(peers.back()->connected() && !peers.back()->closed()); // saying nothing yet is no offence
    }

    void thousandClientsThatHangUpAtOnceLeaveNothingBehind()
    {
        TempNode node;
        QVERIFY(node.start());
        QVERIFY(othersAreServed(node));
        QVERIFY(node.waitUntil([&] { return node.run({"squeue", "-h"}).out.isEmpty(); }));
        const qsizetype before = openFiles(node);
        for (int i = 0; i < 1000; ++i) {
            RawClient peer(socketOf(node));
            QVERIFY(peer.connected());
            if (i % 3 == 1)
                peer.write(RawClient::hello() + RawClient::message(MessageKind::Ping, 1, Empty{}));
            if (i % 3 == 2)
                peer.write(RawClient::hello() + RawClient::message(MessageKind::Subscribe, 1, SubscribeRequest{}));
        }
        QVERIFY(othersAreServed(node));
        QVERIFY(QTest::qWaitFor([&] { return openFiles(node) <= before + 1; }, 20'000));
    }

    void clientThatNeverReadsIsBoundedAndDisturbsNobody()
    {
        TempNode node;
        QVERIFY(node.start());
        node.submit({"-H", "-a", "0-1999", "--wrap", "true"});
        RawClient deaf(socketOf(node));
        deaf.write(RawClient::hello());
        deaf.write(RawClient::message(MessageKind::Subscribe, 1, SubscribeRequest{}));
        JobQuery everything;
        everything.columns = ColumnSet::all();
        for (std::uint64_t i = 2; i < 300; ++i)
            deaf.write(RawClient::message(MessageKind::QueryJobs, i, everything));
        for (int i = 0; i < 3; ++i)
            QVERIFY(othersAreServed(node));
        QVERIFY2(!memoryCounts(node) || residentKb(node) < 120 * 1024, qPrintable(QString::number(residentKb(node))));
        QVERIFY(node.stop()); // it does not keep the daemon from ending either
    }

    void slowReaderOfALongAnswerCostsLittleAndGetsAllOfIt()
    {
        TempNode node;
        QVERIFY(node.start());
        constexpr std::size_t kJobs = 10'000;
        constexpr std::uint64_t kAnswers = 10;
        node.submit({"-H", "-a", QString("0-%1").arg(kJobs - 1), "--wrap", "true"});
        RawClient slow(socketOf(node));
        slow.write(RawClient::hello());
        JobQuery everything;
        everything.columns = ColumnSet::all();
        QVERIFY(othersAreServed(node));
        const qint64 before = residentKb(node);
        for (std::uint64_t i = 1; i <= kAnswers; ++i)
            slow.write(RawClient::message(MessageKind::QueryJobs, i, everything));
        QVERIFY(othersAreServed(node)); // the answers are made and wait
        QVERIFY2(!memoryCounts(node) || residentKb(node) - before < 40 * 1024,
                 qPrintable(QString::number(residentKb(node) - before)));
        std::size_t rows = 0;
        std::uint64_t ended = 0;
        QVERIFY(QTest::qWaitFor([&] {
            slow.read();
            for (; !slow.messages.empty(); slow.messages.pop_front()) {
                if (const auto part = slow.messages.front().kind == MessageKind::JobRows ? slow.messages.front().as<JobRows>() : std::nullopt) {
                    rows += part->count;
                    ended += part->last ? 1U : 0U;
                }
            }
            return ended == kAnswers;
        }, 60'000));
        QVERIFY(rows >= kAnswers * kJobs);
    }

    void fiveHundredConnectionsAtOnceAreServedAndJobsGetTheirFileLimitBack()
    {
        rlimit limit{};
        ::getrlimit(RLIMIT_NOFILE, &limit);
        const rlimit original = limit;
        limit.rlim_cur = std::min<rlim_t>(700, limit.rlim_max);
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
        {
            TempNode node;
            QVERIFY(node.start());
            std::vector<std::unique_ptr<RawClient>> peers;
            for (int i = 0; i < 500; ++i) {
                peers.push_back(std::make_unique<RawClient>(socketOf(node)));
                QVERIFY(peers.back()->connected());
                peers.back()->write(RawClient::hello() + RawClient::message(MessageKind::Ping, 1, Empty{}));
            }
            QVERIFY(othersAreServed(node));
            for (const auto& peer : peers)
                QVERIFY(QTest::qWaitFor([&] { return peer->count(MessageKind::Pong) == 1; }));
            const quint32 id = node.submit({"--wrap", "echo $(ulimit -Sn) $(ulimit -Hn)"});
            QCOMPARE(node.waitForEnd(id), QString("COMPLETED"));
            const QString hard = limit.rlim_max == RLIM_INFINITY ? QString("unlimited") : QString::number(limit.rlim_max);
            QCOMPARE(node.read(QString("slurm-%1.out").arg(id)), QString("%1 %2\n").arg(limit.rlim_cur).arg(hard));
        }
        ::setrlimit(RLIMIT_NOFILE, &original);
    }

    void anotherUsersConnectionIsRefused()
    {
        if (::geteuid() != 0)
            QSKIP("only root can come as another user");
        TempNode node;
        QVERIFY(node.start());
        // As if somebody had opened the folders: the socket's own check is what is left.
        for (const QString& folder : {node.root() + "/..", node.root(), node.root() + "/run"})
            QCOMPARE(::chmod(qPrintable(folder), 0755), 0);
        QCOMPARE(::chmod(socketOf(node).c_str(), 0666), 0);
        QCOMPARE(::seteuid(65'534), 0);
        RawClient stranger(socketOf(node));
        const bool connected = stranger.connected();
        QCOMPARE(::seteuid(0), 0);
        QVERIFY(connected);
        stranger.write(RawClient::hello() + RawClient::message(MessageKind::Ping, 1, Empty{}));
        QVERIFY(hungUp(stranger));
        QCOMPARE(stranger.count(MessageKind::Pong), std::size_t(0));
        QVERIFY(othersAreServed(node));
    }
};

QTEST_GUILESS_MAIN(TstBadPeers)
#include "tst_badpeers.moc"
