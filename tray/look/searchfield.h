// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <QString>

class QLineEdit;

namespace slotd
{

/// Makes a field one to search with: `hint` inside it and as its name, a button that clears it, and with `sign` a magnifier. All of
/// it has names for screen readers.
void makeSearchField(QLineEdit& field, const QString& hint, bool sign = true);

} // namespace slotd
