// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "details/outputpage.h"

#include "details/logview.h"
#include "look/searchfield.h"
#include "look/theme.h"
#include "models/jobtexts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace slotd
{

OutputPage::OutputPage(QWidget* parent)
    : DetailsPage(parent), m_view(new LogView(this)), m_stream(new QComboBox(this)), m_note(new QLabel(this)),
      m_follow(new QCheckBox(tr("&Follow"), this)), m_wrap(new QCheckBox(tr("&Wrap"), this)), m_search(new QLineEdit(this)),
      m_earlier(new QPushButton(tr("Show earlier lines"), this))
{
    m_stream->addItems({tr("Output"), tr("Errors")});
    m_stream->setAccessibleName(tr("Which output"));
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Stay at the end while more is written"));
    makeSearchField(*m_search, tr("Search the output"));
    m_search->setFixedWidth(fontMetrics().averageCharWidth() * 32);
    m_search->installEventFilter(this);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_earlier->hide();

    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(14, 6, 10, 6);
    bar->setSpacing(10);
    bar->addWidget(m_stream);
    bar->addWidget(m_note, 1);
    bar->addWidget(m_earlier);
    bar->addWidget(m_wrap);
    bar->addWidget(m_follow);
    bar->addWidget(m_search, 0);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);

    connect(&m_tail, &LogTail::restarted, m_view, &LogView::restart);
    connect(&m_tail, &LogTail::appended, m_view, &LogView::add);
    connect(&m_tail, &LogTail::restarted, this, &OutputPage::describe);
    connect(&m_tail, &LogTail::appended, this, &OutputPage::describe);
    connect(&m_tail, &LogTail::conditionChanged, this, &OutputPage::describe);
    connect(&m_tail, &LogTail::truncated, this, [this] { m_truncated = true; });
    connect(m_stream, &QComboBox::currentIndexChanged, this, &OutputPage::openChosen);
    connect(m_wrap, &QCheckBox::toggled, this, [this](bool on) { m_view->setLineWrapMode(on ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap); });
    connect(m_follow, &QCheckBox::clicked, this, [this](bool on) {
        if (on)
            m_view->toEnd();
    });
    connect(m_view, &LogView::leftEnd, this, [this] { m_follow->setChecked(false); });
    connect(m_view, &LogView::reachedEnd, this, [this] { m_follow->setChecked(true); });
    connect(m_earlier, &QPushButton::clicked, this, [this] {
        m_view->addBefore(m_tail.earlier());
        describe();
    });
    connect(m_search, &QLineEdit::textChanged, this, [this] { search(false); });
}

bool OutputPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            search(!(key->modifiers() & Qt::ShiftModifier) ? false : true);
            return true;
        }
    }
    return DetailsPage::eventFilter(watched, event);
}

void OutputPage::startSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void OutputPage::search(bool backward)
{
    const bool found = m_view->findNext(m_search->text(), backward);
    QPalette colors = palette();
    if (!found)
        colors.setColor(QPalette::Text, stateColor(ShownState::Failed, isDark(colors)));
    m_search->setPalette(colors);
}

void OutputPage::showJob(const JobDetails& details, bool another)
{
    m_pending = details.item.state == JobState::Pending;
    const QString out = toText(details.job.stdoutPath);
    const QString err = toText(details.job.stderrPath);
    const bool moved = out != m_out || err != m_err;
    m_out = out;
    m_err = err;
    const bool two = !err.isEmpty() && err != out;
    m_stream->setVisible(two);
    if (another || moved) {
        const QSignalBlocker quiet(m_stream);
        m_stream->setCurrentIndex(0);
        openChosen();
    } else {
        describe();
    }
}

void OutputPage::clear()
{
    m_out.clear();
    m_err.clear();
    m_tail.open({});
}

void OutputPage::openChosen()
{
    m_truncated = false;
    m_follow->setChecked(true);
    m_tail.open(m_stream->currentIndex() == 1 ? m_err : m_out);
    m_tail.setFollowing(isVisible());
    describe();
}

void OutputPage::describe()
{
    QString text;
    switch (m_tail.condition()) {
    case LogTail::Condition::Nothing: text = tr("This job has no output file."); break;
    case LogTail::Condition::Missing:
        text = m_pending ? tr("The job has not started; it will write to %1").arg(m_tail.path()) : tr("There is no file %1").arg(m_tail.path());
        break;
    case LogTail::Condition::Unreadable: text = tr("%1 can't be read: %2").arg(m_tail.path(), m_tail.problem()); break;
    case LogTail::Condition::Open:
        text = m_tail.path() + QStringLiteral("  ·  ") + sizeText(m_tail.size());
        if (m_truncated)
            text += QStringLiteral("  ·  ") + tr("it was cut short meanwhile");
        else if (m_tail.skipped() > 0)
            text += QStringLiteral("  ·  ") + tr("the first %1 are not shown").arg(sizeText(m_tail.skipped()));
        break;
    }
    m_note->setText(text);
    m_note->setToolTip(text);
    m_earlier->setVisible(m_tail.condition() == LogTail::Condition::Open && m_tail.skipped() > 0);
}

void OutputPage::showEvent(QShowEvent* event)
{
    DetailsPage::showEvent(event);
    m_tail.setFollowing(true);
}

void OutputPage::hideEvent(QHideEvent* event)
{
    DetailsPage::hideEvent(event);
    m_tail.setFollowing(false);
}

} // namespace slotd
