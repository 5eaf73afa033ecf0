// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "component/server/fakeservice.h"
#include "component/server/rawclient.h"
#include "protocol/rowcodec.h"
#include "server/localserver.h"

#include <fcntl.h>
#include <memory>
#include <QTemporaryDir>
#include <QTest>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace slotd;

class tst_localserver : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void aRequestThatComesWithTheGreetingIsAnswered();
    void theGreetingSaysWhoTheDaemonIs();
    void anythingBeforeTheGreetingIsRefused_data();
    void anythingBeforeTheGreetingIsRefused();
    void theHighestCommonVersionIsChosen();
    void withoutACommonVersionTheClientIsToldSo();
    void aLargeFrameIsTakenOnlyAfterTheGreeting();
    void aMalformedRequestCostsOnlyItsSender();
    void aValueOutOfRangeIsMalformed();
    void anUnknownRequestIsAnsweredAndTheConnectionGoesOn();
    void aLengthOfOneGigabyteIsRefusedAtOnce();
    void halfAFrameThenSilenceEndsTheConnectionAndASilentClientStays();
    void anAnswerToAClientThatHungUpIsDropped();
    void aClientThatNeverReadsIsDroppedWhileAnotherIsServed();
    void repliesThatNobodyReadsStopTheReadingOfRequests();
    void fiveHundredConnectionsAtOnceAreServed();
    void anotherUserIsRefused();
    void thePeerIsReadFromTheSocket();
    void aFullHouseDropsTheLongestIdleConnection();
    void aFullHouseOfBusyClientsTurnsANewOneAway();
    void withoutADescriptorLeftTheServerGoesOn();
    void rowsComeInParts();
    void theServiceMakesMoreRowsOnlyWhenTheClientReads();
    void moreRequestsThanMayBeInWorkAreAllAnswered();
    void theSocketIsForItsUserOnly();
    void aStaleSocketIsReplacedOnlyWhenAllowed();
    void aFileThatIsNoSocketIsLeftAlone();
    void stopListeningRemovesTheSocketAndKeepsConnections();

private:
    void start(ServerLimits limits = {});
    RawClient client() const { return RawClient(m_path); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::string m_path;
    QuietLog m_log;
    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<EventHub> m_hub;
    std::unique_ptr<LocalServer> m_server;
};

void tst_localserver::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->path().toStdString() + "/s";
    m_service = std::make_unique<FakeService>();
    m_hub = std::make_unique<EventHub>(*m_service, 16);
}

void tst_localserver::cleanup()
{
    m_server.reset();
    m_hub.reset();
    m_service.reset();
}

void tst_localserver::start(ServerLimits limits)
{
    m_server = std::make_unique<LocalServer>(*m_service, *m_hub, m_log, limits);
    m_server->setGreeting("here", true);
    QVERIFY(m_server->listen(m_path, StaleSocket::Refuse).ok());
}

void tst_localserver::aRequestThatComesWithTheGreetingIsAnswered()
{
    start();
    RawClient c = client();
    SubmitRequest request;
    request.script = std::string(100'000, 'x'); // past what may come before the greeting
    c.write(RawClient::hello() + RawClient::message(MessageKind::Submit, 9, request));
    QTRY_VERIFY(c.find(MessageKind::SubmitReply, 9));
    QCOMPARE(c.find(MessageKind::SubmitReply)->as<SubmitReply>()->job.value, 1U);
    QCOMPARE(m_service->submitted.front().script, request.script);
}

void tst_localserver::theGreetingSaysWhoTheDaemonIs()
{
    start();
    RawClient c = client();
    c.write(RawClient::hello());
    QTRY_VERIFY(c.find(MessageKind::HelloReply, 0));
    const auto reply = c.find(MessageKind::HelloReply)->as<HelloReply>();
    QCOMPARE(reply->nodeName, std::string("here"));
    QVERIFY(reply->compatSlurm);
    QCOMPARE(reply->version, kProtocolMax);
}

void tst_localserver::anythingBeforeTheGreetingIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* name, const std::string& bytes) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes);
    };
    row("a request", RawClient::message(MessageKind::Ping, 1, Empty{}));
    row("an empty frame", frame(""));
    row("garbage in a frame", frame("garbage"));
    row("text", "GET / HTTP/1.1\r\n\r\n");
    row("a greeting with an upside-down range", RawClient::hello(5, 2));
    row("a greeting over the small cap", RawClient::message(MessageKind::Hello, 0, Hello{1, 1, std::string(70'000, 'n')}));
}

void tst_localserver::anythingBeforeTheGreetingIsRefused()
{
    QFETCH(QByteArray, bytes);
    start();
    RawClient c = client();
    c.write(bytes.toStdString());
    QTRY_VERIFY(c.closed());
    QVERIFY(c.find(MessageKind::ErrorReply)->as<ErrorReply>()->code == Code::Malformed);
    QTRY_COMPARE(m_server->connectionCount(), std::size_t{0});
}

void tst_localserver::theHighestCommonVersionIsChosen()
{
    start();
    RawClient c = client();
    c.write(RawClient::hello(1, 900));
    QTRY_VERIFY(c.find(MessageKind::HelloReply));
    QCOMPARE(c.find(MessageKind::HelloReply)->as<HelloReply>()->version, kProtocolMax);
}

void tst_localserver::withoutACommonVersionTheClientIsToldSo()
{
    start();
    RawClient c = client();
    c.write(RawClient::hello(kProtocolMax + 1, kProtocolMax + 3) + RawClient::message(MessageKind::Ping, 1, Empty{}));
    QTRY_VERIFY(c.closed());
    QVERIFY(c.find(MessageKind::ErrorReply, 0)->as<ErrorReply>()->code == Code::ProtocolVersion);
    QCOMPARE(c.count(MessageKind::Pong), std::size_t{0});
}

void tst_localserver::aLargeFrameIsTakenOnlyAfterTheGreeting()
{
    ServerLimits limits;
    limits.frame = 1U << 20;
    start(limits);
    RawClient c = client();
    SubmitRequest request;
    request.script.resize(2U << 20);
    const std::string bytes = RawClient::hello() + RawClient::message(MessageKind::Submit, 1, request);
    c.write(bytes);
    QTRY_VERIFY(c.closed());
    QVERIFY(c.find(MessageKind::ErrorReply)->as<ErrorReply>()->code == Code::Malformed);
    QVERIFY(m_service->submitted.empty());
}

void tst_localserver::aMalformedRequestCostsOnlyItsSender()
{
    start();
    RawClient bad = client();
    RawClient good = client();
    bad.write(RawClient::hello() + frame(std::string("\x83\x0a\x05\xa1\x01", 5)));
    good.write(RawClient::hello());
    QTRY_VERIFY(bad.closed());
    QVERIFY(bad.find(MessageKind::ErrorReply, 5)->as<ErrorReply>()->code == Code::Malformed);
    good.write(RawClient::message(MessageKind::Ping, 1, Empty{}));
    QTRY_VERIFY(good.find(MessageKind::Pong, 1));
}

void tst_localserver::aValueOutOfRangeIsMalformed()
{
    start();
    RawClient c = client();
    c.write(RawClient::hello() + RawClient::message(MessageKind::Control, 3, ControlRequest{static_cast<ControlVerb>(77), {}}));
    QTRY_VERIFY(c.closed());
    QVERIFY(c.find(MessageKind::ErrorReply, 3)->as<ErrorReply>()->code == Code::Malformed);
}

void tst_localserver::anUnknownRequestIsAnsweredAndTheConnectionGoesOn()
{
    start();
    RawClient c = client();
    c.write(RawClient::hello() + RawClient::message(static_cast<MessageKind>(999), 1, Empty{}) +
            RawClient::message(MessageKind::SubmitReply, 2, SubmitReply{}) + RawClient::message(MessageKind::Ping, 3, Empty{}));
    QTRY_VERIFY(c.find(MessageKind::Pong, 3));
    QVERIFY(c.find(MessageKind::ErrorReply, 1)->as<ErrorReply>()->code == Code::UnknownRequest);
    QVERIFY(c.find(MessageKind::ErrorReply, 2)->as<ErrorReply>()->code == Code::UnknownRequest);
    QVERIFY(!c.closed());
}

void tst_localserver::aLengthOfOneGigabyteIsRefusedAtOnce()
{
    start();
    RawClient c = client();
    c.write(RawClient::hello() + std::string("\x40\x00\x00\x00", 4));
    QTRY_VERIFY(c.closed());
    QVERIFY(c.find(MessageKind::ErrorReply)->as<ErrorReply>()->code == Code::Malformed);
}

void tst_localserver::halfAFrameThenSilenceEndsTheConnectionAndASilentClientStays()
{
    ServerLimits limits;
    limits.frameTime = std::chrono::milliseconds(40);
    start(limits);
    RawClient silent = client();
    RawClient greeted = client();
    RawClient half = client();
    greeted.write(RawClient::hello());
    half.write(RawClient::hello() + RawClient::message(MessageKind::Ping, 1, Empty{}).substr(0, 5));
    QTRY_VERIFY(half.closed());
    QCOMPARE(m_server->connectionCount(), std::size_t{2});
    QVERIFY(!silent.closed());
    greeted.write(RawClient::message(MessageKind::Ping, 1, Empty{}));
    QTRY_VERIFY(greeted.find(MessageKind::Pong));
}

void tst_localserver::anAnswerToAClientThatHungUpIsDropped()
{
    start();
    m_service->hold = true;
    RawClient c = client();
    c.write(RawClient::hello() + RawClient::message(MessageKind::Submit, 1, SubmitRequest{}) +
            RawClient::message(MessageKind::QueryJobs, 2, JobQuery{}));
    QTRY_COMPARE(m_service->waiting.size(), std::size_t{2});
    c.hangUp();
    QTRY_COMPARE(m_server->connectionCount(), std::size_t{0});
    m_service->release();
    RawClient next = client();
    next.write(RawClient::hello() + RawClient::message(MessageKind::Ping, 1, Empty{}));
    QTRY_VERIFY(next.find(MessageKind::Pong));
}

void tst_localserver::aClientThatNeverReadsIsDroppedWhileAnotherIsServed()
{
    ServerLimits limits;
    limits.writeQueue = 4U << 20;
    start(limits);
    m_service->script.resize(1U << 20);
    m_service->hold = true;
    RawClient deaf = client();
    std::string requests = RawClient::hello();
    for (std::uint64_t i = 1; i <= 40; ++i)
        requests += RawClient::message(MessageKind::Cancel, i, CancelRequest{std::vector<JobRef>(40'000, JobRef{JobId(1), {}, 1}), {}, 0, false, false});
    std::size_t at = 0;
    RawClient other = client();
    other.write(RawClient::hello());
    // Their replies are as large as the requests, and come all at once.
    QTRY_VERIFY((at += deaf.write(std::string_view(requests).substr(at))) == requests.size());
    QTRY_COMPARE(m_service->waiting.size(), std::size_t{40});
    m_service->release();
    QTRY_COMPARE(m_server->connectionCount(), std::size_t{1});
    other.write(RawClient::message(MessageKind::Ping, 1, Empty{}));
    QTRY_VERIFY(other.find(MessageKind::Pong));
    QTRY_VERIFY(deaf.closed());
}

void tst_localserver::repliesThatNobodyReadsStopTheReadingOfRequests()
{
    start();
    m_service->script.resize(100'000);
    RawClient c = client();
    std::string requests = RawClient::hello();
    constexpr std::size_t kRequests = 80; // 8 MB of replies
    for (std::uint64_t i = 1; i <= kRequests; ++i)
        requests += RawClient::message(MessageKind::Payload, i, PayloadRequest{JobId(1)});
    std::size_t at = c.write(requests);
    RawClient other = client();
    other.write(RawClient::hello() + RawClient::message(MessageKind::Ping, 1, Empty{}));
    QTRY_VERIFY(other.find(MessageKind::Pong));
    QCOMPARE(m_server->connectionCount(), std::size_t{2});
    const auto step = [&] {
        if (at < requests.size())
            at += c.write(std::string_view(requests).substr(at));
        return c.count(MessageKind::PayloadReply);
    };
    QTRY_COMPARE_WITH_TIMEOUT(step(), kRequests, 30000);
}

void tst_localserver::fiveHundredConnectionsAtOnceAreServed()
{
    start();
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 500; ++i) {
        clients.push_back(std::make_unique<RawClient>(m_path)); // none is accepted yet: all wait in the backlog
        QVERIFY(clients.back()->connected());
        clients.back()->write(RawClient::hello() + RawClient::message(MessageKind::Submit, 1, SubmitRequest{}));
    }
    for (auto& c : clients)
        QTRY_VERIFY(c->find(MessageKind::SubmitReply, 1));
    QCOMPARE(m_server->connectionCount(), std::size_t{500});
    QCOMPARE(m_service->submitted.size(), std::size_t{500});
}

void tst_localserver::anotherUserIsRefused()
{
    start();
    m_server->setAllowedUid(::geteuid() + 1);
    RawClient c = client();
    c.write(RawClient::hello() + RawClient::message(MessageKind::Submit, 1, SubmitRequest{}));
    QTRY_VERIFY(c.closed());
    QVERIFY(c.find(MessageKind::ErrorReply, 0)->as<ErrorReply>()->code == Code::AccessDenied);
    QVERIFY(m_service->submitted.empty());
    QCOMPARE(m_server->connectionCount(), std::size_t{0});
}

void tst_localserver::thePeerIsReadFromTheSocket()
{
    start();
    RawClient c = client();
    c.write(RawClient::hello() + RawClient::message(MessageKind::Submit, 1, SubmitRequest{}));
    QTRY_VERIFY(c.find(MessageKind::SubmitReply));
    QCOMPARE(m_service->lastPeer.uid, static_cast<std::uint32_t>(::geteuid()));
    QCOMPARE(m_service->lastPeer.pid, ::getpid());
}

void tst_localserver::aFullHouseDropsTheLongestIdleConnection()
{
    ServerLimits limits;
    limits.connections = 3;
    start(limits);
    RawClient a = client();
    RawClient b = client();
    RawClient c = client();
    for (RawClient* each : {&a, &b, &c}) {
        each->write(RawClient::hello());
        QTRY_VERIFY(each->find(MessageKind::HelloReply));
    }
    a.write(RawClient::message(MessageKind::Ping, 1, Empty{})); // b is now the one that was quiet longest
    QTRY_VERIFY(a.find(MessageKind::Pong));
    RawClient d = client();
    d.write(RawClient::hello());
    QTRY_VERIFY(d.find(MessageKind::HelloReply));
    QTRY_VERIFY(b.closed());
    QVERIFY(!a.closed());
    QVERIFY(!c.closed());
}

void tst_localserver::aFullHouseOfBusyClientsTurnsANewOneAway()
{
    ServerLimits limits;
    limits.connections = 2;
    start(limits);
    m_service->hold = true;
    RawClient asking = client();
    asking.write(RawClient::hello() + RawClient::message(MessageKind::Submit, 1, SubmitRequest{}));
    RawClient following = client();
    following.write(RawClient::hello() + RawClient::message(MessageKind::Subscribe, 1, SubscribeRequest{}));
    QTRY_VERIFY(following.find(MessageKind::Subscribed));
    QTRY_COMPARE(m_service->waiting.size(), std::size_t{1});
    RawClient late = client();
    QTRY_VERIFY(late.closed());
    QVERIFY(late.find(MessageKind::ErrorReply)->as<ErrorReply>()->code == Code::Busy);
    m_service->release();
    QTRY_VERIFY(asking.find(MessageKind::SubmitReply));
}

void tst_localserver::withoutADescriptorLeftTheServerGoesOn()
{
    start();
    RawClient idle = client();
    idle.write(RawClient::hello());
    QTRY_VERIFY(idle.find(MessageKind::HelloReply));
    RawClient next = client();
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const int lowest = ::dup(0);
    ::close(lowest);
    const rlimit low{static_cast<rlim_t>(lowest), before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &low), 0);
    next.write(RawClient::hello() + RawClient::message(MessageKind::Ping, 1, Empty{}));
    QTRY_VERIFY(next.find(MessageKind::Pong) || next.closed());
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
    QVERIFY(idle.closed()); // gave its descriptor to the next one
    RawClient after = client();
    after.write(RawClient::hello() + RawClient::message(MessageKind::Ping, 1, Empty{}));
    QTRY_VERIFY(after.find(MessageKind::Pong));
}

void tst_localserver::rowsComeInParts()
{
    start();
    for (std::uint32_t i = 1; i <= 3000; ++i) {
        JobRecord record;
        record.id = JobId(i);
        record.comment = std::string(1000, 'c');
        m_service->rows.push_back(record);
    }
    RawClient c = client();
    c.write(RawClient::hello() + RawClient::message(MessageKind::QueryJobs, 4, JobQuery{}));
    const auto finished = [&] {
        c.read();
        return !c.messages.empty() && c.messages.back().kind == MessageKind::JobRows && c.messages.back().as<JobRows>()->last;
    };
    QTRY_VERIFY(finished());
    std::vector<JobRecord> all;
    for (const auto& message : c.messages) {
        if (message.kind != MessageKind::JobRows)
            continue;
        const auto part = *message.as<JobRows>();
        std::vector<JobRecord> rows;
        QVERIFY(decodeRows(part.rows, part.columns, part.count, rows));
        QVERIFY(part.rows.size() < (512U << 10));
        all.insert(all.end(), rows.begin(), rows.end());
    }
    QVERIFY(c.count(MessageKind::JobRows) > 5);
    QVERIFY(all == m_service->rows);
}

void tst_localserver::theServiceMakesMoreRowsOnlyWhenTheClientReads()
{
    start();
    constexpr int kChunks = 16;
    int made = 0;
    std::function<void(Result<QueryChunk>)> sink;
    const std::function<void()> make = [&] {
        JobRecord record;
        record.comment = std::string(1U << 20, 'c');
        ++made;
        sink(QueryChunk{{record}, made == kChunks, {}, [&] { QMetaObject::invokeMethod(this, make, Qt::QueuedConnection); }});
    };
    m_service->onQuery = [&](const JobQuery&, const std::function<void(Result<QueryChunk>)>& chunk) {
        sink = chunk;
        make();
    };
    RawClient c = client();
    c.write(RawClient::hello() + RawClient::message(MessageKind::QueryJobs, 4, JobQuery{}));
    RawClient other = client();
    other.write(RawClient::hello() + RawClient::message(MessageKind::Ping, 1, Empty{}));
    QTRY_VERIFY(other.find(MessageKind::Pong) && made > 0);
    QVERIFY(made < 8);
    QTRY_COMPARE(c.count(MessageKind::JobRows), static_cast<std::size_t>(kChunks));
}

void tst_localserver::moreRequestsThanMayBeInWorkAreAllAnswered()
{
    ServerLimits limits;
    limits.outstanding = 8;
    start(limits);
    m_service->hold = true;
    RawClient c = client();
    std::string bytes = RawClient::hello();
    for (std::uint64_t i = 1; i <= 100; ++i)
        bytes += RawClient::message(MessageKind::Submit, i, SubmitRequest{});
    c.write(bytes);
    QTRY_COMPARE(m_service->waiting.size(), std::size_t{8});
    const auto step = [&] {
        m_service->release();
        return c.count(MessageKind::SubmitReply);
    };
    QTRY_COMPARE(step(), std::size_t{100});
    QCOMPARE(m_service->submitted.size(), std::size_t{100});
}

void tst_localserver::theSocketIsForItsUserOnly()
{
    start();
    struct stat st{};
    QCOMPARE(::stat(m_path.c_str(), &st), 0);
    QCOMPARE(st.st_mode & 0777U, 0600U);
}

void tst_localserver::aStaleSocketIsReplacedOnlyWhenAllowed()
{
    const int stale = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    m_path.copy(address.sun_path, sizeof address.sun_path - 1);
    QCOMPARE(::bind(stale, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    ::close(stale);
    LocalServer server(*m_service, *m_hub, m_log);
    QVERIFY(!server.listen(m_path, StaleSocket::Refuse).ok());
    QVERIFY(server.listen(m_path, StaleSocket::Remove).ok());
    QVERIFY(client().connected());
}

void tst_localserver::aFileThatIsNoSocketIsLeftAlone()
{
    const int fd = ::open(m_path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    ::close(fd);
    LocalServer server(*m_service, *m_hub, m_log);
    QVERIFY(!server.listen(m_path, StaleSocket::Remove).ok());
    QCOMPARE(::access(m_path.c_str(), F_OK), 0);
}

void tst_localserver::stopListeningRemovesTheSocketAndKeepsConnections()
{
    start();
    RawClient c = client();
    c.write(RawClient::hello());
    QTRY_VERIFY(c.find(MessageKind::HelloReply));
    m_server->stopListening();
    QVERIFY(::access(m_path.c_str(), F_OK) != 0);
    QVERIFY(!client().connected());
    c.write(RawClient::message(MessageKind::Ping, 1, Empty{}));
    QTRY_VERIFY(c.find(MessageKind::Pong));
    m_server->close();
    QVERIFY(c.closed());
}

QTEST_GUILESS_MAIN(tst_localserver)
#include "tst_localserver.moc"
