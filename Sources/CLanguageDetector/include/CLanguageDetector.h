// A C face of CLD2, the least that Pratique needs: which language a text is written in.
#ifndef CLANGUAGEDETECTOR_H
#define CLANGUAGEDETECTOR_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Detects the language of `length` bytes of UTF-8 plain text.
///
/// Writes its code (`de`, `zh`, `zh-Hant`) with a final NUL to `code`, at most `capacity` bytes. False where the text is too short
/// or too mixed for CLD2 to be sure. Thread-safe.
bool clanguage_detect(const char *text, size_t length, char *code, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
