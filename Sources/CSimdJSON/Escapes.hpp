// Resolving the escapes of a JSON text.

#pragma once

#include <cstddef>
#include <cstdint>

namespace pratique {

/// Resolves the escapes of a text without its quotes, never into more bytes; the end of what was written, or null where
/// one is wrong.
uint8_t *unescape(const uint8_t *at, const uint8_t *end, uint8_t *out);

}  // namespace pratique
