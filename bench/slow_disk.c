/* Lets every wait for the disk take at least as long as SLOW_DISK_US says (microseconds), for a program that is started
   with it in LD_PRELOAD. What the disk itself takes counts towards it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <time.h>

typedef int (*wait_for_disk)(int);

static int take_as_long(const char *name, int file)
{
    struct timespec until;
    const char *told = getenv("SLOW_DISK_US");
    long least = told ? atol(told) : 0;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += least * 1000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    int done = ((wait_for_disk)dlsym(RTLD_NEXT, name))(file);
    int error = errno;
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL) == EINTR)
        ;
    errno = error;
    return done;
}

int fsync(int file) { return take_as_long("fsync", file); }

int fdatasync(int file) { return take_as_long("fdatasync", file); }
