// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gui/support/everywindow.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProcess>
#include <QRegularExpression>
#include <QStatusBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QTreeWidget>

using namespace slotd;
using namespace slotd::test;

namespace
{

/// What may be seen in every language: words of the daemon and of Slurm, names, paths, commands, and what Qt itself translates.
QList<QRegularExpression> exceptions()
{
    const QStringList patterns{
        // Commands, paths, addresses, hints of how values look.
        R"(\bsbatch( .*)?$)", R"(^squeue$)", R"(/[^\s]*)", R"(\bSLOTD_ROOT\b)", R"(\bslotd\b( \d[\d.]*)?)", R"(\b(afterok|afterany)(:\d+)?\b)",
        R"(now\+1hour, 20:00)", R"(slurm-%j\.out)", R"(0-9, 1-100%4)", R"(\btrain\.sh\b)", R"(\ba\.log\b)",
        // Names of jobs, partitions and the machine; Slurm's words for reasons, signals and limits.
        R"(\b(train|align|evaluate|report|wrap|true|root)\b)", R"(\b(cpu|gpu|localhost)\b)",
        R"(\b(Priority|Resources|Dependency|JobHeldUser|NonZeroExitCode|None)\b)",
        R"(^(USR1|USR2|INT|TERM|HUP|QUIT|STOP|CONT|KILL)$)", R"(\bUNLIMITED\b)",
        // What sbatch says of a file that is no script.
        R"(This does not look like a batch script\.[^\n]*)",
        // Units and keys.
        R"(\b\d[\d.,]*[\x{00a0} ]?([KMGT]i?B|bytes?|s)\b)", R"(\((Ctrl|Shift|Alt|Del|Esc|Up|Down|F\d+|\+|[A-Z0-9,])+\))",
        // Qt's own buttons, which its own translations cover.
        R"(^&?(OK|Cancel|Close|Yes|No|Show Details\.\.\.|Clear)$)",
        // Languages, each in itself.
        R"(^(English|Deutsch|Español|Français|日本語|简体中文)$)"};
    QList<QRegularExpression> list;
    for (const QString& pattern : patterns)
        list.append(QRegularExpression(pattern, QRegularExpression::UseUnicodePropertiesOption));
    return list;
}

/// Without all that stands in brackets, however deep, and without what is excepted.
QString leftOver(QString text)
{
    static const QRegularExpression bracketed(QStringLiteral("\\[[^\\[\\]]*\\]"));
    static const QRegularExpression tags(QStringLiteral("<[^>]*>"));
    static const QList<QRegularExpression> allowed = exceptions();
    text.remove(tags);
    while (text.contains(bracketed))
        text.remove(bracketed);
    text = text.trimmed();
    for (const QRegularExpression& one : allowed)
        text.remove(one);
    return text;
}

bool hasWord(const QString& text)
{
    static const QRegularExpression word(QStringLiteral("\\p{L}{2,}"));
    return word.match(text).hasMatch();
}

/// Collects what is seen or spoken of a window.
class Reader
{
public:
    void read(const QString& name, QWidget& window)
    {
        m_name = name;
        readWidget(window);
        for (QWidget* widget : window.findChildren<QWidget*>()) {
            if (widget->isVisible())
                readWidget(*widget);
        }
    }
    QStringList found() const { return m_found; }
    int texts() const { return m_texts; }

private:
    void look(const QString& text, const QObject& where)
    {
        if (text.isEmpty())
            return;
        ++m_texts;
        const QString rest = leftOver(text);
        const QString line = QString::fromLatin1(where.metaObject()->className()) + QStringLiteral(": ") + text;
        if (hasWord(rest) && !m_found.filter(line).size())
            m_found.append(m_name + QStringLiteral(" / ") + line + QStringLiteral("  ->  ") + rest);
    }
    void readWidget(QWidget& widget)
    {
        for (const QString& text : {widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.statusTip()})
            look(text, widget);
        if (widget.isWindow())
            look(widget.windowTitle(), widget);
        if (const auto* label = qobject_cast<const QLabel*>(&widget))
            look(label->text(), widget);
        if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
            look(button->text(), widget);
        if (const auto* group = qobject_cast<const QGroupBox*>(&widget))
            look(group->title(), widget);
        if (const auto* edit = qobject_cast<const QLineEdit*>(&widget))
            look(edit->placeholderText(), widget);
        if (const auto* edit = qobject_cast<const QPlainTextEdit*>(&widget))
            look(edit->placeholderText(), widget);
        if (const auto* status = qobject_cast<const QStatusBar*>(&widget))
            look(status->currentMessage(), widget);
        for (const QAction* action : widget.actions()) {
            look(action->text(), widget);
            look(action->toolTip(), widget);
        }
        readItems(widget);
    }
    void readItems(QWidget& widget)
    {
        if (const auto* tabs = qobject_cast<const QTabWidget*>(&widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                look(tabs->tabText(i), widget);
        }
        if (const auto* combo = qobject_cast<const QComboBox*>(&widget)) {
            for (int i = 0; i < combo->count(); ++i)
                look(combo->itemText(i), widget);
        }
        const auto* view = qobject_cast<const QAbstractItemView*>(&widget);
        if (!view || !view->model() || qobject_cast<const QHeaderView*>(view)) // a header has the rows of its list, too
            return;
        const QAbstractItemModel& model = *view->model();
        for (int column = 0; column < model.columnCount(); ++column)
            look(model.headerData(column, Qt::Horizontal).toString(), widget);
        // What scontrol says of a job, and a job's environment, are nobody's to translate.
        const auto* tree = qobject_cast<const QTreeWidget*>(&widget);
        if (tree && tree->columnCount() == 2)
            return;
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int column = 0; column < model.columnCount(); ++column) {
                for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
                    look(model.index(row, column).data(role).toString(), widget);
            }
        }
    }

    QString m_name;
    QStringList m_found;
    int m_texts = 0;
};

} // namespace

/// The program in a language that nobody speaks: what can be read was forgotten.
class TstPseudoLocale : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (QString(SLOTD_LRELEASE).isEmpty())
            QSKIP("no lrelease (Debian package qt6-l10n-tools)");
        const QString source = QStringLiteral(SLOTD_SOURCE) + QStringLiteral("/translations/slotd_de.ts");
        const QString ts = m_dir.filePath(QStringLiteral("slotd_pseudo.ts"));
        QCOMPARE(QProcess::execute(SLOTD_PYTHON, {QStringLiteral(SLOTD_SOURCE "/tests/gui/pseudolocale.py"), source, ts}), 0);
        QCOMPARE(QProcess::execute(SLOTD_LRELEASE, {"-silent", ts, "-qm", m_dir.filePath(QStringLiteral("slotd_pseudo.qm"))}), 0);
        QVERIFY(m_pseudo.load(m_dir.filePath(QStringLiteral("slotd_pseudo.qm"))));
        QVERIFY(QCoreApplication::installTranslator(&m_pseudo));
    }

    void noWordIsLeftInAnyWindow()
    {
        TempNode node;
        QVERIFY(node.start());
        Reader reader;
        visitEveryWindow(node, [&](const QString& name, QWidget& window) { reader.read(name, window); });
        QVERIFY(reader.texts() > 500);
        for (const QString& one : reader.found())
            qWarning("%s", qPrintable(one));
        QVERIFY(reader.found().isEmpty());
    }

    void englishHasPlurals()
    {
        const QString qm = m_dir.filePath(QStringLiteral("slotd_en.qm"));
        QCOMPARE(QProcess::execute(SLOTD_LRELEASE, {"-silent", QStringLiteral(SLOTD_SOURCE "/translations/slotd_en.ts"), "-qm", qm}), 0);
        QTranslator english;
        QVERIFY(english.load(qm));
        QCOMPARE(english.translate("slotd::Desk", "%n job(s)", nullptr, 1), QString("%n job"));
        QCOMPARE(english.translate("slotd::Desk", "%n job(s)", nullptr, 2), QString("%n jobs"));
        QCOMPARE(english.translate("slotd::Desk", "%n job(s)", nullptr, 0), QString("%n jobs"));
    }

    void oneIsOneAndTwoAreTwo()
    {
        TempNode node;
        QVERIFY(node.start());
        node.submit({"-H", "--wrap", "true"});
        OpenDesk desk(node);
        const auto counts = [&] {
            QStringList texts;
            for (const QLabel* label : desk.window().statusBar()->findChildren<QLabel*>())
                texts.append(label->text());
            return texts.join(QLatin1Char('\n')).remove(QChar(0x301));
        };
        QVERIFY2(eventually([&] { return counts().contains(QStringLiteral("[1 job]")); }), qPrintable(counts()));
        node.submit({"-H", "--wrap", "true"});
        QVERIFY2(eventually([&] { return counts().contains(QStringLiteral("[2 jobs]")); }), qPrintable(counts()));
    }

    void cleanupTestCase() { QCoreApplication::removeTranslator(&m_pseudo); }

private:
    QTemporaryDir m_dir;
    QTranslator m_pseudo;
};

QTEST_MAIN(TstPseudoLocale)
#include "tst_pseudolocale.moc"
