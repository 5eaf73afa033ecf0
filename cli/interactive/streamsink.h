// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/uniquefd.h"
#include "interactive/pollloop.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

/// Writes to one descriptor in order, without ever waiting for its reader: what does not go out at once waits here.
class StreamSink
{
public:
    /// A reader who has gone or a disk that is full; everything later is dropped. Called once.
    using Failed = std::function<void(int error)>;
    using Handler = std::function<void()>;
    enum class Of {
        Others, ///< Nothing about the descriptor is changed: the shell and others share its open file.
        Us,     ///< It is made not to block.
    };

    /// `fd` stays the caller's and open.
    StreamSink(PollLoop& loop, int fd, Of whose, Failed failed);
    ~StreamSink();
    StreamSink(const StreamSink&) = delete;
    StreamSink& operator=(const StreamSink&) = delete;

    void write(std::string_view text);
    /// Bytes not yet written.
    std::size_t pending() const { return m_pending.size() - m_written; }
    /// Called whenever pending() has become less.
    void onProgress(Handler handler) { m_progress.push_back(std::move(handler)); }
    bool failed() const { return m_dead; }
    /// The descriptor is about to be closed; what comes later is dropped.
    void detach();

private:
    enum class Kind {
        File,    ///< Never blocks for long.
        Own,     ///< An open file that does not block.
        Socket,
        Blocking ///< A pipe or terminal that could not be opened once more: small pieces, when poll says so.
    };
    void open(Of whose);
    bool blocks() const { return m_kind == Kind::Blocking; }
    /// As much as goes; false when it must wait for the reader.
    bool writeSome();
    void fail(int error);
    void onWritable();

    PollLoop& m_loop;
    int m_fd;
    Kind m_kind = Kind::File;
    UniqueFd m_own;
    Failed m_failed;
    std::vector<Handler> m_progress;
    std::string m_pending;
    std::size_t m_written = 0; ///< Of m_pending.
    PollLoop::Id m_watch = 0;
    bool m_dead = false;
};

} // namespace slotd
