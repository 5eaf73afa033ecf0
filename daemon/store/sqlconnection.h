// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "store/sqlstatus.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace slotd
{

class Statement;

/// One open SQLite connection. Used, and destroyed, by the thread that opened it; all Statements go before it.
class SqlConnection
{
public:
    enum class Mode { ReadWrite, ReadOnly };

    /// `cacheKb`: upper bound of SQLite's page cache. The Error is one line that names the file.
    static Result<std::unique_ptr<SqlConnection>> open(const std::string& path, Mode mode, int cacheKb);
    ~SqlConnection();
    SqlConnection(const SqlConnection&) = delete;
    SqlConnection& operator=(const SqlConnection&) = delete;

    /// WAL, every commit synced, no automatic checkpoints. Not part of open(), so that a file which is refused stays as it was.
    SqlStatus useWriteAheadLog();
    /// One statement without parameters.
    SqlStatus run(std::string_view sql);
    /// First column of the first row of one statement; `fallback` where there is none.
    std::int64_t number(std::string_view sql, std::int64_t fallback = 0);
    const QSqlDatabase& database() const { return m_database; }
    /// Prepared once: with every commit, parsing them would cost more than running them.
    SqlStatus begin();
    SqlStatus commit();

private:
    SqlConnection();
    SqlStatus configure(Mode mode, int cacheKb);

    QString m_name;
    QSqlDatabase m_database;
    std::unique_ptr<Statement> m_begin;
    std::unique_ptr<Statement> m_commit;
};

/// A prepared statement, made at its first use and used again. Texts are bytes: neither way do they pass through QString, so what is
/// no UTF-8 stays as it was (write CAST(? AS TEXT) and CAST(x AS BLOB)).
class Statement
{
public:
    Statement(SqlConnection& connection, const char* sql) : m_connection(connection), m_sql(sql) {}
    Statement(SqlConnection& connection, std::string sql) : m_connection(connection), m_ownSql(std::move(sql)) {}
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Parameters in order. The bytes must live until exec().
    Statement& bind(std::int64_t value);
    Statement& bindBytes(std::string_view bytes);
    Statement& bindNull();
    /// Starts again at the first parameter, whether it succeeds or not.
    SqlStatus exec();
    /// To the next row; false at the end or on failure (status() tells).
    bool next();
    SqlStatus status() const;
    /// Ends reading, so that the snapshot is let go.
    void finish();
    int changes() const { return m_query.numRowsAffected(); }

    std::int64_t integer(int column) const { return m_query.value(column).toLongLong(); }
    bool isNull(int column) const { return m_query.isNull(column); }
    std::string bytes(int column) const;

private:
    bool prepare();

    SqlConnection& m_connection;
    const char* m_sql = nullptr;
    std::string m_ownSql;
    QSqlQuery m_query;
    SqlStatus m_prepareStatus;
    int m_nextParameter = 0;
    bool m_prepared = false;
};

/// BEGIN IMMEDIATE ... COMMIT; rolls back in its destructor unless committed.
class Transaction
{
public:
    explicit Transaction(SqlConnection& connection) : m_connection(connection), m_status(connection.begin()) {}
    ~Transaction() { rollback(); }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// Of BEGIN.
    const SqlStatus& status() const { return m_status; }
    SqlStatus commit();
    void rollback();

private:
    SqlConnection& m_connection;
    SqlStatus m_status;
    bool m_done = false;
};

} // namespace slotd
