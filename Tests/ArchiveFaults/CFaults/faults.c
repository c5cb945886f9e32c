#define _GNU_SOURCE
#include "CFaults.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <sys/types.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif

static long calls, fault;
static int code, keeps, counts;

/* Whether this call is to fail; errno is set then. */
static int fails(void) {
    if (!counts) return 0;
    long number = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
    if (fault == 0 || number < fault || (number > fault && !keeps)) return 0;
    if (code == 0) kill(getpid(), SIGKILL);
    errno = code;
    return 1;
}

static ssize_t faulty_write(int file, const void *bytes, size_t count) {
    return fails() ? -1 : write(file, bytes, count);
}

static ssize_t faulty_pwrite(int file, const void *bytes, size_t count, off_t offset) {
    return fails() ? -1 : pwrite(file, bytes, count, offset);
}

#ifdef __linux__
static ssize_t faulty_pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
    return fails() ? -1 : pwrite64(file, bytes, count, offset);
}
#endif

static int faulty_ftruncate(int file, off_t length) { return fails() ? -1 : ftruncate(file, length); }

static int faulty_unlink(const char *path) { return fails() ? -1 : unlink(path); }

static int faulty_open(const char *path, int flags, int mode) {
    return (flags & O_CREAT) && fails() ? -1 : open(path, flags, mode);
}

#ifdef __linux__
/* These are called directly. What the program defines comes before what the C library has. */
int fdatasync(int file) { return fails() ? -1 : (int)syscall(SYS_fdatasync, file); }

int fsync(int file) { return fails() ? -1 : (int)syscall(SYS_fsync, file); }

int link(const char *from, const char *to) {
    return fails() ? -1 : (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
}
#endif

void faults_set(long number, int error, int lasts) {
    fault = number;
    code = error;
    keeps = lasts;
    counts = 1;
    sqlite3_vfs *system = sqlite3_vfs_find(0);
    system->xSetSystemCall(system, "write", (sqlite3_syscall_ptr)faulty_write);
    system->xSetSystemCall(system, "pwrite", (sqlite3_syscall_ptr)faulty_pwrite);
#ifdef __linux__
    system->xSetSystemCall(system, "pwrite64", (sqlite3_syscall_ptr)faulty_pwrite64);
#endif
    system->xSetSystemCall(system, "ftruncate", (sqlite3_syscall_ptr)faulty_ftruncate);
    system->xSetSystemCall(system, "unlink", (sqlite3_syscall_ptr)faulty_unlink);
    system->xSetSystemCall(system, "open", (sqlite3_syscall_ptr)faulty_open);
}

long faults_calls(void) { return __atomic_load_n(&calls, __ATOMIC_SEQ_CST); }
