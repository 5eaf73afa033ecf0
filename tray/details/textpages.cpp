// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "details/textpages.h"

#include "actions/jobrules.h"
#include "details/copylist.h"
#include "domain/exportspec.h"
#include "fields/field.h"
#include "fields/jobcells.h"
#include "look/searchfield.h"
#include "look/theme.h"
#include "models/jobtexts.h"

#include <algorithm>
#include <chrono>
#include <QFontDatabase>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSyntaxHighlighter>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <utility>

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
    auto* list = new CopyList(parent);
    list->setColumnCount(static_cast<int>(titles.size()));
    list->setHeaderLabels(titles);
    list->setRootIsDecorated(false);
    list->setAlternatingRowColors(true);
    list->setUniformRowHeights(true);
    list->setFrameShape(QFrame::NoFrame);
    list->setAccessibleName(name);
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
    m_text->document()->setDocumentMargin(10);
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
    makeSearchField(*m_filter, tr("Filter the variables"), false);
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
                                          tr("Steps"), this)),
      m_none(new QLabel(tr("This job has no steps. Each srun in its script is one."), this))
{
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setForegroundRole(QPalette::PlaceholderText);
    auto* layout = bareLayout(this);
    layout->addWidget(m_list);
    layout->addWidget(m_none);
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
    m_list->setVisible(!details.steps.empty());
    m_none->setVisible(details.steps.empty());
    fit(*m_list);
}

void StepsPage::clear()
{
    m_list->clear();
}

HistoryPage::HistoryPage(DaemonLink& link, QWidget* parent)
    : DetailsPage(parent), m_link(link), m_list(newList({tr("When"), tr("What"), tr("Why")}, tr("History"), this))
{
    bareLayout(this)->addWidget(m_list);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &HistoryPage::fill);
    connect(&link, &DaemonLink::stateChanged, this, [this](DaemonLink::State state) {
        if (state == DaemonLink::State::Online && m_details)
            ask(m_details->item);
    });
}

void HistoryPage::ask(const JobItem& job)
{
    delete std::exchange(m_asked, new QObject(this));
    m_moments.clear();
    constexpr auto columns = needs<&JobRecord::id, &JobRecord::state, &JobRecord::reason, &JobRecord::message, &JobRecord::end, &JobRecord::exit>();
    m_link.history(m_asked, refOf(job), columns, [this, id = job.id](const EventPush& push, const JobRecord* record) {
        const bool mine = push.count > 1 ? id.value - push.job.value < push.count : push.job == id;
        if (!mine)
            return;
        m_moments.push_back({push.time, push.event, record ? std::optional(*record) : std::nullopt});
        m_soon.start(0);
    });
}

void HistoryPage::showJob(const JobDetails& details, bool another)
{
    m_details = details;
    if (another)
        ask(details.item);
    fill();
}

void HistoryPage::add(Instant when, Glyph glyph, ShownState look, const QString& what, const QString& why)
{
    if (when == kNoTime)
        return;
    auto* item = new QTreeWidgetItem(m_list, {fullTimeText(when), what, why});
    item->setIcon(1, glyphIcon(glyph, stateColor(look, isDark(palette()))));
    item->setToolTip(2, why);
}

void HistoryPage::addMoment(const Moment& moment)
{
    using namespace std::chrono_literals;
    // Of what is long ago the job comes as it is now: then only its last end is known.
    const JobRecord* job = moment.job ? &*moment.job : nullptr;
    const bool thatEnd = job && isTerminal(job->state) && std::chrono::abs(job->end - moment.time) < 2s;
    const auto ended = [&] {
        const ShownState state = shownState(job->state, false);
        const QString why = job->message.empty() ? reasonExplained(job->reason) : toText(job->message);
        const QString exit = job->exit == ExitCode() ? QString() : tr("exit code %1").arg(QString::fromStdString(formatExitCode(job->exit)));
        add(moment.time, row(state).glyph, state, stateWord(state), QStringList({why, exit}).join(why.isEmpty() || exit.isEmpty() ? QString() : QStringLiteral(" – ")));
    };
    if (moment.event == "submitted")
        add(moment.time, Glyph::Submit, ShownState::Pending, tr("Submitted"), toText(m_details->job.submitLine));
    else if (moment.event == "held")
        add(moment.time, Glyph::Held, ShownState::Held, tr("Held"), {});
    else if (moment.event == "released")
        add(moment.time, Glyph::Release, ShownState::Pending, tr("Released"), {});
    else if (moment.event == "updated")
        add(moment.time, Glyph::Settings, ShownState::Pending, tr("Changed"), {});
    else if (moment.event == "eligible")
        add(moment.time, Glyph::Pending, ShownState::Pending, tr("Ready to start"), {});
    else if (moment.event == "started")
        add(moment.time, Glyph::Running, ShownState::Running, tr("Started"), tr("with %n CPU(s)", nullptr, static_cast<int>(m_details->item.cpus)));
    else if (moment.event == "ending")
        add(moment.time, Glyph::Completing, ShownState::Completing, tr("Is being ended"), {});
    else if (moment.event == "suspended")
        add(moment.time, Glyph::Suspended, ShownState::Suspended, tr("Suspended"), {});
    else if (moment.event == "resumed")
        add(moment.time, Glyph::Running, ShownState::Running, tr("Resumed"), {});
    else if (moment.event == "requeued")
        add(moment.time, Glyph::Requeue, ShownState::Pending, tr("Put back into the queue"), {});
    else if (moment.event == "finished" && thatEnd)
        ended();
    else if (moment.event == "finished")
        add(moment.time, Glyph::Stop, ShownState::Cancelled, tr("Ended"), {});
}

void HistoryPage::addKnown()
{
    const JobItem& job = m_details->item;
    add(job.submit, Glyph::Submit, ShownState::Pending, tr("Submitted"), toText(m_details->job.submitLine));
    if (job.state != JobState::Pending)
        add(job.start, Glyph::Running, ShownState::Running, tr("Started"), tr("with %n CPU(s)", nullptr, static_cast<int>(job.cpus)));
    if (job.ended())
        add(job.end, row(job.shown()).glyph, job.shown(), stateWord(job.shown()),
            m_details->job.message.empty() ? reasonExplained(job.reason) : toText(m_details->job.message));
}

void HistoryPage::fill()
{
    if (!m_details)
        return;
    m_list->clear();
    if (m_moments.empty())
        addKnown(); // the past is not here (yet)
    for (const Moment& moment : m_moments)
        addMoment(moment);
    if (const JobItem& job = m_details->item; job.state == JobState::Pending)
        add(m_details->now, row(job.shown()).glyph, job.shown(), tr("Waits: %1").arg(reasonWord(job)), reasonExplained(job.reason));
    fit(*m_list);
}

void HistoryPage::clear()
{
    delete std::exchange(m_asked, nullptr);
    m_moments.clear();
    m_details.reset();
    m_list->clear();
}

} // namespace slotd
