/* A C face on libre2: compile a pattern within a memory limit, and match bytes against it. */
#ifndef CRE2_H
#define CRE2_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A compiled pattern. Matching does not change it, so several threads may share one. */
typedef struct cre2_regex cre2_regex;

/* Compiles a UTF-8 pattern. NULL when the pattern is wrong or needs more than `memory` bytes; then `message` (of
   `capacity` bytes, always NUL-terminated) says why. */
cre2_regex *cre2_new(const char *pattern, size_t length, int64_t memory, char *message, size_t capacity);

/* Frees a pattern; NULL is allowed. */
void cre2_free(cre2_regex *regex);

/* The number of instructions of the compiled program. */
int cre2_program_size(const cre2_regex *regex);

/* 1 when the pattern matches the whole text (`full` is not 0) or is found in it (`full` is 0), else 0. */
int cre2_matches(const cre2_regex *regex, const char *text, size_t length, int full);

#ifdef __cplusplus
}
#endif

#endif
