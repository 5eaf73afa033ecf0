// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commandtable.h"

namespace slotd
{
namespace
{

std::unique_ptr<Command> make(CommandId id)
{
    switch (id) {
    case CommandId::Sbatch:
        return makeSbatch();
    case CommandId::Srun:
        return makeSrun();
    case CommandId::Salloc:
        return makeSalloc();
    case CommandId::Squeue:
        return makeSqueue();
    case CommandId::Sacct:
        return makeSacct();
    case CommandId::Scontrol:
        return makeScontrol();
    case CommandId::Scancel:
        return makeScancel();
    case CommandId::Sinfo:
        return makeSinfo();
    case CommandId::Count:
        break;
    }
    return nullptr;
}

} // namespace

std::unique_ptr<Command> makeCommand(std::string_view name)
{
    for (const CommandRow& command : kCommands) {
        if (command.name == name)
            return make(command.id);
    }
    return nullptr;
}

} // namespace slotd
