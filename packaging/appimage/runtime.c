// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
//
// What an AppImage (type 2) begins with: a static program, the file system in squashfs behind it. It mounts that through
// FUSE and becomes AppRun; where FUSE can't be had it unpacks to a temporary folder, runs AppRun from there and removes it.
//
// The process that serves the mount ends when nobody holds the other end of a pipe any more. That end is inherited by
// whatever AppRun becomes; APPIMAGE_KEEP_FD tells its number, for programs that do not want their children to hold it.
#define _GNU_SOURCE
#include <squashfuse/fs.h>
#include <squashfuse/ll.h>
#include <squashfuse/traverse.h>
#include <squashfuse/util.h>

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char image[PATH_MAX];

static void fail(const char* what)
{
    fprintf(stderr, "appimage: %s: %s\n", what, errno != 0 ? strerror(errno) : "not as it should be");
    exit(127);
}

// The squashfs begins where the section table of this ELF file ends.
static size_t fileSystemOffset(void)
{
    Elf64_Ehdr header;
    const int fd = open(image, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || read(fd, &header, sizeof header) != (ssize_t)sizeof header)
        fail(image);
    close(fd);
    return header.e_shoff + (size_t)header.e_shnum * header.e_shentsize;
}

// ---- what is not linked ----

// libsquashfuse reads five kinds of compression, our images have one of them (zstd). The others would be in here for
// nothing, and lzo would bring its GPL.
#define NOT_LINKED(name) \
    int name(void)       \
    {                    \
        return -1;       \
    }
NOT_LINKED(uncompress)
NOT_LINKED(LZ4_decompress_safe)
NOT_LINKED(lzma_stream_buffer_decode)
NOT_LINKED(lzo1x_decompress_safe)

// ---- unpacking ----

static bool unpackFile(sqfs* fs, sqfs_inode* inode, const char* path)
{
    static char block[1 << 20];
    unlink(path);
    const int fd = open(path, O_CREAT | O_WRONLY | O_EXCL | O_CLOEXEC, inode->base.mode & 0777);
    if (fd < 0)
        return false;
    bool good = true;
    for (sqfs_off_t at = 0; good && at < (sqfs_off_t)inode->xtra.reg.file_size;) {
        sqfs_off_t size = sizeof block;
        good = sqfs_read_range(fs, inode, at, &size, block) == SQFS_OK && size > 0 && write(fd, block, (size_t)size) == (ssize_t)size;
        at += size;
    }
    return close(fd) == 0 && good;
}

static bool unpackLink(sqfs* fs, sqfs_inode* inode, const char* path)
{
    char target[PATH_MAX];
    size_t size = sizeof target;
    unlink(path);
    return sqfs_readlink(fs, inode, target, &size) == SQFS_OK && symlink(target, path) == 0;
}

static bool unpackEntry(sqfs* fs, const sqfs_traverse* walk, const char* folder)
{
    char path[PATH_MAX];
    sqfs_inode inode;
    if (snprintf(path, sizeof path, "%s/%s", folder, walk->path) >= (int)sizeof path ||
        sqfs_inode_get(fs, &inode, sqfs_dentry_inode((sqfs_dir_entry*)&walk->entry)) != SQFS_OK)
        return false;
    if (S_ISDIR(inode.base.mode))
        return mkdir(path, 0755) == 0 || errno == EEXIST;
    if (S_ISLNK(inode.base.mode))
        return unpackLink(fs, &inode, path);
    return !S_ISREG(inode.base.mode) || unpackFile(fs, &inode, path);
}

static bool unpack(const char* folder)
{
    sqfs fs;
    sqfs_traverse walk;
    sqfs_err error = SQFS_OK;
    if (sqfs_open_image(&fs, image, fileSystemOffset()) != SQFS_OK ||
        sqfs_traverse_open(&walk, &fs, sqfs_inode_root(&fs)) != SQFS_OK)
        return false;
    bool good = mkdir(folder, 0755) == 0 || errno == EEXIST;
    while (good && sqfs_traverse_next(&walk, &error)) {
        if (!walk.dir_end && walk.path != NULL)
            good = unpackEntry(&fs, &walk, folder);
    }
    sqfs_traverse_close(&walk);
    sqfs_fd_close(fs.fd);
    return good && error == SQFS_OK;
}

// ---- mounting ----

static int keep[2]; // [1] is held by whoever needs the mount
static struct fuse_session* session;
static pthread_t server;

static void wake(int number)
{
    (void)number;
}

static void* awaitLastHolder(void* nothing)
{
    char byte;
    while (read(keep[0], &byte, 1) < 0 && errno == EINTR) {
    }
    fuse_session_exit(session);
    pthread_kill(server, SIGUSR1);
    return nothing;
}

static void runHelper(const char* const arguments[])
{
    const int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    dup2(null, STDERR_FILENO);
    execvp("fusermount3", (char* const*)arguments);
    execvp("fusermount", (char* const*)arguments);
    _exit(127);
}

// An ordinary user mounts through fusermount, which passes an open /dev/fuse back over a socket. -1 without it.
static int openThroughHelper(const char* folder)
{
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0)
        return -1;
    const pid_t child = fork();
    if (child == 0) {
        char number[16];
        close(pair[0]);
        snprintf(number, sizeof number, "%d", pair[1]);
        setenv("_FUSE_COMMFD", number, 1);
        const char* const arguments[] = {"fusermount3", "-o", "ro,nosuid,nodev,subtype=appimage", "--", folder, NULL};
        runHelper(arguments);
    }
    close(pair[1]);
    char byte;
    char control[CMSG_SPACE(sizeof(int))];
    struct iovec part = {&byte, 1};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
    int fd = -1;
    if (recvmsg(pair[0], &message, MSG_CMSG_CLOEXEC) > 0) {
        const struct cmsghdr* header = CMSG_FIRSTHDR(&message);
        if (header != NULL && header->cmsg_type == SCM_RIGHTS)
            memcpy(&fd, CMSG_DATA(header), sizeof fd);
    }
    close(pair[0]);
    waitpid(child, NULL, 0);
    return fd;
}

static void unmount(const char* folder)
{
    if (umount2(folder, MNT_DETACH) != 0) {
        const pid_t child = fork();
        if (child == 0) {
            const char* const arguments[] = {"fusermount3", "-u", "-z", folder, NULL};
            runHelper(arguments);
        }
        waitpid(child, NULL, 0);
    }
    rmdir(folder);
}

static bool openSession(const char* folder)
{
    static struct fuse_lowlevel_ops operations;
    operations = (struct fuse_lowlevel_ops){.getattr = sqfs_ll_op_getattr, .opendir = sqfs_ll_op_opendir,
        .releasedir = sqfs_ll_op_releasedir, .readdir = sqfs_ll_op_readdir, .lookup = sqfs_ll_op_lookup, .open = sqfs_ll_op_open,
        .create = sqfs_ll_op_create, .release = sqfs_ll_op_release, .read = sqfs_ll_op_read, .readlink = sqfs_ll_op_readlink,
        .listxattr = sqfs_ll_op_listxattr, .getxattr = sqfs_ll_op_getxattr, .forget = sqfs_ll_op_forget, .statfs = stfs_ll_op_statfs};
    sqfs_ll* const fs = sqfs_ll_open(image, fileSystemOffset());
    const int fd = fs == NULL ? -1 : openThroughHelper(folder);
    if (fs == NULL || (fd < 0 && geteuid() != 0)) // root needs no helper
        return false;
    char place[PATH_MAX];
    if (fd < 0)
        snprintf(place, sizeof place, "%s", folder);
    else
        snprintf(place, sizeof place, "/dev/fd/%d", fd);
    char name[] = "appimage";
    char* words[] = {name, NULL};
    struct fuse_args arguments = FUSE_ARGS_INIT(1, words);
    session = fuse_session_new(&arguments, &operations, sizeof operations, fs);
    if (session == NULL || fuse_session_mount(session, place) != 0) {
        unmount(folder);
        return false;
    }
    return true;
}

static void serve(const char* folder, int ready)
{
    close(keep[1]);
    setsid();
    prctl(PR_SET_NAME, "appimage-fuse");
    if (!openSession(folder))
        _exit(1);
    struct sigaction action = {.sa_handler = wake};
    sigaction(SIGUSR1, &action, NULL);
    for (int i = 0; i < 4; ++i)
        signal((int[]){SIGINT, SIGHUP, SIGTERM, SIGPIPE}[i], SIG_IGN);
    server = pthread_self();
    pthread_t watcher;
    pthread_create(&watcher, NULL, awaitLastHolder, NULL);
    const bool told = write(ready, "", 1) == 1;
    const int null = open("/dev/null", O_RDWR);
    for (int fd = 0; fd < 3; ++fd)
        dup2(null, fd);
    close(ready);
    if (told)
        fuse_session_loop(session);
    unmount(folder);
    _exit(0);
}

// True: mounted, and it stays so as long as keep[1] is open anywhere.
static bool mountImage(const char* folder)
{
    int ready[2];
    if (access("/dev/fuse", R_OK | W_OK) != 0 || pipe(keep) != 0 || pipe2(ready, O_CLOEXEC) != 0)
        return false;
    fcntl(keep[0], F_SETFD, FD_CLOEXEC);
    const pid_t child = fork();
    if (child == 0) {
        close(ready[0]);
        if (fork() != 0) // so that AppRun has no child that it does not know of
            _exit(0);
        serve(folder, ready[1]);
    }
    close(ready[1]);
    close(keep[0]);
    char byte;
    const bool good = child > 0 && read(ready[0], &byte, 1) == 1;
    close(ready[0]);
    waitpid(child, NULL, 0);
    if (!good)
        close(keep[1]);
    return good;
}

// ---- running ----

static void becomeAppRun(const char* folder, char** arguments)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/AppRun", folder);
    setenv("APPDIR", folder, 1);
    execv(path, arguments);
    fail(path);
}

static int removeEntry(const char* path, const struct stat* info, int kind, struct FTW* where)
{
    (void)info, (void)kind, (void)where;
    return remove(path);
}

static int runUnpacked(const char* folder, char** arguments)
{
    errno = 0;
    if (!unpack(folder))
        fail("cannot unpack");
    const pid_t child = fork();
    if (child == 0)
        becomeAppRun(folder, arguments);
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (getenv("NO_CLEANUP") == NULL)
        nftw(folder, removeEntry, 32, FTW_DEPTH | FTW_PHYS);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static void tellSurroundings(const char* calledAs)
{
    char folder[PATH_MAX];
    setenv("APPIMAGE", image, 1);
    setenv("ARGV0", calledAs, 1);
    if (getcwd(folder, sizeof folder) != NULL)
        setenv("OWD", folder, 1);
}

int main(int count, char** arguments)
{
    const ssize_t length = readlink("/proc/self/exe", image, sizeof image - 1);
    if (length < 0)
        fail("/proc/self/exe");
    const char* const first = count > 1 ? arguments[1] : "";
    if (strcmp(first, "--appimage-offset") == 0)
        return printf("%zu\n", fileSystemOffset()) < 0;
    if (strcmp(first, "--appimage-extract") == 0) {
        errno = 0;
        if (!unpack("squashfs-root"))
            fail("squashfs-root");
        return puts("squashfs-root") < 0;
    }
    bool unpacked = getenv("APPIMAGE_EXTRACT_AND_RUN") != NULL;
    if (strcmp(first, "--appimage-extract-and-run") == 0) {
        unpacked = true;
        arguments[1] = arguments[0];
        ++arguments;
    }
    tellSurroundings(arguments[0]);
    char folder[PATH_MAX];
    const char* const temporary = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/.mount_slotdXXXXXX", temporary != NULL ? temporary : "/tmp");
    if (mkdtemp(folder) == NULL)
        fail(folder);
    if (!unpacked && mountImage(folder)) {
        if (strcmp(first, "--appimage-mount") == 0) {
            puts(folder);
            fflush(stdout);
            for (;;)
                pause();
        }
        char number[16];
        snprintf(number, sizeof number, "%d", keep[1]);
        setenv("APPIMAGE_KEEP_FD", number, 1);
        becomeAppRun(folder, arguments);
    }
    return runUnpacked(folder, arguments);
}
