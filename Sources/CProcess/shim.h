// Two calls that the system's headers hide unless all of GNU's extensions are asked for, which Swift
// does not do. Where a system has neither, nothing happens.
#include <spawn.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/types.h>

#ifdef __linux__
#ifdef __GLIBC__
int prlimit(__pid_t, enum __rlimit_resource, const struct rlimit *, struct rlimit *);
#else
int prlimit(pid_t, int, const struct rlimit *, struct rlimit *);
#endif
#endif

#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *, int);
#endif

/// Sets what another process may take, for good.
static inline void process_limit(pid_t process, int resource, uint64_t value) {
#ifdef __linux__
    struct rlimit limit = {(rlim_t)value, (rlim_t)value};
    prlimit(process, resource, &limit, 0);
#else
    (void)process, (void)resource, (void)value;
#endif
}

/// Has the new process begin without any file from `first` on.
static inline void process_close_from(posix_spawn_file_actions_t *actions, int first) {
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
    posix_spawn_file_actions_addclosefrom_np(actions, first);
#else
    (void)actions, (void)first;
#endif
}

static const int process_memory = RLIMIT_AS;
static const int process_seconds = RLIMIT_CPU;
static const int process_file_bytes = RLIMIT_FSIZE;
static const int process_core_bytes = RLIMIT_CORE;
