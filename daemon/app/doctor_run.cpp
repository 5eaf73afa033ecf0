// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/doctor.h"

#include "app/programs.h"
#include "base/envfile.h"
#include "base/paths.h"
#include "base/procfs.h"
#include "base/uniquefd.h"
#include "host/config.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <QProcess>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace slotd
{

namespace
{

std::optional<std::string> ask(const std::vector<std::string>& command)
{
    constexpr int kPatienceMs = 10'000;
    QStringList arguments;
    for (std::size_t i = 1; i < command.size(); ++i)
        arguments.append(QString::fromStdString(command[i]));
    QProcess program;
    program.setStandardErrorFile(QProcess::nullDevice());
    program.start(QString::fromStdString(command[0]), arguments);
    if (!program.waitForFinished(kPatienceMs)) {
        program.kill();
        program.waitForFinished();
        return std::nullopt;
    }
    if (program.exitStatus() != QProcess::NormalExit || program.exitCode() != 0)
        return std::nullopt;
    std::string said = program.readAllStandardOutput().toStdString();
    while (said.ends_with('\n'))
        said.pop_back();
    return said;
}

std::string onPath(const std::string& name)
{
    const char* path = std::getenv("PATH");
    std::string_view rest = path != nullptr ? path : "";
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(':'), rest.size());
        const std::string candidate = std::string(rest.substr(0, end)) + "/" + name;
        if (end > 0 && ::access(candidate.c_str(), X_OK) == 0)
            return candidate;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return {};
}

std::string connectTo(const std::string& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        return "the path is too long";
    std::memcpy(address.sun_path, path.data(), path.size());
    const UniqueFd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
        return {};
    return std::strerror(errno);
}

Patient thisMachine()
{
    Patient patient;
    if (const auto paths = runtimePathsFromEnvironment(); paths.ok())
        patient.root = paths->root();
    else
        patient.rootTrouble = paths.error().message;
    patient.configFile = configFilePath();
    if (const auto config = loadConfig(); config.ok()) {
        patient.cgroupBase = config->cgroupBase;
        patient.gpuCount = config->gpuCount;
        patient.inhibitsSleep = config->inhibitSleep != InhibitSleep::No;
    } else {
        patient.configTrouble = config.error().message;
    }
    patient.commandsFolder = commandsFolder().value_or("");
    patient.program = ownProgram();
    patient.ask = ask;
    patient.onPath = onPath;
    patient.read = [](const std::string& path) { return readSmallFile(path); };
    patient.writable = [](const std::string& path) { return ::access(path.c_str(), W_OK) == 0; };
    patient.connect = connectTo;
    return patient;
}

} // namespace

int runDoctor()
{
    bool bad = false;
    for (const Finding& finding : examine(thisMachine())) {
        bad = bad || finding.kind == Finding::Kind::Bad;
        const char* mark = finding.kind == Finding::Kind::Good ? "ok  " : finding.kind == Finding::Kind::Note ? "note" : "BAD ";
        std::printf("%s  %-14s %s\n", mark, finding.what.c_str(), finding.words.c_str());
        if (!finding.mend.empty())
            std::printf("%21s$ %s\n", "", finding.mend.c_str());
    }
    return bad ? 1 : 0;
}

} // namespace slotd
