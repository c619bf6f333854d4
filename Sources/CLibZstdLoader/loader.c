#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <zstd.h>

static void *library;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) { library = dlopen("libzstd.so.1", RTLD_LAZY | RTLD_LOCAL); }

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

// libzstd's errors are sizes beyond any real one.
#define FAILED ((size_t)-1)

FORWARD(unsigned, ZSTD_versionNumber, (void), (), 0)
FORWARD(size_t, ZSTD_compressBound, (size_t size), (size), FAILED)
FORWARD(size_t, ZSTD_compress, (void *to, size_t room, const void *from, size_t size, int level),
    (to, room, from, size, level), FAILED)
FORWARD(unsigned, ZSTD_isError, (size_t code), (code), 1)
FORWARD(ZSTD_DStream *, ZSTD_createDStream, (void), (), NULL)
FORWARD(size_t, ZSTD_freeDStream, (ZSTD_DStream *stream), (stream), 0)
FORWARD(size_t, ZSTD_decompressStream, (ZSTD_DStream *stream, ZSTD_outBuffer *output, ZSTD_inBuffer *input),
    (stream, output, input), FAILED)
