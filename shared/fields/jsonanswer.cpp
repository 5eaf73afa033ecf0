// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/jsonanswer.h"

namespace slotd
{

void beginJsonAnswer(JsonWriter& json, JsonSource source, std::string_view daemonVersion, std::string_view key)
{
    const bool accounting = source == JsonSource::Accounting;
    json.beginObject();
    json.beginObject("meta");
    json.beginObject("plugin");
    json.text("type", accounting ? "openapi/dbv0.0.38" : "openapi/v0.0.38");
    json.text("name", accounting ? "slotd accounting" : "slotd");
    json.endObject();
    // Programs look here for which layout they are given.
    json.beginObject("Slurm");
    json.beginObject("version");
    json.number("major", 22);
    json.number("micro", 8);
    json.number("minor", 5);
    json.endObject();
    json.text("release", "22.05.8");
    json.endObject();
    json.beginObject("slotd");
    json.text("version", daemonVersion);
    json.endObject();
    json.endObject();
    json.beginArray("errors");
    json.endArray();
    json.beginArray(key);
}

void endJsonAnswer(JsonWriter& json)
{
    json.endArray();
    json.endObject();
}

} // namespace slotd
