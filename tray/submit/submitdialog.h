// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "connection/daemonlink.h"
#include "submit/sbatchrunner.h"
#include "submit/draft.h"

#include <QDialog>
#include <QTimer>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QRadioButton;
class QStackedWidget;

namespace slotd
{

/// Submits a script or a command. The equal sbatch line stands there at all times and is what is run; what is wrong with a value
/// stands at its field, in the words of sbatch and the daemon, which is asked while one types.
class SubmitDialog : public QDialog
{
    Q_OBJECT
public:
    SubmitDialog(DaemonLink& link, const QStringList& partitions, QWidget* parent = nullptr);

    /// "" or why this file can't be submitted.
    QString loadScript(const QString& path);
    /// What a job was submitted with, to be changed or not. `script` is its text (for a job without a file).
    void loadJob(const JobRecord& job, const QString& script);

Q_SIGNALS:
    void submitted(slotd::JobId job);
    /// Files were dropped here.
    void dropped(const QStringList& files);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct Field
    {
        QString option;
        QLineEdit* edit = nullptr;
        QComboBox* choice = nullptr;
        QLabel* problem = nullptr;
        QString said; ///< What the script says, or what follows from it; the user's own words differ.
    };

    void buildFields(QWidget* page, const QStringList& partitions);
    Field& addField(const QString& option, const QString& label, const QString& hint, QWidget* page, int row, int column);
    void chooseScript();
    void takeScript(const QString& path);
    void takeDirectives(const QString& folder);
    bool takeSubmitLine(const JobRecord& job, const QString& command);
    void setField(const QString& option, const QString& text);
    QString textOf(const Field& field) const;
    QString folder() const;
    void onEdited();
    void check();
    void showProblem(const QString& option, const QString& words);
    void submit();
    void setBusy(bool busy);

    DaemonLink& m_link;
    Draft m_draft;
    SbatchRunner m_runner;
    QRadioButton* m_asScript;
    QRadioButton* m_asCommand;
    QStackedWidget* m_what;
    QLineEdit* m_script;
    QLineEdit* m_arguments;
    QPlainTextEdit* m_command;
    std::vector<Field> m_fields;
    QCheckBox* m_hold;
    QLabel* m_line;
    QLabel* m_verdict;
    QPushButton* m_submit;
    QTimer m_soon;
    std::uint64_t m_checks = 0;
    bool m_filling = false;
    bool m_busy = false;
};

} // namespace slotd
