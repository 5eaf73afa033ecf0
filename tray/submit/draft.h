// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/requests.h"
#include "options/parser.h"
#include "options/submitoptions.h"

#include <map>
#include <optional>
#include <QString>
#include <QStringList>
#include <string>
#include <vector>

namespace slotd
{

/// What the submit window is about, without widgets: a script or a command, and values for options. Knows what the script's
/// own #SBATCH lines say, so that only what differs from them becomes part of the command line.
class Draft
{
public:
    Draft();

    /// "" when the file can be submitted, else why not, in sbatch's words.
    QString loadScript(const QString& path);
    void setCommand(const QString& command);
    /// Takes over what an earlier submission said, as words after "sbatch"; false when they can't be told apart.
    bool takeWords(const QStringList& words);
    void setArguments(const QString& arguments) { m_arguments = arguments; }
    /// `option` is a long name; "" leaves it to the script.
    void set(const QString& option, const QString& value);
    QString value(const QString& option) const;
    QString directive(const QString& option) const;
    QString scriptPath() const { return m_scriptPath; }
    bool hasWork() const { return !m_scriptPath.isEmpty() || !m_command.trimmed().isEmpty(); }

    /// The words after "sbatch".
    QStringList words() const;
    /// What is wrong with the value of one option, in sbatch's words; "" when it is fine.
    QString problemWith(const QString& option) const;
    /// The same job as a request that only asks whether it could run. Error: what does not go together.
    Result<SubmitRequest> testRequest(const QString& folder) const;

private:
    std::optional<std::size_t> rowOf(const std::string& longName) const;

    std::vector<Option<SubmitOptions>> m_table;
    QString m_scriptPath;
    std::string m_script;
    QString m_command;
    QString m_arguments;
    std::map<QString, QString> m_values;
    std::map<QString, QString> m_directives;
};

/// Which option an error of the daemon is about; "" when it is about the whole.
QString optionOf(const Error& error);

} // namespace slotd
