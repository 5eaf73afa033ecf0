// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/interactivegap.h"

#include "base/version.h"

namespace slotd
{
namespace
{

class InteractiveGap : public Command
{
public:
    explicit InteractiveGap(CommandId id) : m_id(id) {}
    CommandId id() const override { return m_id; }

    int run(const Invocation& call) override
    {
        error(call, "slotd " + std::string(kVersion) + " has no " + std::string(name()) + " yet; submit the work with sbatch");
        return 1;
    }

private:
    CommandId m_id;
};

} // namespace

std::unique_ptr<Command> makeInteractiveGap(CommandId id)
{
    return std::make_unique<InteractiveGap>(id);
}

} // namespace slotd
