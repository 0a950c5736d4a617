// A strict JSON validator, byte by byte: slow, plain, and the only place where a fault gets its name and offset.

#pragma once

#include "CSimdJSON.h"

namespace pratique {

/// Bytes of the UTF-8 sequence at `at` (1 to 4), or 0 where there is none: RFC 3629, so no overlong forms, no
/// surrogates, nothing above U+10FFFF.
size_t utf8_sequence(const uint8_t *at, const uint8_t *end);

/// White space as JSON knows it.
inline bool is_space(uint8_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The end of the number that begins at `at` by RFC 8259 section 6, or null where there is none.
const uint8_t *number_end(const uint8_t *at, const uint8_t *end);

/// The value of four hexadecimal digits, or a value above 0xFFFF where they are not there.
uint32_t four_hex_digits(const uint8_t *at, const uint8_t *end);

/// The first fault, without its line and column; `fault` is none where the bytes are one JSON value.
csimdjson_failure diagnose(const uint8_t *bytes, size_t length);

}  // namespace pratique
