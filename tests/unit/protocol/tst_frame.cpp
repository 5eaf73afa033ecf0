// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "protocol/frame.h"

#include <QTest>

using namespace slotd;

class tst_frame : public QObject
{
    Q_OBJECT
private slots:
    void payloadsComeOutWholeHoweverTheStreamIsCut();
    void aCapHoldsForTheNextLength();
    void aRaisedCapHoldsForFramesThatAreAlreadyThere();
    void nothingComesAfterAnError();
    void aLengthOfOneGigabyteTakesNoMemory();
    void inFrameTellsWhetherPartOfAFrameHasCome();
    void manySmallFramesKeepTheBufferSmall();
};

void tst_frame::payloadsComeOutWholeHoweverTheStreamIsCut()
{
    const std::vector<std::string> payloads{"", "a", std::string(300, 'x'), std::string(1, '\0'), std::string(70'000, 'y')};
    std::string stream;
    for (const auto& p : payloads)
        stream += frame(p);
    for (const std::size_t step : {std::size_t{1}, std::size_t{3}, std::size_t{4}, std::size_t{5}, std::size_t{4096}, stream.size()}) {
        FrameDecoder decoder;
        std::vector<std::string> got;
        for (std::size_t at = 0; at < stream.size(); at += step) {
            decoder.append(std::string_view(stream).substr(at, step));
            while (auto payload = decoder.next())
                got.push_back(*payload);
        }
        QVERIFY(got == payloads);
        QVERIFY(!decoder.failed());
        QVERIFY(!decoder.inFrame());
    }
}

void tst_frame::aCapHoldsForTheNextLength()
{
    FrameDecoder decoder(10);
    decoder.append(frame(std::string(10, 'a')) + frame(std::string(11, 'b')));
    QCOMPARE(decoder.next().value().size(), std::size_t{10});
    QVERIFY(!decoder.next());
    QVERIFY(decoder.failed());
}

void tst_frame::aRaisedCapHoldsForFramesThatAreAlreadyThere()
{
    FrameDecoder decoder(10);
    decoder.append(frame("hello") + frame(std::string(100, 'b')));
    QVERIFY(decoder.next().has_value());
    decoder.setCap(100);
    QCOMPARE(decoder.next().value().size(), std::size_t{100});
}

void tst_frame::nothingComesAfterAnError()
{
    FrameDecoder decoder(10);
    decoder.append(frame(std::string(11, 'b')));
    QVERIFY(!decoder.next());
    decoder.append(frame("good"));
    QVERIFY(!decoder.next());
    QVERIFY(decoder.failed());
    QCOMPARE(decoder.unread(), std::size_t{0});
}

void tst_frame::aLengthOfOneGigabyteTakesNoMemory()
{
    FrameDecoder decoder;
    decoder.append(std::string_view("\x40\x00\x00\x00", 4));
    QVERIFY(!decoder.next());
    QVERIFY(decoder.failed());
}

void tst_frame::inFrameTellsWhetherPartOfAFrameHasCome()
{
    const std::string bytes = frame("abc");
    FrameDecoder decoder;
    QVERIFY(!decoder.inFrame());
    decoder.append(bytes.substr(0, 1));
    QVERIFY(decoder.inFrame());
    decoder.append(bytes.substr(1));
    QVERIFY(decoder.next().has_value());
    QVERIFY(!decoder.inFrame());
}

void tst_frame::manySmallFramesKeepTheBufferSmall()
{
    FrameDecoder decoder;
    const std::string bytes = frame(std::string(100, 'a'));
    const std::string half = bytes.substr(0, 50);
    decoder.append(half);
    for (int i = 0; i < 10'000; ++i) {
        decoder.append(bytes.substr(50) + half); // never empty between two frames
        QVERIFY(decoder.next().has_value());
        QVERIFY(decoder.unread() <= bytes.size());
    }
}

QTEST_APPLESS_MAIN(tst_frame)
#include "tst_frame.moc"
