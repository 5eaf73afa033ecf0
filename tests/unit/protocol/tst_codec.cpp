// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "protocol/codec.h"

#include <QTest>

using namespace slotd;

namespace
{

template<class Body>
bool survives(MessageKind kind, const Body& body)
{
    const std::string payload = pack(kind, 77, body);
    const auto envelope = openEnvelope(payload);
    Body out;
    return envelope && envelope->kind == kind && envelope->requestId == 77 && unpack(*envelope, out) && out == body;
}

SubmitRequest fullSubmit()
{
    SubmitRequest r;
    r.token = std::string(16, '\x07');
    r.retry = true;
    r.spec.name = "name with \xff bytes";
    r.spec.partition = "gpu";
    r.spec.ntasks = 3;
    r.spec.timeLimit = kUnlimited;
    r.spec.begin = Instant(Milliseconds(1'700'000'000'000));
    r.spec.priority = -5;
    r.spec.dependency.terms = {{DependencyKind::AfterCorr, JobId(9), 4, 0}, {DependencyKind::Singleton, {}, kNoArrayTask, 0}};
    r.spec.recorded = std::map<std::string, std::string>{{"account", "a"}, {"qos", ""}};
    r.spec.arguments = std::vector<std::string>{"", "-x", "a b"};
    r.script = std::string(100'000, 's');
    r.environment = std::string("A=1\0B=2\0", 8);
    return r;
}

} // namespace

class tst_codec : public QObject
{
    Q_OBJECT
private slots:
    void everyBodySurvivesTheWay();
    void whatIsNoEnvelopeIsRefused_data();
    void whatIsNoEnvelopeIsRefused();
    void everyTruncationOfAMessageIsRefused();
    void bytesAfterTheBodyAreRefused();
    void unknownFieldsAreSkipped();
    void valuesOutOfRangeAreMalformed();
    void newerErrorCodesBecomeTheGeneralOne();
};

void tst_codec::everyBodySurvivesTheWay()
{
    QVERIFY(survives(MessageKind::Hello, Hello{2, 9, "squeue 0.1.0"}));
    QVERIFY(survives(MessageKind::HelloReply, HelloReply{1, "0.1.0", "host", true}));
    QVERIFY(survives(MessageKind::ErrorReply, ErrorReply{Code::Busy, "later"}));
    QVERIFY(survives(MessageKind::Ping, Empty{}));
    QVERIFY(survives(MessageKind::Submit, fullSubmit()));
    QVERIFY(survives(MessageKind::SubmitReply, SubmitReply{JobId(5), 10, EventSeq(7), Instant(Milliseconds(3)), "cpu"}));
    JobQuery query;
    query.scope = QueryScope::Accounting;
    query.filter.refs = {{JobId(5), {1, 2}, 0}, {JobId(6), {}, JobRef::kBatchStep}};
    query.filter.states = bit(JobState::Failed);
    query.limit = 3;
    QVERIFY(survives(MessageKind::QueryJobs, query));
    QVERIFY(survives(MessageKind::JobRows, JobRows{ColumnSet{}.add(1).add(65), 2, "rows", false, Instant(Milliseconds(-1))}));
    NodeInfo node;
    node.partitions = {{"cpu", false, true, {"cpu"}, Cpus(1), Megabytes(2), {}, 1, 0}};
    node.load1 = 0.5;
    node.config = {{"A", "1"}};
    QVERIFY(survives(MessageKind::NodeReply, node));
    QVERIFY(survives(MessageKind::Payload, PayloadRequest{JobId(4)}));
    QVERIFY(survives(MessageKind::PayloadReply, PayloadReply{"script", "env"}));
    QVERIFY(survives(MessageKind::Cancel, CancelRequest{{{JobId(5), {}, -1}}, {}, 15, true, true}));
    QVERIFY(survives(MessageKind::Control, ControlRequest{ControlVerb::Notify, {{JobId(5), {}, -1}}, "text"}));
    UpdateRequest update;
    update.changes.timeLimit = Seconds(60);
    update.changes.dependency = Dependency{};
    QVERIFY(survives(MessageKind::Update, update));
    QVERIFY(survives(MessageKind::Outcomes, Outcomes{{{{JobId(5), {}, -1}, Code::AlreadyDone, "done"}}}));
    QVERIFY(survives(MessageKind::Subscribe, SubscribeRequest{EventSeq(4), {{JobId(5), {}, -1}}, ColumnSet{}.add(13)}));
    QVERIFY(survives(MessageKind::Subscribed, Subscribed{EventSeq(8)}));
    QVERIFY(survives(MessageKind::EventPush,
                     EventPush{EventSeq(8), Instant(Milliseconds(1)), JobId(5), 3, "finished", ColumnSet{}.add(1), "row"}));
    QVERIFY(survives(MessageKind::PurgeHistory, PurgeHistory{Instant(Milliseconds(1))}));
}

void tst_codec::whatIsNoEnvelopeIsRefused_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not an array") << QByteArray("\x01", 1);
    QTest::newRow("two items") << QByteArray("\x82\x04\x01", 3);
    QTest::newRow("four items") << QByteArray("\x84\x04\x01\xa0\xa0", 5);
    QTest::newRow("no body") << QByteArray("\x83\x04\x01", 3);
    QTest::newRow("body is an array") << QByteArray("\x83\x04\x01\x80", 4);
    QTest::newRow("kind over 16 bits") << QByteArray("\x83\x1a\x00\x01\x00\x04\x01\xa0", 8);
    QTest::newRow("kind is negative") << QByteArray("\x83\x20\x01\xa0", 4);
    QTest::newRow("id is a string") << QByteArray("\x83\x04\x41\x61\xa0", 5);
    QTest::newRow("indefinite length") << QByteArray("\x9f\x04\x01\xa0\xff", 5);
}

void tst_codec::whatIsNoEnvelopeIsRefused()
{
    QFETCH(QByteArray, payload);
    QVERIFY(!openEnvelope(payload.toStdString()));
}

void tst_codec::everyTruncationOfAMessageIsRefused()
{
    SubmitRequest request = fullSubmit();
    request.script = "#!/bin/sh\n";
    const std::string payload = pack(MessageKind::Submit, 1, request);
    for (std::size_t size = 0; size < payload.size(); ++size) {
        const auto envelope = openEnvelope(std::string_view(payload).substr(0, size));
        SubmitRequest out;
        QVERIFY(!envelope || !unpack(*envelope, out));
    }
}

void tst_codec::bytesAfterTheBodyAreRefused()
{
    const std::string payload = pack(MessageKind::Ping, 1, Empty{}) + '\x00';
    Empty out;
    QVERIFY(!unpack(*openEnvelope(payload), out));
}

void tst_codec::unknownFieldsAreSkipped()
{
    CborWriter w;
    w.beginMap(3);
    w.unsignedInt(9'999);
    w.beginArray(2);
    w.text("from the future");
    w.beginMap(0);
    w.unsignedInt(1);
    w.unsignedInt(5);
    w.unsignedInt(200);
    w.boolean(true);
    PayloadRequest out;
    QVERIFY(decodeFromString(w.bytes(), out));
    QCOMPARE(out.job.value, 5U);
}

void tst_codec::valuesOutOfRangeAreMalformed()
{
    const auto refused = [](MessageKind kind, auto body) {
        const std::string payload = pack(kind, 1, body);
        decltype(body) out;
        return !unpack(*openEnvelope(payload), out);
    };
    QVERIFY(refused(MessageKind::Control, ControlRequest{static_cast<ControlVerb>(8), {}}));
    JobQuery query;
    query.scope = static_cast<QueryScope>(3);
    QVERIFY(refused(MessageKind::QueryJobs, query));
    query = {};
    query.filter.from = Instant(Milliseconds(std::numeric_limits<std::int64_t>::max()));
    QVERIFY(refused(MessageKind::QueryJobs, query));
    const auto spoiled = [&refused](auto change) {
        SubmitRequest submit;
        change(submit.spec);
        return refused(MessageKind::Submit, submit);
    };
    QVERIFY(!spoiled([](JobSpec&) {}));
    QVERIFY(spoiled([](JobSpec& s) { s.kind = static_cast<JobKind>(3); }));
    QVERIFY(spoiled([](JobSpec& s) { s.openMode = static_cast<OpenMode>(200); }));
    QVERIFY(spoiled([](JobSpec& s) { s.requeue = static_cast<RequeueMode>(3); }));
    QVERIFY(spoiled([](JobSpec& s) { s.timeLimit = Seconds(-1); }));
    QVERIFY(spoiled([](JobSpec& s) { s.timeLimit = Seconds::max() - Seconds(1); }));
    QVERIFY(spoiled([](JobSpec& s) { s.dependency.terms = {{static_cast<DependencyKind>(6), JobId(1), kNoArrayTask, 0}}; }));
}

void tst_codec::newerErrorCodesBecomeTheGeneralOne()
{
    const std::string payload = pack(MessageKind::ErrorReply, 1, ErrorReply{static_cast<Code>(999), "words"});
    ErrorReply out;
    QVERIFY(unpack(*openEnvelope(payload), out));
    QVERIFY(out.code == Code::Internal);
    QCOMPARE(out.message, std::string("words"));
}

QTEST_APPLESS_MAIN(tst_codec)
#include "tst_codec.moc"
