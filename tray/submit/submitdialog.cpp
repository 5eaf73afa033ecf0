// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "submit/submitdialog.h"

#include "look/glyphs.h"
#include "look/shownstate.h"
#include "look/styleparts.h"
#include "look/theme.h"
#include "models/jobtexts.h"

#include <algorithm>
#include <initializer_list>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFontDatabase>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace slotd
{

namespace
{

void paintTone(QLabel* label, ShownState tone)
{
    QPalette colors = label->palette();
    colors.setColor(QPalette::WindowText, stateColor(tone, isDark(colors)));
    label->setPalette(colors);
}

/// As a shell in the home folder would understand it.
QString absolute(QString path)
{
    if (path.startsWith(QLatin1String("~/")))
        path.remove(0, 2);
    return path.isEmpty() ? path : QDir::home().absoluteFilePath(path);
}

/// What stands in the script that --wrap made.
QString wrappedCommand(const QString& script)
{
    QStringList lines = script.split(QLatin1Char('\n'));
    while (!lines.isEmpty() && (lines.front().startsWith(QLatin1Char('#')) || lines.front().trimmed().isEmpty()))
        lines.removeFirst();
    return lines.join(QLatin1Char('\n')).trimmed();
}

} // namespace

SubmitDialog::SubmitDialog(DaemonLink& link, const QStringList& partitions, QWidget* parent)
    : QDialog(parent), m_link(link), m_asScript(new QRadioButton(tr("&Script"), this)), m_asCommand(new QRadioButton(tr("&Command"), this)),
      m_what(new QStackedWidget(this)), m_script(new QLineEdit(this)), m_arguments(new QLineEdit(this)), m_command(new QPlainTextEdit(this)),
      m_hold(new QCheckBox(tr("&Hold it for now"), this)), m_line(new QLabel(this)), m_verdict(new QLabel(this)),
      m_submit(new QPushButton(glyphIcon(Glyph::Submit), tr("S&ubmit"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Submit a job"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(10);

    auto* kind = new QHBoxLayout;
    kind->setSpacing(18);
    kind->addWidget(m_asScript);
    kind->addWidget(m_asCommand);
    kind->addStretch();
    layout->addLayout(kind);

    auto* scriptPage = new QWidget(this);
    auto* scriptGrid = new QGridLayout(scriptPage);
    scriptGrid->setContentsMargins(0, 0, 0, 0);
    auto* browse = new QPushButton(glyphIcon(Glyph::Folder), tr("&Browse…"), scriptPage);
    m_script->setPlaceholderText(tr("Path of the script"));
    m_script->setAccessibleName(m_script->placeholderText());
    m_arguments->setPlaceholderText(tr("Arguments of the script"));
    m_arguments->setAccessibleName(m_arguments->placeholderText());
    scriptGrid->addWidget(m_script, 0, 0);
    scriptGrid->addWidget(browse, 0, 1);
    scriptGrid->addWidget(m_arguments, 1, 0, 1, 2);
    scriptGrid->setRowStretch(2, 1);
    m_command->setPlaceholderText(tr("python3 train.py --epochs 10"));
    m_command->setAccessibleName(tr("Command to run"));
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_command->setTabChangesFocus(true);
    m_what->addWidget(scriptPage);
    m_what->addWidget(m_command);
    m_what->setMaximumHeight(fontMetrics().height() * 5);
    layout->addWidget(m_what);

    auto* fields = new QWidget(this);
    buildFields(fields, partitions);
    layout->addWidget(fields);
    layout->addWidget(m_hold);

    auto* lineBox = new QFrame(this);
    lineBox->setFrameShape(QFrame::StyledPanel);
    lineBox->setAutoFillBackground(true);
    lineBox->setBackgroundRole(QPalette::Base);
    auto* lineLayout = new QHBoxLayout(lineBox);
    m_line->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_line->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_line->setWordWrap(true);
    m_line->setTextFormat(Qt::PlainText);
    auto* copy = new QToolButton(lineBox);
    copy->setIcon(glyphIcon(Glyph::Copy));
    copy->setAutoRaise(true);
    copy->setToolTip(tr("Copy this command line"));
    copy->setAccessibleName(copy->toolTip());
    lineLayout->addWidget(m_line, 1);
    lineLayout->addWidget(copy, 0, Qt::AlignTop);
    layout->addWidget(lineBox);
    m_verdict->setWordWrap(true);
    m_verdict->setMinimumHeight(fontMetrics().height() * 2 + 4);
    m_verdict->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    layout->addWidget(m_verdict);
    layout->addStretch();

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_submit, QDialogButtonBox::AcceptRole);
    m_submit->setDefault(true);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 100);
    // From top to bottom, whatever was made first.
    std::vector<QWidget*> order{m_asScript, m_asCommand, m_script, browse, m_arguments, m_command};
    for (const Field& field : m_fields)
        order.push_back(field.choice ? static_cast<QWidget*>(field.choice) : field.edit);
    order.insert(order.end(), {m_hold, m_line, copy, m_submit, buttons->button(QDialogButtonBox::Cancel)});
    for (std::size_t i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
    setAcceptDrops(true);
    for (QWidget* field : std::initializer_list<QWidget*>{m_script, m_arguments, m_command})
        field->setAcceptDrops(false); // a file is to be opened, not its address to be typed

    m_soon.setSingleShot(true);
    m_soon.setInterval(250);
    connect(&m_soon, &QTimer::timeout, this, &SubmitDialog::check);
    connect(m_asScript, &QRadioButton::toggled, this, [this](bool on) {
        m_what->setCurrentIndex(on ? 0 : 1);
        (on ? static_cast<QWidget*>(m_script) : m_command)->setFocus();
        if (on) {
            takeScript(m_script->text());
        } else {
            m_draft.setCommand(m_command->toPlainText());
            takeDirectives({});
        }
        onEdited();
    });
    connect(m_script, &QLineEdit::textEdited, this, [this](const QString& path) {
        takeScript(path);
        onEdited();
    });
    connect(m_arguments, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_draft.setArguments(text);
        onEdited();
    });
    connect(m_command, &QPlainTextEdit::textChanged, this, [this] {
        if (m_asCommand->isChecked())
            m_draft.setCommand(m_command->toPlainText());
        onEdited();
    });
    connect(m_hold, &QCheckBox::toggled, this, &SubmitDialog::onEdited);
    connect(browse, &QPushButton::clicked, this, &SubmitDialog::chooseScript);
    connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_line->text()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_submit, &QPushButton::clicked, this, &SubmitDialog::submit);
    connect(&m_link, &DaemonLink::stateChanged, this, &SubmitDialog::onEdited);
    m_asScript->setChecked(true);
    m_script->setFocus();
}

void SubmitDialog::buildFields(QWidget* page, const QStringList& partitions)
{
    auto* grid = new QGridLayout(page);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(3);
    m_fields.reserve(16);
    addField(QStringLiteral("job-name"), tr("&Name"), tr("as the script"), page, 0, 0);
    Field& partition = addField(QStringLiteral("partition"), tr("&Partition"), {}, page, 0, 1);
    partition.choice->addItem(tr("default"), QString());
    for (const QString& name : partitions)
        partition.choice->addItem(name, name);
    addField(QStringLiteral("time"), tr("&Time limit"), tr("none; 30, 2:00:00, 1-12"), page, 0, 2);
    addField(QStringLiteral("cpus-per-task"), tr("CPUs per t&ask"), QStringLiteral("1"), page, 1, 0);
    addField(QStringLiteral("ntasks"), tr("Tas&ks"), QStringLiteral("1"), page, 1, 1);
    addField(QStringLiteral("mem"), tr("&Memory"), tr("512M, 8G"), page, 1, 2);
    addField(QStringLiteral("gpus"), tr("&GPUs"), tr("none"), page, 2, 0);
    addField(QStringLiteral("array"), tr("A&rray"), QStringLiteral("0-9, 1-100%4"), page, 2, 1);
    addField(QStringLiteral("dependency"), tr("After &jobs"), QStringLiteral("afterok:12"), page, 2, 2);
    addField(QStringLiteral("begin"), tr("Not be&fore"), QStringLiteral("now+1hour, 20:00"), page, 3, 0);
    addField(QStringLiteral("output"), tr("&Output file"), QStringLiteral("slurm-%j.out"), page, 3, 1);
    addField(QStringLiteral("chdir"), tr("Fol&der"), QDir::homePath(), page, 3, 2);
    for (int i = 0; i < 3; ++i)
        grid->setColumnStretch(i, 1);
}

SubmitDialog::Field& SubmitDialog::addField(const QString& option, const QString& label, const QString& hint, QWidget* page, int row, int column)
{
    auto* grid = static_cast<QGridLayout*>(page->layout());
    auto* title = new QLabel(label, page);
    Field field;
    field.option = option;
    field.problem = new QLabel(page);
    field.problem->setWordWrap(true);
    field.problem->setMinimumHeight(fontMetrics().height());
    QFont small = field.problem->font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    field.problem->setFont(small);
    QWidget* input = nullptr;
    if (option == QLatin1String("partition")) {
        field.choice = new QComboBox(page);
        input = field.choice;
        connect(field.choice, &QComboBox::currentIndexChanged, this, &SubmitDialog::onEdited);
    } else {
        field.edit = new QLineEdit(page);
        field.edit->setPlaceholderText(hint);
        input = field.edit;
        connect(field.edit, &QLineEdit::textChanged, this, &SubmitDialog::onEdited);
    }
    title->setBuddy(input);
    QString name = label;
    input->setAccessibleName(name.remove(QLatin1Char('&')));
    grid->addWidget(title, row * 3, column);
    grid->addWidget(input, row * 3 + 1, column);
    grid->addWidget(field.problem, row * 3 + 2, column);
    m_fields.push_back(field);
    return m_fields.back();
}

QString SubmitDialog::textOf(const Field& field) const
{
    return field.choice ? field.choice->currentData().toString() : field.edit->text();
}

void SubmitDialog::setField(const QString& option, const QString& text)
{
    const auto field = std::find_if(m_fields.begin(), m_fields.end(), [&](const Field& one) { return one.option == option; });
    if (field == m_fields.end())
        return;
    if (field->edit) {
        field->edit->setText(text);
        return;
    }
    int at = field->choice->findData(text);
    if (at < 0) {
        field->choice->addItem(text, text);
        at = field->choice->count() - 1;
    }
    field->choice->setCurrentIndex(at);
}

QString SubmitDialog::folder() const
{
    // sbatch itself goes on from here to a folder that is given relatively, or finds out that there is none.
    for (const Field& field : m_fields) {
        if (field.option == QLatin1String("chdir") && QDir::isAbsolutePath(field.edit->text()) && QFileInfo(field.edit->text()).isDir())
            return field.edit->text();
    }
    return QDir::homePath();
}

void SubmitDialog::chooseScript()
{
    auto* dialog = new QFileDialog(this, tr("Choose a script"), QFileInfo(m_script->text()).path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_script->setText(path);
        takeScript(path);
        onEdited();
    });
    dialog->open();
}

QString SubmitDialog::loadScript(const QString& path)
{
    m_script->setText(path);
    m_asScript->setChecked(true);
    takeScript(path);
    onEdited();
    Draft probe;
    return probe.loadScript(path);
}

void SubmitDialog::takeScript(const QString& path)
{
    const QString file = absolute(path);
    m_draft.loadScript(file);
    takeDirectives(m_draft.hasWork() ? QFileInfo(file).path() : QString());
}

void SubmitDialog::takeDirectives(const QString& folder)
{
    m_filling = true;
    for (Field& field : m_fields) {
        // What the user has typed stays; what an earlier script said goes.
        const bool untouched = textOf(field) == field.said;
        field.said = m_draft.directive(field.option);
        if (field.said.isEmpty() && field.option == QLatin1String("chdir"))
            field.said = folder;
        if (untouched)
            setField(field.option, field.said);
    }
    m_filling = false;
}

void SubmitDialog::loadJob(const JobRecord& job, const QString& script)
{
    const QString file = toText(job.command);
    if (!job.wrapped && !file.isEmpty() && QFileInfo::exists(file)) {
        m_script->setText(file);
        m_asScript->setChecked(true);
        takeScript(file);
        QStringList arguments;
        for (const std::string& one : job.arguments)
            arguments.append(toText(one));
        m_arguments->setText(shellLine(arguments));
        m_draft.setArguments(m_arguments->text());
    } else {
        m_asCommand->setChecked(true);
        m_command->setPlainText(wrappedCommand(script));
    }
    if (takeSubmitLine(job, m_command->toPlainText())) {
        onEdited();
        return;
    }
    m_filling = true;
    setField(QStringLiteral("job-name"), toText(job.name));
    setField(QStringLiteral("partition"), toText(job.partition));
    setField(QStringLiteral("chdir"), toText(job.workDir));
    if (job.timeLimit != kUnlimited)
        setField(QStringLiteral("time"), durationText(job.timeLimit));
    setField(QStringLiteral("ntasks"), job.ntasks > 1 ? QString::number(job.ntasks) : QString());
    setField(QStringLiteral("cpus-per-task"), job.cpusPerTask > 1 ? QString::number(job.cpusPerTask) : QString());
    if (!job.memoryPerCpu && job.reqMemory.value > 0)
        setField(QStringLiteral("mem"), QString::fromStdString(std::to_string(job.reqMemory.value)) + QLatin1Char('M'));
    setField(QStringLiteral("gpus"), job.reqGpus.value > 0 ? QString::number(job.reqGpus.value) : QString());
    m_filling = false;
    onEdited();
}

bool SubmitDialog::takeSubmitLine(const JobRecord& job, const QString& command)
{
    // The line is kept without its quotes: what the command was is known from elsewhere, what else had blanks can't be told.
    QString line = toText(job.submitLine);
    if (!line.startsWith(QLatin1String("sbatch ")) || line.contains(QLatin1Char('"')) || line.contains(QLatin1Char('\'')))
        return false;
    line.remove(0, 7);
    if (job.wrapped) {
        const auto at = line.indexOf(command);
        if (command.isEmpty() || at < 0)
            return false;
        line.replace(at, command.size(), QLatin1String("x"));
    }
    Draft probe;
    const QStringList words = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (!probe.takeWords(words) || !m_draft.takeWords(words))
        return false;
    m_filling = true;
    for (Field& field : m_fields) {
        if (!probe.value(field.option).isEmpty())
            setField(field.option, probe.value(field.option));
    }
    m_hold->setChecked(!probe.value(QStringLiteral("hold")).isEmpty());
    if (probe.value(QStringLiteral("chdir")).isEmpty())
        setField(QStringLiteral("chdir"), toText(job.workDir));
    m_filling = false;
    return true;
}

void SubmitDialog::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void SubmitDialog::dropEvent(QDropEvent* event)
{
    QStringList files;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    // The first one takes this window's place, or its verdict says why not; the others get windows of their own.
    loadScript(files.takeFirst());
    if (!files.isEmpty())
        Q_EMIT dropped(files);
}

void SubmitDialog::onEdited()
{
    if (m_filling)
        return;
    for (const Field& field : m_fields) {
        m_draft.set(field.option, textOf(field));
        showProblem(field.option, m_draft.problemWith(field.option));
    }
    m_draft.set(QStringLiteral("hold"), m_hold->isChecked() ? QStringLiteral("yes") : QString());
    m_line->setText(QStringLiteral("sbatch ") + shellLine(m_draft.words()));
    m_verdict->clear();
    m_submit->setEnabled(false);
    ++m_checks; // an answer to what stood there before is of no use
    m_soon.start();
}

void SubmitDialog::showProblem(const QString& option, const QString& words)
{
    for (Field& field : m_fields) {
        if (field.option != option)
            continue;
        field.problem->setText(words);
        paintTone(field.problem, ShownState::Failed);
        QWidget* input = field.choice ? static_cast<QWidget*>(field.choice) : field.edit;
        input->setAccessibleDescription(words);
        input->setProperty(kProblemProperty, words);
        input->update();
    }
}

void SubmitDialog::check()
{
    if (m_busy)
        return;
    const std::uint64_t number = ++m_checks;
    const auto refuse = [this](const QString& words) {
        m_verdict->setText(words);
        paintTone(m_verdict, ShownState::Failed);
    };
    if (m_asScript->isChecked() && !m_script->text().isEmpty()) {
        Draft probe;
        if (const QString problem = probe.loadScript(absolute(m_script->text())); !problem.isEmpty()) {
            refuse(problem);
            return;
        }
    }
    if (!m_draft.hasWork())
        return;
    if (!m_link.online()) {
        refuse(tr("The daemon is not running."));
        return;
    }
    // What is known to be wrong is left out, so that the daemon says what else is.
    Draft rest = m_draft;
    bool bad = false;
    for (const Field& field : m_fields) {
        if (field.problem->text().isEmpty())
            continue;
        rest.set(field.option, {});
        bad = true;
    }
    const auto request = rest.testRequest(folder());
    if (!request) {
        if (!bad)
            refuse(toText(request.error().message));
        return;
    }
    m_link.submit(this, *request, [this, number, refuse, bad](const Result<SubmitReply>& reply) {
        if (number != m_checks)
            return;
        if (!reply) {
            const QString option = optionOf(reply.error());
            if (option.isEmpty())
                refuse(toText(reply.error().message));
            else
                showProblem(option, toText(reply.error().message));
            return;
        }
        if (bad)
            return;
        m_submit->setEnabled(true);
        const bool soon = reply->estimatedStart == kNoTime || reply->estimatedStart <= currentTime() + std::chrono::seconds(2);
        m_verdict->setText(soon ? tr("It would start at once.") : tr("It would start at about %1.").arg(timeText(reply->estimatedStart, currentTime())));
        paintTone(m_verdict, ShownState::Completed);
    });
}

void SubmitDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_submit->setEnabled(!busy);
    setCursor(busy ? Qt::BusyCursor : Qt::ArrowCursor);
}

void SubmitDialog::submit()
{
    setBusy(true);
    m_runner.run(m_draft.words(), folder(), [this](JobId job, const QString& words) {
        setBusy(false);
        if (job) {
            Q_EMIT submitted(job);
            accept();
            return;
        }
        m_verdict->setText(words);
        paintTone(m_verdict, ShownState::Failed);
    });
}

} // namespace slotd
