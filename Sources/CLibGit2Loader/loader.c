#include <dlfcn.h>
#include <git2.h>
#include <git2/sys/odb_backend.h>
#include <pthread.h>
#include <stddef.h>

static void *library;
static pthread_once_t once = PTHREAD_ONCE_INIT;

// The very version whose headers this was compiled with.
static void load(void) { library = dlopen("libgit2.so." LIBGIT2_SOVERSION, RTLD_LAZY | RTLD_LOCAL); }

static void *symbol(const char *name) {
    pthread_once(&once, load);
    return library ? dlsym(library, name) : NULL;
}

// Forwards a call; a library that is not there gives `failure`.
#define FORWARD(result, name, parameters, arguments, failure) \
    result name parameters { \
        static __typeof__(&name) function; \
        __typeof__(&name) found = __atomic_load_n(&function, __ATOMIC_ACQUIRE); \
        if (!found) { \
            found = (__typeof__(&name))symbol(#name); \
            if (!found) return failure; \
            __atomic_store_n(&function, found, __ATOMIC_RELEASE); \
        } \
        return found arguments; \
    }

static const git_error missing = {"libgit2.so." LIBGIT2_SOVERSION " is not installed", GIT_ERROR_OS};

FORWARD(const git_error *, git_error_last, (void), (), &missing)
FORWARD(int, git_libgit2_init, (void), (), GIT_ERROR)
FORWARD(int, git_libgit2_shutdown, (void), (), GIT_ERROR)
FORWARD(int, git_odb_new, (git_odb **out), (out), GIT_ERROR)
FORWARD(int, git_odb_add_backend, (git_odb *odb, git_odb_backend *backend, int priority), (odb, backend, priority), GIT_ERROR)
FORWARD(int, git_odb_backend_loose,
    (git_odb_backend **out, const char *folder, int level, int sync, unsigned int folder_mode, unsigned int file_mode),
    (out, folder, level, sync, folder_mode, file_mode), GIT_ERROR)
FORWARD(int, git_odb_backend_pack, (git_odb_backend **out, const char *folder), (out, folder), GIT_ERROR)
FORWARD(int, git_odb_read, (git_odb_object **out, git_odb *odb, const git_oid *id), (out, odb, id), GIT_ERROR)
FORWARD(int, git_odb_read_header, (size_t *length, git_object_t *type, git_odb *odb, const git_oid *id),
    (length, type, odb, id), GIT_ERROR)
FORWARD(const void *, git_odb_object_data, (git_odb_object *object), (object), NULL)
FORWARD(size_t, git_odb_object_size, (git_odb_object *object), (object), 0)
FORWARD(git_object_t, git_odb_object_type, (git_odb_object *object), (object), GIT_OBJECT_INVALID)
FORWARD(int, git_oid_fromraw, (git_oid *out, const unsigned char *raw), (out, raw), GIT_ERROR)

void git_odb_free(git_odb *odb) {
    void (*function)(git_odb *) = (void (*)(git_odb *))symbol("git_odb_free");
    if (function) function(odb);
}

void git_odb_object_free(git_odb_object *object) {
    void (*function)(git_odb_object *) = (void (*)(git_odb_object *))symbol("git_odb_object_free");
    if (function) function(object);
}
