// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "details/summarypage.h"

#include "details/showfields.h"
#include "look/theme.h"
#include "models/jobtexts.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace slotd
{

namespace
{

constexpr Qt::TextInteractionFlags kSelectable = Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard;

QString timesOf(const JobItem& job, Instant now)
{
    const QString spent = durationText(elapsed(job, now));
    return job.timeLimit == kUnlimited ? spent : SummaryPage::tr("%1 of %2").arg(spent, durationText(job.timeLimit));
}

QString resourcesOf(const JobItem& job)
{
    QStringList parts{SummaryPage::tr("%n CPU(s)", nullptr, static_cast<int>(job.cpus))};
    if (job.memoryMb > 0)
        parts.append(memoryText(job.memoryMb));
    if (job.gpus > 0)
        parts.append(SummaryPage::tr("%n GPU(s)", nullptr, static_cast<int>(job.gpus)));
    return parts.join(QStringLiteral(", "));
}

} // namespace

SummaryPage::SummaryPage(QWidget* parent)
    : DetailsPage(parent), m_title(new QLabel(this)), m_state(new QLabel(this)), m_why(new QLabel(this)),
      m_left(new QWidget(this)), m_fields(new QTreeWidget(this))
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
    head->addSpacing(10);
    head->addWidget(m_state);
    head->addStretch();
    column->addLayout(head);
    column->addWidget(m_why);
    column->addSpacing(6);
    m_facts = new QFormLayout;
    m_facts->setHorizontalSpacing(18);
    m_facts->setVerticalSpacing(5);
    m_facts->setLabelAlignment(Qt::AlignLeft);
    column->addLayout(m_facts);
    column->addStretch();
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_left);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Summary"));

    m_fields->setColumnCount(2);
    m_fields->setHeaderLabels({tr("Field"), tr("Value")});
    m_fields->setRootIsDecorated(false);
    m_fields->setAlternatingRowColors(true);
    m_fields->setUniformRowHeights(true);
    m_fields->setFrameShape(QFrame::NoFrame);
    m_fields->setAccessibleName(tr("All fields"));
    m_fields->setSelectionMode(QAbstractItemView::ExtendedSelection);
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

void SummaryPage::addFact(const QString& name, const QString& value)
{
    if (value.isEmpty())
        return;
    auto* label = new QLabel(name, m_left);
    QPalette colors = label->palette();
    colors.setColor(QPalette::WindowText, mutedText(palette()));
    label->setPalette(colors);
    auto* text = new QLabel(m_left);
    text->setTextFormat(Qt::PlainText);
    text->setText(value);
    text->setWordWrap(true);
    text->setTextInteractionFlags(kSelectable);
    text->setAccessibleName(name + QStringLiteral(": ") + value);
    m_facts->addRow(label, text);
}

void SummaryPage::showJob(const JobDetails& details, bool)
{
    const JobItem& job = details.item;
    const ShownState state = job.shown();
    m_title->setText(idText(job) + QStringLiteral("  ") + job.name);
    m_state->setText(stateWord(state));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, stateColor(state, isDark(palette())));
    m_state->setPalette(colors);
    const QString message = toText(details.job.message);
    m_why->setText(message.isEmpty() ? reasonExplained(job.reason) : message);
    m_why->setVisible(!m_why->text().isEmpty());
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    addFact(job.ended() ? tr("Ran for") : tr("Time"), job.state == JobState::Pending ? QString() : timesOf(job, details.now));
    if (job.state == JobState::Pending)
        addFact(tr("Time limit"), limitText(job.timeLimit));
    addFact(tr("Asks for"), resourcesOf(job));
    addFact(tr("Peak memory"), kilobytesText(job.maxRssKb));
    addFact(tr("Exit code"), exitText(job));
    addFact(tr("Partition"), job.partition);
    addFact(tr("Submitted"), fullTimeText(job.submit));
    addFact(job.state == JobState::Pending ? tr("Planned start") : tr("Started"), fullTimeText(job.start));
    addFact(tr("Ended"), job.ended() ? fullTimeText(job.end) : QString());
    addFact(tr("Waits for"), job.dependency);
    addFact(tr("Folder"), job.workDir);
    addFact(tr("Command"), toText(details.job.submitLine));
    addFact(tr("Comment"), toText(details.job.comment));

    m_fields->clear();
    for (const auto& [key, value] : showFields(details.job, details.now)) {
        auto* item = new QTreeWidgetItem(m_fields, {key, value});
        item->setToolTip(1, value);
    }
    m_fields->resizeColumnToContents(0);
}

void SummaryPage::clear()
{
    m_title->clear();
    m_state->clear();
    m_why->clear();
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    m_fields->clear();
}

} // namespace slotd
