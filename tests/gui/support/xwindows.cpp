// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gui/support/xwindows.h"

#include <cstdlib>
#include <functional>
#include <memory>
#include <xcb/xcb.h>

namespace slotd::test
{

namespace
{

template<class T>
using Reply = std::unique_ptr<T, decltype(&std::free)>;

template<class T>
Reply<T> owned(T* reply)
{
    return {reply, &std::free};
}

xcb_atom_t atom(xcb_connection_t* x, const QByteArray& name)
{
    const auto reply = owned(xcb_intern_atom_reply(x, xcb_intern_atom(x, 0, static_cast<uint16_t>(name.size()), name.constData()), nullptr));
    return reply ? reply->atom : xcb_atom_t{0};
}

QString text(xcb_connection_t* x, xcb_window_t window, xcb_atom_t property)
{
    constexpr uint32_t kWords = 256;
    const auto reply = owned(xcb_get_property_reply(x, xcb_get_property(x, 0, window, property, XCB_GET_PROPERTY_TYPE_ANY, 0, kWords), nullptr));
    if (!reply)
        return {};
    return QString::fromUtf8(static_cast<const char*>(xcb_get_property_value(reply.get())), xcb_get_property_value_length(reply.get()));
}

/// Calls `look` with each window that can be seen and its title.
void eachWindow(const QString& display, const std::function<void(xcb_connection_t*, xcb_window_t, const QString&)>& look)
{
    xcb_connection_t* x = xcb_connect(display.toUtf8().constData(), nullptr);
    if (!xcb_connection_has_error(x)) {
        const xcb_atom_t name = atom(x, "_NET_WM_NAME");
        const xcb_window_t root = xcb_setup_roots_iterator(xcb_get_setup(x)).data->root;
        const auto tree = owned(xcb_query_tree_reply(x, xcb_query_tree(x, root), nullptr));
        for (int i = 0; tree && i < xcb_query_tree_children_length(tree.get()); ++i) {
            const xcb_window_t window = xcb_query_tree_children(tree.get())[i];
            const auto looks = owned(xcb_get_window_attributes_reply(x, xcb_get_window_attributes(x, window), nullptr));
            if (looks && looks->map_state == XCB_MAP_STATE_VIEWABLE)
                look(x, window, text(x, window, name));
        }
    }
    xcb_disconnect(x);
}

} // namespace

QStringList windowTitles(const QString& display)
{
    QStringList titles;
    eachWindow(display, [&titles](xcb_connection_t*, xcb_window_t, const QString& title) {
        if (!title.isEmpty())
            titles.append(title);
    });
    return titles;
}

int brightness(const QString& display, const QString& titlePart)
{
    int found = -1;
    eachWindow(display, [&](xcb_connection_t* x, xcb_window_t window, const QString& title) {
        constexpr uint32_t kAllPlanes = 0xffffffff;
        constexpr uint16_t kSide = 200;
        if (found >= 0 || !title.contains(titlePart))
            return;
        const auto image = owned(xcb_get_image_reply(x, xcb_get_image(x, XCB_IMAGE_FORMAT_Z_PIXMAP, window, 0, 0, kSide, kSide, kAllPlanes), nullptr));
        if (!image)
            return;
        const uint8_t* bytes = xcb_get_image_data(image.get());
        const int length = xcb_get_image_data_length(image.get());
        qint64 sum = 0;
        for (int i = 0; i + 3 < length; i += 4)
            sum += bytes[i] + bytes[i + 1] + bytes[i + 2];
        found = length < 4 ? -1 : static_cast<int>(sum / (length / 4 * 3));
    });
    return found;
}

void closeWindow(const QString& display, const QString& titleStart)
{
    eachWindow(display, [&](xcb_connection_t* x, xcb_window_t window, const QString& title) {
        if (!title.startsWith(titleStart))
            return;
        xcb_client_message_event_t message{};
        message.response_type = XCB_CLIENT_MESSAGE;
        message.format = 32;
        message.window = window;
        message.type = atom(x, "WM_PROTOCOLS");
        message.data.data32[0] = atom(x, "WM_DELETE_WINDOW");
        xcb_send_event(x, 0, window, XCB_EVENT_MASK_NO_EVENT, reinterpret_cast<const char*>(&message));
        xcb_flush(x);
    });
}

} // namespace slotd::test
