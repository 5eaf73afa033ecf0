// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "client/blockingclient.h"
#include "component/server/fakeservice.h"
#include "server/localserver.h"

#include <atomic>
#include <fcntl.h>
#include <future>
#include <memory>
#include <QTemporaryDir>
#include <QTest>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace slotd;

/// The client blocks, so it runs on a thread beside the server's event loop.
class tst_blockingclient : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void everyCallBringsItsAnswer();
    void theDaemonsErrorComesWithItsCodeAndWords();
    void withoutASocketFileTheErrorSaysSo();
    void aStaleSocketIsConnectionRefused();
    void aLostSubmissionIsAskedForAgainWithTheSameToken();
    void aQuestionGoesOnAfterARestart();
    void followingGoesOnAfterARestartWithoutGapOrDouble();
    void tokensAreTimeOrderedAndDistinct();

private:
    void start();
    void stop();
    BlockingClient client() const { return BlockingClient(RuntimePaths(m_root), "test"); }
    template<class F>
    auto beside(F f)
    {
        auto future = std::async(std::launch::async, f);
        const bool ended = QTest::qWaitFor(
            [&] { return future.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }, 20000);
        if (!ended)
            qFatal("the client got no answer");
        return future.get();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::string m_root;
    QuietLog m_log;
    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<EventHub> m_hub;
    std::unique_ptr<LocalServer> m_server;
};

void tst_blockingclient::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_root = m_dir->path().toStdString();
    QCOMPARE(::mkdir((m_root + "/run").c_str(), 0700), 0);
    m_service = std::make_unique<FakeService>();
}

void tst_blockingclient::cleanup()
{
    stop();
}

void tst_blockingclient::start()
{
    m_hub = std::make_unique<EventHub>(*m_service, 16);
    m_server = std::make_unique<LocalServer>(*m_service, *m_hub, m_log);
    m_server->setGreeting("here", false);
    QVERIFY(m_server->listen(RuntimePaths(m_root).socket(), StaleSocket::Remove).ok());
}

void tst_blockingclient::stop()
{
    m_server.reset();
    m_hub.reset();
}

void tst_blockingclient::everyCallBringsItsAnswer()
{
    start();
    m_service->nodeInfo.name = "node";
    for (std::uint32_t i = 1; i <= 5000; ++i) {
        m_service->rows.emplace_back().id = JobId(i);
        m_service->rows.back().command = std::string(200, 'c');
    }
    const bool good = beside([this] {
        BlockingClient c = client();
        const auto rows = c.jobs({});
        const JobRef ref{JobId(3), {}, JobRef::kNoStep};
        return c.ping().ok() && c.hello().nodeName == "here" && c.submit({})->job == JobId(1) && rows.ok() &&
               *rows == m_service->rows && c.now() == Instant(Milliseconds(42)) && c.node()->name == "node" &&
               c.cancel({{ref}, {}, 0, false, false})->list.front().ref == ref &&
               c.control({ControlVerb::Hold, {ref}})->list.front().code == Code::NotPending &&
               c.update({}).ok() && c.payload(JobId(1))->script == "#!/bin/sh\n" && c.purge({})->list.front().message == "3";
    });
    QVERIFY(good);
    QCOMPARE(m_service->submitted.front().token.size(), std::size_t{16});
}

void tst_blockingclient::theDaemonsErrorComesWithItsCodeAndWords()
{
    start();
    const auto result = beside([this] { return client().payload(JobId(404)); });
    QVERIFY(!result.ok());
    QVERIFY(result.error() == Error(Code::InvalidJobId, "Invalid job id specified"));
}

void tst_blockingclient::withoutASocketFileTheErrorSaysSo()
{
    const auto result = client().ping();
    QVERIFY(result.error().code == Code::NoDaemon);
    QCOMPARE(result.error().message, "io error: No such file or directory (os error 2): no slotd daemon answers on " + m_root +
                                         "/run/slotd.sock; start it with: slotd daemon");
}

void tst_blockingclient::aStaleSocketIsConnectionRefused()
{
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    RuntimePaths(m_root).socket().copy(address.sun_path, sizeof address.sun_path - 1);
    QCOMPARE(::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    ::close(fd);
    const auto result = client().submit({});
    QVERIFY(result.error().code == Code::NoDaemon);
    QVERIFY(result.error().message.starts_with("io error: Connection refused (os error 111): "));
    QVERIFY(result.error().message.find('\n') == std::string::npos);
}

void tst_blockingclient::aLostSubmissionIsAskedForAgainWithTheSameToken()
{
    start();
    m_service->hold = true;
    auto reply = std::async(std::launch::async, [this] { return client().submit({}); });
    QTRY_COMPARE(m_service->submitted.size(), std::size_t{1});
    stop();
    m_service->waiting.clear();
    m_service->hold = false;
    start();
    QTRY_COMPARE(m_service->submitted.size(), std::size_t{2});
    QTRY_VERIFY(reply.wait_for(std::chrono::seconds(0)) == std::future_status::ready);
    QVERIFY(reply.get().ok());
    QVERIFY(!m_service->submitted[0].retry);
    QVERIFY(m_service->submitted[1].retry);
    QCOMPARE(m_service->submitted[0].token, m_service->submitted[1].token);
}

void tst_blockingclient::aQuestionGoesOnAfterARestart()
{
    start();
    BlockingClient c = client();
    QVERIFY(beside([&] { return c.ping().ok(); }));
    stop();
    start();
    QVERIFY(beside([&] { return c.node().ok(); }));
}

void tst_blockingclient::followingGoesOnAfterARestartWithoutGapOrDouble()
{
    start();
    std::vector<std::uint64_t> seen;
    std::atomic<std::size_t> count = 0;
    auto done = std::async(std::launch::async, [&] {
        return client().follow({EventSeq(1), {}, {}}, [&](const EventPush& push, const JobRecord*) {
            seen.push_back(push.seq.value);
            return ++count < 4;
        });
    });
    const JobEvent first{EventSeq(1), {}, JobId(1), 1, SubmittedEvent{}};
    const JobEvent second{EventSeq(2), {}, JobId(1), 1, HeldEvent{}};
    const JobEvent third{EventSeq(3), {}, JobId(1), 1, ReleasedEvent{}};
    const JobEvent fourth{EventSeq(4), {}, JobId(1), 1, HeldEvent{}};
    m_hub->published(first, {});
    m_hub->published(second, {});
    QTRY_COMPARE(count.load(), std::size_t{2});
    stop();
    m_service->past = {first, second, third};
    m_service->next = EventSeq(4);
    start();
    m_hub->published(fourth, {});
    QTRY_VERIFY(done.wait_for(std::chrono::seconds(0)) == std::future_status::ready);
    QVERIFY(done.get().ok());
    QCOMPARE(seen, (std::vector<std::uint64_t>{1, 2, 3, 4}));
}

void tst_blockingclient::tokensAreTimeOrderedAndDistinct()
{
    const std::string a = newSubmissionToken();
    const std::string b = newSubmissionToken();
    QCOMPARE(a.size(), std::size_t{16});
    QVERIFY(a != b);
    QVERIFY(a.substr(0, 6) <= b.substr(0, 6));
    QCOMPARE(static_cast<unsigned char>(a[6]) >> 4U, 7);
    QCOMPARE(static_cast<unsigned char>(a[8]) >> 6U, 2);
}

QTEST_GUILESS_MAIN(tst_blockingclient)
#include "tst_blockingclient.moc"
