// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/daemonapp.h"

#include "app/surroundings.h"
#include "base/version.h"

namespace slotd
{

DaemonApp::DaemonApp(RuntimePaths paths, Config config, AppImage from, JournalLog& log)
    : m_paths(std::move(paths)),
      m_config(std::move(config)),
      m_appImage(std::move(from)),
      m_serviceManager(takeServiceManager()),
      m_log(log),
      m_machine(machineFacts()),
      m_started(m_clock.now()),
      m_sleep(log),
      m_deadline(m_clock)
{
    connect(&m_signals, &UnixSignals::terminate, this, &DaemonApp::stop);
    connect(&m_signals, &UnixSignals::reload, this, &DaemonApp::reload);
    connect(&m_clockWatch, &ClockWatch::clockChanged, &m_deadline, &DeadlineTimer::recheck);
    connect(&m_clockWatch, &ClockWatch::clockChanged, this, [this] {
        if (m_engine)
            m_engine->lookAgain();
    });
    connect(&m_deadline, &DeadlineTimer::reached, this, &DaemonApp::deadlineReached);
}

DaemonApp::~DaemonApp() = default;

Result<void> DaemonApp::start()
{
    m_sleep.setMode(m_config.inhibitSleep);
    auto root = RuntimeRoot::take(m_paths);
    if (!root.ok())
        return root.error();
    m_root.emplace(std::move(*root));
    const auto supervisor = companion("slotd-supervisor");
    if (!supervisor)
        return Error(Code::Io, "slotd-supervisor is not installed beside " + ownProgram());
    const auto lasting = lastingCopy(*supervisor, m_appImage, m_paths.runDir());
    if (!lasting.ok())
        return lasting.error();

    SqliteStoreOptions options;
    options.nodeName = m_config.nodeName;
    options.hostMemory = m_config.memory.value_or(totalMemory());
    m_store = std::make_unique<SqliteStore>(m_paths.database(), m_log, options);
    auto loaded = m_store->load();
    if (!loaded.ok())
        return loaded.error();
    m_log.info("starting", {{"version", kVersion},
                            {"root", m_paths.root()},
                            {"active_jobs", std::to_string(loaded->active.size())},
                            {"clean", loaded->cleanShutdown ? "yes" : "no"}});
    m_loaded = std::move(*loaded);

    LauncherSettings launching;
    launching.root = m_paths.root();
    launching.supervisorProgram = *lasting;
    launching.cgroupBase = cgroupBase();
    launching.fileLimit = raiseFileLimit();
    m_launcher = std::make_unique<ProcessLauncher>(launching, m_log);
    m_notifier = std::make_unique<CommandNotifier>(m_config.notifyCommand, m_log);
    openJobScope();
    return {};
}

void DaemonApp::openJobScope()
{
    const auto unit = ownUnit();
    if (!unit) {
        lookAtHost();
        return;
    }
    m_scope = std::make_unique<JobScope>(*unit);
    m_scope->open([this](std::optional<JobScope::Place> place, const std::string& trouble) {
        if (place)
            m_log.info("job-scope", {{"cgroup", place->base}});
        else
            m_log.warning("job-scope", {{"why", trouble}});
        m_place = place.value_or(JobScope::Place{});
        m_launcher->setCgroupBase(cgroupBase());
        m_launcher->setSupervisorGroup(m_place.supervisors);
        lookAtHost();
    });
}

void DaemonApp::lookAtHost()
{
    m_probe.probe(m_config, [this](HostSetup setup) { hostKnown(std::move(setup)); });
}

std::string DaemonApp::cgroupBase() const
{
    return m_config.cgroupBase.empty() ? m_place.base : m_config.cgroupBase;
}

DaemonSettings DaemonApp::daemonSettings() const
{
    DaemonSettings settings;
    settings.launch.daemonVersion = kVersion;
    settings.launch.killWait = m_config.killWait;
    settings.launch.cgroupBase = cgroupBase();
    settings.launch.limitsOnlyAsked = m_config.cgroupBase.empty();
    settings.launch.batchRanksAll = m_config.batchRanksAll;
    settings.launch.compatSlurm = m_config.compatSlurm;
    settings.launch.slotdRoot = m_paths.root();
    settings.root = m_paths.root();
    settings.slotdProgram = lastingProgram(m_appImage);
    settings.launch.supervisorProgram = companion("slotd-supervisor").value_or("");
    return settings;
}

void DaemonApp::hostKnown(HostSetup setup)
{
    for (const std::string& warning : setup.warnings)
        m_log.warning("host", {{"what", warning}});
    const HostModel host = setup.model;
    m_log.info("host", {{"cpus", std::to_string(host.capacity.cpus.value)},
                        {"memory_mb", std::to_string(host.capacity.memory.value)},
                        {"gpus", std::to_string(host.capacity.gpus.value)},
                        {"gpu_model", host.gpuModel},
                        {"default_partition", host.defaultPartition}});
    const bool first = m_engine == nullptr;
    if (first)
        m_engine = std::make_unique<Engine>(host, *m_store, *m_launcher, m_processes, m_clock, m_log);
    m_engine->configure(host, daemonSettings(), m_config.minJobAge);
    m_engine->setNodeFacts([this, host] {
        NodeInfo info = describeNode(host, m_config, m_machine);
        info.daemonStart = m_started;
        info.version = kVersion;
        info.compatSlurm = m_config.compatSlurm;
        info.config = shownConfig(m_config, host, m_paths);
        return info;
    });
    if (!first) {
        if (m_server)
            m_server->setGreeting(host.nodeName, m_config.compatSlurm);
        m_engine->lookAgain();
        return;
    }
    m_engine->setOwner(owner());
    m_engine->onDeadline([this](Instant when) {
        m_lookAgainAt = when;
        m_sleep.setJobsRun(m_engine->anyRuns());
        armDeadline();
    });
    m_hub = std::make_unique<EventHub>(*m_engine, 1024);
    m_hub->begin(m_loaded->nextEventSeq);
    m_engine->setListeners(m_hub.get(), m_notifier.get());
    m_engine->start(std::move(*m_loaded), [this](Result<void> started) {
        if (started.ok())
            started = serve();
        if (started.ok())
            return;
        m_log.error("cannot-serve", {{"why", started.error().message}});
        // Queued: this may run before the event loop does, which then could not be left.
        QMetaObject::invokeMethod(this, [this] { emit finished(1); }, Qt::QueuedConnection);
    });
    m_loaded.reset();
}

Result<void> DaemonApp::serve()
{
    m_server = std::make_unique<LocalServer>(*m_engine, *m_hub, m_log);
    m_server->setGreeting(m_config.nodeName, m_config.compatSlurm);
    // Only the holder of the root's lock comes here, so whatever lies at the socket's path is left over.
    if (auto listening = m_server->listen(m_paths.socket(), StaleSocket::Remove); !listening.ok())
        return listening.error();
    m_log.info("ready", {{"socket", m_paths.socket()}});
    tellServiceManager(m_serviceManager, "READY=1");
    retireHistory();
    return {};
}

void DaemonApp::armDeadline()
{
    const bool both = m_lookAgainAt != kNoTime && m_retireAt != kNoTime;
    m_deadline.arm(both ? std::min(m_lookAgainAt, m_retireAt) : std::max(m_lookAgainAt, m_retireAt));
}

void DaemonApp::deadlineReached()
{
    if (m_retireAt != kNoTime && m_clock.now() >= m_retireAt)
        retireHistory();
    m_engine->lookAgain();
}

void DaemonApp::retireHistory()
{
    constexpr auto kOnceIn = std::chrono::hours(24);
    const Instant now = m_clock.now();
    m_retireAt = m_config.historyDays ? now + kOnceIn : kNoTime;
    armDeadline();
    if (!m_config.historyDays)
        return;
    m_engine->purge(now - std::chrono::days(*m_config.historyDays), [this](const Outcomes& outcomes) {
        for (const Outcome& outcome : outcomes.list)
            m_log.info("history-purged", {{"jobs", outcome.message}});
    });
}

void DaemonApp::reload()
{
    auto config = loadConfig();
    if (!config.ok()) { // goes on with what it has: a typo must not end the queue
        m_log.error("reload-refused", {{"why", config.error().message}});
        return;
    }
    m_config = std::move(*config);
    m_log.setLevel(static_cast<LogLevel>(m_config.logLevel));
    m_launcher->setCgroupBase(cgroupBase());
    m_notifier->setCommand(m_config.notifyCommand);
    m_sleep.setMode(m_config.inhibitSleep);
    m_log.info("reloaded");
    lookAtHost();
    if (m_engine)
        retireHistory();
}

void DaemonApp::stop()
{
    m_log.info("stopping");
    tellServiceManager(m_serviceManager, "STOPPING=1");
    if (m_server)
        m_server->close();
    m_store->close(); // what waits is written; running jobs stay with their supervisors
    emit finished(0);
}

} // namespace slotd
