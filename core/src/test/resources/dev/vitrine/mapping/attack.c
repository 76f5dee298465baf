/* Copyright 2026 The Vitrine Authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What another process can do to a file that is mapped and read meanwhile.
 *
 *   attack NAME FILE            one attack; the exit status is its errno
 *   attack storm FILE MILLIS SEED   many, until standard input ends or the time is over;
 *                                   prints: attacks, then p50, p90, p99 and max in microseconds
 *   attack hold FILE            a writable mapping without a descriptor, until standard input ends
 *   attack keep FILE            a descriptor for reading, until standard input ends
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char *file;
static char junk[65536];

static int wrong(void) { return errno ? errno : 255; }

static int opened(int flags) { return open(file, flags, 0644); }

static int spray(int flags) {
  int fd = opened(flags);
  if (fd < 0) return wrong();
  for (off_t at = 0; at < 1 << 20; at += sizeof junk)
    if (write(fd, junk, sizeof junk) < 0) return wrong();
  return close(fd) ? wrong() : 0;
}

static int overwrite(void) { return spray(O_WRONLY); }
static int append(void) { return spray(O_WRONLY | O_APPEND); }
static int rewrite(void) { return spray(O_WRONLY | O_CREAT | O_TRUNC); }
static int cut(void) { return truncate(file, 100) ? wrong() : 0; }
static int grow(void) { return truncate(file, 4 << 20) ? wrong() : 0; }

static int regrow(void) { return truncate(file, 0) || truncate(file, 1 << 20) ? wrong() : 0; }

static int readtruncate(void) {
  int fd = opened(O_RDONLY | O_TRUNC);
  if (fd < 0) return wrong();
  close(fd);
  return 0;
}

static sigjmp_buf cut_off;

static void on_sigbus(int signal) { siglongjmp(cut_off, signal); }

static int store(void) {
  int fd = opened(O_RDWR);
  struct stat status;
  if (fd < 0 || fstat(fd, &status)) return wrong();
  if (status.st_size == 0) return close(fd);
  char *bytes = mmap(NULL, status.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close(fd);
  if (bytes == MAP_FAILED) return wrong();
  if (!sigsetjmp(cut_off, 1)) { /* another attacker may truncate it meanwhile */
    bytes[0] ^= 0x55;
    bytes[status.st_size - 1] ^= 0x55;
  }
  return munmap(bytes, status.st_size) ? wrong() : 0;
}

static int direct(void) {
  void *block;
  int fd = opened(O_RDWR | O_DIRECT);
  if (fd < 0 || posix_memalign(&block, 4096, 4096)) return wrong();
  memset(block, 0x77, 4096);
  int failed = pwrite(fd, block, 4096, 0) != 4096 ? wrong() : 0;
  free(block);
  close(fd);
  return failed;
}

static int impatient(void) {
  int tries = 0, fd;
  while ((fd = opened(O_RDWR | O_NONBLOCK)) < 0 && errno == EAGAIN && ++tries < 10000) usleep(1000);
  if (fd < 0) return wrong();
  if (pwrite(fd, junk, 4096, 0) < 0) return wrong();
  close(fd);
  return 0;
}

static int punch(void) {
  int fd = opened(O_RDWR);
  if (fd < 0) return wrong();
  int failed = fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, 65536) ? wrong() : 0;
  close(fd);
  return failed;
}

static int replace(void) {
  char other[4096];
  snprintf(other, sizeof other, "%s.%d", file, (int)getpid());
  int fd = open(other, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (fd < 0 || write(fd, junk, sizeof junk) < 0) return wrong();
  close(fd);
  return rename(other, file) ? wrong() : 0;
}

static int delete (void) { return unlink(file) ? wrong() : 0; }

static int readonly(void) {
  int fd = opened(O_RDONLY);
  if (fd < 0 || read(fd, junk, sizeof junk) < 0) return wrong();
  close(fd);
  return 0;
}

static const struct attack {
  const char *name;
  int (*run)(void);
} attacks[] = {{"overwrite", overwrite}, {"append", append},       {"rewrite", rewrite},
               {"truncate", cut},        {"grow", grow},           {"regrow", regrow},
               {"readtruncate", readtruncate}, {"store", store},   {"direct", direct},
               {"punch", punch},         {"nonblock", impatient},  {"readonly", readonly},
               /* Not part of a storm: they leave our inode alone. */
               {"rename", replace},      {"unlink", delete}};
enum { STORM = 12, ALL = sizeof attacks / sizeof *attacks, MOST = 1 << 20 };

static long long micros(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000LL + now.tv_nsec / 1000;
}

static int ascending(const void *a, const void *b) {
  long x = *(const long *)a, y = *(const long *)b;
  return (x > y) - (x < y);
}

static int ended(void) {
  struct pollfd in = {.fd = 0, .events = POLLIN};
  return poll(&in, 1, 0) > 0;
}

static int storm(long millis, unsigned seed) {
  static long stalls[MOST];
  long count = 0;
  long long end = micros() + millis * 1000;
  while (count < MOST && micros() < end && !ended()) {
    long long start = micros();
    int failed = attacks[rand_r(&seed) % STORM].run();
    stalls[count++] = micros() - start;
    if (failed && failed != EAGAIN && failed != EINVAL && failed != EOPNOTSUPP) return failed;
    truncate(file, 1 << 20); /* something to lease again */
    usleep(rand_r(&seed) % 3000);
  }
  qsort(stalls, count, sizeof *stalls, ascending);
  printf("%ld %ld %ld %ld %ld\n", count, stalls[count / 2], stalls[count * 90 / 100],
         stalls[count * 99 / 100], stalls[count - 1]);
  return 0;
}

static int untilInputEnds(void) {
  puts("ready");
  fflush(stdout);
  while (getchar() != EOF) {
  }
  return 0;
}

int main(int argc, char **argv) {
  if (argc < 3) return 254;
  file = argv[2];
  signal(SIGBUS, on_sigbus);
  memset(junk, 0xA5, sizeof junk);
  if (!strcmp(argv[1], "storm")) return storm(atol(argv[3]), (unsigned)atol(argv[4]));
  if (!strcmp(argv[1], "hold")) {
    int fd = opened(O_RDWR);
    if (fd < 0 || mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) == MAP_FAILED)
      return wrong();
    close(fd);
    return untilInputEnds();
  }
  if (!strcmp(argv[1], "keep")) return opened(O_RDONLY) < 0 ? wrong() : untilInputEnds();
  for (int i = 0; i < ALL; i++)
    if (!strcmp(argv[1], attacks[i].name)) return attacks[i].run();
  return 253;
}
