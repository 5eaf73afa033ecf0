// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gui/support/xwindows.h"

#include <cstdlib>
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

} // namespace

QStringList windowTitles(const QString& display)
{
    QStringList titles;
    xcb_connection_t* x = xcb_connect(display.toUtf8().constData(), nullptr);
    if (!xcb_connection_has_error(x)) {
        const xcb_atom_t name = atom(x, "_NET_WM_NAME");
        const xcb_window_t root = xcb_setup_roots_iterator(xcb_get_setup(x)).data->root;
        const auto tree = owned(xcb_query_tree_reply(x, xcb_query_tree(x, root), nullptr));
        for (int i = 0; tree && i < xcb_query_tree_children_length(tree.get()); ++i) {
            const xcb_window_t window = xcb_query_tree_children(tree.get())[i];
            const auto looks = owned(xcb_get_window_attributes_reply(x, xcb_get_window_attributes(x, window), nullptr));
            if (looks && looks->map_state == XCB_MAP_STATE_VIEWABLE)
                titles.append(text(x, window, name));
        }
    }
    xcb_disconnect(x);
    titles.removeAll(QString());
    return titles;
}

} // namespace slotd::test
