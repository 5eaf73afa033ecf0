// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "core/dependencycircle.h"

#include <map>
#include <QtTest>

using namespace slotd;

class TestDependencyCircle : public QObject
{
    Q_OBJECT

    std::map<std::uint32_t, Job> m_jobs;

    static Dependency after(std::initializer_list<std::uint32_t> ids)
    {
        Dependency dependency;
        for (const std::uint32_t id : ids)
            dependency.terms.push_back({DependencyKind::AfterOk, JobId(id), kNoArrayTask, 0});
        return dependency;
    }
    void add(std::uint32_t id, std::initializer_list<std::uint32_t> waitsFor)
    {
        Job& job = m_jobs[id];
        job.id = JobId(id);
        auto spec = std::make_shared<JobSpec>();
        spec->dependency = after(waitsFor);
        job.spec = std::move(spec);
    }
    bool circle(std::uint32_t id, std::initializer_list<std::uint32_t> wanted)
    {
        return waitsForItself(m_jobs.at(id), after(wanted), [this](const Job&, const DependencyTerm& term) {
            const auto found = m_jobs.find(term.job.value);
            return found == m_jobs.end() ? std::vector<const Job*>{} : std::vector<const Job*>{&found->second};
        });
    }

private slots:
    void init() { m_jobs.clear(); }

    void aChainIsNone()
    {
        add(1, {});
        add(2, {1});
        add(3, {2});
        QVERIFY(!circle(3, {1, 2}));
        QVERIFY(!circle(1, {99})); // one that is not waiting any more
    }

    void twoThatWaitForEachOtherAreOne()
    {
        add(1, {});
        add(2, {1});
        QVERIFY(circle(1, {2}));
        QVERIFY(circle(1, {1}));
    }

    void aLongWayRoundIsOneToo()
    {
        add(1, {});
        for (std::uint32_t id = 2; id <= 2000; ++id)
            add(id, {id - 1, 1});
        QVERIFY(circle(1, {2000}));
        QVERIFY(!circle(2000, {1}));
    }

    void anOldCircleElsewhereEndsTheSearch()
    {
        add(1, {2});
        add(2, {1});
        add(3, {});
        QVERIFY(!circle(3, {1}));
    }
};

QTEST_APPLESS_MAIN(TestDependencyCircle)
#include "tst_dependencycircle.moc"
