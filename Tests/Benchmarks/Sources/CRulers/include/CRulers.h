// Rulers: what simdjson alone does with a catalog.

#ifndef CRULERS_H
#define CRULERS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A catalog of JSON lines in memory, with the padding that simdjson reads beyond its end.
typedef struct crulers_catalog crulers_catalog;

/// Reads a file; NULL where it cannot be read.
crulers_catalog *crulers_catalog_open(const char *path);
void crulers_catalog_close(crulers_catalog *catalog);

size_t crulers_catalog_bytes(const crulers_catalog *catalog);
size_t crulers_catalog_lines(const crulers_catalog *catalog);

/// Parses each line into simdjson's DOM and reads nothing of it. Returns the number of lines that are JSON objects.
size_t crulers_parse(const crulers_catalog *catalog);

/// Calls `text` with each text of titles, descriptions and key points, line by line, and with its language.
void crulers_texts(const crulers_catalog *catalog, void *context,
                   void (*text)(void *context, const char *bytes, size_t length, const char *language,
                                size_t language_length));

#ifdef __cplusplus
}
#endif

#endif
