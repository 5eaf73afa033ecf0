// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/fieldlist.h"
#include "base/sharedvalue.h"

#include <map>
#include <QTest>
#include <thread>
#include <vector>

using namespace slotd;

namespace
{

struct Sample
{
    SharedText text;
    SharedValue<std::vector<int>> list;
    int number = 0;
    static constexpr auto fields()
    {
        return fieldList(field(1, "text", &Sample::text), field(2, "list", &Sample::list), field(3, "number", &Sample::number));
    }
};

} // namespace

class tst_SharedValue : public QObject
{
    Q_OBJECT

private slots:
    void nothingTakesNothing()
    {
        QCOMPARE(sizeof(SharedText), sizeof(void*));
        const SharedText none;
        const SharedText empty = "";
        QVERIFY(none.empty() && empty.empty());
        QVERIFY(none == empty && none.shares(empty));
        QCOMPARE(*none, std::string());
    }
    void copiesShareUntilOneIsAssigned()
    {
        SharedText a = "one";
        const SharedText b = a;
        QVERIFY(a.shares(b));
        a = "two";
        QCOMPARE(*a, std::string("two"));
        QCOMPARE(*b, std::string("one"));
        a = std::string();
        QVERIFY(a.empty());
    }
    void aChangeIsOnesOwn()
    {
        SharedValue<std::map<std::string, std::string>> a;
        const auto before = a;
        a.change([](auto& all) { all.emplace("x", "1"); });
        const auto shared = a;
        a.change([](auto& all) { all.clear(); });
        QVERIFY(before.empty() && a.empty());
        QCOMPARE(shared->at("x"), std::string("1"));
    }
    void equalPartsAreShared()
    {
        const Sample first{std::string("/home/me"), std::vector{1, 2}, 7};
        Sample second{std::string("/home/me"), std::vector{1, 3}, 7};
        QVERIFY(second.text == first.text && !second.text.shares(first.text));
        shareEqualParts(second, first);
        QVERIFY(second.text.shares(first.text));
        QVERIFY(!second.list.shares(first.list));
        QCOMPARE(second.list->back(), 3);
    }
    void manyThreadsMayHoldOne()
    {
        SharedText all = std::string(1000, 'x');
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([copy = all] {
                for (int i = 0; i < 10'000; ++i) {
                    const SharedText mine = copy;
                    if (mine->size() != 1000)
                        qFatal("torn");
                }
            });
        }
        all = "gone";
        for (std::thread& t : threads)
            t.join();
        QCOMPARE(*all, std::string("gone"));
    }
};

QTEST_APPLESS_MAIN(tst_SharedValue)
#include "tst_sharedvalue.moc"
