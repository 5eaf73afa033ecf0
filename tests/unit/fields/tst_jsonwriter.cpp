// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/jsonwriter.h"

#include <cmath>
#include <limits>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <random>

using namespace slotd;

class TestJsonWriter : public QObject
{
    Q_OBJECT

    static QJsonObject parsed(const std::string& text)
    {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(text), &error);
        if (error.error != QJsonParseError::NoError)
            qWarning() << error.errorString() << QString::fromStdString(text);
        return document.object();
    }
    /// What comes back of a text.
    static QString roundTrip(std::string_view value)
    {
        std::string out;
        JsonWriter json(out);
        json.beginObject();
        json.text("key", value);
        json.endObject();
        return parsed(out).value("key").toString("(lost)");
    }

private slots:
    void nestsObjectsAndArraysAndEmptyOnes()
    {
        std::string out;
        JsonWriter json(out);
        json.beginObject();
        json.number("n", -5);
        json.beginArray("empty");
        json.endArray();
        json.beginObject("none");
        json.endObject();
        json.beginArray("list");
        json.item("a");
        json.beginObject();
        json.flag("yes", true);
        json.null("nothing");
        json.endObject();
        json.endArray();
        json.endObject();
        QCOMPARE(QString::fromStdString(out),
                 QString("{\n  \"n\": -5,\n  \"empty\": [],\n  \"none\": {},\n  \"list\": [\n    \"a\",\n    {\n      \"yes\": true,\n"
                         "      \"nothing\": null\n    }\n  ]\n}\n"));
        QCOMPARE(parsed(out).value("list").toArray().size(), 2);
    }

    void realsStayRealAndEndlessOnesAreNull()
    {
        std::string out;
        JsonWriter json(out);
        json.beginObject();
        json.real("two", 2);
        json.real("half", 0.5);
        json.real("big", 1e300);
        json.real("inf", std::numeric_limits<double>::infinity());
        json.real("nan", std::nan(""));
        json.endObject();
        QVERIFY(out.find("\"two\": 2.0,") != std::string::npos);
        QVERIFY(out.find("\"half\": 0.5,") != std::string::npos);
        QCOMPARE(parsed(out).value("big").toDouble(), 1e300);
        QVERIFY(parsed(out).value("inf").isNull());
        QVERIFY(parsed(out).value("nan").isNull());
    }

    void textComesBackAsItWas_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, const QByteArray& text) { QTest::newRow(name) << text; };
        row("empty", "");
        row("quotes", "say \"x\" \\ /");
        row("controls", QByteArray("\0\x01\t\r\n\x1b[31m\x7f", 11));
        row("two bytes", "\xc3\xa9");
        row("three bytes", "\xe2\x82\xac");
        row("four bytes", "\xf0\x9f\x90\xa7");
    }

    void textComesBackAsItWas()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(roundTrip(text.toStdString()), QString::fromUtf8(text));
    }

    void badBytesAreReplacedOneByOne_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("shown");
        const QString bad(QChar(0xfffd));
        const auto row = [](const char* name, const QByteArray& text, const QString& shown) { QTest::newRow(name) << text << shown; };
        row("lone", "a\xff" "b", "a" + bad + "b");
        row("cut short", "\xe2\x82", bad + bad);
        row("overlong", "\xc0\xaf", bad + bad);
        row("surrogate", "\xed\xa0\x80", bad + bad + bad);
        row("too high", "\xf4\x90\x80\x80", bad + bad + bad + bad);
        row("lone continuation", "\x80x", bad + "x");
    }

    void badBytesAreReplacedOneByOne()
    {
        QFETCH(QByteArray, text);
        QTEST(roundTrip(text.toStdString()), "shown");
    }

    void anyBytesMakeValidJson()
    {
        std::mt19937 random(20261123);
        for (int round = 0; round < 2000; ++round) {
            std::string bytes(random() % 24, '\0');
            for (char& byte : bytes)
                byte = static_cast<char>(random() % 256);
            QVERIFY2(roundTrip(bytes) != "(lost)", QByteArray::fromStdString(bytes).toHex().constData());
        }
    }

    void whatWasWrittenMayBeTakenAwayAtAnyTime()
    {
        std::string out;
        std::string all;
        JsonWriter json(out);
        const auto take = [&] { all += std::exchange(out, {}); };
        json.beginObject();
        take();
        json.beginArray("a");
        take();
        json.item("1");
        take();
        json.item("2");
        take();
        json.endArray();
        take();
        json.endObject();
        take();
        QCOMPARE(parsed(all).value("a").toArray().size(), 2);
    }
};

QTEST_APPLESS_MAIN(TestJsonWriter)
#include "tst_jsonwriter.moc"
