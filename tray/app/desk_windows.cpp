// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers

// The windows that the desk opens beside its own.
#include "app/desk.h"

#include "base/version.h"
#include "settings/settingsdialog.h"
#include "submit/sbatchrunner.h"
#include "submit/submitdialog.h"
#include "trayicon/trayicon.h"
#include "window/mainwindow.h"

#include <QDir>
#include <QFileInfo>
#include <QMessageBox>

namespace slotd
{

SubmitDialog* Desk::newSubmitDialog()
{
    auto* dialog = new SubmitDialog(m_link, m_partitions, m_window.get());
    connect(dialog, &SubmitDialog::dropped, this, &Desk::openFiles);
    connect(dialog, &SubmitDialog::submitted, this, [this](JobId job) {
        m_window->tell(tr("Submitted batch job %1").arg(job.value));
        if (m_store.item(job))
            showJob(job);
        else
            m_wanted = job;
    });
    return dialog;
}

void Desk::openSubmit(const QString& script)
{
    bringUp();
    SubmitDialog* dialog = newSubmitDialog();
    if (!script.isEmpty())
        dialog->loadScript(script);
    dialog->open();
}

void Desk::openFiles(const QStringList& files)
{
    QStringList refused;
    for (const QString& file : files) {
        Draft probe;
        const QString problem = QFileInfo(file).isDir() ? tr("this is a folder") : probe.loadScript(file);
        if (problem.isEmpty())
            openSubmit(file);
        else
            refused.append(QFileInfo(file).fileName() + QStringLiteral(": ") + problem);
    }
    if (!refused.isEmpty())
        m_window->tellFailure(tr("%n file(s) can't be submitted", nullptr, static_cast<int>(refused.size())), refused);
}

void Desk::resubmit(JobId job)
{
    const JobItem* item = m_store.item(job);
    if (!item)
        return;
    JobQuery query{.scope = QueryScope::Accounting, .filter = {}, .columns = ColumnSet::all()};
    query.filter.refs.push_back(refOf(*item));
    m_link.queryJobs(this, query, [this, job](const Result<JobChunk>& chunk) {
        if (!chunk)
            return;
        for (const JobRecord& record : chunk->rows) {
            if (record.id != job || record.step != JobRef::kNoStep)
                continue;
            m_link.payload(this, job, [this, record](const Result<PayloadReply>& payload) {
                SubmitDialog* dialog = newSubmitDialog();
                dialog->loadJob(record, payload ? QString::fromStdString(payload->script) : QString());
                dialog->open();
            });
        }
    });
}

void Desk::runTestJob()
{
    const QStringList words{QStringLiteral("--job-name=hello"), QStringLiteral("--time=1"),
                            QStringLiteral("--wrap=for i in 1 2 3 4 5 6 7 8 9 10; do echo \"step $i of 10\"; sleep 1; done; echo done")};
    m_runner->run(words, QDir::homePath(), [this](JobId job, const QString& problem) {
        if (!job)
            m_window->tellFailure(tr("The test job was not taken"), {problem});
        else if (m_store.item(job))
            showLog(job);
        else
            m_wanted = job;
    });
}

void Desk::openSettings()
{
    bringUp();
    auto* dialog = new SettingsDialog(m_preferences, Autostart(), m_window.get());
    dialog->open();
}

void Desk::openAbout()
{
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("About slotd"), QStringLiteral("<h3>slotd %1</h3>").arg(QLatin1String(kVersion)), QMessageBox::Ok,
                                m_window.get());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(programIcon().pixmap(64, 64));
    box->setInformativeText(tr("A Slurm-style job queue for one machine.\nRuntime root: %1").arg(QString::fromStdString(m_link.paths().root())));
    box->open();
}

} // namespace slotd
