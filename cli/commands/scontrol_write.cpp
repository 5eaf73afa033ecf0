// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/scontrol_write.h"

#include "base/uniquefd.h"
#include "domain/jobref.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace slotd
{
namespace
{

Result<void> writeFile(const std::string& path, std::string_view content)
{
    const UniqueFd file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (!file.valid())
        return Error(Code::Io, path + ": " + std::strerror(errno));
    while (!content.empty()) {
        const ssize_t written = ::write(file.get(), content.data(), content.size());
        if (written < 0 && errno != EINTR)
            return Error(Code::Io, path + ": " + std::strerror(errno));
        if (written > 0)
            content.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

int complain(const Invocation& call, const std::string& line)
{
    call.console.errLine(line);
    return 1;
}

} // namespace

int runScontrolWrite(const std::vector<std::string>& words, const Invocation& call, BlockingClient& client)
{
    if (words.size() < 2)
        return complain(call, "too few arguments for keyword:write");
    if (words[0] != "batch_script")
        return complain(call, "invalid entity:" + words[0] + " for keyword:write");
    const Result<JobRef> ref = parseJobRef(words[1]);
    if (!ref)
        return complain(call, "job script retrieval failed: " + std::string(describe(Code::InvalidJobId)));
    const Result<PayloadReply> payload = client.payload(ref->job);
    if (!payload)
        return complain(call, "job script retrieval failed: " + payload.error().message);
    const std::string path = words.size() > 2 ? words[2] : "slurm-" + std::to_string(ref->job.value) + ".sh";
    if (path == "-") {
        call.console.out(payload->script);
        return 0;
    }
    const Result<void> written = writeFile(path, payload->script);
    if (!written)
        return complain(call, "scontrol: error: " + written.error().message);
    call.console.outLine("batch script for job " + words[1] + " written to " + path);
    return 0;
}

} // namespace slotd
