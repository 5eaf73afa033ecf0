// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "store/migrator.h"

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>
#include <vector>

namespace slotd
{

namespace
{

constexpr std::int64_t kApplicationId = 0x736c6f74; // "slot", in the file's header for file(1) and for us

Error failure(const std::string& path, const std::string& what)
{
    return Error(Code::StorageFailure, path + ": " + what);
}

std::vector<std::string> statements(std::string_view sql)
{
    std::vector<std::string> result;
    std::string current;
    while (!sql.empty()) {
        const auto end = sql.find('\n');
        const std::string_view line = sql.substr(0, end);
        sql.remove_prefix(end == std::string_view::npos ? sql.size() : end + 1);
        if (line.empty() || line.substr(0, 2) == "--")
            continue;
        current.append(line).push_back('\n');
        if (line.back() == ';')
            result.push_back(std::exchange(current, {}));
    }
    if (!current.empty())
        result.push_back(current);
    return result;
}

bool syncFile(const std::string& path)
{
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    const bool good = ::fsync(fd) == 0;
    ::close(fd);
    return good;
}

// VACUUM INTO and not a copy of the file: it is a snapshot that includes what still lies in the log.
Result<std::string> backUp(SqlConnection& connection, const std::string& path, int version)
{
    const std::string target = path + ".v" + std::to_string(version) + ".bak";
    const std::string unfinished = target + ".tmp";
    ::unlink(unfinished.c_str());
    Statement copy(connection, "VACUUM INTO CAST(? AS TEXT)");
    const SqlStatus status = copy.bindBytes(unfinished).exec();
    if (!status.ok() || !syncFile(unfinished) || std::rename(unfinished.c_str(), target.c_str()) != 0) {
        ::unlink(unfinished.c_str());
        return failure(path, "cannot copy the database before its upgrade to " + target +
                                 (status.ok() ? std::string() : ": " + status.words()));
    }
    return target;
}

Result<void> upgrade(SqlConnection& connection, const std::string& path, int from, std::span<const Migration> migrations)
{
    Transaction transaction(connection);
    if (!transaction.status().ok())
        return failure(path, transaction.status().words());
    for (const Migration& m : migrations) {
        if (m.number <= from)
            continue;
        for (const std::string& sql : statements(m.sql)) {
            if (const SqlStatus s = connection.run(sql); !s.ok())
                return failure(path, "upgrade to version " + std::to_string(m.number) + " failed: " + s.words());
        }
    }
    const std::string version = std::to_string(migrations.back().number);
    for (const std::string& sql : {"PRAGMA user_version = " + version, "PRAGMA application_id = " + std::to_string(kApplicationId)}) {
        if (const SqlStatus s = connection.run(sql); !s.ok())
            return failure(path, s.words());
    }
    if (const SqlStatus s = transaction.commit(); !s.ok())
        return failure(path, s.words());
    return {};
}

} // namespace

Result<MigrationOutcome> migrate(SqlConnection& connection, const std::string& path, std::span<const Migration> migrations)
{
    MigrationOutcome outcome;
    outcome.from = static_cast<int>(connection.number("PRAGMA user_version"));
    outcome.to = migrations.back().number;
    const bool empty = connection.number("SELECT count(*) FROM sqlite_master") == 0;
    if (!empty && connection.number("PRAGMA application_id") != kApplicationId)
        return Error(Code::StorageFailure, path + " is not a slotd database");
    if (outcome.from > outcome.to)
        return failure(path, "written by a newer slotd (database version " + std::to_string(outcome.from) +
                                 ", this one knows " + std::to_string(outcome.to) + ")");
    if (outcome.from == outcome.to)
        return outcome;
    if (!empty) {
        auto backup = backUp(connection, path, outcome.from);
        if (!backup.ok())
            return backup.error();
        outcome.backup = std::move(*backup);
    }
    if (auto done = upgrade(connection, path, outcome.from, migrations); !done.ok())
        return done.error();
    return outcome;
}

} // namespace slotd
