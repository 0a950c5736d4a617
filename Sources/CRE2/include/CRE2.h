// A C face of RE2, the least that Pratique needs: search in linear time, UTF-8 in.
#ifndef CRE2_H
#define CRE2_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled pattern; owned by whoever compiled it, freed with cre2_free. Searching is thread-safe.
typedef struct cre2_pattern cre2_pattern;

/// Compiles `length` bytes of UTF-8. On failure returns NULL and writes RE2's words, cut to `capacity` bytes with the
/// final NUL, to `error`.
cre2_pattern *cre2_compile(const char *pattern, size_t length, char *error, size_t capacity);

/// Whether the pattern is found anywhere in `length` bytes of UTF-8; the place, in bytes, goes to `start` and `end`.
bool cre2_search(const cre2_pattern *pattern, const char *text, size_t length, size_t *start, size_t *end);

/// Whether the pattern is found anywhere in `length` bytes of UTF-8.
bool cre2_contains(const cre2_pattern *pattern, const char *text, size_t length);

/// Whether some bytes stand in a text; the one at `rarest` is looked for first.
bool cre2_holds(const uint8_t *text, size_t length, const uint8_t *bytes, size_t count, size_t rarest);

/// Frees a pattern; NULL is allowed.
void cre2_free(cre2_pattern *pattern);

#ifdef __cplusplus
}
#endif

#endif
