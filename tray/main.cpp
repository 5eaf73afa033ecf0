// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/desktop.h"

int main(int argc, char** argv)
{
    return slotd::runDesktop(argc, argv);
}
