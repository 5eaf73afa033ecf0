// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "details/ansitext.h"
#include "look/plainstyle.h"
#include "look/shownstate.h"
#include "look/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QRadioButton>
#include <QTest>
#include <cmath>

using namespace slotd;

namespace
{

constexpr double kText = 4.5;    ///< WCAG 2.1, 1.4.3
constexpr double kGraphic = 3.0; ///< 1.4.11

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

/// `color` painted on `ground` with this opacity.
QColor over(const QColor& color, double opacity, const QColor& ground)
{
    const auto mix = [opacity](int a, int b) { return static_cast<int>(std::lround(a * opacity + b * (1 - opacity))); };
    return {mix(color.red(), ground.red()), mix(color.green(), ground.green()), mix(color.blue(), ground.blue())};
}

/// The grounds that rows of a list stand on: plain, every other one, under the mouse, selected.
std::vector<std::pair<QByteArray, QColor>> rowGrounds(const QPalette& p)
{
    const QColor accent = p.color(QPalette::Highlight);
    std::vector<std::pair<QByteArray, QColor>> grounds;
    for (const auto& [name, role] : {std::pair("row", QPalette::Base), std::pair("other row", QPalette::AlternateBase)}) {
        const QColor plain = p.color(role);
        grounds.emplace_back(name, plain);
        grounds.emplace_back(QByteArray(name) + " under the mouse", over(accent, 0.07, plain));
        grounds.emplace_back(QByteArray(name) + " selected", over(accent, 0.22, plain));
        grounds.emplace_back(QByteArray(name) + " selected, window behind", over(accent, 0.14, plain));
    }
    return grounds;
}

/// The strongest contrast to the ground among the pixels that a control paints at its left edge: its border.
double borderOf(QWidget& widget, const QPalette& p, QRect part = {})
{
    widget.setPalette(p);
    widget.resize(widget.sizeHint());
    QImage image(widget.size(), QImage::Format_RGB32);
    image.fill(p.color(QPalette::Window));
    widget.render(&image, {}, {}, QWidget::DrawChildren);
    if (part.isNull())
        part = QRect(0, 0, 3, image.height());
    double best = 1;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        for (int x = part.left(); x <= part.right(); ++x)
            best = std::max(best, contrast(image.pixelColor(x, y), p.color(QPalette::Window)));
    }
    return best;
}

} // namespace

/// Everything that the program's own colours put on one another can be read, in the light and in the dark.
class TestContrast : public QObject
{
    Q_OBJECT

private:
    static void bothThemes()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    static bool readable(const QByteArray& what, const QColor& text, const QColor& ground, double least)
    {
        const double found = contrast(text, ground);
        if (found < least)
            qWarning("%s: %s on %s is %.2f:1, not %.1f:1", what.constData(), qPrintable(text.name()), qPrintable(ground.name()), found, least);
        return found >= least;
    }

private Q_SLOTS:
    void measureIsThatOfTheGuidelines()
    {
        QVERIFY(std::abs(contrast(Qt::black, Qt::white) - 21) < 0.01);
        QVERIFY(std::abs(contrast(QColor(0x777777), Qt::white) - 4.48) < 0.01);
    }

    void textStandsOutFromWhateverItStandsOn_data() { bothThemes(); }
    void textStandsOutFromWhateverItStandsOn()
    {
        QFETCH(bool, dark);
        const QPalette p = ownPalette(dark);
        bool good = true;
        const auto pair = [&](const char* what, QPalette::ColorRole text, QPalette::ColorRole ground) {
            good &= readable(what, p.color(text), p.color(ground), kText);
        };
        pair("text of windows", QPalette::WindowText, QPalette::Window);
        pair("text of fields", QPalette::Text, QPalette::Base);
        pair("text of every other row", QPalette::Text, QPalette::AlternateBase);
        pair("text of buttons", QPalette::ButtonText, QPalette::Button);
        pair("chosen text", QPalette::HighlightedText, QPalette::Highlight);
        pair("tool tips", QPalette::ToolTipText, QPalette::ToolTipBase);
        pair("hints in fields", QPalette::PlaceholderText, QPalette::Base);
        pair("hints in windows", QPalette::PlaceholderText, QPalette::Window);
        pair("links", QPalette::Link, QPalette::Window);
        pair("links in fields", QPalette::Link, QPalette::Base);
        pair("links that were followed", QPalette::LinkVisited, QPalette::Base);
        good &= readable("faint text", mutedText(p), p.color(QPalette::Window), kText);
        for (const auto& [name, ground] : rowGrounds(p)) {
            good &= readable(name, p.color(QPalette::Text), ground, kText);
            if (!name.contains("selected")) // there nothing is faint
                good &= readable("faint in " + name, mutedText(p), ground, kText);
        }
        const auto side = [&](double opacity) { return over(p.color(QPalette::Highlight), opacity, p.color(QPalette::Window)); };
        good &= readable("chosen in the side list", p.color(QPalette::WindowText), side(0.18), kText);
        good &= readable("count in the side list under the mouse", mutedText(p), side(0.07), kText);
        QVERIFY(good);
    }

    void everyStateCanBeReadOnEveryGround_data() { bothThemes(); }
    void everyStateCanBeReadOnEveryGround()
    {
        QFETCH(bool, dark);
        const QPalette p = ownPalette(dark);
        bool good = true;
        for (std::size_t i = 0; i < kShownStates; ++i) {
            const auto state = static_cast<ShownState>(i);
            const QColor tone = stateColor(state, dark);
            const QByteArray name = stateWord(state).toUtf8();
            good &= readable(name + " in a window", tone, p.color(QPalette::Window), kText);
            good &= readable(name + " in its field", tone, over(tone, 0.13, p.color(QPalette::Base)), kText);
            for (const auto& [where, ground] : rowGrounds(p))
                good &= readable("bar of the time limit in " + where, tone, ground, kGraphic);
            // The strips across the window, and the bars of the timeline with the text on them.
            const QColor strip = over(tone, 0.12, p.color(QPalette::Window));
            good &= readable("text of a strip, " + name, p.color(QPalette::WindowText), strip, kText);
            good &= readable("sign of a strip, " + name, tone, strip, kGraphic);
            for (const double opacity : {0.12, 0.30, 0.42})
                good &= readable("text on a bar, " + name, p.color(QPalette::Text), over(tone, opacity, p.color(QPalette::AlternateBase)), kText);
            good &= readable("rim of a bar, " + name, tone, p.color(QPalette::AlternateBase), kGraphic);
        }
        QVERIFY(good);
    }

    void colouredOutputCanBeRead_data() { bothThemes(); }
    void colouredOutputCanBeRead()
    {
        QFETCH(bool, dark);
        const QPalette p = ownPalette(dark);
        bool good = true;
        for (const int code : {30, 31, 32, 33, 34, 35, 36, 37, 90, 91, 92, 93, 94, 95, 96, 97}) {
            AnsiReader reader(dark);
            const auto runs = reader.read("\x1b[" + QByteArray::number(code) + "mtext");
            good &= readable("colour " + QByteArray::number(code), runs.front().format.foreground().color(), p.color(QPalette::Base), kText);
        }
        QVERIFY(good);
    }

    void partsThatMeanSomethingAreSeen_data() { bothThemes(); }
    void partsThatMeanSomethingAreSeen()
    {
        QFETCH(bool, dark);
        const QPalette p = ownPalette(dark);
        bool good = true;
        for (const auto role : {QPalette::Window, QPalette::Base})
            good &= readable("focus and choice", p.color(QPalette::Highlight), p.color(role), kGraphic);
        for (const ShownState bar : {ShownState::Running, ShownState::Completed, ShownState::Timeout}) {
            good &= readable("filling of a gauge", stateColor(bar, dark), p.color(QPalette::Window), kGraphic);
            good &= readable("filling of a gauge on its track", stateColor(bar, dark), hairline(p), kGraphic);
        }
        QVERIFY(good);
    }

    void fieldsHaveAnEdge_data() { bothThemes(); }
    void fieldsHaveAnEdge()
    {
        QFETCH(bool, dark);
        const QPalette p = ownPalette(dark);
        QApplication::setPalette(p);
        QLineEdit edit;
        QCheckBox box;
        QRadioButton radio;
        QComboBox combo;
        const QRect sign(0, 0, 16, box.sizeHint().height());
        const std::array<std::pair<const char*, double>, 4> edges{{{"field", borderOf(edit, p)},
                                                                   {"check box", borderOf(box, p, sign)},
                                                                   {"radio button", borderOf(radio, p, sign)},
                                                                   {"combo box", borderOf(combo, p)}}};
        bool good = true;
        for (const auto& [name, found] : edges) {
            if (found < kGraphic)
                qWarning("the edge of a %s is %.2f:1", name, found);
            good &= found >= kGraphic;
        }
        QVERIFY(good);
    }
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(new PlainStyle);
    TestContrast test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_contrast.moc"
