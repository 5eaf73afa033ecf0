// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/formatspec.h"
#include "fields/hostrow.h"
#include "fields/jobrow.h"
#include "fields/sortspec.h"

#include <QtTest>

using namespace slotd;

class TestFormatSpec : public QObject
{
    Q_OBJECT

    const FieldRows m_squeue = fieldRowsOf(squeueFields());
    const FieldRows m_sacct = fieldRowsOf(sacctFields());
    const FieldRows m_sinfo = fieldRowsOf(sinfoFields());

    std::string headers(const FormatSpec& spec, const FieldRows& rows) const
    {
        std::string text;
        for (const OutputCell& cell : spec.cells)
            text += std::string(text.empty() ? "" : " ") + std::string(rows[cell.field]->header);
        return text;
    }

private slots:
    void everySeedNameAndCodeOfSqueueIsKnown_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("header");
        const std::pair<const char*, const char*> rows[] = {
            {"JobID", "JOBID"}, {"%i", "JOBID"}, {"partition", "PARTITION"}, {"%P", "PARTITION"}, {"Name", "NAME"},
            {"JobName", "NAME"}, {"%j", "NAME"}, {"USER", "USER"}, {"%u", "USER"}, {"ST", "ST"}, {"%t", "ST"},
            {"State", "STATE"}, {"%T", "STATE"}, {"Time", "TIME"}, {"Elapsed", "TIME"}, {"%M", "TIME"},
            {"TimeLimit", "TIME_LIMIT"}, {"Time_Limit", "TIME_LIMIT"}, {"NTasks", "NTASKS"}, {"CPUS", "CPUS"},
            {"ReqCPUS", "CPUS"}, {"ReqMem", "REQ_MEM"}, {"ReqGPU", "REQ_GPU"}, {"ReqGPUS", "REQ_GPU"},
            {"Start", "START_TIME"}, {"StartTime", "START_TIME"}, {"%S", "START_TIME"},
            {"NodeList(Reason)", "NODELIST(REASON)"}, {"NodeListReason", "NODELIST(REASON)"},
            {"Reason", "NODELIST(REASON)"}, {"NodeList", "NODELIST(REASON)"}, {"%R", "NODELIST(REASON)"},
            {"%N", "NODELIST(REASON)"},
        };
        for (const auto& [word, header] : rows)
            QTest::newRow(word) << QString(word) << QString(header);
    }
    void everySeedNameAndCodeOfSqueueIsKnown()
    {
        QFETCH(QString, word);
        QFETCH(QString, header);
        const auto spec = parseOutputFormat(word.toStdString(), m_squeue);
        QVERIFY(spec.ok());
        QVERIFY(spec->layout == Layout::Table);
        QCOMPARE(QString::fromStdString(headers(*spec, m_squeue)), header);
    }

    void everySeedNameAndCodeOfSacctIsKnown_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("header");
        const std::pair<const char*, const char*> rows[] = {
            {"JobID", "JobID"}, {"%i", "JobID"}, {"ArrayJobID", "ArrayJobID"}, {"%F", "ArrayJobID"},
            {"ArrayTaskID", "ArrayTaskID"}, {"%K", "ArrayTaskID"}, {"JobName", "JobName"}, {"%j", "JobName"},
            {"Partition", "Partition"}, {"%P", "Partition"}, {"User", "User"}, {"%u", "User"}, {"State", "State"},
            {"%t", "State"}, {"%T", "State"}, {"Reason", "Reason"}, {"%R", "Reason"}, {"ExitCode", "ExitCode"},
            {"%X", "ExitCode"}, {"Elapsed", "Elapsed"}, {"%M", "Elapsed"}, {"AllocCPUS", "AllocCPUS"}, {"%C", "AllocCPUS"},
            {"ReqMem", "ReqMem"}, {"%m", "ReqMem"}, {"ReqTRES", "ReqTRES"}, {"%b", "ReqTRES"}, {"AllocTRES", "AllocTRES"},
            {"%B", "AllocTRES"}, {"NodeList", "NodeList"}, {"%N", "NodeList"}, {"WorkDir", "WorkDir"}, {"%Z", "WorkDir"},
            {"Submit", "Submit"}, {"%V", "Submit"}, {"Start", "Start"}, {"%S", "Start"}, {"End", "End"}, {"%E", "End"},
            {"BatchFlag", "BatchFlag"}, {"maxrss", "MaxRSS"}, {"jobidraw", "JobIDRaw"}, {"TotalCPU", "TotalCPU"},
        };
        for (const auto& [word, header] : rows)
            QTest::newRow(word) << QString(word) << QString(header);
    }
    void everySeedNameAndCodeOfSacctIsKnown()
    {
        QFETCH(QString, word);
        QFETCH(QString, header);
        const auto spec = parseAccountingFormat(word.toStdString(), m_sacct, false);
        QVERIFY(spec.ok());
        QCOMPARE(QString::fromStdString(headers(*spec, m_sacct)), header);
    }

    void everySeedNameAndCodeOfSinfoIsKnown_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("header");
        const std::pair<const char*, const char*> rows[] = {
            {"Partition", "PARTITION"}, {"%P", "PARTITION"}, {"Hostnames", "HOSTNAMES"}, {"Hostname", "HOSTNAMES"},
            {"NodeList", "HOSTNAMES"}, {"%N", "HOSTNAMES"}, {"State", "STATE"}, {"%t", "STATE"}, {"%T", "STATE"},
            {"Features", "FEATURES"}, {"%f", "FEATURES"}, {"CPUS", "CPUS"}, {"CPU_ALLOC", "CPU_ALLOC"},
            {"CPUSLOAD", "CPU_ALLOC"}, {"CPUALLOC", "CPU_ALLOC"}, {"Memory", "MEMORY"}, {"Mem", "MEMORY"},
            {"MEM_ALLOC", "MEM_ALLOC"}, {"MemoryAllocated", "MEM_ALLOC"}, {"MemAlloc", "MEM_ALLOC"}, {"GPUS", "GPUS"},
            {"GPU_ALLOC", "GPU_ALLOC"}, {"GpusAllocated", "GPU_ALLOC"}, {"GpuAlloc", "GPU_ALLOC"}, {"Running", "RUNNING"},
            {"RunningJobs", "RUNNING"}, {"Pending", "PENDING"}, {"PendingJobs", "PENDING"}, {"GRES_USED", "GRES_USED"},
            {"GresUsed", "GRES_USED"}, {"%G", "GRES_USED"},
        };
        for (const auto& [word, header] : rows)
            QTest::newRow(word) << QString(word) << QString(header);
    }
    void everySeedNameAndCodeOfSinfoIsKnown()
    {
        QFETCH(QString, word);
        QFETCH(QString, header);
        const auto spec = parseOutputFormat(word.toStdString(), m_sinfo);
        QVERIFY(spec.ok());
        QCOMPARE(QString::fromStdString(headers(*spec, m_sinfo)), header);
    }

    void namesAndCodesMayBeMixedInATable()
    {
        const auto spec = parseOutputFormat("JobID, %P,state", m_squeue);
        QVERIFY(spec.ok() && spec->layout == Layout::Table);
        QCOMPARE(QString::fromStdString(headers(*spec, m_squeue)), QString("JOBID PARTITION STATE"));
    }
    void aWidthOrALiteralMakesSlurmsForm()
    {
        for (const char* text : {"%.18i", "%i %P", "%i|%P", "id=%i", "%i,%.5P"}) {
            const auto spec = parseOutputFormat(text, m_squeue);
            QVERIFY2(spec.ok() && spec->layout == Layout::Printf, text);
        }
    }
    void inSlurmsFormNIsTheNodeListOnly()
    {
        const FormatSpec spec = parsePrintfFormat("%i %N", m_squeue);
        QCOMPARE(QString::fromStdString(headers(spec, m_squeue)), QString("JOBID NODELIST"));
    }
    void anUnknownNameIsAnErrorInTheTableForm()
    {
        const auto spec = parseOutputFormat("JobID,bogus", m_squeue);
        QVERIFY(!spec.ok());
        QCOMPARE(QString::fromStdString(spec.error().message), QString("Invalid job format specification: bogus"));
    }
    void anUnknownLetterIsPrintedAsItStandsAndNamed()
    {
        const FormatSpec spec = parsePrintfFormat("%Q%~|%-10j", m_squeue);
        QCOMPARE(spec.cells.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(spec.cells[0].after), QString("%~|%-10j"));
        QVERIFY((spec.unknown == std::vector<std::string>{"~", "-"}));
    }
    void longFormatKnowsWidthAlignmentAndSuffix()
    {
        const FormatSpec spec = parseLongFormat("JobID:10,Name:.20,username:|,State", m_squeue);
        QCOMPARE(spec.cells.size(), std::size_t(4));
        QVERIFY(spec.cells[0].width == 10 && !spec.cells[0].right);
        QVERIFY(spec.cells[1].width == 20 && spec.cells[1].right);
        QVERIFY(spec.cells[2].width == 0 && spec.cells[2].after == "|");
        QVERIFY(spec.cells[3].width == 20 && !spec.cells[3].right);
    }
    void sacctReadsWidthsAndRefusesNonsense()
    {
        const auto spec = parseAccountingFormat("jobid,jobname%30,state%-20", m_sacct, false);
        QVERIFY(spec.ok() && spec->layout == Layout::Columns);
        QVERIFY(spec->cells[0].width == 12 && !spec->cells[0].right);
        QVERIFY(spec->cells[1].width == 30 && spec->cells[1].right);
        QVERIFY(spec->cells[2].width == 20 && !spec->cells[2].right);
        for (const char* text : {"bogus", "jobid,bogus", "jobid%abc", "%q", ""})
            QVERIFY2(!parseAccountingFormat(text, m_sacct, false).ok(), text);
        QCOMPARE(QString::fromStdString(parseAccountingFormat("jobid,bogus", m_sacct, false).error().message),
                 QString("Invalid field requested: \"bogus\""));
    }
    void aHugeWidthIsBounded()
    {
        QVERIFY(parsePrintfFormat("%99999999999999999999i", m_squeue).cells[0].width <= 100000);
    }
    void aFormatAsksForItsColumnsOnly()
    {
        const auto spec = parseOutputFormat("%j", m_squeue);
        QVERIFY((spec->needs == needs<&JobRecord::name>()));
    }
    void sortKeysAreNamesLettersAndSigns()
    {
        const auto keys = parseSortKeys("-jobid,+P,tM", m_squeue);
        QVERIFY(keys.ok());
        QCOMPARE(keys->size(), std::size_t(4));
        QVERIFY((*keys)[0].descending && !(*keys)[1].descending);
        QVERIFY(!parseSortKeys("bogus!", m_squeue).ok());
        QVERIFY(!parseSortKeys("", m_squeue).ok());
        QVERIFY(!parseSortKeys("-", m_squeue).ok());
    }
    void noTwoColumnsShareANameOrALetter()
    {
        for (const FieldRows* rows : {&m_squeue, &m_sacct, &m_sinfo}) {
            for (std::size_t i = 0; i < rows->size(); ++i) {
                const FieldInfo& field = *(*rows)[i];
                if (field.code != 0)
                    QCOMPARE(findFieldByCode(*rows, field.code, Dialect::Slurm), i);
                if (!field.names.empty())
                    QCOMPARE(findFieldByName(*rows, canonicalName(field), Dialect::Table), i);
                if (!field.longNames.empty())
                    QCOMPARE(findFieldByName(*rows, field.longNames.substr(0, field.longNames.find(' ')), Dialect::Slurm), i);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestFormatSpec)
#include "tst_formatspec.moc"
