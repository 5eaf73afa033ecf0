// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/daemonapp.h"
#include "app/doctor.h"
#include "app/programs.h"
#include "app/rerun.h"
#include "app/shellenv.h"
#include "base/version.h"
#include "host/settings.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <QCoreApplication>
#include <sstream>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace slotd
{

namespace
{

constexpr std::string_view kCommands[] = {"sbatch", "srun", "salloc", "squeue", "sacct", "scontrol", "scancel", "sinfo", "purge"};

bool isCommand(std::string_view name)
{
    for (const std::string_view command : kCommands) {
        if (name == command)
            return true;
    }
    return false;
}

int complain(const std::string& message)
{
    std::fprintf(stderr, "slotd: error: %s\n", message.c_str());
    return 1;
}

/// The commands are a program of their own that starts in a fraction of the time: hand over to it.
int handOver(std::string command, char** rest)
{
    const auto client = companion("slotd-client");
    if (!client)
        return complain("slotd-client is not installed beside " + ownProgram());
    std::vector<char*> argv{command.data()};
    for (; *rest != nullptr; ++rest)
        argv.push_back(*rest);
    argv.push_back(nullptr);
    ::execv(client->c_str(), argv.data());
    return complain("cannot start " + *client + ": " + std::strerror(errno));
}

int printHelp()
{
    std::string text = "Usage: slotd daemon\n"
                       "       slotd COMMAND [ARGUMENTS]\n"
                       "       slotd purge BEFORE\n"
                       "       slotd rerun ROOT JOBID\n"
                       "       slotd doctor\n"
                       "       slotd shellenv [fish]\n"
                       "       slotd root\n\n"
                       "slotd queues work on this machine and runs it with reserved CPUs, memory and GPUs.\n\n"
                       "  daemon          serve jobs in the foreground until SIGTERM; jobs go on running without it\n"
                       "  COMMAND         sbatch, srun, salloc, squeue, sacct, scontrol, scancel or sinfo\n"
                       "  purge BEFORE    forget jobs that ended before a time, such as now-30days\n"
                       "  rerun ROOT ID   run the recorded script of a job again by hand, outside the queue\n"
                       "  doctor          say what works here, and the one command that mends each thing that does not\n"
                       "  shellenv        print what puts the commands on PATH: eval \"$(slotd shellenv)\"\n"
                       "  root            print the runtime root that daemon and commands use\n"
                       "  -V, --version   print the version\n"
                       "  -h, --help      print this\n\n"
                       "Settings, from the environment or ~/.config/slotd/slotd.env (SIGHUP reads them again):\n";
    for (const Setting& setting : settings()) {
        std::string name = setting.row.name;
        name.resize(std::max<std::size_t>(name.size(), 26), ' ');
        text += "  " + name + " " + setting.row.help;
        if (*setting.row.defaultText != '\0')
            text += std::string(" Default: ") + setting.row.defaultText + ".";
        text += "\n";
    }
    std::fputs(text.c_str(), stdout);
    return 0;
}

int runDaemon(int argc, char** argv, AppImage from)
{
    if (argc > 2)
        return complain(std::string("daemon takes no arguments: ") + argv[2]);
    ::umask(077); // folders, database and scripts are the user's alone; jobs get the submitter's umask back
    const auto paths = runtimePathsFromEnvironment();
    if (!paths.ok())
        return complain(paths.error().message);
    const auto config = loadConfig();
    if (!config.ok())
        return complain(config.error().message);
    QCoreApplication app(argc, argv);
    const SystemClock clock;
    JournalLog log(static_cast<LogLevel>(config->logLevel), clock);
    DaemonApp daemon(*paths, *config, std::move(from), log);
    QObject::connect(&daemon, &DaemonApp::finished, &app, [](int status) { QCoreApplication::exit(status); });
    if (auto started = daemon.start(); !started.ok())
        return complain(started.error().message);
    return QCoreApplication::exec();
}

int run(int argc, char** argv)
{
    const std::string calledAs = argc > 0 ? std::string(argv[0]).substr(std::string(argv[0]).rfind('/') + 1) : "slotd";
    if (isCommand(calledAs))
        return handOver(calledAs, argv + 1);
    const std::string verb = argc > 1 ? argv[1] : "";
    if (isCommand(verb))
        return handOver(verb, argv + 2);
    AppImage from = leaveAppImage(); // not before: the commands need the mount, too
    if (verb == "daemon" && argc > 2 && (std::string_view(argv[2]) == "--help" || std::string_view(argv[2]) == "-h"))
        return printHelp();
    if (verb == "daemon")
        return runDaemon(argc, argv, std::move(from));
    if (verb == "rerun")
        return rerun(argc, argv);
    if (verb == "doctor")
        return runDoctor();
    if (verb == "shellenv")
        return printShellEnvironment(argc, argv);
    if (verb == "root")
        return printRoot();
    if (verb == "--version" || verb == "-V") {
        std::printf("slotd %s\n", kVersion);
        return 0;
    }
    if (verb == "--help" || verb == "-h" || verb == "help")
        return printHelp();
    complain(verb.empty() ? "a command is needed" : "unknown command " + verb);
    std::fputs("Try \"slotd --help\" for more information\n", stderr);
    return 1;
}

} // namespace

} // namespace slotd

int main(int argc, char** argv)
{
    return slotd::run(argc, argv);
}
