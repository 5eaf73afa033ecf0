// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/ptyrelay.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr std::size_t kMostPending = 64 * 1024;
/// What a terminal showed comes through the kernel a moment after its writer has gone; somebody outside the step may hold
/// the terminal for ever.
constexpr std::int64_t kLongestDrainMs = 1000;

bool terminalSize(winsize& size)
{
    for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::ioctl(fd, TIOCGWINSZ, &size) == 0)
            return true;
    }
    return false;
}

} // namespace

PtyRelay::PtyRelay(PollLoop& loop, int input, StreamSink& output)
    : m_loop(loop), m_input(input), m_output(output), m_mode(input)
{
}

PtyRelay::~PtyRelay()
{
    m_loop.unwatch(m_inputWatch);
    m_loop.unwatch(m_outputWatch);
    m_loop.cancel(m_drainTimer);
}

Result<UniqueFd> PtyRelay::open()
{
    const auto failed = [] { return Error(Code::LaunchFailure, std::string("Could not open a pseudo-terminal: ") + std::strerror(errno)); };
    m_master.reset(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC));
    if (!m_master.valid() || ::grantpt(m_master.get()) != 0 || ::unlockpt(m_master.get()) != 0)
        return failed();
    UniqueFd slave(::ioctl(m_master.get(), TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC));
    if (!slave.valid())
        return failed();
    termios mode{};
    // Keys such as Ctrl-C mean inside what they mean outside.
    if (m_mode.isTerminal() && ::tcgetattr(m_input, &mode) == 0)
        ::tcsetattr(slave.get(), TCSANOW, &mode);
    resize();
    return slave;
}

void PtyRelay::start()
{
    m_keys = std::make_unique<StreamSink>(m_loop, m_master.get(), StreamSink::Of::Us, nullptr);
    m_keys->onProgress([this] { balance(); });
    m_output.onProgress([this] { balance(); });
    m_mode.makeRaw();
    resize(); // it may have changed before we listened
    m_inputWatch = m_loop.watch(m_input, POLLIN, [this](short) { onInput(); });
    m_outputWatch = m_loop.watch(m_master.get(), POLLIN, [this](short) { onOutput(); });
}

void PtyRelay::resize()
{
    winsize size{};
    if (terminalSize(size))
        ::ioctl(m_master.get(), TIOCSWINSZ, &size); // sends SIGWINCH to what runs in it
}

void PtyRelay::onInput()
{
    std::array<char, 4096> block{};
    const ssize_t got = ::read(m_input, block.data(), block.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (got <= 0) {
        m_loop.unwatch(m_inputWatch);
        m_inputWatch = 0;
        endInput();
        return;
    }
    m_midLine = block[static_cast<std::size_t>(got) - 1] != '\n';
    m_keys->write({block.data(), static_cast<std::size_t>(got)});
    balance();
}

void PtyRelay::endInput()
{
    termios mode{};
    if (::tcgetattr(m_master.get(), &mode) != 0)
        return;
    // The first one after the beginning of a line only ends that (termios(3), VEOF).
    const std::string end(m_midLine ? 2 : 1, static_cast<char>(mode.c_cc[VEOF]));
    m_keys->write(end);
}

void PtyRelay::onOutput()
{
    std::array<char, 16384> block{};
    const ssize_t got = ::read(m_master.get(), block.data(), block.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (got <= 0) { // EIO: nobody has it open any more
        m_loop.unwatch(m_outputWatch);
        m_outputWatch = 0;
        finish();
        return;
    }
    m_output.write({block.data(), static_cast<std::size_t>(got)});
    balance();
}

void PtyRelay::balance()
{
    m_loop.pause(m_inputWatch, m_keys->pending() > kMostPending);
    m_loop.pause(m_outputWatch, m_output.pending() > kMostPending);
}

void PtyRelay::drain(std::function<void()> done)
{
    m_drained = std::move(done);
    m_loop.unwatch(m_inputWatch);
    m_inputWatch = 0;
    armDrainTimer(m_outputWatch == 0 ? 0 : kLongestDrainMs);
}

void PtyRelay::armDrainTimer(std::int64_t ms)
{
    m_drainTimer = m_loop.after(ms, [this] {
        m_drainTimer = 0;
        if (m_outputWatch != 0 && m_output.pending() > kMostPending)
            armDrainTimer(kLongestDrainMs); // it is our reader who is slow
        else
            finish();
    });
}

void PtyRelay::finish()
{
    if (!m_drained)
        return;
    m_loop.cancel(m_drainTimer);
    const auto done = std::move(m_drained);
    m_drained = nullptr;
    done();
}

} // namespace slotd
