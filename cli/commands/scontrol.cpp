// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commandtable.h"
#include "commands/scontrol_hold.h"
#include "commands/scontrol_listpids.h"
#include "commands/scontrol_notify.h"
#include "commands/scontrol_show.h"
#include "commands/scontrol_update.h"
#include "commands/scontrol_wait.h"
#include "commands/scontrol_write.h"
#include "options/queryoptions.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace slotd
{
namespace
{

using Words = std::vector<std::string>;

class Scontrol : public Command
{
public:
    CommandId id() const override { return CommandId::Scontrol; }
    int run(const Invocation& call) override;

private:
    int dispatch(const Words& words, const ScontrolOptions& options, const Invocation& call, BlockingClient& daemon) const;
    int converse(ScontrolOptions options, const Invocation& call, BlockingClient& daemon) const;
};

/// One word that scontrol takes first. `control` is empty for those that are more than a verb on jobs.
struct Keyword
{
    std::string_view name;
    std::size_t shortest; ///< Letters that suffice.
    std::optional<ControlVerb> control;
};

constexpr std::array<Keyword, 17> kKeywords{{{"show", 2, {}},
                                             {"update", 1, {}},
                                             {"hold", 3, ControlVerb::Hold},
                                             {"uhold", 3, ControlVerb::Hold},
                                             {"release", 3, ControlVerb::Release},
                                             {"requeue", 3, ControlVerb::Requeue},
                                             {"requeuehold", 8, ControlVerb::RequeueHold},
                                             {"suspend", 2, ControlVerb::Suspend},
                                             {"resume", 3, ControlVerb::Resume},
                                             {"top", 3, ControlVerb::Top},
                                             {"wait_job", 3, {}},
                                             {"notify", 3, {}},
                                             {"listpids", 1, {}},
                                             {"write", 1, {}},
                                             {"ping", 3, {}},
                                             {"help", 2, {}},
                                             {"version", 4, {}}}};

/// Slurm's other words, for what there is not here: many hosts, administrators, reservations.
constexpr std::array<std::string_view, 21> kNotHere{
    "abort",   "bbstat",    "cancel_reboot", "checkpoint",  "cluster",     "completing", "create",      "delete",
    "errnumstr", "fsdampeningfactor", "getent", "pidinfo",     "reboot",     "reboot_nodes", "reconfigure",
    "schedloglevel", "setdebug", "setdebugflags", "shutdown", "takeover", "token"};

/// Words that change the options for the rest of a conversation; false where it is none of them.
bool changeOptions(const std::string& word, ScontrolOptions& options)
{
    if (word == "all" || word == "hide")
        options.all = word == "all";
    else if (word == "details")
        options.details = 1;
    else if (word == "oneliner")
        options.oneLine = true;
    else if (word == "quiet" || word == "verbose")
        options.quiet = word == "quiet";
    else
        return false;
    return true;
}

const Keyword* findKeyword(std::string typed)
{
    std::transform(typed.begin(), typed.end(), typed.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto found = std::find_if(kKeywords.begin(), kKeywords.end(), [&](const Keyword& keyword) {
        return typed.size() >= keyword.shortest && keyword.name.starts_with(typed);
    });
    return found == kKeywords.end() ? nullptr : &*found;
}

/// Words of a line typed at the prompt; quotes keep blanks together.
Words splitLine(std::string_view line)
{
    Words words;
    std::string word;
    bool open = false;
    char quote = 0;
    for (const char c : line) {
        if (quote ? c == quote : (c == '"' || c == '\'')) {
            quote = quote ? '\0' : c;
            open = true;
        } else if (!quote && (c == ' ' || c == '\t')) {
            if (open)
                words.push_back(std::exchange(word, {}));
            open = false;
        } else {
            word += c;
            open = true;
        }
    }
    if (open)
        words.push_back(word);
    return words;
}

int Scontrol::run(const Invocation& call)
{
    const std::vector<Option<ScontrolOptions>> table = scontrolOptions();
    const std::span<const Option<ScontrolOptions>> rows(table);
    ScontrolOptions options;
    const Parse parse = parseCommandLine(id(), rows, call.args, call.environment, call.now, options);
    if (parse.refusal)
        return refused(call, *parse.refusal);
    if (parse.action != OptionRole::Value)
        return inform(call, parse.action, rowsOf(rows));
    std::optional<BlockingClient> daemon = client(call);
    if (!daemon)
        return 1;
    return parse.operands.empty() ? converse(options, call, *daemon) : dispatch(parse.operands, options, call, *daemon);
}

int Scontrol::dispatch(const Words& words, const ScontrolOptions& options, const Invocation& call, BlockingClient& daemon) const
{
    const Keyword* keyword = findKeyword(words.front());
    if (!keyword) {
        const bool known = std::find(kNotHere.begin(), kNotHere.end(), words.front()) != kNotHere.end();
        call.console.errLine(known ? "scontrol: error: " + words.front() + " is not supported by slotd"
                                   : "invalid keyword: " + words.front());
        return 1;
    }
    const Words rest(words.begin() + 1, words.end());
    if (keyword->control)
        return runScontrolControl(*keyword->control, keyword->name, rest, call, daemon, options.quiet);
    if (keyword->name == "show") {
        const ScontrolShowFlags flags{options.oneLine, options.all, options.details, options.quiet, options.json};
        return runScontrolShow(rest, flags, call, daemon);
    }
    if (keyword->name == "update")
        return runScontrolUpdate(rest, call, daemon, options.quiet);
    if (keyword->name == "wait_job")
        return runScontrolWait(rest, call, daemon);
    if (keyword->name == "notify")
        return runScontrolNotify(rest, call, daemon, options.quiet);
    if (keyword->name == "listpids")
        return runScontrolListpids(rest, call, daemon);
    if (keyword->name == "write")
        return runScontrolWrite(rest, call, daemon);
    if (keyword->name == "ping") {
        const Result<void> answered = daemon.ping();
        if (!answered)
            return failed(call, answered.error());
        call.console.outLine("Slurmctld(primary) at " + daemon.hello().nodeName + " is UP");
        return 0;
    }
    const std::vector<Option<ScontrolOptions>> table = scontrolOptions();
    return inform(call, keyword->name == "help" ? OptionRole::Help : OptionRole::Version,
                  rowsOf(std::span<const Option<ScontrolOptions>>(table)));
}

int Scontrol::converse(ScontrolOptions options, const Invocation& call, BlockingClient& daemon) const
{
    int exitCode = 0;
    while (true) {
        call.console.out("scontrol: ");
        const std::optional<std::string> line = call.console.readLine();
        if (!line) {
            call.console.out("\n");
            return exitCode;
        }
        if (!call.console.outIsTerminal())
            call.console.outLine(*line);
        const Words words = splitLine(*line);
        if (words.empty())
            continue;
        if (words.front() == "quit" || words.front() == "exit")
            return exitCode;
        if (changeOptions(words.front(), options))
            continue;
        exitCode = dispatch(words, options, call, daemon);
    }
}

} // namespace

std::unique_ptr<Command> makeScontrol()
{
    return std::make_unique<Scontrol>();
}

} // namespace slotd
