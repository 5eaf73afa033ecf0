// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "settings/settingsdialog.h"

#include <algorithm>
#include <array>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QTabWidget>
#include <QTimeEdit>
#include <QVBoxLayout>

namespace slotd
{

namespace
{

struct Language
{
    const char* code;
    const char* name; ///< In itself, so that whoever needs it can read it.
};

constexpr std::array<Language, 6> kLanguages{
    {{"en", "English"}, {"de", "Deutsch"}, {"es", "Español"}, {"fr", "Français"}, {"ja", "日本語"}, {"zh_CN", "简体中文"}}};

template<class Input>
Input* named(Input* input, const QString& name)
{
    input->setAccessibleName(name);
    return input;
}

} // namespace

SettingsDialog::SettingsDialog(Preferences& preferences, const Autostart& autostart, QWidget* parent)
    : QDialog(parent), m_preferences(preferences), m_autostart(autostart)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Settings"));
    auto* tabs = new QTabWidget(this);
    tabs->addTab(generalPage(), tr("General"));
    tabs->addTab(notificationsPage(), tr("Notifications"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(tabs);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 70);
}

QWidget* SettingsDialog::generalPage()
{
    auto* page = new QWidget(this);
    auto* form = new QFormLayout(page);
    form->setContentsMargins(18, 16, 18, 16);
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(10);

    auto* start = new QCheckBox(tr("Start with the desktop, in the panel"), page);
    auto* problem = new QLabel(page);
    problem->hide();
    start->setChecked(m_autostart.enabled());
    connect(start, &QCheckBox::toggled, this, [this, problem](bool on) {
        const QString words = m_autostart.setEnabled(on);
        problem->setText(words);
        problem->setVisible(!words.isEmpty());
    });
    auto* stay = new QCheckBox(tr("Stay in the panel when the window is closed"), page);
    stay->setChecked(m_preferences.closeToTray());
    connect(stay, &QCheckBox::toggled, &m_preferences, &Preferences::setCloseToTray);
    auto* ask = new QCheckBox(tr("Ask before running jobs are ended"), page);
    ask->setChecked(m_preferences.confirmCancel());
    connect(ask, &QCheckBox::toggled, &m_preferences, &Preferences::setConfirmCancel);
    form->addRow(start);
    form->addRow(problem);
    form->addRow(stay);
    form->addRow(ask);

    auto* theme = named(new QComboBox(page), tr("Colours"));
    theme->addItems({tr("As the desktop"), tr("Light"), tr("Dark")});
    theme->setCurrentIndex(m_preferences.theme());
    connect(theme, &QComboBox::currentIndexChanged, &m_preferences, &Preferences::setTheme);
    form->addRow(tr("Colours:"), theme);

    auto* language = named(new QComboBox(page), tr("Language"));
    language->addItem(tr("As the desktop"), QString());
    for (const Language& one : kLanguages)
        language->addItem(QString::fromUtf8(one.name), QLatin1String(one.code));
    language->setCurrentIndex(std::max(0, language->findData(m_preferences.language())));
    connect(language, &QComboBox::currentIndexChanged, this, [this, language] { m_preferences.setLanguage(language->currentData().toString()); });
    form->addRow(tr("Language (after a restart):"), language);

    auto* past = named(new QComboBox(page), tr("Ended jobs in the list"));
    const std::array<std::pair<QString, int>, 4> spans{{{tr("of the last day"), 24}, {tr("of the last week"), 24 * 7}, {tr("of the last month"), 24 * 30}, {tr("of the last year"), 24 * 365}}};
    for (const auto& [text, hours] : spans)
        past->addItem(text, hours);
    past->setCurrentIndex(std::max(0, past->findData(m_preferences.pastHours())));
    connect(past, &QComboBox::currentIndexChanged, this, [this, past] { m_preferences.setPastHours(past->currentData().toInt()); });
    form->addRow(tr("Ended jobs in the list:"), past);
    return page;
}

QCheckBox* SettingsDialog::rule(const QString& text, bool Preferences::Notifications::*member, QWidget* page)
{
    auto* box = new QCheckBox(text, page);
    box->setChecked(m_preferences.notifications().*member);
    connect(box, &QCheckBox::toggled, this, [this, member](bool on) {
        auto rules = m_preferences.notifications();
        rules.*member = on;
        m_preferences.setNotifications(rules);
    });
    return box;
}

QWidget* SettingsDialog::notificationsPage()
{
    using Rules = Preferences::Notifications;
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(18, 16, 18, 16);
    column->addWidget(new QLabel(tr("Tell me when a job…"), page));
    column->addWidget(rule(tr("failed, ran out of time or out of memory"), &Rules::failed, page));
    column->addWidget(rule(tr("finished well"), &Rules::completed, page));
    column->addWidget(rule(tr("was cancelled"), &Rules::cancelled, page));
    column->addWidget(rule(tr("has started"), &Rules::started, page));
    column->addSpacing(10);

    auto* lengthRow = new QHBoxLayout;
    auto* length = named(new QSpinBox(page), tr("Only jobs that finish well after at least"));
    length->setRange(0, 24 * 3600);
    length->setSuffix(tr(" s"));
    length->setSpecialValueText(tr("any time"));
    length->setValue(m_preferences.notifications().minSeconds);
    connect(length, &QSpinBox::valueChanged, this, [this](int seconds) {
        auto rules = m_preferences.notifications();
        rules.minSeconds = seconds;
        m_preferences.setNotifications(rules);
    });
    lengthRow->addWidget(new QLabel(tr("Only jobs that finish well after at least"), page));
    lengthRow->addWidget(length);
    lengthRow->addStretch();
    column->addLayout(lengthRow);

    auto* quietRow = new QHBoxLayout;
    QCheckBox* quiet = rule(tr("Quiet from"), &Rules::quiet, page);
    quietRow->addWidget(quiet);
    const auto time = [&](QTime Rules::*member, const QString& name) {
        auto* edit = named(new QTimeEdit(m_preferences.notifications().*member, page), name);
        edit->setDisplayFormat(QStringLiteral("HH:mm"));
        edit->setEnabled(quiet->isChecked());
        connect(quiet, &QCheckBox::toggled, edit, &QWidget::setEnabled);
        connect(edit, &QTimeEdit::timeChanged, this, [this, member](QTime when) {
            auto rules = m_preferences.notifications();
            rules.*member = when;
            m_preferences.setNotifications(rules);
        });
        return edit;
    };
    quietRow->addWidget(time(&Rules::quietFrom, tr("Quiet from")));
    quietRow->addWidget(new QLabel(tr("until"), page));
    quietRow->addWidget(time(&Rules::quietUntil, tr("Quiet until")));
    quietRow->addStretch();
    column->addLayout(quietRow);
    column->addWidget(rule(tr("Sum up at the start what ended while I was away"), &Rules::awaySummary, page));
    column->addStretch();
    return page;
}

} // namespace slotd
