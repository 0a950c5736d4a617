// A C face of OpenSSL's digests, the least that Pratique needs.
#ifndef CDIGEST_H
#define CDIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Writes the SHA-256 (FIPS 180-4) of `length` bytes to the 32 bytes at `digest`; false where OpenSSL refuses.
bool cdigest_sha256(const uint8_t *bytes, size_t length, uint8_t *digest);

#endif
