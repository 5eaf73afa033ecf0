// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "details/dependencypage.h"

#include "domain/dependency.h"
#include "look/theme.h"
#include "models/jobtexts.h"

#include <algorithm>
#include <functional>
#include <QAbstractButton>
#include <QPainter>
#include <QPainterPath>
#include <QScrollArea>
#include <QVBoxLayout>

namespace slotd
{

namespace
{

struct Edge
{
    QString kind;  ///< "afterok"
    QString title; ///< Of the other job.
    JobId job;     ///< None when it is not known here.
    ShownState state = ShownState::Pending;
};

constexpr std::size_t kMostShown = 40;

QString kindWord(DependencyKind kind)
{
    switch (kind) {
    case DependencyKind::After: return QStringLiteral("after");
    case DependencyKind::AfterAny: return QStringLiteral("afterany");
    case DependencyKind::AfterOk: return QStringLiteral("afterok");
    case DependencyKind::AfterNotOk: return QStringLiteral("afternotok");
    case DependencyKind::AfterCorr: return QStringLiteral("aftercorr");
    case DependencyKind::Singleton: return QStringLiteral("singleton");
    }
    return {};
}

/// One job of the picture: a button, so that keyboard and screen readers get along with it.
class JobBox : public QAbstractButton
{
public:
    JobBox(const Edge& edge, bool own, QWidget* parent) : QAbstractButton(parent), m_edge(edge), m_own(own)
    {
        setText(edge.title);
        setAccessibleName(edge.title + QStringLiteral(", ") + stateWord(edge.state) + QStringLiteral(", ") + edge.kind);
        setEnabled(static_cast<bool>(edge.job));
        setCursor(isEnabled() && !own ? Qt::PointingHandCursor : Qt::ArrowCursor);
        setFocusPolicy(own ? Qt::NoFocus : Qt::StrongFocus);
    }
    QSize sizeHint() const override { return {fontMetrics().averageCharWidth() * 26, fontMetrics().height() * 5 / 2}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor tone = stateColor(m_edge.state, isDark(palette()));
        QColor ground = tone;
        ground.setAlphaF(m_own ? 0.2F : underMouse() && isEnabled() ? 0.16F : 0.08F);
        painter.setPen(QPen(hasFocus() ? palette().color(QPalette::Highlight) : tone, hasFocus() || m_own ? 2 : 1));
        painter.setBrush(ground);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), 6, 6);
        const int side = fontMetrics().height();
        paintGlyph(painter, row(m_edge.state).glyph, QRectF(10, (height() - side) / 2.0, side, side), tone);
        painter.setPen(palette().color(QPalette::WindowText));
        const QRect area = rect().adjusted(side + 18, 0, -8, 0);
        painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft, fontMetrics().elidedText(text(), Qt::ElideRight, area.width()));
    }

private:
    Edge m_edge;
    bool m_own;
};

} // namespace

class DependencyPage::Graph : public QWidget
{
public:
    using QWidget::QWidget;

    void set(const Edge& own, const std::vector<Edge>& before, const std::vector<Edge>& after, const std::function<void(JobId)>& go)
    {
        for (QWidget* box : findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
            box->deleteLater();
        m_left.clear();
        m_right.clear();
        m_own = new JobBox(own, true, this);
        const auto fill = [&](const std::vector<Edge>& edges, std::vector<std::pair<JobBox*, QString>>& boxes) {
            for (const Edge& edge : edges) {
                auto* box = new JobBox(edge, false, this);
                connect(box, &QAbstractButton::clicked, this, [go, job = edge.job] { go(job); });
                boxes.emplace_back(box, edge.kind);
            }
        };
        fill(before, m_left);
        fill(after, m_right);
        for (QWidget* box : findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
            box->show();
        place();
    }
    void reset()
    {
        for (QWidget* box : findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
            box->deleteLater();
        m_left.clear();
        m_right.clear();
        m_own = nullptr;
        update();
    }

protected:
    void resizeEvent(QResizeEvent*) override { place(); }
    void paintEvent(QPaintEvent*) override
    {
        if (!m_own)
            return;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        for (const auto& [box, kind] : m_left)
            arrow(painter, QPointF(box->geometry().right(), box->geometry().center().y()), QPointF(m_own->x(), m_own->geometry().center().y()), kind);
        for (const auto& [box, kind] : m_right)
            arrow(painter, QPointF(m_own->geometry().right(), m_own->geometry().center().y()), QPointF(box->x(), box->geometry().center().y()), kind);
        if (m_left.empty() && m_right.empty()) {
            painter.setPen(mutedText(palette()));
            painter.drawText(rect().adjusted(0, m_own->geometry().bottom() + 10, 0, 0), Qt::AlignHCenter | Qt::AlignTop,
                             DependencyPage::tr("It waits for no job, and no job waits for it."));
        }
    }

private:
    void place()
    {
        if (!m_own)
            return;
        const QSize box = m_own->sizeHint();
        const int gap = box.height() / 2;
        const int step = box.height() + gap;
        const auto rows = static_cast<int>(std::max({m_left.size(), m_right.size(), std::size_t{1}}));
        setMinimumSize(box.width() * 3 + 260, rows * step + gap);
        const int middle = std::max(height(), minimumHeight()) / 2;
        const int wide = std::max(width(), minimumWidth());
        const int between = std::min(220, (wide - 3 * box.width()) / 3);
        const auto column = [&](std::vector<std::pair<JobBox*, QString>>& boxes, int x) {
            int y = middle - static_cast<int>(boxes.size()) * step / 2 + gap / 2;
            for (auto& [one, kind] : boxes) {
                one->setGeometry(x, y, box.width(), box.height());
                y += step;
            }
        };
        const int center = wide / 2 - box.width() / 2;
        m_own->setGeometry(center, middle - box.height() / 2, box.width(), box.height());
        column(m_left, center - between - box.width());
        column(m_right, center + between + box.width());
        update();
    }
    void arrow(QPainter& painter, QPointF from, QPointF to, const QString& kind) const
    {
        const QColor color = mutedText(palette());
        painter.setPen(QPen(color, 1.4));
        painter.setBrush(Qt::NoBrush);
        QPainterPath path(from);
        const double half = (to.x() - from.x()) / 2;
        path.cubicTo(from + QPointF(half, 0), to - QPointF(half, 0), to - QPointF(6, 0));
        painter.drawPath(path);
        painter.setBrush(color);
        painter.drawPolygon(QPolygonF({to, to - QPointF(8, 4), to - QPointF(8, -4)}));
        painter.drawText(QRectF((from + to) / 2 - QPointF(60, 20), QSizeF(120, 18)), Qt::AlignCenter, kind);
    }

    JobBox* m_own = nullptr;
    std::vector<std::pair<JobBox*, QString>> m_left;
    std::vector<std::pair<JobBox*, QString>> m_right;
};

DependencyPage::DependencyPage(const JobStore& store, QWidget* parent) : DetailsPage(parent), m_store(store), m_graph(new Graph(this))
{
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_graph);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // what is in it has the focus
    scroll->setAccessibleName(tr("Dependencies"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

void DependencyPage::showJob(const JobDetails& details, bool)
{
    const auto edgeTo = [this](const QString& kind, JobId id, std::uint32_t task) {
        Edge edge{kind, task == kNoArrayTask ? QString::number(id.value) : QStringLiteral("%1_%2").arg(id.value).arg(task), {}, ShownState::Completed};
        if (const JobItem* other = m_store.item(id)) {
            edge.title = idText(*other) + QLatin1Char(' ') + other->name;
            edge.job = other->id;
            edge.state = other->shown();
        }
        return edge;
    };
    std::vector<Edge> before, after;
    if (const auto own = parseDependency(details.job.dependency)) {
        for (const DependencyTerm& term : own->terms)
            before.push_back(edgeTo(kindWord(term.kind), term.job, term.arrayTask));
    }
    for (JobSlot slot = 0; slot < m_store.slotEnd() && after.size() < kMostShown; ++slot) {
        if (!m_store.alive(slot) || m_store.at(slot).dependency.isEmpty())
            continue;
        const JobItem& other = m_store.at(slot);
        const auto wants = parseDependency(other.dependency.toStdString());
        if (!wants)
            continue;
        for (const DependencyTerm& term : wants->terms) {
            const bool mine = term.job == details.item.id || (details.item.inArray() && term.job == details.item.arrayJobId);
            if (mine && other.id != details.item.id)
                after.push_back(edgeTo(kindWord(term.kind), other.id, kNoArrayTask));
        }
    }
    m_graph->set({{}, idText(details.item) + QLatin1Char(' ') + details.item.name, details.item.id, details.item.shown()}, before, after,
                 [this](JobId job) { Q_EMIT jobWanted(job); });
}

void DependencyPage::clear()
{
    m_graph->reset();
}

} // namespace slotd
