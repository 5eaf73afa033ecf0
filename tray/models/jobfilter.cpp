// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "models/jobfilter.h"

#include "models/jobtexts.h"

#include <algorithm>

namespace slotd
{

bool JobListFilter::accepts(const JobItem& job) const
{
    if (states != 0 && (states & bitOf(job.shown())) == 0)
        return false;
    if (!partition.isEmpty() && job.partition != partition)
        return false;
    if (text.isEmpty())
        return true;
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&job](const QString& word) {
        const auto has = [&word](const QString& place) { return place.contains(word, Qt::CaseInsensitive); };
        return has(job.name) || has(idText(job)) || QString::number(job.id.value) == word || has(job.workDir) ||
               has(reasonWord(job)) || has(stateWord(job.shown()));
    });
}

} // namespace slotd
