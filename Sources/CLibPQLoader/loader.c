#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h>
#endif
#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

static void *library;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) { library = dlopen("libpq.so.5", RTLD_LAZY | RTLD_LOCAL); }

static void *symbol(const char *name) {
    pthread_once(&once, load);
    return library ? dlsym(library, name) : NULL;
}

// Forwards a call; a library that is not there, or is too old to have the function, gives `failure`.
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

static char missing[] = "libpq.so.5 is not installed";
static char none[] = "";

FORWARD(int, PQlibVersion, (void), (), 0)

// Connections
FORWARD(PGconn *, PQconnectdbParams, (const char *const *keywords, const char *const *values, int expand),
    (keywords, values, expand), NULL)
FORWARD(void, PQfinish, (PGconn *connection), (connection), )
FORWARD(ConnStatusType, PQstatus, (const PGconn *connection), (connection), CONNECTION_BAD)
FORWARD(PGTransactionStatusType, PQtransactionStatus, (const PGconn *connection), (connection), PQTRANS_UNKNOWN)
FORWARD(char *, PQerrorMessage, (const PGconn *connection), (connection), missing)
FORWARD(int, PQserverVersion, (const PGconn *connection), (connection), 0)
FORWARD(int, PQsocket, (const PGconn *connection), (connection), -1)
FORWARD(PQnoticeReceiver, PQsetNoticeReceiver, (PGconn *connection, PQnoticeReceiver receiver, void *argument),
    (connection, receiver, argument), NULL)
FORWARD(PQconninfoOption *, PQconninfoParse, (const char *text, char **message), (text, message), NULL)
FORWARD(PQconninfoOption *, PQconndefaults, (void), (), NULL)
FORWARD(void, PQconninfoFree, (PQconninfoOption *options), (options), )
FORWARD(void, PQfreemem, (void *memory), (memory), )

// Cancelling
FORWARD(PGcancel *, PQgetCancel, (PGconn *connection), (connection), NULL)
FORWARD(int, PQcancel, (PGcancel *cancel, char *message, int size), (cancel, message, size), 0)
FORWARD(void, PQfreeCancel, (PGcancel *cancel), (cancel), )

// Statements
FORWARD(int, PQsetnonblocking, (PGconn *connection, int value), (connection, value), -1)
FORWARD(int, PQenterPipelineMode, (PGconn *connection), (connection), 0)
FORWARD(int, PQpipelineSync, (PGconn *connection), (connection), 0)
FORWARD(int, PQsendPrepare,
    (PGconn *connection, const char *name, const char *query, int count, const Oid *types),
    (connection, name, query, count, types), 0)
FORWARD(int, PQsendQueryPrepared,
    (PGconn *connection, const char *name, int count, const char *const *values, const int *lengths,
        const int *formats, int resultFormat),
    (connection, name, count, values, lengths, formats, resultFormat), 0)
FORWARD(int, PQflush, (PGconn *connection), (connection), -1)
FORWARD(int, PQconsumeInput, (PGconn *connection), (connection), 0)
FORWARD(int, PQisBusy, (PGconn *connection), (connection), 0)
FORWARD(PGresult *, PQgetResult, (PGconn *connection), (connection), NULL)

// Results
FORWARD(ExecStatusType, PQresultStatus, (const PGresult *result), (result), PGRES_FATAL_ERROR)
FORWARD(char *, PQresultErrorField, (const PGresult *result, int code), (result, code), NULL)
FORWARD(char *, PQcmdStatus, (PGresult *result), (result), none)
FORWARD(Oid, PQftype, (const PGresult *result, int column), (result, column), 0)
FORWARD(char *, PQcmdTuples, (PGresult *result), (result), none)
FORWARD(int, PQntuples, (const PGresult *result), (result), 0)
FORWARD(int, PQnfields, (const PGresult *result), (result), 0)
FORWARD(char *, PQgetvalue, (const PGresult *result, int row, int column), (result, row, column), none)
FORWARD(int, PQgetlength, (const PGresult *result, int row, int column), (result, row, column), 0)
FORWARD(int, PQgetisnull, (const PGresult *result, int row, int column), (result, row, column), 1)
FORWARD(void, PQclear, (PGresult *result), (result), )
