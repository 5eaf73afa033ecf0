// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/event.h"

#include <array>

namespace slotd
{

std::string_view eventName(const EventBody& body)
{
    constexpr std::array<std::string_view, std::variant_size_v<EventBody>> kNames{
        "submitted", "held", "released", "updated", "eligible", "launch_intended", "started", "ending", "finished", "requeued",
        "step_started", "step_launched", "step_ended", "suspended", "resumed"};
    return kNames[body.index()];
}

} // namespace slotd
