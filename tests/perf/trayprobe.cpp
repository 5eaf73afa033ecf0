// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers

// The least that a program with a panel icon can be: what the desktop program's start is compared with.
#include <QApplication>
#include <QPixmap>
#include <QSystemTrayIcon>

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QPixmap picture(22, 22);
    picture.fill(Qt::blue);
    QSystemTrayIcon icon{QIcon(picture)};
    icon.setToolTip(QStringLiteral("probe"));
    icon.show();
    return QApplication::exec();
}
