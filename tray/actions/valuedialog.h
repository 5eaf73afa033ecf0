// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <functional>
#include <QDialog>
#include <QString>
#include <QStringList>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace slotd
{

/// Asks for one value: typed, or chosen from a list. What is wrong with it stands below the field while it is typed.
class ValueDialog : public QDialog
{
    Q_OBJECT
public:
    ValueDialog(const QString& title, const QString& question, QWidget* parent);

    void setText(const QString& text);
    void setChoices(const QStringList& choices, bool othersToo);
    void setHint(const QString& hint);
    /// Gives "" for a good value, else what is wrong with it.
    void setCheck(std::function<QString(const QString&)> check);

Q_SIGNALS:
    void chosen(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QString text() const;
    void look();

    QVBoxLayout* m_layout;
    QLabel* m_question;
    QLineEdit* m_edit;
    QComboBox* m_choice = nullptr;
    QLabel* m_note;
    QString m_hint;
    QDialogButtonBox* m_buttons;
    std::function<QString(const QString&)> m_check;
};

} // namespace slotd
