#include "CRE2.h"

#include <re2/re2.h>

#include <cstring>
#include <new>

struct cre2_regex {
    RE2 pattern;
    cre2_regex(const re2::StringPiece &text, const RE2::Options &options) : pattern(text, options) {}
};

static void explain(const char *text, size_t length, char *message, size_t capacity) {
    if (capacity == 0) return;
    size_t count = length < capacity - 1 ? length : capacity - 1;
    std::memcpy(message, text, count);
    message[count] = '\0';
}

cre2_regex *cre2_new(const char *pattern, size_t length, int64_t memory, char *message, size_t capacity) {
    try {
        RE2::Options options;
        options.set_log_errors(false);
        options.set_max_mem(memory);
        cre2_regex *regex = new cre2_regex(re2::StringPiece(pattern, length), options);
        if (regex->pattern.ok()) return regex;
        const std::string &error = regex->pattern.error();
        explain(error.data(), error.size(), message, capacity);
        delete regex;
    } catch (...) {
        static const char text[] = "out of memory";
        explain(text, sizeof(text) - 1, message, capacity);
    }
    return nullptr;
}

void cre2_free(cre2_regex *regex) { delete regex; }

int cre2_program_size(const cre2_regex *regex) { return regex->pattern.ProgramSize(); }

/* An exception here means that memory ran out; it ends the process, as a wrong answer would be worse. */
int cre2_matches(const cre2_regex *regex, const char *text, size_t length, int full) {
    RE2::Anchor anchor = full ? RE2::ANCHOR_BOTH : RE2::UNANCHORED;
    return regex->pattern.Match(re2::StringPiece(text, length), 0, length, anchor, nullptr, 0) ? 1 : 0;
}
