// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "host/hostprobe.h"

#include "core/admission.h"

#include <optional>
#include <QtTest>

using namespace slotd;

namespace
{

HostFacts facts(std::uint32_t gpus = 0)
{
    HostFacts host{{0, 1, 4, 5}, Megabytes(8000), {}};
    host.gpus.count = gpus;
    if (gpus > 0)
        host.gpus.models = {"NVIDIA RTX A2000"};
    return host;
}

QStringList names(const HostModel& model)
{
    QStringList list;
    for (const PartitionModel& partition : model.partitions)
        list.append(QString::fromStdString(partition.name));
    return list;
}

} // namespace

class TestHostProbe : public QObject
{
    Q_OBJECT
private slots:
    void theHostLendsAllItHas();
    void settingsOverrideWhatWasFound();
    void withoutGpusThereIsNoGpuPartition();
    void cpuPartitionsShowOnlyCpu();
    void gpuPartitionsShowModelAndFeaturesButNeverPlainGpu();
    void gpusOfSeveralModelsGiveSeveralFeatures();
    void anUnknownModelIsGeneric();
    void theFirstCpuPartitionIsTheDefault();
    void aDefaultThatNeedsAGpuFallsBackWithAWarning();
    void troubleOfTheProbeIsAWarning();
    void theNodeIsDescribedFromModelAndMachine();
    void withTheCountGivenNobodyAsksTheDriver();
};

void TestHostProbe::theHostLendsAllItHas()
{
    const HostModel model = buildHost({}, facts(2)).model;
    QCOMPARE(model.nodeName, std::string("localhost"));
    QVERIFY((model.capacity == Capacity{Cpus(4), Megabytes(8000), Gpus(2)}));
    QCOMPARE(model.cpuIds, (std::vector<std::uint32_t>{0, 1, 4, 5}));
    QCOMPARE(model.gpuModel, std::string("NVIDIA RTX A2000"));
    QCOMPARE(names(model), (QStringList{"cpu", "gpu"}));
    QVERIFY(!model.partitions[0].gpu);
    QVERIFY(model.partitions[1].gpu);
}

void TestHostProbe::settingsOverrideWhatWasFound()
{
    Config config;
    config.cpus = 16;
    config.memory = Megabytes(100);
    config.gpuCount = 3;
    config.gpuModel = "Tesla T4";
    config.nodeName = "box";
    config.maxArraySize = 7;
    const HostModel model = buildHost(config, facts(1)).model;
    QVERIFY((model.capacity == Capacity{Cpus(16), Megabytes(100), Gpus(3)}));
    QCOMPARE(model.gpuModel, std::string("Tesla T4"));
    QCOMPARE(model.partitions[1].features, (std::vector<std::string>{"cpu", modelFeature("Tesla T4")}));
    QCOMPARE(model.nodeName, std::string("box"));
    QCOMPARE(model.maxArraySize, 7U);
}

void TestHostProbe::withoutGpusThereIsNoGpuPartition()
{
    Config config;
    QCOMPARE(names(buildHost(config, facts()).model), QStringList{"cpu"});
    config.gpuCount = 0;
    const HostModel model = buildHost(config, facts(2)).model;
    QCOMPARE(names(model), QStringList{"cpu"});
    QVERIFY(model.gpuModel.empty());
}

void TestHostProbe::cpuPartitionsShowOnlyCpu()
{
    Config config;
    config.cpuPartitions = {"a", "b"};
    config.features = {"fast"};
    const HostModel model = buildHost(config, facts(1)).model;
    QCOMPARE(model.partitions[0].features, std::vector<std::string>{"cpu"});
    QCOMPARE(model.partitions[1].features, std::vector<std::string>{"cpu"});
}

void TestHostProbe::gpuPartitionsShowModelAndFeaturesButNeverPlainGpu()
{
    Config config;
    config.features = {"cpu", "gpu", "fast"};
    QCOMPARE(buildHost(config, facts(1)).model.partitions[1].features,
             (std::vector<std::string>{"cpu", modelFeature("NVIDIA RTX A2000"), "fast"}));
}

void TestHostProbe::gpusOfSeveralModelsGiveSeveralFeatures()
{
    HostFacts host = facts(2);
    host.gpus.models = {"NVIDIA RTX A2000", "Tesla T4"};
    const HostModel model = buildHost({}, host).model;
    QCOMPARE(model.gpuModel, std::string("NVIDIA RTX A2000"));
    QCOMPARE(model.partitions[1].features,
             (std::vector<std::string>{"cpu", modelFeature("NVIDIA RTX A2000"), modelFeature("Tesla T4")}));
}

void TestHostProbe::anUnknownModelIsGeneric()
{
    Config config;
    config.gpuCount = 1;
    const HostModel model = buildHost(config, facts()).model;
    QVERIFY(model.gpuModel.empty());
    QCOMPARE(model.partitions[1].features, (std::vector<std::string>{"cpu", "generic_gpu"}));
}

void TestHostProbe::theFirstCpuPartitionIsTheDefault()
{
    Config config;
    config.cpuPartitions = {"short", "long"};
    QCOMPARE(buildHost(config, facts(1)).model.defaultPartition, std::string("short"));
    config.defaultPartition = "gpu";
    QCOMPARE(buildHost(config, facts(1)).model.defaultPartition, std::string("gpu"));
}

void TestHostProbe::aDefaultThatNeedsAGpuFallsBackWithAWarning()
{
    Config config;
    config.defaultPartition = "gpu";
    const HostSetup setup = buildHost(config, facts());
    QCOMPARE(setup.model.defaultPartition, std::string("cpu"));
    QCOMPARE(setup.warnings,
             std::vector<std::string>{"default partition gpu needs a GPU and the host has none: cpu is the default"});
}

void TestHostProbe::troubleOfTheProbeIsAWarning()
{
    HostFacts host = facts();
    host.gpus.trouble = "nvidia-smi failed";
    QCOMPARE(buildHost({}, host).warnings, std::vector<std::string>{"nvidia-smi failed"});
    QVERIFY(buildHost({}, facts(1)).warnings.empty());
}

void TestHostProbe::theNodeIsDescribedFromModelAndMachine()
{
    Config config;
    config.compatSlurm = true;
    MachineFacts machine;
    machine.os = "Linux 6";
    machine.arch = "x86_64";
    machine.threadsPerCore = 2;
    const NodeInfo node = describeNode(buildHost(config, facts(1)).model, config, machine, {"/nowhere", "/nowhere"});
    QCOMPARE(node.name, std::string("localhost"));
    QCOMPARE(node.cpus.value, 4);
    QCOMPARE(node.gpus, 1U);
    QCOMPARE(node.partitions.size(), std::size_t{2});
    QVERIFY(node.partitions[0].isDefault);
    QVERIFY(node.partitions[1].gpu && !node.partitions[1].isDefault);
    QCOMPARE(node.os, std::string("Linux 6"));
    QCOMPARE(node.threadsPerCore, 2U);
    QVERIFY(node.compatSlurm);
    QVERIFY(!node.version.empty());
}

void TestHostProbe::withTheCountGivenNobodyAsksTheDriver()
{
    const QTemporaryDir dir;
    QFile program(dir.filePath("nvidia-smi"));
    QVERIFY(program.open(QIODevice::WriteOnly));
    program.write("#!/bin/sh\ntouch \"$(dirname \"$0\")/asked\"\necho Fake Model\n");
    program.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    program.close();
    qputenv("PATH", dir.path().toUtf8() + ":" + qgetenv("PATH"));
    HostProbe probe;
    std::optional<HostSetup> setup;
    Config config;
    config.gpuCount = 2;
    probe.probe(config, [&](HostSetup found) { setup = std::move(found); });
    QVERIFY(QTest::qWaitFor([&] { return setup.has_value(); }, 30'000));
    QCOMPARE(setup->model.capacity.gpus.value, 2);
    QVERIFY(!QFile::exists(dir.filePath("asked")));
    setup.reset();
    probe.probe({}, [&](HostSetup found) { setup = std::move(found); });
    QVERIFY(QTest::qWaitFor([&] { return setup.has_value(); }, 30'000));
    QCOMPARE(setup->model.gpuModel, std::string("Fake Model"));
    QVERIFY(QFile::exists(dir.filePath("asked")));
}

QTEST_GUILESS_MAIN(TestHostProbe)
#include "tst_hostprobe.moc"
