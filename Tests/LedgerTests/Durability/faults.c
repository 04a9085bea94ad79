/* Loaded before libc: makes the n-th call that changes a regular file kill the process, or fail.
   FAULT_AT: which call, from 1. FAULT_KIND: kill, enospc (that call and all after it that need room), eio (that call only), count
   (none).
   FAULT_LOG: a file for the number of such calls, written when the process ends by itself. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static int calls;

static int fault(void) {
    const char *at = getenv("FAULT_AT");
    const char *kind = getenv("FAULT_KIND");
    if (!at || !kind) return 0;
    int number = __sync_add_and_fetch(&calls, 1), target = atoi(at);
    if (number < target) return 0;
    if (!strcmp(kind, "enospc")) return ENOSPC;
    if (number > target || !strcmp(kind, "count")) return 0;
    if (!strcmp(kind, "kill")) kill(getpid(), SIGKILL);
    return EIO;
}

__attribute__((destructor)) static void report(void) {
    const char *path = getenv("FAULT_LOG");
    FILE *log = path ? fopen(path, "w") : NULL;
    if (!log) return;
    fprintf(log, "%d", calls);
    unsetenv("FAULT_AT");
    fclose(log);
}

static int is_file(int fd) {
    struct stat status;
    return fd > 2 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
}

#define NEXT(name) static __typeof__(name) *next; if (!next) next = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)
#define FAIL_FILE(fd) if (is_file(fd)) { int code = fault(); if (code) { errno = code; return -1; } }
#define FAIL_PATH { int code = fault(); if (code && code != ENOSPC) { errno = code; return -1; } }

ssize_t write(int fd, const void *bytes, size_t count) { NEXT(write); FAIL_FILE(fd) return next(fd, bytes, count); }
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) { NEXT(pwrite); FAIL_FILE(fd) return next(fd, bytes, count, at); }
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) { NEXT(pwrite64); FAIL_FILE(fd) return next(fd, bytes, count, at); }
int fsync(int fd) { NEXT(fsync); FAIL_FILE(fd) return next(fd); }
int fdatasync(int fd) { NEXT(fdatasync); FAIL_FILE(fd) return next(fd); }
int ftruncate(int fd, off_t size) { NEXT(ftruncate); FAIL_FILE(fd) return next(fd, size); }
int ftruncate64(int fd, off64_t size) { NEXT(ftruncate64); FAIL_FILE(fd) return next(fd, size); }
int unlink(const char *path) { NEXT(unlink); FAIL_PATH return next(path); }
int rename(const char *from, const char *to) { NEXT(rename); FAIL_PATH return next(from, to); }
