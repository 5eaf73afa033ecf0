// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "actions/valuedialog.h"

#include "look/shownstate.h"
#include "look/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace slotd
{

ValueDialog::ValueDialog(const QString& title, const QString& question, QWidget* parent)
    : QDialog(parent), m_layout(new QVBoxLayout(this)), m_question(new QLabel(question, this)), m_edit(new QLineEdit(this)),
      m_note(new QLabel(this)), m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_question->setBuddy(m_edit);
    m_edit->setAccessibleName(question);
    m_note->setWordWrap(true);
    m_layout->addWidget(m_question);
    m_layout->addWidget(m_edit);
    m_layout->addWidget(m_note);
    m_layout->addStretch();
    m_layout->addWidget(m_buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 52);
    connect(m_edit, &QLineEdit::textChanged, this, &ValueDialog::look);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(text());
        accept();
    });
    look();
}

QString ValueDialog::text() const
{
    return (m_choice ? m_choice->currentText() : m_edit->text()).trimmed();
}

void ValueDialog::setText(const QString& text)
{
    if (m_choice)
        m_choice->setCurrentText(text);
    m_edit->setText(text);
    m_edit->selectAll();
}

void ValueDialog::setChoices(const QStringList& choices, bool othersToo)
{
    m_choice = new QComboBox(this);
    m_choice->addItems(choices);
    m_choice->setEditable(othersToo);
    m_choice->setAccessibleName(m_question->text());
    m_question->setBuddy(m_choice);
    m_layout->replaceWidget(m_edit, m_choice);
    m_edit->hide();
    m_choice->setFocus();
    connect(m_choice, &QComboBox::currentTextChanged, this, &ValueDialog::look);
    m_choice->installEventFilter(this);
    look();
}

bool ValueDialog::eventFilter(QObject* watched, QEvent* event)
{
    // Enter means the dialog, as in its other forms; the list opens with the space bar or Alt+Down.
    const auto* key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent*>(event) : nullptr;
    if (watched == m_choice && key && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
        m_buttons->button(QDialogButtonBox::Ok)->click();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

void ValueDialog::setHint(const QString& hint)
{
    m_hint = hint;
    look();
}

void ValueDialog::setCheck(std::function<QString(const QString&)> check)
{
    m_check = std::move(check);
    look();
}

void ValueDialog::look()
{
    const QString wrong = text().isEmpty() ? QString() : m_check ? m_check(text()) : QString();
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(wrong.isEmpty() && !text().isEmpty());
    m_note->setText(wrong.isEmpty() ? m_hint : wrong);
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, wrong.isEmpty() ? mutedText(palette()) : stateColor(ShownState::Failed, isDark(palette())));
    m_note->setPalette(colors);
}

} // namespace slotd
