// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "models/jobitem.h"

#include <QString>

namespace slotd
{

// The words and numbers of a job, as every window of the program writes them.

QString idText(const JobItem& job);               ///< "5", "12_2"
QString durationText(Seconds duration);           ///< "1:02:03"
QString limitText(Seconds limit);                 ///< "1:00:00", or the word for none.
/// The time of day for moments of the same day as `now`, else day and time; "" for kNoTime.
QString timeText(Instant when, Instant now);
QString fullTimeText(Instant when);
QString memoryText(std::int64_t megabytes);       ///< "1.5 GB"; 0 is "".
QString kilobytesText(std::int64_t kilobytes);
QString sizeText(std::int64_t bytes);             ///< Of a file; 0 is "0 B".
/// Slurm's word with an explanation of it: why a job waits, or why it ended as it did.
QString reasonWord(const JobItem& job);
QString reasonExplained(Reason reason);
/// "1:0", and "0:9" with the signal's name.
QString exitText(const JobItem& job);
/// UTF-8 as the protocol has it.
QString toText(const std::string& text);

} // namespace slotd
