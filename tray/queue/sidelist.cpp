// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "queue/sidelist.h"

#include "look/theme.h"

#include <array>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <utility>

namespace slotd
{

namespace
{

enum SideRole { CountRole = Qt::UserRole + 1, StatesRole, PartitionRole, TitleRole, ChosenRole };

struct Group
{
    const char* text;
    Glyph glyph;
    std::uint32_t states;
    ShownState look;
};

constexpr std::uint32_t kFailedStates = bitOf(ShownState::Failed) | bitOf(ShownState::Timeout) | bitOf(ShownState::OutOfMemory);
constexpr std::array<Group, 7> kGroups{{
    {QT_TRANSLATE_NOOP("slotd::SideList", "All jobs"), Glyph::All, 0, ShownState::Count},
    {QT_TRANSLATE_NOOP("slotd::SideList", "Running"), Glyph::Running,
     bitOf(ShownState::Running) | bitOf(ShownState::Completing) | bitOf(ShownState::Suspended), ShownState::Running},
    {QT_TRANSLATE_NOOP("slotd::SideList", "Pending"), Glyph::Pending, bitOf(ShownState::Pending), ShownState::Pending},
    {QT_TRANSLATE_NOOP("slotd::SideList", "Held"), Glyph::Held, bitOf(ShownState::Held), ShownState::Held},
    {QT_TRANSLATE_NOOP("slotd::SideList", "Completed"), Glyph::Completed, bitOf(ShownState::Completed), ShownState::Completed},
    {QT_TRANSLATE_NOOP("slotd::SideList", "Failed"), Glyph::Failed, kFailedStates, ShownState::Failed},
    {QT_TRANSLATE_NOOP("slotd::SideList", "Cancelled"), Glyph::Cancelled, bitOf(ShownState::Cancelled), ShownState::Cancelled},
}};

int countOf(const JobCounts& counts, std::uint32_t states)
{
    if (states == 0)
        return counts.total;
    int sum = 0;
    for (std::size_t i = 0; i < kShownStates; ++i) {
        if (states & (1U << i))
            sum += counts.byState[i];
    }
    return sum;
}

class SideDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect area = option.rect.adjusted(8, 1, -8, -1);
        if (index.data(TitleRole).toBool()) {
            QFont small = option.font;
            small.setPointSizeF(small.pointSizeF() * 0.88);
            small.setWeight(QFont::DemiBold);
            painter->setFont(small);
            QPalette colors = option.palette; // a title can't be chosen, and is not disabled for that
            colors.setCurrentColorGroup(QPalette::Active);
            painter->setPen(mutedText(colors));
            painter->drawText(area.adjusted(6, 0, 0, -3), Qt::AlignBottom | Qt::AlignLeft, index.data().toString());
        } else {
            paintEntry(*painter, option, area, index);
        }
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const int height = option.fontMetrics.height();
        return {option.fontMetrics.horizontalAdvance(index.data().toString()) + height * 6, index.data(TitleRole).toBool() ? height * 2 : height * 17 / 10};
    }

private:
    static void paintEntry(QPainter& painter, const QStyleOptionViewItem& option, const QRect& area, const QModelIndex& index)
    {
        const bool chosen = index.data(ChosenRole).toBool();
        QColor accent = option.palette.color(QPalette::Highlight);
        if (chosen || (option.state & QStyle::State_MouseOver)) {
            accent.setAlphaF(chosen ? 0.18F : 0.07F);
            painter.setPen(Qt::NoPen);
            painter.setBrush(accent);
            painter.drawRoundedRect(area, 5, 5);
        }
        if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_Active)) {
            painter.setPen(option.palette.color(QPalette::Highlight));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        }
        const int side = option.fontMetrics.height();
        const QRect sign(area.left() + 8, area.center().y() - side / 2 + 1, side, side);
        index.data(Qt::DecorationRole).value<QIcon>().paint(&painter, sign);
        const int count = index.data(CountRole).toInt();
        const QString number = QLocale().toString(count);
        QFont font = option.font;
        font.setWeight(chosen ? QFont::DemiBold : QFont::Normal);
        painter.setFont(font);
        painter.setPen(count == 0 && !chosen ? mutedText(option.palette) : option.palette.color(QPalette::WindowText));
        const int digits = option.fontMetrics.horizontalAdvance(number);
        const QRect text = area.adjusted(side + 18, 0, -digits - 14, 0);
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft, option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
        painter.setPen(chosen ? option.palette.color(QPalette::WindowText) : mutedText(option.palette));
        painter.drawText(area.adjusted(0, 0, -8, 0), Qt::AlignVCenter | Qt::AlignRight, number);
    }
};

} // namespace

SideList::SideList(const JobStore& store, QWidget* parent) : QListWidget(parent), m_store(store)
{
    setItemDelegate(new SideDelegate(this));
    setAccessibleName(tr("States and partitions"));
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    connect(this, &QListWidget::itemClicked, this, &SideList::take);
    connect(&store, &JobStore::reset, this, &SideList::refresh);
    connect(&store, &JobStore::changed, this, [this] {
        if (m_store.counts() != m_shown)
            refresh();
    });
    refresh();
}

QSize SideList::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(QLatin1Char('0')) * 29, fontMetrics().height() * 20};
}

void SideList::addTitle(const QString& text)
{
    auto* item = new QListWidgetItem(text, this);
    item->setFlags(Qt::NoItemFlags);
    item->setData(TitleRole, true);
}

void SideList::describe(QListWidgetItem& item, const QIcon& icon, const QString& text, int count, std::uint32_t states, const QString& partition)
{
    item.setIcon(icon);
    item.setText(text);
    item.setData(CountRole, count);
    item.setData(StatesRole, states);
    item.setData(PartitionRole, partition);
    item.setData(ChosenRole, partition.isEmpty() ? states == m_states : partition == m_partition);
    item.setData(Qt::AccessibleTextRole, tr("%1, %n job(s)", nullptr, count).arg(text));
}

void SideList::rebuild()
{
    const int current = currentRow();
    const int place = verticalScrollBar()->value();
    clear();
    addTitle(tr("State"));
    for (std::size_t i = 0; i < kGroups.size(); ++i)
        new QListWidgetItem(this);
    if (!m_partitions.isEmpty())
        addTitle(tr("Partition"));
    for (qsizetype i = 0; i < m_partitions.size(); ++i)
        new QListWidgetItem(this);
    setCurrentRow(current, QItemSelectionModel::NoUpdate);
    verticalScrollBar()->setValue(place);
}

void SideList::refresh()
{
    m_shown = m_store.counts();
    const QStringList partitions = m_shown.byPartition.keys();
    // Mostly only counts change: the rows stay what they are for whoever points at them, the keyboard or a screen reader.
    if (std::exchange(m_partitions, partitions) != partitions || count() == 0)
        rebuild();
    const bool dark = isDark(palette());
    int at = 1;
    for (const Group& group : kGroups) {
        const QIcon icon = group.states == 0 ? glyphIcon(group.glyph) : glyphIcon(group.glyph, stateColor(group.look, dark));
        describe(*item(at++), icon, tr(group.text), countOf(m_shown, group.states), group.states, {});
    }
    ++at;
    for (auto it = m_shown.byPartition.begin(); it != m_shown.byPartition.end(); ++it)
        describe(*item(at++), glyphIcon(Glyph::Partition), it.key(), it.value(), 0, it.key());
}

void SideList::choose(std::uint32_t states, const QString& partition)
{
    m_states = states;
    m_partition = partition;
    refresh();
    Q_EMIT chosen();
}

void SideList::take(QListWidgetItem* item)
{
    if (!item || item->data(TitleRole).toBool())
        return;
    const QString partition = item->data(PartitionRole).toString();
    if (partition.isEmpty())
        choose(item->data(StatesRole).toUInt(), m_partition);
    else
        choose(m_states, partition == m_partition ? QString() : partition);
}

void SideList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        take(currentItem());
    else
        QListWidget::keyPressEvent(event);
}

void SideList::changeEvent(QEvent* event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace slotd
