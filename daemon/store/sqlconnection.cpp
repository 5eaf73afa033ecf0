// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "store/sqlconnection.h"

#include <QByteArray>
#include <QSqlError>
#include <QVariant>

#include <atomic>

namespace slotd
{

namespace
{

SqlStatus toStatus(const QSqlError& error)
{
    if (error.type() == QSqlError::NoError)
        return {};
    bool known = false;
    const int code = error.nativeErrorCode().toInt(&known);
    // Errors of the driver itself (a wrong number of parameters) carry no code.
    return {known && code != 0 ? code : kSqlError, error.databaseText().toStdString()};
}

QString uniqueName()
{
    static std::atomic<unsigned> next{0}; // Qt's registry of connections is one per process, so the names must be too
    return QStringLiteral("slotd-store-%1").arg(next++);
}

} // namespace

Result<std::unique_ptr<SqlConnection>> SqlConnection::open(const std::string& path, Mode mode, int cacheKb)
{
    std::unique_ptr<SqlConnection> connection(new SqlConnection);
    connection->m_name = uniqueName();
    QSqlDatabase& database = connection->m_database;
    database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection->m_name);
    if (!database.isValid())
        return Error(Code::StorageFailure, "Qt's SQLite driver (QSQLITE) is not installed");
    database.setDatabaseName(QString::fromLocal8Bit(path.data(), static_cast<qsizetype>(path.size())));
    if (mode == Mode::ReadOnly)
        database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
    SqlStatus status;
    if (!database.open())
        status = toStatus(database.lastError());
    else
        status = connection->configure(mode, cacheKb);
    if (status.primary() == kSqlNotADatabase)
        return Error(Code::StorageFailure, path + " is not a slotd database");
    if (!status.ok())
        return Error(Code::StorageFailure, "cannot open " + path + ": " + status.words());
    return connection;
}

SqlConnection::SqlConnection()
    : m_begin(std::make_unique<Statement>(*this, "BEGIN IMMEDIATE")), m_commit(std::make_unique<Statement>(*this, "COMMIT"))
{
}

SqlConnection::~SqlConnection()
{
    m_begin.reset();
    m_commit.reset();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

SqlStatus SqlConnection::configure(Mode mode, int cacheKb)
{
    const std::string cache = "PRAGMA cache_size = -" + std::to_string(cacheKb);
    if (const SqlStatus s = run(cache); !s.ok())
        return s;
    if (const SqlStatus s = run("PRAGMA temp_store = MEMORY"); !s.ok())
        return s;
    // The first real read of the file: here a file that is no database is found out.
    if (const SqlStatus s = run("PRAGMA user_version"); !s.ok())
        return s;
    return run(mode == Mode::ReadOnly ? "PRAGMA query_only = ON" : "PRAGMA foreign_keys = ON");
}

// Checkpoints are the writer's to time (walkeeper.h), never part of somebody's commit. There is no journal_size_limit, so they
// leave the log file its size: a commit into a file that does not grow costs 0.6 of one into a file that does.
SqlStatus SqlConnection::useWriteAheadLog()
{
    for (const char* pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA wal_autocheckpoint = 0"}) {
        if (const SqlStatus s = run(pragma); !s.ok())
            return s;
    }
    return {};
}

SqlStatus SqlConnection::run(std::string_view sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.exec(QString::fromUtf8(sql.data(), static_cast<qsizetype>(sql.size())));
    return toStatus(query.lastError());
}

std::int64_t SqlConnection::number(std::string_view sql, std::int64_t fallback)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(QString::fromUtf8(sql.data(), static_cast<qsizetype>(sql.size()))) || !query.next() || query.isNull(0))
        return fallback;
    return query.value(0).toLongLong();
}

SqlStatus SqlConnection::begin()
{
    return m_begin->exec();
}

SqlStatus SqlConnection::commit()
{
    return m_commit->exec();
}

bool Statement::prepare()
{
    if (m_prepared)
        return true;
    m_query = QSqlQuery(m_connection.database());
    m_query.setForwardOnly(true);
    m_prepared = m_query.prepare(m_sql ? QString::fromLatin1(m_sql) : QString::fromStdString(m_ownSql));
    if (!m_prepared)
        m_prepareStatus = toStatus(m_query.lastError());
    return m_prepared;
}

Statement& Statement::bind(std::int64_t value)
{
    if (prepare())
        m_query.bindValue(m_nextParameter++, QVariant(static_cast<qlonglong>(value)));
    return *this;
}

Statement& Statement::bindBytes(std::string_view bytes)
{
    const char* data = bytes.empty() ? "" : bytes.data(); // a null pointer would be bound as NULL
    if (prepare())
        m_query.bindValue(m_nextParameter++, QByteArray::fromRawData(data, static_cast<qsizetype>(bytes.size())));
    return *this;
}

Statement& Statement::bindNull()
{
    if (prepare())
        m_query.bindValue(m_nextParameter++, QVariant());
    return *this;
}

SqlStatus Statement::exec()
{
    m_nextParameter = 0;
    if (!prepare())
        return m_prepareStatus;
    m_query.exec();
    return toStatus(m_query.lastError());
}

bool Statement::next()
{
    return m_query.next();
}

SqlStatus Statement::status() const
{
    return toStatus(m_query.lastError());
}

void Statement::finish()
{
    m_query.finish();
}

std::string Statement::bytes(int column) const
{
    const QByteArray data = m_query.value(column).toByteArray();
    return std::string(data.constData(), static_cast<std::size_t>(data.size()));
}

SqlStatus Transaction::commit()
{
    SqlStatus status = m_connection.commit();
    m_done = status.ok();
    return status;
}

void Transaction::rollback()
{
    if (m_done || !m_status.ok())
        return;
    m_done = true;
    // After some errors (disk full) SQLite has rolled back already and says so; either way nothing is left.
    static_cast<void>(m_connection.run("ROLLBACK"));
}

} // namespace slotd
