// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "details/textpages.h"

#include "domain/exportspec.h"
#include "fields/jobcells.h"
#include "look/theme.h"
#include "models/jobtexts.h"

#include <algorithm>
#include <QFontDatabase>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSyntaxHighlighter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace slotd
{

namespace
{

/// Comments faint, the lines that speak to sbatch in the colour of links.
class ScriptColors : public QSyntaxHighlighter
{
public:
    ScriptColors(QTextDocument* document, const QWidget& owner) : QSyntaxHighlighter(document), m_owner(owner) {}

protected:
    void highlightBlock(const QString& text) override
    {
        const QString line = text.trimmed();
        if (!line.startsWith(QLatin1Char('#')))
            return;
        QTextCharFormat format;
        const bool directive = line.startsWith(QLatin1String("#SBATCH"));
        format.setForeground(directive ? m_owner.palette().color(QPalette::Link) : mutedText(m_owner.palette()));
        if (directive)
            format.setFontWeight(QFont::DemiBold);
        setFormat(0, static_cast<int>(text.size()), format);
    }

private:
    const QWidget& m_owner;
};

QTreeWidget* newList(const QStringList& titles, const QString& name, QWidget* parent)
{
    auto* list = new QTreeWidget(parent);
    list->setColumnCount(static_cast<int>(titles.size()));
    list->setHeaderLabels(titles);
    list->setRootIsDecorated(false);
    list->setAlternatingRowColors(true);
    list->setUniformRowHeights(true);
    list->setFrameShape(QFrame::NoFrame);
    list->setAccessibleName(name);
    list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    return list;
}

QVBoxLayout* bareLayout(QWidget* page)
{
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

void fit(QTreeWidget& list)
{
    for (int i = 0; i + 1 < list.columnCount(); ++i)
        list.resizeColumnToContents(i);
}

} // namespace

ScriptPage::ScriptPage(DaemonLink& link, QWidget* parent) : DetailsPage(parent), m_link(link), m_text(new QPlainTextEdit(this))
{
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(tr("Script"));
    new ScriptColors(m_text->document(), *m_text);
    bareLayout(this)->addWidget(m_text);
}

void ScriptPage::showJob(const JobDetails& details, bool another)
{
    if (!another && m_job == details.job.id)
        return;
    m_job = details.job.id;
    m_text->clear();
    m_link.payload(this, m_job, [this, job = m_job](const Result<PayloadReply>& reply) {
        if (job == m_job)
            m_text->setPlainText(reply ? toText(reply->script) : toText(reply.error().message));
    });
}

void ScriptPage::clear()
{
    m_job = {};
    m_text->clear();
}

EnvironmentPage::EnvironmentPage(DaemonLink& link, QWidget* parent)
    : DetailsPage(parent), m_link(link), m_filter(new QLineEdit(this)), m_list(newList({tr("Variable"), tr("Value")}, tr("Environment"), this))
{
    m_filter->setPlaceholderText(tr("Filter the variables"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    auto* layout = bareLayout(this);
    auto* bar = new QVBoxLayout;
    bar->setContentsMargins(10, 6, 10, 6);
    bar->addWidget(m_filter);
    m_filter->setMaximumWidth(fontMetrics().averageCharWidth() * 44);
    layout->addLayout(bar);
    layout->addWidget(m_list, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &EnvironmentPage::filter);
}

void EnvironmentPage::showJob(const JobDetails& details, bool another)
{
    if (!another && m_job == details.job.id)
        return;
    m_job = details.job.id;
    m_list->clear();
    m_link.payload(this, m_job, [this, job = m_job](const Result<PayloadReply>& reply) {
        if (job != m_job || !reply)
            return;
        EnvVars variables = unpackEnvironment(reply->environment);
        std::sort(variables.begin(), variables.end());
        QList<QTreeWidgetItem*> items;
        for (const auto& [name, value] : variables) {
            auto* item = new QTreeWidgetItem({toText(name), toText(value)});
            item->setToolTip(1, toText(value));
            items.append(item);
        }
        m_list->addTopLevelItems(items);
        fit(*m_list);
        filter();
    });
}

void EnvironmentPage::filter()
{
    const QString wanted = m_filter->text();
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = m_list->topLevelItem(i);
        item->setHidden(!item->text(0).contains(wanted, Qt::CaseInsensitive) && !item->text(1).contains(wanted, Qt::CaseInsensitive));
    }
}

void EnvironmentPage::clear()
{
    m_job = {};
    m_list->clear();
}

StepsPage::StepsPage(QWidget* parent)
    : DetailsPage(parent), m_list(newList({tr("Step"), tr("Name"), tr("State"), tr("Time"), tr("Tasks"), tr("CPUs"), tr("Peak memory"), tr("Exit code")},
                                          tr("Steps"), this))
{
    bareLayout(this)->addWidget(m_list);
}

void StepsPage::showJob(const JobDetails& details, bool)
{
    m_list->clear();
    for (const JobRecord& step : details.steps) {
        CellContext context;
        context.now = details.now;
        std::string id;
        cells::jobId(JobRow(step), context, id);
        const ShownState state = shownState(step.state, false);
        auto* item = new QTreeWidgetItem(m_list, {toText(id), toText(step.name), stateWord(state), durationText(cells::elapsed(step, details.now)),
                                                  QString::number(step.ntasks), QString::number(cells::cpus(step).value),
                                                  kilobytesText(step.usage.maxRssKb),
                                                  isTerminal(step.state) ? QString::fromStdString(formatExitCode(step.exit)) : QString()});
        item->setIcon(2, glyphIcon(row(state).glyph, stateColor(state, isDark(palette()))));
    }
    fit(*m_list);
}

void StepsPage::clear()
{
    m_list->clear();
}

HistoryPage::HistoryPage(QWidget* parent)
    : DetailsPage(parent), m_list(newList({tr("When"), tr("What"), tr("Why")}, tr("History"), this))
{
    bareLayout(this)->addWidget(m_list);
}

void HistoryPage::showJob(const JobDetails& details, bool)
{
    m_list->clear();
    const JobItem& job = details.item;
    const auto add = [this](Instant when, Glyph glyph, ShownState look, const QString& what, const QString& why) {
        if (when == kNoTime)
            return;
        auto* item = new QTreeWidgetItem(m_list, {fullTimeText(when), what, why});
        item->setIcon(1, glyphIcon(glyph, stateColor(look, isDark(palette()))));
    };
    const bool begun = job.state != JobState::Pending && job.start != kNoTime;
    add(job.submit, Glyph::Submit, ShownState::Pending, tr("Submitted"), toText(details.job.submitLine));
    if (details.job.eligible != job.submit)
        add(details.job.eligible, Glyph::Pending, ShownState::Pending, tr("Ready to start"), {});
    if (job.restarts > 0)
        add(details.job.eligible != kNoTime ? details.job.eligible : job.submit, Glyph::Requeue, ShownState::Pending,
            tr("Put back into the queue %n time(s)", nullptr, job.restarts), {});
    if (begun)
        add(job.start, Glyph::Running, ShownState::Running, tr("Started"), tr("with %n CPU(s)", nullptr, static_cast<int>(job.cpus)));
    if (job.state == JobState::Suspended)
        add(job.suspend, Glyph::Suspended, ShownState::Suspended, tr("Suspended"), {});
    if (job.ended())
        add(job.end, row(job.shown()).glyph, job.shown(), stateWord(job.shown()),
            details.job.message.empty() ? reasonExplained(job.reason) : toText(details.job.message));
    else if (!begun)
        add(details.now, row(job.shown()).glyph, job.shown(), tr("Waits: %1").arg(reasonWord(job)), reasonExplained(job.reason));
    fit(*m_list);
}

void HistoryPage::clear()
{
    m_list->clear();
}

} // namespace slotd
