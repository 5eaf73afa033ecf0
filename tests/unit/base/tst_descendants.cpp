// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/descendants.h"

#include <atomic>
#include <csignal>
#include <QTest>
#include <set>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace slotd;

namespace
{

std::set<int> pidsOf(const std::vector<ProcessStat>& processes)
{
    std::set<int> pids;
    for (const ProcessStat& p : processes)
        pids.insert(p.pid);
    return pids;
}

/// A process that waits to be killed; with `children` more of its kind below it.
int startFamily(int children)
{
    const int pid = ::fork();
    if (pid != 0)
        return pid;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (int i = 0; i < children; ++i) {
        if (::fork() == 0)
            break;
    }
    for (;;)
        ::pause();
}

} // namespace

class TestDescendants : public QObject
{
    Q_OBJECT

private slots:
    void theyAreThoseOfTheWholeTable()
    {
        const int family = startFamily(3);
        int ofThread = 0;
        std::atomic<bool> over{false};
        std::atomic<bool> forked{false};
        std::thread thread([&] { // a child hangs on the thread that forked it
            ofThread = startFamily(0);
            forked = true;
            while (!over)
                ::usleep(1000);
        });
        QVERIFY(QTest::qWaitFor([&] { return forked && readDescendants(::getpid()).size() == 5; }));
        const std::set<int> found = pidsOf(readDescendants(::getpid()));
        QCOMPARE(found, pidsOf(livingDescendants(readProcessTable(), ::getpid())));
        QVERIFY(found.contains(family) && found.contains(ofThread) && !found.contains(::getpid()));
        for (const int pid : found)
            ::kill(pid, SIGKILL);
        over = true;
        thread.join();
        while (::waitpid(-1, nullptr, 0) > 0) {
        }
    }

    void theDeadAreNone()
    {
        const int pid = startFamily(0);
        ::kill(pid, SIGKILL);
        siginfo_t info{};
        QCOMPARE(::waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOWAIT), 0); // a zombie from here on
        QVERIFY(readDescendants(::getpid()).empty());
        ::waitpid(pid, nullptr, 0);
        QVERIFY(readDescendants(1'999'999'999).empty());
    }
};

QTEST_GUILESS_MAIN(TestDescendants)
#include "tst_descendants.moc"
