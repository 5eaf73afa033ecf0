// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/outputrelay.h"

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr std::size_t kBufferSize = 65536;
constexpr std::size_t kMostPending = 256 * 1024; ///< With more than this on its way to an output, its ranks wait.

} // namespace

OutputRelay::~OutputRelay()
{
    for (const Stream& stream : m_streams)
        m_loop.unwatch(stream.watch);
}

OutputRelay::Output& OutputRelay::addOutput(StreamSink& sink)
{
    for (Output& output : m_outputs) {
        if (output.sink == &sink)
            return output;
    }
    m_outputs.push_back({&sink, {}});
    sink.onProgress([this] { balance(); });
    return m_outputs.back();
}

void OutputRelay::addStream(UniqueFd fd, std::string label, RankLines::Mode mode, Output& output)
{
    m_buffer.resize(kBufferSize);
    ::fcntl(fd.get(), F_SETFL, O_NONBLOCK);
    m_streams.push_back({std::move(fd), RankLines(std::move(label), mode, output.line), output, 0});
    Stream& stream = m_streams.back();
    stream.watch = m_loop.watch(stream.fd.get(), POLLIN, [this, &stream](short) {
        readOnce(stream);
        balance();
    });
}

bool OutputRelay::readOnce(Stream& stream)
{
    ssize_t got = 0;
    do
        got = ::read(stream.fd.get(), m_buffer.data(), m_buffer.size());
    while (got < 0 && errno == EINTR);
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
        return false;
    if (got <= 0) {
        end(stream);
        return false;
    }
    m_text.clear();
    stream.lines.take({m_buffer.data(), static_cast<std::size_t>(got)}, m_text);
    stream.output.sink->write(m_text);
    return true;
}

void OutputRelay::end(Stream& stream)
{
    if (!stream.fd.valid())
        return;
    m_loop.unwatch(stream.watch);
    stream.fd.reset();
    m_text.clear();
    stream.lines.finish(m_text);
    stream.output.sink->write(m_text);
}

void OutputRelay::balance()
{
    for (const Stream& stream : m_streams) {
        if (stream.fd.valid())
            m_loop.pause(stream.watch, stream.output.sink->pending() > kMostPending);
    }
}

void OutputRelay::drain()
{
    for (Stream& stream : m_streams) {
        while (stream.fd.valid() && readOnce(stream)) {
        }
        // Somebody outside the step may hold the other end; what the step wrote has been read.
        end(stream);
    }
}

bool OutputRelay::empty() const
{
    for (const Output& output : m_outputs) {
        if (output.sink->pending() > 0)
            return false;
    }
    return true;
}

} // namespace slotd
