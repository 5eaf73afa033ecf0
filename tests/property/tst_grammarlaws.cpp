// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/units.h"
#include "domain/exportspec.h"
#include "domain/hostlist.h"
#include "domain/jobref.h"
#include "domain/launchplan.h"
#include "domain/pathpattern.h"
#include "property/arbitrary.h"

#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <ctime>

using namespace slotd;
using slotd::test::arbitrary;
using slotd::test::arbitraryBytes;

namespace
{

constexpr std::uint32_t kMaxTask = 1'000'000;

std::vector<std::uint32_t> anyTasks()
{
    auto tasks = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::uint32_t>>(rc::gen::weightedOneOf<std::uint32_t>(
        {{3, rc::gen::inRange<std::uint32_t>(0, 30)}, {1, rc::gen::inRange<std::uint32_t>(0, kMaxTask + 1)}})));
    std::sort(tasks.begin(), tasks.end());
    tasks.erase(std::unique(tasks.begin(), tasks.end()), tasks.end());
    return tasks;
}

DependencyTerm anyTerm()
{
    DependencyTerm term;
    term.kind = static_cast<DependencyKind>(*rc::gen::inRange(0, 6));
    if (term.kind == DependencyKind::Singleton)
        return term;
    term.job = JobId(*rc::gen::inRange<std::uint32_t>(1, 0xffffffffU));
    if (*rc::gen::arbitrary<bool>())
        term.arrayTask = *rc::gen::inRange<std::uint32_t>(0, kMaxTask);
    if (term.kind == DependencyKind::After)
        term.delayMinutes = *rc::gen::inRange(0, 10000);
    return term;
}

// Text made of what the grammars are made of gets further into the parsers than random bytes do.
std::string anyGrammarText()
{
    const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "0", "1", "5", "12", "59", "2030", "4294967295", "99999999999999999999", "-", ":", ",", "%", "?", "+", "_", "[", "]", "@", ".", "/", " ",
        "T", "now", "tomorrow", "noon", "hour", "afterok", "after", "singleton", "USR1", "B", "K", "G", "MB", "ALL", "A=1", "\"", "'", "UNLIMITED"));
    std::string text;
    for (const std::string& piece : pieces)
        text += piece;
    return text;
}

void parseWithEverything(const std::string& text)
{
    const Instant now(Seconds(1'795'413'605));
    (void)parseArraySpec(text, kMaxTask, 1000);
    (void)parseDependency(text);
    (void)parseTimeLimit(text);
    (void)parseWhen(text, now);
    (void)parseWhen(text, now, WhenBias::Past);
    (void)parseMemory(text);
    (void)parseWarnSignal(text);
    (void)parseJobRefs(text);
    (void)parseExportSpec(text);
    (void)parseExportFile(text);
    (void)unpackEnvironment(text);
    (void)expandHostlist(text);
    (void)expandPattern(text, {});
    (void)parseAttemptFile(text);
}

} // namespace

class GrammarLaws : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        setenv("TZ", "UTC", 1);
        tzset();
    }

    void arraySpecsComeBack()
    {
        QVERIFY(rc::check("array", [] {
            ArraySpec spec;
            spec.tasks = anyTasks();
            spec.limit = *rc::gen::inRange<std::uint32_t>(0, 100);
            const auto read = parseArraySpec(formatTaskIds(spec.tasks, spec.limit), kMaxTask, kMaxTask + 1);
            RC_ASSERT(read.ok());
            RC_ASSERT(*read == spec);
        }));
    }

    void dependenciesComeBack()
    {
        QVERIFY(rc::check("dependency", [] {
            Dependency dependency;
            const int count = *rc::gen::inRange(0, 6);
            for (int i = 0; i < count; ++i)
                dependency.terms.push_back(anyTerm());
            dependency.any = count > 1 && *rc::gen::arbitrary<bool>();
            const auto read = parseDependency(formatDependency(dependency));
            RC_ASSERT(read.ok());
            RC_ASSERT(*read == dependency);
        }));
    }

    void memorySizesComeBack()
    {
        QVERIFY(rc::check("memory", [] {
            const Megabytes memory(*rc::gen::inRange<std::int64_t>(0, 1 << 20) << *rc::gen::inRange(0, 31));
            const auto read = parseMemory(formatMemory(memory));
            RC_ASSERT(read.ok());
            RC_ASSERT(*read == memory);
        }));
    }

    void timeLimitsComeBackFromBothForms()
    {
        QVERIFY(rc::check("time limit", [] {
            const Seconds limit(*rc::gen::inRange<std::int64_t>(1, std::int64_t{1} << *rc::gen::inRange(1, 37)));
            RC_ASSERT(*parseTimeLimit(formatDuration(limit)) == limit);
            RC_ASSERT(*parseTimeLimit(formatDurationPadded(limit)) == limit);
        }));
    }

    void momentsComeBackToTheSecond()
    {
        QVERIFY(rc::check("moment", [] {
            const Seconds second(*rc::gen::inRange<std::int64_t>(1, 200'000'000'000)); // to the year 8307
            const Instant when{second};
            const auto read = parseWhen(formatTime(when), Instant(Seconds(1'795'413'605)));
            RC_ASSERT(read.ok());
            RC_ASSERT(*read == when);
        }));
    }

    void theNextTimeOfDayIsNeverOver()
    {
        QVERIFY(rc::check("time of day", [] {
            const Instant now(Milliseconds(*rc::gen::inRange<std::int64_t>(1, 4'000'000'000'000)));
            const std::string clock = std::to_string(*rc::gen::inRange(0, 24)) + ":" + std::to_string(*rc::gen::inRange(10, 60));
            const auto read = parseWhen(clock, now);
            RC_ASSERT(read.ok());
            RC_ASSERT(*read > now - Seconds(1));
            RC_ASSERT(*read <= now + Seconds(86400));
        }));
    }

    void jobReferencesComeBack()
    {
        QVERIFY(rc::check("job reference", [] {
            JobRef ref;
            ref.job = JobId(*rc::gen::inRange<std::uint32_t>(1, 0xffffffffU));
            if (*rc::gen::arbitrary<bool>())
                ref.tasks = anyTasks();
            ref.step = *rc::gen::inRange(-3, 100);
            const auto read = parseJobRef(formatJobRef(ref));
            RC_ASSERT(read.ok());
            RC_ASSERT(*read == ref);
        }));
    }

    void warningSignalsComeBack()
    {
        QVERIFY(rc::check("signal", [] {
            auto spec = arbitrary<WarnSignal>();
            spec.signal = *rc::gen::inRange(1, 65);
            spec.secondsBefore = *rc::gen::inRange(0, 65536);
            RC_ASSERT(*parseWarnSignal(formatWarnSignal(spec)) == spec);
        }));
    }

    void environmentsComeBack()
    {
        QVERIFY(rc::check("environment", [] {
            EnvVars vars;
            const int count = *rc::gen::inRange(0, 8);
            for (int i = 0; i < count; ++i) {
                std::string value = arbitraryBytes();
                std::replace(value.begin(), value.end(), '\0', ' ');
                vars.emplace_back("NAME" + std::to_string(i), value);
            }
            RC_ASSERT(unpackEnvironment(packEnvironment(vars)) == vars);
            RC_ASSERT((count == 0 || *parseExportFile(packEnvironment(vars) + '\0') == vars));
        }));
    }

    void attemptFilesComeBackAndACutOneHasNotEnded()
    {
        QVERIFY(rc::check("attempt file", [] {
            AttemptFile file;
            file.job = arbitrary<JobId>();
            file.attempt = *rc::gen::arbitrary<std::uint32_t>();
            file.supervisor = arbitrary<ProcessIdentity>();
            file.supervisor.bootId = "boot";
            file.start = arbitrary<Instant>();
            file.ended = true;
            file.cause = static_cast<EndCause>(*rc::gen::inRange(0, 6));
            file.exit = arbitrary<ExitCode>();
            file.oomKilled = *rc::gen::arbitrary<bool>();
            file.message = arbitraryBytes();
            file.usage = arbitrary<Usage>();
            file.end = arbitrary<Instant>();
            const std::string whole = formatAttemptFile(file);
            RC_ASSERT(whole.size() <= kAttemptFileSize);
            RC_ASSERT(*parseAttemptFile(whole) == file);
            for (std::size_t size = 0; size < whole.size(); ++size) {
                const auto cut = parseAttemptFile(std::string_view(whole).substr(0, size));
                RC_ASSERT((!cut.ok() || !cut->ended));
            }
        }));
    }

    void noTextBreaksAnyGrammar()
    {
        QVERIFY(rc::check("bytes", [] { parseWithEverything(arbitraryBytes()); }));
        QVERIFY(rc::check("grammar pieces", [] { parseWithEverything(anyGrammarText()); }));
    }
};

QTEST_APPLESS_MAIN(GrammarLaws)
#include "tst_grammarlaws.moc"
