// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/launchplan.h"

#include <QTest>

using namespace slotd;

class AttemptFileTest : public QObject
{
    Q_OBJECT

    static AttemptFile started()
    {
        AttemptFile file;
        file.job = JobId(5);
        file.attempt = 2;
        file.supervisor = {1234, 99887766, "0b5c7c1e-boot"};
        file.start = Instant(Milliseconds(1'700'000'000'123));
        return file;
    }
    static AttemptFile ended()
    {
        AttemptFile file = started();
        file.ended = true;
        file.cause = EndCause::TimeLimit;
        file.exit = {3, 15};
        file.oomKilled = true;
        file.message = "line one\nline two \\ end=0";
        file.usage = {2048, 15, 7};
        file.end = Instant(Milliseconds(1'700'000'009'456));
        return file;
    }

private slots:
    void isNamedByItsAttempt()
    {
        QCOMPARE(attemptFileName(3), std::string("attempt.3"));
    }

    void comesBackAsItWas()
    {
        for (const AttemptFile& file : {started(), ended()}) {
            const auto read = parseAttemptFile(formatAttemptFile(file));
            QVERIFY(read.ok());
            QCOMPARE(*read, file);
        }
    }

    void theResultLeavesTheBytesOfTheStartAlone()
    {
        QVERIFY(formatAttemptFile(ended()).rfind(formatAttemptFile(started()), 0) == 0);
    }

    void whatFollowsInThePreallocatedFileDoesNotMatter()
    {
        for (const AttemptFile& file : {started(), ended()}) {
            std::string text = formatAttemptFile(file);
            text.resize(kAttemptFileSize, '\0');
            QCOMPARE(*parseAttemptFile(text), file);
        }
    }

    void cutShortAnywhereItNeverCountsAsEnded()
    {
        const std::string whole = formatAttemptFile(ended());
        const std::size_t startSize = formatAttemptFile(started()).size();
        for (std::size_t size = 0; size < whole.size(); ++size) {
            for (const bool padded : {false, true}) {
                std::string text = whole.substr(0, size);
                if (padded)
                    text.resize(kAttemptFileSize, '\0');
                const auto read = parseAttemptFile(text);
                QCOMPARE(read.ok(), size >= startSize);
                QVERIFY(!read.ok() || *read == started());
            }
        }
    }

    void aChangedByteNeverCountsAsAnotherResult()
    {
        const std::string whole = formatAttemptFile(ended());
        for (std::size_t at = 0; at < whole.size(); ++at) {
            std::string text = whole;
            text[at] = static_cast<char>(text[at] ^ 1);
            const auto read = parseAttemptFile(text);
            QVERIFY(!read.ok() || !read->ended || *read == ended());
        }
    }

    void aLongMessageIsCutToFitTheFile()
    {
        AttemptFile file = ended();
        file.message = std::string(10000, '\n');
        const std::string text = formatAttemptFile(file);
        QVERIFY(text.size() <= kAttemptFileSize);
        const auto read = parseAttemptFile(text);
        QVERIFY(read.ok() && read->ended);
        QVERIFY(read->message.size() > 1000);
        QVERIFY(file.message.rfind(read->message, 0) == 0);
    }

    void nonsenseIsRefused()
    {
        for (const char* text : {"", "\n", "end 0123456789abcdef\n", "job=5\n", "format=1\njob=5\nend \n"})
            QVERIFY2(!parseAttemptFile(text).ok(), text);
    }
};

QTEST_APPLESS_MAIN(AttemptFileTest)
#include "tst_attemptfile.moc"
