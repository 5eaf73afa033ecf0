// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/arraycollapse.h"
#include "fields/hostrange.h"
#include "fields/render.h"
#include "fields/showtext.h"
#include "fields/sortspec.h"
#include "unit/fields/sampleviews.h"

#include <QtTest>

using namespace slotd;

/// Rendered text of fixed records against tests/golden; SLOTD_UPDATE_GOLDEN=1 writes the files anew.
class TestRender : public QObject
{
    Q_OBJECT

    const FieldRows m_squeue = fieldRowsOf(squeueFields());
    const FieldRows m_sacct = fieldRowsOf(sacctFields());
    const FieldRows m_sinfo = fieldRowsOf(sinfoFields());
    CellContext m_context;
    NodeInfo m_node = samples::node();

    static void compareWithGolden(const char* name, const std::string& text)
    {
        const QString path = QFINDTESTDATA(QString("../../golden/") + name);
        const QString target = QFileInfo(QString(__FILE__)).absolutePath() + "/../../golden/" + name;
        if (qEnvironmentVariableIsSet("SLOTD_UPDATE_GOLDEN")) {
            QFile file(target);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text.data(), static_cast<qint64>(text.size()));
            return;
        }
        QFile file(path.isEmpty() ? target : path);
        QVERIFY2(file.open(QIODevice::ReadOnly), name);
        QCOMPARE(QString::fromStdString(text), QString::fromUtf8(file.readAll()));
    }
    static std::vector<JobRow> rows(bool collapse = true)
    {
        ArrayCollapser collapser(collapse);
        for (JobRecord& record : samples::queue())
            collapser.add(std::move(record));
        return collapser.take();
    }
    std::string squeue(std::string_view format) const
    {
        const auto spec = parseOutputFormat(format, m_squeue);
        return spec ? render(*spec, squeueFields(), rows(), m_context, true) : spec.error().message;
    }
    std::string sacct(std::string_view format, bool columns) const
    {
        const auto spec = parseAccountingFormat(format, m_sacct, columns);
        CellContext context = m_context;
        context.cancelledBy = spec && spec->layout != Layout::Table;
        return spec ? render(*spec, sacctFields(), rows(false), context, true) : spec.error().message;
    }

private slots:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        tzset();
        m_context.now = samples::kNow;
    }

    void squeueDefaultView() { compareWithGolden("squeue.txt", squeue("JobID,Partition,Name,User,ST,Time,NodeList(Reason)")); }
    void squeueLongView()
    {
        compareWithGolden("squeue-long.txt",
                          squeue("JobID,Partition,Name,User,ST,Time,TimeLimit,NTasks,CPUS,ReqMem,ReqGPU,NodeList(Reason)"));
    }
    void squeueInSlurmsForm()
    {
        compareWithGolden("squeue-slurm.txt", squeue("%.18i %.9P %.8j %.8u %.2t %.10M %.9l %.6D %R"));
    }
    void squeueEveryLetter()
    {
        compareWithGolden("squeue-letters.txt",
                          squeue("%A|%a|%b|%B|%c|%C|%d|%D|%e|%E|%f|%F|%g|%G|%h|%K|%k|%l|%L|%m|%N|%o|%p|%Q|%q|%r|%S|%U|%V|%y|%Z"));
    }
    void squeueLongNames()
    {
        const FormatSpec spec = parseLongFormat("JobID:10,Name:.20,StateCompact:5,TimeUsed:.10,tres-alloc:60,reasonlist:|", m_squeue);
        compareWithGolden("squeue-longnames.txt", render(spec, squeueFields(), rows(), m_context, true));
    }
    void sacctDefaultView() { compareWithGolden("sacct.txt", sacct("JobID,Partition,JobName,User,State,ExitCode", false)); }
    void sacctInSlurmsColumns()
    {
        compareWithGolden("sacct-slurm.txt", sacct("JobID,JobName,Partition,Account,AllocCPUS,State,ExitCode", true));
    }
    void sacctDelimited()
    {
        auto spec = parseAccountingFormat("JobID,JobIDRaw,State,ExitCode,Elapsed,ElapsedRaw,ReqMem,ReqTRES,AllocTRES,Start,End,MaxRSS,TotalCPU,"
                                          "Timelimit,NodeList,BatchFlag", m_sacct, false);
        QVERIFY(spec.ok());
        spec->layout = Layout::Delimited;
        CellContext context = m_context;
        context.cancelledBy = true;
        compareWithGolden("sacct-parsable2.txt", render(*spec, sacctFields(), rows(false), context, true));
    }
    void sinfoPartitionViews()
    {
        const auto table = partitionRows(m_node, {});
        std::string text;
        for (const char* format : {"Partition,Hostnames,State,Features,GRES_USED",
                                   "Partition,Hostnames,State,Features,CPUS,CPU_ALLOC,Memory,MEM_ALLOC,GPUS,GPU_ALLOC,Running,Pending,GRES_USED",
                                   "%#9P %.5a %.10l %.6D %.6t %N", "%P %G %l %p %c %m", "%R|%C|%e|%O|%T|%D|%z"})
            text += render(*parseOutputFormat(format, m_sinfo), sinfoFields(), table, m_context, true) + "\n";
        compareWithGolden("sinfo.txt", text);
    }
    void sinfoNodeView()
    {
        const auto table = nodeRow(m_node, {});
        std::string text;
        for (const char* format : {"Partition,Hostnames,State",
                                   "Partition,Hostnames,State,Features,CPUS,CPU_ALLOC,Memory,MEM_ALLOC,GPUS,GPU_ALLOC,Running,Pending,GRES_USED"})
            text += render(*parseOutputFormat(format, m_sinfo), sinfoFields(), table, m_context, true) + "\n";
        compareWithGolden("sinfo-node.txt", text);
    }
    void scontrolShowJob()
    {
        std::string text;
        for (const JobRow& row : rows())
            text += showJobText(row, m_context, {});
        text += showJobText(rows().front(), m_context, {false, 1});
        text += showJobText(rows().front(), m_context, {true, 0});
        compareWithGolden("scontrol-job.txt", text);
    }
    void scontrolShowHost()
    {
        std::string text = showNodeText(m_node, m_context, {false, 1}) + showNodeText(m_node, m_context, {true, 0});
        for (const PartitionInfo& partition : m_node.partitions)
            text += showPartitionText(m_node, partition, {});
        compareWithGolden("scontrol-host.txt", text + showConfigText(m_node, m_context));
    }

    void aControlCharacterNeverBreaksARow()
    {
        JobRow row(samples::job(1, JobState::Running));
        row.job.name = "a\nb\x1b[2Jc\x7f\xc2\x9b";
        const std::string text = render(*parseOutputFormat("Name,JobID", m_squeue), squeueFields(), std::vector<JobRow>{row},
                                        m_context, false);
        QCOMPARE(QString::fromStdString(text), QString("a?b?[2Jc?? | 1\n"));
        QCOMPARE(QString::fromStdString(showJobText(row, m_context, {true, 0})).count('\n'), 1);
    }
    void wideCharactersKeepTheColumnsAligned()
    {
        std::vector<JobRow> two{JobRow(samples::job(1, JobState::Running)), JobRow(samples::job(2, JobState::Running))};
        two[0].job.name = "größe";
        two[1].job.name = "abcde";
        QCOMPARE(QString::fromStdString(render(*parseOutputFormat("Name,JobID", m_squeue), squeueFields(), two, m_context, false)),
                 QString("größe | 1\nabcde | 2\n"));
        QCOMPARE(QString::fromStdString(render(parsePrintfFormat("%.4j|%7j|", m_squeue), squeueFields(), two, m_context, false)),
                 QString("größ|größe  |\nabcd|abcde  |\n"));
    }
    void noRowsLeaveTheHeader()
    {
        QCOMPARE(QString::fromStdString(render(*parseOutputFormat("JobID,State", m_squeue), squeueFields(), std::vector<JobRow>{},
                                               m_context, true)),
                 QString("JOBID | STATE\n"));
    }
    void aStateFieldSaysWhoCancelledOnlyWhereSlurmsFormIsAsked()
    {
        QVERIFY(sacct("State", false).find("CANCELLED by") == std::string::npos);
        QVERIFY(sacct("State%30", false).find("CANCELLED by 1000") != std::string::npos);
    }
    void unitsConvertMemory()
    {
        CellContext context = m_context;
        std::string text;
        context.unit = 'G';
        appendMemory(text, Megabytes(1536), context);
        text += ' ';
        context.unit = 'M';
        appendMemory(text, Megabytes(1024), context);
        text += ' ';
        context.unit = 0;
        appendMemory(text, Megabytes(1024), context);
        QCOMPARE(QString::fromStdString(text), QString("1.50G 1024M 1G"));
    }
    void processorTimeHasSacctsForms()
    {
        std::string text;
        for (const std::int64_t ms : {std::int64_t{25}, std::int64_t{0}, std::int64_t{3661000}, std::int64_t{65000}, std::int64_t{65001}}) {
            appendCpuTime(text, ms);
            text += ' ';
        }
        QCOMPARE(QString::fromStdString(text), QString("00:00.025 00:00:00 01:01:01 00:01:05 01:05.001 "));
    }
    void sortingFollowsTheKeysAndKeepsEqualRows()
    {
        std::vector<JobRow> table = rows();
        sortRows(table, *parseSortKeys("ST,-jobid", m_squeue), squeueFields(), m_context);
        const std::string text = render(*parseOutputFormat("ST,JobID", m_squeue), squeueFields(), table, m_context, false);
        QCOMPARE(QString::fromStdString(text),
                 QString("CA | 5\nCD | 3\nF  | 4\nPD | 20_[3-9%2]\nPD | 2\nR  | 20_0\nR  | 1\n"));
    }
    void idsSortAsNumbers()
    {
        std::vector<JobRow> table{JobRow(samples::job(10, JobState::Running)), JobRow(samples::job(9, JobState::Running))};
        sortRows(table, *parseSortKeys("i", m_squeue), squeueFields(), m_context);
        QVERIFY(table.front().job.id == JobId(9));
    }
    void hostNamesJoinToRanges()
    {
        QCOMPARE(QString::fromStdString(joinHostnames({"a1", "a2", "a3", "b"})), QString("a[1-3],b"));
        QCOMPARE(QString::fromStdString(joinHostnames({"n08", "n09", "n10", "n12", "m", "x1"})), QString("n[08-10,12],m,x1"));
        QCOMPARE(QString::fromStdString(joinHostnames({"b"})), QString("b"));
    }
    void aHostIsIdleMixedOrAllocated()
    {
        NodeInfo node = samples::node();
        QCOMPARE(QString::fromStdString(std::string(hostState(node))), QString("mixed"));
        node.allocCpus = node.cpus;
        QCOMPARE(QString::fromStdString(std::string(hostState(node))), QString("allocated"));
        node.allocCpus = Cpus(0);
        node.allocMemory = Megabytes(0);
        node.gpusInUse.clear();
        QCOMPARE(QString::fromStdString(std::string(hostState(node))), QString("idle"));
    }
    void tenThousandRows()
    {
        std::vector<JobRow> table;
        for (std::uint32_t i = 1; i <= 10000; ++i)
            table.emplace_back(samples::job(i, JobState::Pending));
        const auto spec = parseOutputFormat("JobID,Partition,Name,User,ST,Time,NodeList(Reason)", m_squeue);
        std::size_t size = 0;
        QBENCHMARK {
            size = render(*spec, squeueFields(), table, m_context, true).size();
        }
        QVERIFY(size > 100000);
    }
};

QTEST_APPLESS_MAIN(TestRender)
#include "tst_render.moc"
