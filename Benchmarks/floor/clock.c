// clock COMMAND ARGUMENT...
//
// Runs a command, its output thrown away, and prints what it took: wall nanoseconds, processor
// microseconds, peak memory in KiB, exit status. Starting it from a small program rather than
// from the driver keeps the driver's own memory and start-up out of the figures.
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static long long microseconds(struct timeval time) {
  return time.tv_sec * 1000000LL + time.tv_usec;
}

int main(int count, char **arguments) {
  if (count < 2) {
    fputs("usage: clock COMMAND ARGUMENT...\n", stderr);
    return 2;
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  pid_t child;
  struct rusage used;
  int status;
  long long start = nanoseconds();
  if (posix_spawnp(&child, arguments[1], &actions, NULL, arguments + 1, environ) != 0) {
    perror(arguments[1]);
    return 2;
  }
  if (wait4(child, &status, 0, &used) < 0) return 2;
  long long end = nanoseconds();
  printf(
      "%lld %lld %ld %d\n", end - start,
      microseconds(used.ru_utime) + microseconds(used.ru_stime), used.ru_maxrss,
      WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  return 0;
}
