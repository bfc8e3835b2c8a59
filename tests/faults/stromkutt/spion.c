/* Log, in order and with the data, every call that changes files below one folder.

   Loaded with LD_PRELOAD.  SPION_ROT is the folder, SPION_LOGG the file to log to.  A write to
   file descriptor 1 is logged too: it says what the process has promised so far.  What cannot be
   rebuilt from the log (a shared memory map, a second name, a copied descriptor) is logged as 'x',
   which the reader refuses; a copy inside the kernel is declined, so that the caller falls back to
   reading and writing. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define FDS 65536
#define REAL(ret, name, ...)                                                   \
  static ret (*real)(__VA_ARGS__);                                             \
  if (!real) real = (ret (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

struct head { uint8_t op; uint8_t pad[3]; int32_t fd; int64_t off; uint32_t n1, n2; };

static char root[4096];
static size_t rootlen;
static int logfd = -1;
static unsigned char tracked[FDS];
static pthread_mutex_t lock;

__attribute__((constructor)) static void begin(void) {
  const char *r = getenv("SPION_ROT"), *l = getenv("SPION_LOGG");
  pthread_mutexattr_t a;
  pthread_mutexattr_init(&a);
  pthread_mutexattr_settype(&a, PTHREAD_MUTEX_RECURSIVE);
  pthread_mutex_init(&lock, &a);
  if (!r || !l) return;
  snprintf(root, sizeof root, "%s", r);
  rootlen = strlen(root);
  int fd = (int)syscall(SYS_openat, AT_FDCWD, l, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  logfd = fcntl(fd, F_DUPFD_CLOEXEC, 900);
  syscall(SYS_close, fd);
}

static void note(char op, int fd, int64_t off, const void *p1, size_t n1, const void *p2, size_t n2) {
  struct head h = {(uint8_t)op, {0}, fd, off, (uint32_t)n1, (uint32_t)n2};
  struct iovec v[3] = {{&h, sizeof h}, {(void *)p1, n1}, {(void *)p2, n2}};
  if (logfd < 0) return;
  if (syscall(SYS_writev, logfd, v, 3) != (long)(sizeof h + n1 + n2)) abort();
}

static void strange(const char *what) { note('x', -1, 0, what, strlen(what), "", 0); }

/* The absolute path, or NULL when it is not below the folder. */
static const char *inside(int dir, const char *path, char *buf) {
  if (!path || logfd < 0) return NULL;
  if (path[0] == '/') {
    snprintf(buf, 8192, "%s", path);
  } else {
    char base[4096], link[64];
    ssize_t n;
    if (dir == AT_FDCWD) snprintf(link, sizeof link, "/proc/self/cwd");
    else snprintf(link, sizeof link, "/proc/self/fd/%d", dir);
    n = readlink(link, base, sizeof base - 1);
    if (n < 0) return NULL;
    base[n] = 0;
    snprintf(buf, 8192, "%s/%s", base, path);
  }
  if (strncmp(buf, root, rootlen)) return NULL;
  return buf[rootlen] == 0 || buf[rootlen] == '/' ? buf : NULL;
}

static int watched(int fd) { return fd >= 0 && fd < FDS && tracked[fd]; }

static int opened(int dir, const char *path, int flags, mode_t mode) {
  char buf[8192];
  pthread_mutex_lock(&lock);
  const char *p = inside(dir, path, buf);
  int was = p && (flags & O_CREAT) ? syscall(SYS_access, buf, 0) == 0 : 1;
  int fd = (int)syscall(SYS_openat, dir, path, flags, mode);
  int saved = errno;
  if (fd >= 0 && fd < FDS) tracked[fd] = 0;
  if (fd >= 0 && p) {
    if ((flags & O_TMPFILE) == O_TMPFILE) strange("O_TMPFILE");
    tracked[fd] = 1;
    note('o', fd, (was ? 0 : 1) + (flags & O_TRUNC ? 2 : 0), p, strlen(p), "", 0);
  }
  pthread_mutex_unlock(&lock);
  errno = saved;
  return fd;
}

#define MODE                                                                   \
  mode_t mode = 0;                                                             \
  if (flags & (O_CREAT | __O_TMPFILE)) {                                       \
    va_list ap; va_start(ap, flags); mode = va_arg(ap, mode_t); va_end(ap);    \
  }
int open(const char *p, int flags, ...) { MODE return opened(AT_FDCWD, p, flags, mode); }
int open64(const char *p, int flags, ...) { MODE return opened(AT_FDCWD, p, flags, mode); }
int openat(int d, const char *p, int flags, ...) { MODE return opened(d, p, flags, mode); }
int openat64(int d, const char *p, int flags, ...) { MODE return opened(d, p, flags, mode); }
int creat(const char *p, mode_t m) { return opened(AT_FDCWD, p, O_CREAT | O_WRONLY | O_TRUNC, m); }
int creat64(const char *p, mode_t m) { return creat(p, m); }

int close(int fd) {
  REAL(int, "close", int);
  pthread_mutex_lock(&lock);
  if (fd == logfd && fd >= 0) { pthread_mutex_unlock(&lock); errno = EBADF; return -1; }
  if (watched(fd)) { note('c', fd, 0, "", 0, "", 0); tracked[fd] = 0; }
  int r = real(fd);
  pthread_mutex_unlock(&lock);
  return r;
}

static ssize_t written(int fd, const void *b, size_t n, off_t off) {
  pthread_mutex_lock(&lock);
  int64_t at = off;
  if (off < 0 && watched(fd)) {
    struct stat st;
    if (fcntl(fd, F_GETFL) & O_APPEND) { fstat(fd, &st); at = st.st_size; }
    else at = lseek(fd, 0, SEEK_CUR);
  }
  ssize_t r = off < 0 ? syscall(SYS_write, fd, b, n) : syscall(SYS_pwrite64, fd, b, n, off);
  int saved = errno;
  if (r > 0 && fd == 1) note('a', fd, 0, b, (size_t)r, "", 0);
  else if (r > 0 && watched(fd)) note('w', fd, at, b, (size_t)r, "", 0);
  pthread_mutex_unlock(&lock);
  errno = saved;
  return r;
}
ssize_t write(int fd, const void *b, size_t n) { return written(fd, b, n, -1); }
ssize_t pwrite(int fd, const void *b, size_t n, off_t o) { return written(fd, b, n, o); }
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t o) { return written(fd, b, n, o); }

static ssize_t many(int fd, const struct iovec *v, int n, off_t off) {
  ssize_t sum = 0;
  for (int i = 0; i < n; i++) {
    ssize_t r = written(fd, v[i].iov_base, v[i].iov_len, off < 0 ? -1 : off + sum);
    if (r < 0) return sum ? sum : r;
    sum += r;
    if ((size_t)r < v[i].iov_len) break;
  }
  return sum;
}
ssize_t writev(int fd, const struct iovec *v, int n) { return many(fd, v, n, -1); }
ssize_t pwritev(int fd, const struct iovec *v, int n, off_t o) { return many(fd, v, n, o); }
ssize_t pwritev64(int fd, const struct iovec *v, int n, off64_t o) { return many(fd, v, n, o); }

int ftruncate(int fd, off_t n) {
  pthread_mutex_lock(&lock);
  int r = (int)syscall(SYS_ftruncate, fd, n), saved = errno;
  if (!r && watched(fd)) note('t', fd, n, "", 0, "", 0);
  pthread_mutex_unlock(&lock);
  errno = saved;
  return r;
}
int ftruncate64(int fd, off64_t n) { return ftruncate(fd, n); }

int truncate(const char *p, off_t n) {
  char buf[8192];
  pthread_mutex_lock(&lock);
  const char *in = inside(AT_FDCWD, p, buf);
  int r = (int)syscall(SYS_truncate, p, n), saved = errno;
  if (!r && in) note('T', -1, n, in, strlen(in), "", 0);
  pthread_mutex_unlock(&lock);
  errno = saved;
  return r;
}
int truncate64(const char *p, off64_t n) { return truncate(p, n); }

static int synced(int fd, long call) {
  pthread_mutex_lock(&lock);
  int r = (int)syscall(call, fd), saved = errno;
  if (!r && watched(fd)) note('s', fd, 0, "", 0, "", 0);
  pthread_mutex_unlock(&lock);
  errno = saved;
  return r;
}
int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

static int moved(int d1, const char *a, int d2, const char *b, unsigned flags) {
  char b1[8192], b2[8192];
  pthread_mutex_lock(&lock);
  const char *p1 = inside(d1, a, b1), *p2 = inside(d2, b, b2);
  int r = (int)syscall(SYS_renameat2, d1, a, d2, b, flags), saved = errno;
  if (!r && (p1 || p2)) {
    if (!p1 || !p2 || flags & 2) strange("a name moved in or out, or exchanged");
    else note('r', -1, 0, p1, strlen(p1), p2, strlen(p2));
  }
  pthread_mutex_unlock(&lock);
  errno = saved;
  return r;
}
int rename(const char *a, const char *b) { return moved(AT_FDCWD, a, AT_FDCWD, b, 0); }
int renameat(int d1, const char *a, int d2, const char *b) { return moved(d1, a, d2, b, 0); }
int renameat2(int d1, const char *a, int d2, const char *b, unsigned f) { return moved(d1, a, d2, b, f); }

static int removed(int dir, const char *p, int flags) {
  char buf[8192];
  pthread_mutex_lock(&lock);
  const char *in = inside(dir, p, buf);
  int r = (int)syscall(SYS_unlinkat, dir, p, flags), saved = errno;
  if (!r && in) note('u', -1, 0, in, strlen(in), "", 0);
  pthread_mutex_unlock(&lock);
  errno = saved;
  return r;
}
int unlink(const char *p) { return removed(AT_FDCWD, p, 0); }
int unlinkat(int d, const char *p, int flags) { return removed(d, p, flags); }
int rmdir(const char *p) { return removed(AT_FDCWD, p, AT_REMOVEDIR); }

static int made(int dir, const char *p, mode_t mode) {
  char buf[8192];
  pthread_mutex_lock(&lock);
  const char *in = inside(dir, p, buf);
  int r = (int)syscall(SYS_mkdirat, dir, p, mode), saved = errno;
  if (!r && in) note('m', -1, 0, in, strlen(in), "", 0);
  pthread_mutex_unlock(&lock);
  errno = saved;
  return r;
}
int mkdir(const char *p, mode_t mode) { return made(AT_FDCWD, p, mode); }
int mkdirat(int d, const char *p, mode_t mode) { return made(d, p, mode); }

/* What the model does not know. */
void *mmap(void *a, size_t n, int prot, int flags, int fd, off_t o) {
  if (watched(fd) && (flags & MAP_SHARED) && (prot & PROT_WRITE)) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t len = readlink(link, path, sizeof path - 1);
    path[len > 0 ? len : 0] = 0;
    /* the index of a log: never synced, and made anew from the log by whoever opens it first */
    if (len < 4 || strcmp(path + len - 4, "-shm")) strange("mmap");
  }
  return (void *)syscall(SYS_mmap, a, n, prot, flags, fd, o);
}
void *mmap64(void *a, size_t n, int prot, int flags, int fd, off64_t o) { return mmap(a, n, prot, flags, fd, o); }
int dup(int fd) { if (watched(fd)) strange("dup"); return (int)syscall(SYS_dup, fd); }
int dup2(int a, int b) {
  REAL(int, "dup2", int, int);
  if (watched(a) || watched(b)) strange("dup2");
  return real(a, b);
}
int linkat(int d1, const char *a, int d2, const char *b, int f) {
  char buf[8192];
  if (inside(d2, b, buf)) strange("link");
  return (int)syscall(SYS_linkat, d1, a, d2, b, f);
}
int link(const char *a, const char *b) { return linkat(AT_FDCWD, a, AT_FDCWD, b, 0); }
int symlinkat(const char *t, int d, const char *p) {
  char buf[8192];
  if (inside(d, p, buf)) strange("symlink");
  return (int)syscall(SYS_symlinkat, t, d, p);
}
int symlink(const char *t, const char *p) { return symlinkat(t, AT_FDCWD, p); }
int fallocate(int fd, int m, off_t o, off_t n) {
  if (watched(fd)) strange("fallocate");
  return (int)syscall(SYS_fallocate, fd, m, o, n);
}
int fallocate64(int fd, int m, off64_t o, off64_t n) { return fallocate(fd, m, o, n); }
int posix_fallocate(int fd, off_t o, off_t n) { return fallocate(fd, 0, o, n) ? errno : 0; }
int posix_fallocate64(int fd, off64_t o, off64_t n) { return posix_fallocate(fd, o, n); }
ssize_t sendfile(int out, int in, off_t *o, size_t n) {
  if (watched(out)) { errno = ENOTSOCK; return -1; }
  return syscall(SYS_sendfile, out, in, o, n);
}
ssize_t sendfile64(int out, int in, off64_t *o, size_t n) { return sendfile(out, in, o, n); }
ssize_t copy_file_range(int in, off64_t *oi, int out, off64_t *oo, size_t n, unsigned f) {
  if (watched(out)) { errno = EXDEV; return -1; }
  return syscall(SYS_copy_file_range, in, oi, out, oo, n, f);
}
FILE *fopen(const char *p, const char *m) {
  REAL(FILE *, "fopen", const char *, const char *);
  char buf[8192];
  if (strpbrk(m, "wa+") && inside(AT_FDCWD, p, buf)) strange("fopen");
  return real(p, m);
}
FILE *fopen64(const char *p, const char *m) { return fopen(p, m); }
