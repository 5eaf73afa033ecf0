// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/modelfeature.h"

namespace slotd
{

std::string modelFeature(std::string_view gpuModel)
{
    std::string feature(gpuModel);
    for (char& c : feature) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
        else if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')))
            c = '_';
    }
    return feature.empty() ? "generic_gpu" : feature;
}

} // namespace slotd
