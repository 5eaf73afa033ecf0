// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/event.h"
#include "domain/launchplan.h"
#include "domain/requests.h"
#include "property/arbitrary.h"
#include "protocol/rowcodec.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QTest>

using namespace slotd;
using slotd::test::arbitrary;
using slotd::test::arbitraryBytes;

namespace
{

template<class T>
bool comesBack(const char* name)
{
    return rc::check(name, [] {
        const auto value = arbitrary<T>();
        T read{};
        RC_ASSERT(decodeFromString(encodeToString(value), read));
        RC_ASSERT(read == value);
    });
}

QByteArray toBytes(const std::string& text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

/// Writes one random item and gives what Qt must read from it.
QCborValue writeItem(CborWriter& w, int depth)
{
    switch (*rc::gen::inRange(0, depth > 0 ? 6 : 4)) {
    case 0: {
        const auto value = *rc::gen::arbitrary<std::int64_t>();
        w.signedInt(value);
        return QCborValue(static_cast<qint64>(value));
    }
    case 1: {
        const bool value = *rc::gen::arbitrary<bool>();
        w.boolean(value);
        return QCborValue(value);
    }
    case 2: {
        const std::string value = arbitraryBytes();
        w.text(value);
        return QCborValue(toBytes(value));
    }
    case 3: {
        const double value = *rc::gen::arbitrary<double>();
        w.real(value);
        return QCborValue(value);
    }
    case 4: {
        const int count = *rc::gen::inRange(0, 30);
        QCborArray array;
        w.beginArray(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i)
            array.append(writeItem(w, depth - 1));
        return array;
    }
    default: {
        const int count = *rc::gen::inRange(0, 30);
        QCborMap map;
        w.beginMap(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i) {
            w.unsignedInt(static_cast<std::uint64_t>(i));
            map.insert(i, writeItem(w, depth - 1));
        }
        return map;
    }
    }
}

// Calls the reader as a random mix of all it offers; it may only ever move forward within its input.
void readAnything(std::string_view input)
{
    CborReader r(input);
    const auto calls = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 8));
    for (const int call : calls) {
        std::uint64_t u = 0;
        std::int64_t i = 0;
        bool b = false;
        double d = 0;
        std::string_view t;
        const std::size_t before = r.rest().size();
        const bool good = call == 0   ? r.unsignedInt(u)
                          : call == 1 ? r.signedInt(i)
                          : call == 2 ? r.boolean(b)
                          : call == 3 ? r.real(d)
                          : call == 4 ? r.text(t)
                          : call == 5 ? r.beginArray(u)
                          : call == 6 ? r.beginMap(u)
                                      : r.skip();
        RC_ASSERT(good != r.failed());
        RC_ASSERT((r.rest().size() < before || (!good && before == 0)));
        RC_ASSERT((r.failed() || r.rest().data() + r.rest().size() == input.data() + input.size()));
        RC_ASSERT((t.empty() || (t.data() >= input.data() && t.data() + t.size() <= input.data() + input.size())));
    }
}

} // namespace

class CodecLaws : public QObject
{
    Q_OBJECT

private slots:
    void everyStructComesBackAsItWas()
    {
        QVERIFY(comesBack<JobSpec>("JobSpec"));
        QVERIFY(comesBack<JobRecord>("JobRecord"));
        QVERIFY(comesBack<LaunchPlan>("LaunchPlan"));
        QVERIFY(comesBack<SupervisorRequest>("SupervisorRequest"));
        QVERIFY(comesBack<SupervisorReply>("SupervisorReply"));
        QVERIFY(comesBack<SubmitRequest>("SubmitRequest"));
        QVERIFY(comesBack<SubmitReply>("SubmitReply"));
        QVERIFY(comesBack<JobQuery>("JobQuery"));
        QVERIFY(comesBack<CancelRequest>("CancelRequest"));
        QVERIFY(comesBack<ControlRequest>("ControlRequest"));
        QVERIFY(comesBack<UpdateRequest>("UpdateRequest"));
        QVERIFY(comesBack<SubscribeRequest>("SubscribeRequest"));
        QVERIFY(comesBack<Outcomes>("Outcomes"));
    }

    void everyEventComesBackAsItWas()
    {
        QVERIFY(comesBack<SubmittedEvent>("SubmittedEvent"));
        QVERIFY(comesBack<HeldEvent>("HeldEvent"));
        QVERIFY(comesBack<ReleasedEvent>("ReleasedEvent"));
        QVERIFY(comesBack<UpdatedEvent>("UpdatedEvent"));
        QVERIFY(comesBack<EligibleEvent>("EligibleEvent"));
        QVERIFY(comesBack<LaunchIntendedEvent>("LaunchIntendedEvent"));
        QVERIFY(comesBack<StartedEvent>("StartedEvent"));
        QVERIFY(comesBack<EndingEvent>("EndingEvent"));
        QVERIFY(comesBack<FinishedEvent>("FinishedEvent"));
        QVERIFY(comesBack<RequeuedEvent>("RequeuedEvent"));
    }

    void aFieldOfTheFutureIsSkipped()
    {
        QVERIFY(rc::check("unknown field", [] {
            const auto value = arbitrary<LaunchPlan>();
            const std::string known = encodeToString(value);
            CborReader r(known);
            std::uint64_t pairs = 0;
            RC_ASSERT(r.beginMap(pairs));
            CborWriter w;
            w.beginMap(pairs + 1);
            w.unsignedInt(static_cast<std::uint64_t>(*rc::gen::inRange(1000, 100000)));
            writeItem(w, 3);
            LaunchPlan read;
            RC_ASSERT(decodeFromString(w.bytes() + std::string(r.rest()), read));
            RC_ASSERT(read == value);
        }));
    }

    void aMessageCutShortNeverDecodes()
    {
        QVERIFY(rc::check("prefix", [] {
            const std::string whole = encodeToString(arbitrary<JobRecord>());
            const std::size_t size = *rc::gen::inRange<std::size_t>(0, whole.size());
            JobRecord read;
            RC_ASSERT(!decodeFromString(std::string_view(whole).substr(0, size), read));
        }));
    }

    void qtReadsWhatTheWriterWrites()
    {
        QVERIFY(rc::check("writer against QCborValue", [] {
            CborWriter w;
            const QCborValue expected = writeItem(w, 3);
            QCborParserError error;
            RC_ASSERT(QCborValue::fromCbor(toBytes(w.bytes()), &error) == expected);
            RC_ASSERT(error.error == QCborError::NoError);
        }));
    }

    void theReaderStepsOverWhatQtWrites()
    {
        QVERIFY(rc::check("QCborValue against reader", [] {
            CborWriter ignored;
            const QByteArray bytes = writeItem(ignored, 3).toCbor();
            CborReader r(std::string_view(bytes.data(), static_cast<std::size_t>(bytes.size())));
            RC_ASSERT(r.skip());
            RC_ASSERT(r.atEnd());
        }));
    }

    void theReaderNeverLeavesItsInput()
    {
        QVERIFY(rc::check("random bytes", [] {
            const std::string bytes = arbitraryBytes();
            // In an allocation of exactly this size a sanitizer sees the first byte too many.
            const std::vector<char> exact(bytes.begin(), bytes.end());
            readAnything({exact.data(), exact.size()});
        }));
        QVERIFY(rc::check("damaged messages", [] {
            std::string bytes = encodeToString(arbitrary<JobSpec>());
            const std::size_t at = *rc::gen::inRange<std::size_t>(0, bytes.size());
            bytes[at] = static_cast<char>(*rc::gen::inRange(0, 256));
            const std::vector<char> exact(bytes.begin(), bytes.end());
            JobSpec read;
            (void)decodeFromString({exact.data(), exact.size()}, read);
            readAnything({exact.data(), exact.size()});
        }));
    }

    void aSmallFrameNeverBecomesHundredsOfMegabytes()
    {
        // Every element is one byte here and dozens of bytes in memory.
        const auto message = [](std::size_t elements) {
            CborWriter w;
            w.beginMap(1);
            w.unsignedInt(1);
            w.beginArray(elements);
            std::string bytes = w.take();
            return bytes.append(elements, '\xa0');
        };
        CancelRequest request;
        QVERIFY(decodeFromString(message(100'000), request));
        QCOMPARE(request.refs.size(), std::size_t{100'000});
        QVERIFY(!decodeFromString(message(CborReader::kMaxMemory / sizeof(JobRef) + 1), request));
        std::vector<JobRecord> rows;
        QVERIFY(!decodeRows(std::string(1'000'000, '\x80'), ColumnSet{}, 1'000'000, rows));
    }

    void deepNestingIsRefusedNotFollowed()
    {
        const std::string deep(1'000'000, static_cast<char>(0x81)); // arrays of one, a million deep
        CborReader r(deep);
        QVERIFY(!r.skip());
        JobSpec spec;
        QVERIFY(!decodeFromString(std::string("\xa1\x19\x03\xe7", 4) + deep, spec));
    }
};

QTEST_APPLESS_MAIN(CodecLaws)
#include "tst_codeclaws.moc"
