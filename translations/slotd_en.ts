<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>Notifications</name>
    <message numerus="yes">
        <source>%n finished</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n finished</numerusform>
            <numerusform>%n finished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n cancelled</numerusform>
            <numerusform>%n cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n started</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n started</numerusform>
            <numerusform>%n started</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotd::Desk</name>
    <message numerus="yes">
        <source>%n waiting job(s) will be cancelled.</source>
        <translation>
            <numerusform>%n waiting job will be cancelled.</numerusform>
            <numerusform>%n waiting jobs will be cancelled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n pending</numerusform>
            <numerusform>%n pending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n held</numerusform>
            <numerusform>%n held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) can&apos;t be submitted</source>
        <translation>
            <numerusform>%n file can&apos;t be submitted</numerusform>
            <numerusform>%n files can&apos;t be submitted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotd::HistoryPage</name>
    <message numerus="yes">
        <source>with %n CPU(s)</source>
        <translation>
            <numerusform>with %n CPU</numerusform>
            <numerusform>with %n CPUs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotd::JobCommands</name>
    <message numerus="yes">
        <source>This did not work for %n job(s)</source>
        <translation>
            <numerusform>This did not work for %n job</numerusform>
            <numerusform>This did not work for %n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End %n running job(s)?</source>
        <translation>
            <numerusform>End %n running job?</numerusform>
            <numerusform>End %n running jobs?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Signal to %n job(s):</source>
        <translation>
            <numerusform>Signal to %n job:</numerusform>
            <numerusform>Signal to %n jobs:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Time limit of %n job(s):</source>
        <translation>
            <numerusform>Time limit of %n job:</numerusform>
            <numerusform>Time limit of %n jobs:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Priority of %n job(s):</source>
        <translation>
            <numerusform>Priority of %n job:</numerusform>
            <numerusform>Priority of %n jobs:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Partition of %n job(s):</source>
        <translation>
            <numerusform>Partition of %n job:</numerusform>
            <numerusform>Partition of %n jobs:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotd::SideList</name>
    <message numerus="yes">
        <source>%1, %n job(s)</source>
        <translation>
            <numerusform>%1, %n job</numerusform>
            <numerusform>%1, %n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotd::StatisticsPage</name>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotd::SummaryPage</name>
    <message numerus="yes">
        <source>%n CPU(s)</source>
        <translation>
            <numerusform>%n CPU</numerusform>
            <numerusform>%n CPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotd::TrayIcon</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n pending</numerusform>
            <numerusform>%n pending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held</source>
        <translation>
            <numerusform>%n held</numerusform>
            <numerusform>%n held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
</TS>
