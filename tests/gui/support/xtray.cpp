// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gui/support/xtray.h"

#include <cstdlib>
#include <cstring>
#include <memory>
#include <QTest>

namespace slotd::test
{

namespace
{

constexpr std::uint32_t kRequestDock = 0;

} // namespace

XTray::XTray(const QString& display) : m_x(xcb_connect(display.toUtf8().constData(), nullptr))
{
    const xcb_screen_t* screen = xcb_setup_roots_iterator(xcb_get_setup(m_x)).data;
    m_window = xcb_generate_id(m_x);
    xcb_create_window(m_x, XCB_COPY_FROM_PARENT, m_window, screen->root, 0, 0, 32, 32, 0, XCB_WINDOW_CLASS_INPUT_OUTPUT, screen->root_visual, 0, nullptr);
    const xcb_atom_t selection = atom("_NET_SYSTEM_TRAY_S0");
    xcb_set_selection_owner(m_x, m_window, selection, XCB_CURRENT_TIME);
    xcb_client_message_event_t message{};
    message.response_type = XCB_CLIENT_MESSAGE;
    message.format = 32;
    message.window = screen->root;
    message.type = atom("MANAGER");
    message.data.data32[0] = XCB_CURRENT_TIME;
    message.data.data32[1] = selection;
    message.data.data32[2] = m_window;
    xcb_send_event(m_x, 0, screen->root, XCB_EVENT_MASK_STRUCTURE_NOTIFY, reinterpret_cast<const char*>(&message));
    xcb_flush(m_x);
}

XTray::~XTray()
{
    xcb_disconnect(m_x);
}

xcb_atom_t XTray::atom(const char* name) const
{
    const std::unique_ptr<xcb_intern_atom_reply_t, decltype(&std::free)> reply(
        xcb_intern_atom_reply(m_x, xcb_intern_atom(m_x, 0, static_cast<std::uint16_t>(std::strlen(name)), name), nullptr), &std::free);
    return reply ? reply->atom : xcb_atom_t{XCB_ATOM_NONE};
}

bool XTray::dockAsked()
{
    const xcb_atom_t opcode = atom("_NET_SYSTEM_TRAY_OPCODE");
    while (xcb_generic_event_t* raw = xcb_poll_for_event(m_x)) {
        const std::unique_ptr<xcb_generic_event_t, decltype(&std::free)> event(raw, &std::free);
        const auto* message = reinterpret_cast<const xcb_client_message_event_t*>(event.get());
        if ((event->response_type & 0x7f) == XCB_CLIENT_MESSAGE && message->type == opcode && message->data.data32[1] == kRequestDock)
            m_icon = message->data.data32[2];
    }
    return m_icon != XCB_WINDOW_NONE;
}

bool XTray::waitForIcon(int ms)
{
    return QTest::qWaitFor([this] { return dockAsked(); }, ms);
}

} // namespace slotd::test
