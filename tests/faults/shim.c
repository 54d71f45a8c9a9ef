/* Makes reads, writes or syncs of one file fail, as a disk does: loaded before the system's library.

   FAULT_PATH ends like the names of the files meant (all that have it in them), and FAULT_SWITCH is
   a file: while it is there, its first word is what fails (read, write, sync) and its second with
   which number of errno. While the first word is "held", a sync does not come back. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int fails(int descriptor, const char *what)
{
    const char *meant = getenv("FAULT_PATH"), *place = getenv("FAULT_SWITCH");
    char link[64], name[4096], line[64] = "";
    char word[32];
    int number;
    if (!meant || !place)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, name, sizeof name - 1);
    if (length < 0)
        return 0;
    name[length] = 0;
    if (!strstr(name, meant))
        return 0;
    FILE *opened = fopen(place, "r");
    if (!opened)
        return 0;
    char *found = fgets(line, sizeof line, opened);
    fclose(opened);
    if (!found || sscanf(line, "%31s %d", word, &number) != 2)
        return 0;
    if (!strcmp(word, "held") && !strcmp(what, "sync"))
        while (!access(place, F_OK))
            usleep(1000);
    if (strcmp(word, what))
        return 0;
    errno = number;
    return 1;
}

#define REAL(type, name, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))

ssize_t pwrite64(int d, const void *from, size_t n, off64_t at)
{
    return fails(d, "write") ? -1 : REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t)(d, from, n, at);
}

ssize_t pwrite(int d, const void *from, size_t n, off_t at)
{
    return fails(d, "write") ? -1 : REAL(ssize_t, "pwrite", int, const void *, size_t, off_t)(d, from, n, at);
}

ssize_t write(int d, const void *from, size_t n)
{
    return fails(d, "write") ? -1 : REAL(ssize_t, "write", int, const void *, size_t)(d, from, n);
}

ssize_t pread64(int d, void *to, size_t n, off64_t at)
{
    return fails(d, "read") ? -1 : REAL(ssize_t, "pread64", int, void *, size_t, off64_t)(d, to, n, at);
}

ssize_t pread(int d, void *to, size_t n, off_t at)
{
    return fails(d, "read") ? -1 : REAL(ssize_t, "pread", int, void *, size_t, off_t)(d, to, n, at);
}

int fsync(int d)
{
    return fails(d, "sync") ? -1 : REAL(int, "fsync", int)(d);
}

int fdatasync(int d)
{
    return fails(d, "sync") ? -1 : REAL(int, "fdatasync", int)(d);
}
