// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "component/server/fakeservice.h"
#include "component/server/rawclient.h"
#include "protocol/rowcodec.h"
#include "server/localserver.h"

#include <memory>
#include <QTemporaryDir>
#include <QTest>

using namespace slotd;

namespace
{

JobEvent eventAt(std::uint64_t seq, std::uint32_t job, std::uint32_t count = 1)
{
    return {EventSeq(seq), Instant(Milliseconds(1000 + static_cast<std::int64_t>(seq))), JobId(job), count, SubmittedEvent{}};
}

JobRecord record(std::uint32_t job, std::uint32_t array = 0, std::uint32_t task = kNoArrayTask)
{
    JobRecord r;
    r.id = JobId(job);
    r.arrayJobId = JobId(array);
    r.arrayTask = task;
    r.name = "n" + std::to_string(job);
    return r;
}

} // namespace

class tst_eventhub : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void onlyNewEventsComeWithoutANumber();
    void recentEventsAreReplayedFromTheirNumber();
    void olderEventsComeFromTheStoreThenMemoryThenLive();
    void aPastReadInPartsHasNoGapAndNoDouble();
    void eventsPublishedWhileThePastIsReadComeAfterIt();
    void aPurgedPastGoesOnWithWhatThereIs();
    void refsSelectJobsArraysAndTasks_data();
    void refsSelectJobsArraysAndTasks();
    void rowsCarryOnlyTheColumnsAskedFor();
    void aSubscriberThatNeverReadsIsDroppedAndComesBackFromItsLastNumber();
    void aSubscriberThatHangsUpIsForgotten();

private:
    void start(std::size_t recent, ServerLimits limits = {});
    void publish(std::uint64_t seq, std::uint32_t job) { m_hub->published(eventAt(seq, job), record(job)); }
    RawClient subscriber(const SubscribeRequest& request)
    {
        RawClient c(m_path);
        c.write(RawClient::hello() + RawClient::message(MessageKind::Subscribe, 5, request));
        return c;
    }
    static std::vector<std::uint64_t> numbers(RawClient& c)
    {
        std::vector<std::uint64_t> seqs;
        c.read();
        for (const auto& message : c.messages) {
            if (message.kind == MessageKind::EventPush)
                seqs.push_back(message.as<EventPush>()->seq.value);
        }
        return seqs;
    }
    using Seqs = std::vector<std::uint64_t>;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::string m_path;
    QuietLog m_log;
    std::unique_ptr<FakeService> m_service;
    std::unique_ptr<EventHub> m_hub;
    std::unique_ptr<LocalServer> m_server;
};

void tst_eventhub::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->path().toStdString() + "/s";
    m_service = std::make_unique<FakeService>();
}

void tst_eventhub::cleanup()
{
    m_server.reset();
    m_hub.reset();
}

void tst_eventhub::start(std::size_t recent, ServerLimits limits)
{
    m_hub = std::make_unique<EventHub>(*m_service, recent);
    m_server = std::make_unique<LocalServer>(*m_service, *m_hub, m_log, limits);
    QVERIFY(m_server->listen(m_path, StaleSocket::Refuse).ok());
}

void tst_eventhub::onlyNewEventsComeWithoutANumber()
{
    start(16);
    publish(1, 1);
    RawClient c = subscriber({});
    QTRY_VERIFY(c.find(MessageKind::Subscribed, 5));
    QCOMPARE(c.find(MessageKind::Subscribed)->as<Subscribed>()->next.value, 2U);
    publish(2, 1);
    QTRY_COMPARE(numbers(c), (Seqs{2}));
    QVERIFY(c.find(MessageKind::EventPush)->as<EventPush>()->rows.empty());
}

void tst_eventhub::recentEventsAreReplayedFromTheirNumber()
{
    start(16);
    for (std::uint64_t i = 1; i <= 5; ++i)
        publish(i, 1);
    RawClient c = subscriber({EventSeq(3), {}, {}});
    QTRY_COMPARE(numbers(c), (Seqs{3, 4, 5}));
    publish(6, 1);
    QTRY_COMPARE(numbers(c), (Seqs{3, 4, 5, 6}));
    QVERIFY(m_service->pastAsked.empty());
}

void tst_eventhub::olderEventsComeFromTheStoreThenMemoryThenLive()
{
    m_service->next = EventSeq(4);
    m_service->past = {eventAt(1, 1), eventAt(2, 1), eventAt(3, 1)};
    m_service->rows = {record(1)};
    start(16);
    publish(4, 1);
    RawClient c = subscriber({EventSeq(2), {}, ColumnSet{}.add(7)});
    QTRY_COMPARE(numbers(c), (Seqs{2, 3, 4}));
    publish(5, 1);
    QTRY_COMPARE(numbers(c), (Seqs{2, 3, 4, 5}));
    for (const auto& message : c.messages) {
        if (message.kind != MessageKind::EventPush)
            continue;
        const auto push = *message.as<EventPush>();
        std::vector<JobRecord> rows;
        QVERIFY(decodeRows(push.rows, push.columns, 1, rows));
        QCOMPARE(rows.front().name, std::string("n1"));
    }
}

void tst_eventhub::aPastReadInPartsHasNoGapAndNoDouble()
{
    Seqs expected;
    for (std::uint64_t i = 1; i <= 2000; ++i) {
        m_service->past.push_back(eventAt(i, static_cast<std::uint32_t>(i % 7 + 1)));
        expected.push_back(i);
    }
    for (std::uint32_t job = 1; job <= 7; ++job)
        m_service->rows.push_back(record(job));
    m_service->next = EventSeq(2001);
    m_service->pastAtOnce = 700;
    start(16);
    RawClient c = subscriber({EventSeq(1), {}, ColumnSet{}.add(1)});
    QTRY_COMPARE(numbers(c), expected);
}

void tst_eventhub::eventsPublishedWhileThePastIsReadComeAfterIt()
{
    m_service->next = EventSeq(2);
    m_service->past = {eventAt(1, 1)};
    m_service->rows = {record(1)};
    m_service->hold = true;
    start(16);
    RawClient c = subscriber({EventSeq(1), {}, ColumnSet{}.add(1)});
    QTRY_COMPARE(m_service->waiting.size(), std::size_t{1});
    publish(2, 1);
    const auto step = [&] {
        m_service->release();
        return numbers(c);
    };
    QTRY_COMPARE(step(), (Seqs{1, 2}));
}

void tst_eventhub::aPurgedPastGoesOnWithWhatThereIs()
{
    m_service->next = EventSeq(100);
    start(16);
    RawClient c = subscriber({EventSeq(1), {}, {}});
    QTRY_VERIFY(c.find(MessageKind::Subscribed));
    publish(100, 1);
    QTRY_COMPARE(numbers(c), (Seqs{100}));
}

void tst_eventhub::refsSelectJobsArraysAndTasks_data()
{
    QTest::addColumn<unsigned>("job");
    QTest::addColumn<int>("task");
    QTest::addColumn<QList<int>>("expected");
    // 1: a job. 2: the submission of array 10 (tasks 0..2, ids 10..12). 3..5: its tasks.
    QTest::newRow("a job") << 1U << -1 << QList<int>{1};
    QTest::newRow("a whole array") << 10U << -1 << QList<int>{2, 3, 4, 5};
    QTest::newRow("a task by index") << 10U << 1 << QList<int>{2, 4};
    QTest::newRow("a task by its id") << 12U << -1 << QList<int>{2, 5};
    QTest::newRow("nobody") << 77U << -1 << QList<int>{};
}

void tst_eventhub::refsSelectJobsArraysAndTasks()
{
    QFETCH(unsigned, job);
    QFETCH(int, task);
    QFETCH(QList<int>, expected);
    start(16);
    SubscribeRequest request;
    request.from = EventSeq(1);
    request.refs = {{JobId(job), {}, JobRef::kNoStep}};
    if (task >= 0)
        request.refs.front().tasks = {static_cast<std::uint32_t>(task)};
    request.refs.push_back({JobId(99), {}, JobRef::kNoStep});
    m_hub->published(eventAt(1, 1), record(1));
    m_hub->published(eventAt(2, 10, 3), record(10, 10, 0));
    for (std::uint32_t i = 0; i < 3; ++i)
        m_hub->published(eventAt(3 + i, 10 + i), record(10 + i, 10, i));
    m_hub->published(eventAt(6, 99), record(99)); // the last, so that one knows when all have come
    RawClient c = subscriber(request);
    Seqs seqs;
    for (const int seq : expected)
        seqs.push_back(static_cast<std::uint64_t>(seq));
    seqs.push_back(6);
    QTRY_COMPARE(numbers(c), seqs);
}

void tst_eventhub::rowsCarryOnlyTheColumnsAskedFor()
{
    start(16);
    RawClient c = subscriber({{}, {}, ColumnSet::all()});
    RawClient narrow = subscriber({{}, {}, ColumnSet{}.add(1)});
    QTRY_VERIFY(c.find(MessageKind::Subscribed) && narrow.find(MessageKind::Subscribed));
    publish(1, 3);
    QTRY_VERIFY(c.find(MessageKind::EventPush) && narrow.find(MessageKind::EventPush));
    const auto wide = *c.find(MessageKind::EventPush)->as<EventPush>();
    QVERIFY(wide.columns == knownColumns());
    QVERIFY(narrow.find(MessageKind::EventPush)->as<EventPush>()->rows == std::string("\x81\x03"));
}

void tst_eventhub::aSubscriberThatNeverReadsIsDroppedAndComesBackFromItsLastNumber()
{
    ServerLimits limits;
    limits.writeQueue = 100'000;
    start(100'000, limits);
    RawClient c = subscriber({{}, {}, {}});
    QTRY_VERIFY(c.find(MessageKind::Subscribed));
    for (std::uint64_t i = 1; i <= 20'000; ++i)
        publish(i, 1); // more than queue and socket hold
    QTRY_VERIFY(c.closed());
    QCOMPARE(m_hub->subscriptions(), std::size_t{0});
    publish(20'001, 1);
    RawClient back = subscriber({EventSeq(20'000), {}, {}});
    QTRY_COMPARE(numbers(back), (Seqs{20'000, 20'001}));
}

void tst_eventhub::aSubscriberThatHangsUpIsForgotten()
{
    start(16);
    RawClient c = subscriber({});
    QTRY_COMPARE(m_hub->subscriptions(), std::size_t{1});
    c.hangUp();
    QTRY_COMPARE(m_hub->subscriptions(), std::size_t{0});
    publish(1, 1);
}

QTEST_GUILESS_MAIN(tst_eventhub)
#include "tst_eventhub.moc"
