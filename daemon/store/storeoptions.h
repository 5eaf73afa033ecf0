// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/strongid.h"
#include "base/timefmt.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace slotd
{

/// Where a test may let the disk fail. Commit: before COMMIT; Committed: after it, with its success not yet known.
enum class StoreStage { Begin, Submission, Transition, Commit, Committed, Reopen };
enum class StoreFault { None, Full, Io };

struct SqliteStoreOptions
{
    std::string nodeName;        ///< For records read from history.
    Megabytes hostMemory{0};
    Milliseconds companyWait{10};          ///< How long a batch that is not urgent waits for others.
    Milliseconds retryInterval{1000};      ///< Between attempts to store kept transitions while the disk is full.
    std::size_t walBytes = 4U * 1024 * 1024; ///< Size the write-ahead log is grown to beforehand.
    std::size_t rowsPerChunk = 500;        ///< Of readHistory.
    std::uint32_t purgeSlice = 500;        ///< Jobs (and ten times as many events) removed per transaction.
    std::uint32_t maxDatabasePages = 0;    ///< SQLITE_FULL beyond so many pages: a test's small disk. 0 = no bound.
    /// Fault injection; called on the writer's thread.
    std::function<StoreFault(StoreStage)> fault;
};

} // namespace slotd
