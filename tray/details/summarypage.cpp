// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "details/summarypage.h"

#include "details/copylist.h"
#include "details/showfields.h"
#include "details/usagelines.h"
#include "look/theme.h"
#include "models/jobtexts.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace slotd
{

namespace
{

constexpr Qt::TextInteractionFlags kSelectable = Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard;

} // namespace

SummaryPage::SummaryPage(QWidget* parent)
    : DetailsPage(parent), m_title(new QLabel(this)), m_sign(new QLabel(this)), m_state(new QLabel(this)), m_why(new QLabel(this)),
      m_left(new QWidget(this)), m_usage(new UsageLines(m_left)), m_fields(new CopyList(this))
{
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_why->setWordWrap(true);
    for (QLabel* label : {m_title, m_state, m_why})
        label->setTextInteractionFlags(kSelectable);
    auto* column = new QVBoxLayout(m_left);
    column->setContentsMargins(14, 10, 14, 10);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addSpacing(12);
    head->addWidget(m_sign);
    head->addWidget(m_state);
    head->addStretch();
    column->addLayout(head);
    column->addWidget(m_why);
    column->addSpacing(6);
    m_facts = new QFormLayout;
    m_facts->setHorizontalSpacing(18);
    m_facts->setVerticalSpacing(5);
    m_facts->setLabelAlignment(Qt::AlignLeft);
    auto* body = new QHBoxLayout;
    body->setSpacing(24);
    body->addLayout(m_facts, 3);
    body->addWidget(m_usage, 2, Qt::AlignTop);
    column->addLayout(body);
    column->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_left);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // what is in it has the focus
    scroll->setAccessibleName(tr("Summary"));

    m_fields->setColumnCount(2);
    m_fields->setHeaderLabels({tr("Field"), tr("Value")});
    m_fields->setRootIsDecorated(false);
    m_fields->setAlternatingRowColors(true);
    m_fields->setUniformRowHeights(true);
    m_fields->setFrameShape(QFrame::NoFrame);
    m_fields->setAccessibleName(tr("All fields"));
    auto* across = new QSplitter(Qt::Horizontal, this);
    across->addWidget(scroll);
    across->addWidget(m_fields);
    across->setStretchFactor(0, 5);
    across->setStretchFactor(1, 4);
    across->setSizes({600, 480});
    across->setHandleWidth(1);
    across->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(across);
}

void SummaryPage::setFacts(const Facts& facts)
{
    QStringList names;
    for (const auto& [name, value] : facts)
        names.append(name);
    // The same rows as before stay: the user may be selecting in one of them.
    if (names != m_names) {
        m_names = names;
        m_values.clear();
        while (m_facts->rowCount() > 0)
            m_facts->removeRow(0);
        for (const QString& name : names) {
            auto* label = new QLabel(name, m_left);
            QPalette colors = label->palette();
            colors.setColor(QPalette::WindowText, mutedText(palette()));
            label->setPalette(colors);
            auto* text = new QLabel(m_left);
            text->setTextFormat(Qt::PlainText);
            text->setWordWrap(true);
            text->setTextInteractionFlags(kSelectable);
            m_facts->addRow(label, text);
            m_values.append(text);
        }
    }
    for (qsizetype i = 0; i < facts.size(); ++i) {
        if (m_values[i]->text() == facts[i].second)
            continue;
        m_values[i]->setText(facts[i].second);
        m_values[i]->setAccessibleName(facts[i].first + QStringLiteral(": ") + facts[i].second);
    }
}

void SummaryPage::setFields(const Facts& fields)
{
    while (m_fields->topLevelItemCount() > fields.size())
        delete m_fields->takeTopLevelItem(m_fields->topLevelItemCount() - 1);
    for (int i = 0; i < fields.size(); ++i) {
        QTreeWidgetItem* item = m_fields->topLevelItem(i);
        if (!item)
            item = new QTreeWidgetItem(m_fields);
        item->setText(0, fields[i].first);
        item->setText(1, fields[i].second);
        item->setToolTip(1, fields[i].second);
    }
}

QString SummaryPage::resourcesOf(const JobItem& job)
{
    QStringList parts{tr("%n CPU(s)", nullptr, static_cast<int>(job.cpus))};
    if (job.memoryMb > 0)
        parts.append(memoryText(job.memoryMb));
    if (job.gpus > 0)
        parts.append(tr("%n GPU(s)", nullptr, static_cast<int>(job.gpus)));
    return parts.join(QStringLiteral(", "));
}

SummaryPage::Facts SummaryPage::factsOf(const JobDetails& details)
{
    const JobItem& job = details.item;
    const bool pending = job.state == JobState::Pending;
    const QString spent = durationText(elapsed(job, details.now));
    const QString times = job.timeLimit == kUnlimited ? spent : tr("%1 of %2").arg(spent, durationText(job.timeLimit));
    Facts facts;
    const auto add = [&facts](const QString& name, const QString& value) {
        if (!value.isEmpty())
            facts.append({name, value});
    };
    add(job.ended() ? tr("Ran for") : tr("Time"), pending ? QString() : times);
    add(tr("Time limit"), pending ? limitText(job.timeLimit) : QString());
    add(tr("Asks for"), resourcesOf(job));
    add(tr("Peak memory"), kilobytesText(job.maxRssKb));
    add(tr("Exit code"), exitText(job));
    add(tr("Partition"), job.partition);
    add(tr("Submitted"), fullTimeText(job.submit));
    add(pending ? tr("Planned start") : tr("Started"), fullTimeText(job.start));
    add(tr("Ended"), job.ended() ? fullTimeText(job.end) : QString());
    add(tr("Waits for"), job.dependency);
    add(tr("Folder"), job.workDir);
    add(tr("Command"), toText(details.job.submitLine));
    add(tr("Comment"), toText(details.job.comment));
    return facts;
}

void SummaryPage::showJob(const JobDetails& details, bool another)
{
    const JobItem& job = details.item;
    const ShownState state = job.shown();
    m_title->setText(idText(job) + QStringLiteral("  ") + job.name);
    m_state->setText(stateWord(state));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, stateColor(state, isDark(palette())));
    m_state->setPalette(colors);
    const int side = fontMetrics().height();
    m_sign->setPixmap(glyphIcon(row(state).glyph, stateColor(state, isDark(palette()))).pixmap(QSize(side, side), devicePixelRatioF()));
    const QString message = toText(details.job.message);
    m_why->setText(message.isEmpty() ? reasonExplained(job.reason) : message);
    m_why->setVisible(!m_why->text().isEmpty());
    setFacts(factsOf(details));
    setFields(showFields(details.job, details.now));
    if (another)
        m_fields->resizeColumnToContents(0);
    std::vector<int> supervisors{details.job.supervisorPid};
    for (const JobRecord& step : details.steps) {
        if (step.state == JobState::Running)
            supervisors.push_back(step.supervisorPid);
    }
    m_usage->setJob(job, std::move(supervisors));
}

void SummaryPage::clear()
{
    m_title->clear();
    m_state->clear();
    m_why->clear();
    m_sign->clear();
    setFacts({});
    m_usage->clear();
    m_fields->clear();
}

} // namespace slotd
