// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "host/config.h"
#include "host/settings.h"

#include <algorithm>
#include <QtTest>

using namespace slotd;

using Values = std::map<std::string, std::string>;

class TestConfig : public QObject
{
    Q_OBJECT
private slots:
    void withoutSettingsTheDefaultsHold();
    void everySettingReachesItsField();
    void aBadValueIsOneLineThatNamesTheSetting_data();
    void aBadValueIsOneLineThatNamesTheSetting();
    void theEnvironmentWinsOverTheFile();
    void anEmptyValueIsTheDefaultAndSwitchesOffTheFile();
    void unknownNamesAreErrors_data();
    void unknownNamesAreErrors();
    void namesOfOthersAreLeftAlone();
    void featuresAreNormalised();
    void theTableHasHelpAndNoDoubles();
    void fileAndEnvironmentAreReadTogether();
};

void TestConfig::withoutSettingsTheDefaultsHold()
{
    const auto config = makeConfig({}, {{"HOME", "/x"}});
    QVERIFY(config.ok());
    QVERIFY(*config == Config{});
    QCOMPARE(config->nodeName, std::string("localhost"));
    QCOMPARE(config->killWait, Seconds(30));
}

void TestConfig::everySettingReachesItsField()
{
    const Values values{
        {"SLOTD_ROOT", "/srv/slotd"},        {"SLOTD_CPU_PARTITIONS", " a, b-2 "}, {"SLOTD_GPU_PARTITIONS", "g.x"},
        {"SLOTD_DEFAULT_PARTITION", "b-2"},  {"SLOTD_CPUS", "3"},                  {"SLOTD_MEMORY", "2G"},
        {"SLOTD_GPU_COUNT", "0"},            {"SLOTD_GPU_MODEL", " RTX A2000 "},   {"SLOTD_FEATURES", "Fast,big"},
        {"SLOTD_NODE_NAME", "box"},          {"SLOTD_NOTIFY_CMD", "echo \"$SLOTD_JOB_ID\""},
        {"SLOTD_CGROUP_BASE", "/sys/fs/x/"}, {"SLOTD_KILL_WAIT", "0"},             {"SLOTD_BATCH_RANKS", "all"},
        {"SLOTD_COMPAT", "slurm"},           {"SLOTD_MAX_ARRAY_SIZE", "10"},       {"SLOTD_MIN_JOB_AGE", "7"},
        {"SLOTD_HISTORY_DAYS", "30"},        {"SLOTD_LOG_LEVEL", "warning"},
        {"SLOTD_INHIBIT_SLEEP", "yes"}};
    QCOMPARE(values.size(), settingRows().size());
    const auto config = makeConfig(values, {});
    QVERIFY2(config.ok(), config.ok() ? "" : config.error().message.c_str());
    Config wanted;
    wanted.root = "/srv/slotd";
    wanted.cpuPartitions = {"a", "b-2"};
    wanted.gpuPartitions = {"g.x"};
    wanted.defaultPartition = "b-2";
    wanted.cpus = 3;
    wanted.memory = Megabytes(2048);
    wanted.gpuCount = 0;
    wanted.inhibitSleep = InhibitSleep::Yes;
    wanted.gpuModel = "RTX A2000";
    wanted.features = {"fast", "big"};
    wanted.nodeName = "box";
    wanted.notifyCommand = "echo \"$SLOTD_JOB_ID\"";
    wanted.cgroupBase = "/sys/fs/x";
    wanted.killWait = Seconds(0);
    wanted.batchRanksAll = true;
    wanted.compatSlurm = true;
    wanted.maxArraySize = 10;
    wanted.minJobAge = Seconds(7);
    wanted.historyDays = 30;
    wanted.logLevel = 2;
    QVERIFY(*config == wanted);
}

void TestConfig::aBadValueIsOneLineThatNamesTheSetting_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("message");
    const auto add = [](const char* name, const char* value, const char* message) {
        QTest::addRow("%s=%s", name, value) << QByteArray(name) << QByteArray(value) << QByteArray(message);
    };
    add("SLOTD_KILL_WAIT", "abc", "\"abc\" is not a number of seconds");
    add("SLOTD_KILL_WAIT", "-1", "\"-1\" is not a number of seconds");
    add("SLOTD_KILL_WAIT", "70000", "\"70000\" is not between 0 and 65533");
    add("SLOTD_CPUS", "0", "\"0\" is not between 1 and 65533");
    add("SLOTD_CPUS", "two", "\"two\" is not a number of CPUs");
    add("SLOTD_GPU_COUNT", "1.5", "\"1.5\" is not a number of GPUs");
    add("SLOTD_GPU_COUNT", "99999999999999999999", "\"99999999999999999999\" is not a number of GPUs");
    add("SLOTD_MEMORY", "lots", "\"lots\" is not a memory size such as 16G");
    add("SLOTD_MEMORY", "0", "\"0\" is not a memory size such as 16G");
    add("SLOTD_CPU_PARTITIONS", "a,,b", "\"a,,b\" has an empty partition name");
    add("SLOTD_CPU_PARTITIONS", "a,", "\"a,\" has an empty partition name");
    add("SLOTD_CPU_PARTITIONS", "a b", "\"a b\" is not a partition name (letters, digits, _ . -)");
    add("SLOTD_CPU_PARTITIONS", "a,b,a", "\"a\" is named twice");
    add("SLOTD_GPU_PARTITIONS", "gpu,cpu", "\"cpu\" is a CPU partition already");
    add("SLOTD_DEFAULT_PARTITION", "nope", "\"nope\" is not a configured partition");
    add("SLOTD_NODE_NAME", "a/b", "\"a/b\" is not a name (letters, digits, _ . -)");
    add("SLOTD_CGROUP_BASE", "slotd", "\"slotd\" is not an absolute path");
    add("SLOTD_GPU_MODEL", "A\nB", "control characters are not allowed");
    add("SLOTD_BATCH_RANKS", "each", "\"each\" is not one of wrap, all");
    add("SLOTD_COMPAT", "Slurm", "\"Slurm\" is not one of seed, slurm");
    add("SLOTD_LOG_LEVEL", "loud", "\"loud\" is not one of debug, info, warning, error");
    add("SLOTD_HISTORY_DAYS", "0", "\"0\" is not between 1 and 36500");
    add("SLOTD_MAX_ARRAY_SIZE", "5000000", "\"5000000\" is not between 1 and 4000001");
}

void TestConfig::aBadValueIsOneLineThatNamesTheSetting()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, message);
    const Values values{{name.toStdString(), value.toStdString()}};
    for (const auto& config : {makeConfig(values, {}), makeConfig({}, values)}) {
        QVERIFY(!config.ok());
        QCOMPARE(QByteArray::fromStdString(config.error().message), name + ": " + message);
        QCOMPARE(config.error().code, Code::InvalidArgument);
    }
}

void TestConfig::theEnvironmentWinsOverTheFile()
{
    const auto config = makeConfig({{"SLOTD_CPUS", "1"}, {"SLOTD_KILL_WAIT", "5"}}, {{"SLOTD_CPUS", "2"}});
    QVERIFY(config.ok());
    QCOMPARE(config->cpus, std::optional<std::uint32_t>(2));
    QCOMPARE(config->killWait, Seconds(5));
}

void TestConfig::anEmptyValueIsTheDefaultAndSwitchesOffTheFile()
{
    const auto config = makeConfig({{"SLOTD_NOTIFY_CMD", "true"}}, {{"SLOTD_NOTIFY_CMD", " "}, {"SLOTD_CPUS", ""}});
    QVERIFY(config.ok());
    QVERIFY(*config == Config{});
}

void TestConfig::unknownNamesAreErrors_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("inFile");
    QTest::newRow("a slip in the file") << QByteArray("SLOTD_KILLWAIT") << true;
    QTest::newRow("a slip in the environment") << QByteArray("SLOTD_KILLWAIT") << false;
    QTest::newRow("SLOTD_CONFIG can't be in the file it names") << QByteArray("SLOTD_CONFIG") << true;
}

void TestConfig::unknownNamesAreErrors()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, inFile);
    const Values values{{name.toStdString(), "1"}};
    const auto config = inFile ? makeConfig(values, {}) : makeConfig({}, values);
    QVERIFY(!config.ok());
    QCOMPARE(QByteArray::fromStdString(config.error().message), name + ": there is no such setting");
}

void TestConfig::namesOfOthersAreLeftAlone()
{
    QVERIFY(makeConfig({{"PATH", "/bin"}}, {{"SLOTD_CONFIG", "/x"},
                                            {"SLOTD_JOB_ID", "1"},
                                            {"SLOTD_TEST_POINT", "x"},
                                            {"SLOTD_BIN_DIR", "/x"},
                                            {"SLURM_JOB_ID", "1"}})
                .ok());
}

void TestConfig::featuresAreNormalised()
{
    QCOMPARE(normaliseFeatures(" Big-Disk, fast & FAST,,x86_64"),
             (std::vector<std::string>{"big_disk", "fast", "x86_64"}));
    QVERIFY(normaliseFeatures(" , &").empty());
}

void TestConfig::theTableHasHelpAndNoDoubles()
{
    std::vector<std::string> names;
    for (const SettingRow& row : settingRows()) {
        QVERIFY2(std::string_view(row.help).ends_with('.'), row.name);
        names.emplace_back(row.name);
    }
    std::sort(names.begin(), names.end());
    QVERIFY(std::adjacent_find(names.begin(), names.end()) == names.end());
    // The default text of the table is what the setting is without it.
    Values defaults;
    for (const SettingRow& row : settingRows()) {
        if (std::string_view(row.name) != "SLOTD_ROOT")
            defaults[row.name] = row.defaultText;
    }
    QVERIFY(*makeConfig(defaults, {}) == Config{});
}

void TestConfig::fileAndEnvironmentAreReadTogether()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath("slotd.env"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("SLOTD_CPUS=2\nSLOTD_KILL_WAIT=5\n");
    file.close();
    qputenv("SLOTD_CONFIG", file.fileName().toUtf8());
    qputenv("SLOTD_CPUS", "3");
    const auto config = loadConfig();
    QVERIFY2(config.ok(), config.ok() ? "" : config.error().message.c_str());
    QCOMPARE(config->cpus, std::optional<std::uint32_t>(3));
    QCOMPARE(config->killWait, Seconds(5));
    qputenv("SLOTD_CPUS", "three");
    QCOMPARE(loadConfig().error().message, std::string("SLOTD_CPUS: \"three\" is not a number of CPUs"));
}

QTEST_APPLESS_MAIN(TestConfig)
#include "tst_config.moc"
