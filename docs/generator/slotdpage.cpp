// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/version.h"
#include "commandpage.h"
#include "completion.h"
#include "host/settings.h"

namespace slotd::docs
{
namespace
{

std::string term(std::string_view name, std::string_view text)
{
    return ".TP\n\\fB" + roff(name) + "\\fR\n" + roff(text) + "\n";
}

std::string settingsList()
{
    std::string text;
    for (const Setting& setting : settings()) {
        std::string meaning = setting.row.help;
        if (*setting.row.defaultText != '\0')
            meaning += std::string(" Default: ") + setting.row.defaultText + ".";
        text += term(setting.row.name, meaning);
    }
    return text;
}

std::string subcommands()
{
    std::string text;
    for (const auto& [name, what] : slotdVerbs())
        text += term(name, std::string(what) + ".");
    return text;
}

} // namespace

std::string manualOfSlotd()
{
    const std::string version(kVersion);
    return ".\\\" Made by slotd-docs from the table of settings.\n.TH SLOTD 1 \"\" \"slotd " + version +
           "\" \"User Commands\"\n"
           ".SH NAME\nslotd \\- job scheduler for one workstation\n"
           ".SH SYNOPSIS\n\\fBslotd daemon\\fR\n.br\n\\fBslotd doctor\\fR\n.br\n\\fBslotd shellenv\\fR [\\fBfish\\fR]\n.br\n\\fBslotd root\\fR\n.br\n"
           "\\fBslotd purge\\fR \\fItime\\fR\n.br\n\\fBslotd rerun\\fR \\fIroot jobid\\fR\n.br\n\\fBslotd\\fR \\fIcommand\\fR [\\fIarguments\\fR]\n"
           ".SH DESCRIPTION\n" +
           roff("slotd queues work on this machine and runs it with reserved CPUs, memory and GPUs. The daemon serves the "
                "commands of one user; jobs go on running without it and are found again by the next one.") +
           "\n.SH COMMANDS\n" + subcommands() + ".SH SETTINGS\n" +
           roff("Variables of the daemon's environment, or lines of the settings file; the environment wins. SIGHUP reads them "
                "again.") +
           "\n" + settingsList() + ".SH FILES\n" +
           term("~/.config/slotd/slotd.env", "The settings file, in the format of a systemd EnvironmentFile. SLOTD_CONFIG names another.") +
           term("~/.local/share/slotd", "The runtime root: socket, database and job folders. SLOTD_ROOT names another.") +
           ".SH EXAMPLES\n" + term("systemctl --user enable --now slotd.service", "A daemon now and at every log-in.") +
           term("eval \"$(slotd shellenv)\"", "Puts sbatch, squeue and the others on PATH.") +
           term("slotd purge now-30days", "Forgets jobs that ended more than 30 days ago.") + ".SH SIGNALS\n" + term("SIGTERM", "Ends the daemon; running jobs go on.") + term("SIGHUP", "Reads the settings again.") +
           ".SH SEE ALSO\n\\fBsbatch\\fR(1), \\fBsqueue\\fR(1), \\fBsacct\\fR(1), \\fBscancel\\fR(1), \\fBsinfo\\fR(1), "
           "\\fBscontrol\\fR(1), \\fBsrun\\fR(1), \\fBsalloc\\fR(1)\n";
}

} // namespace slotd::docs
