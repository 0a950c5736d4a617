// The second pass for listings of which most values are only looked at as bytes.

#pragma once

#include <cstddef>
#include <cstdint>

#include "CSimdJSON.h"

namespace pratique {

/// One listing and room for its spans.
struct SkimInput {
  const uint8_t *bytes;
  size_t length;
  /// As in `WalkInput`.
  const uint32_t *indexes;
  size_t index_count;
  /// Room for `index_count` spans.
  csimdjson_span *spans;
  /// Room for `length` bytes, in which escapes are tried.
  uint8_t *scratch;
};

/// Fills the spans and gives their number, or 0 where the bytes are no JSON; accepts what `walk` accepts.
size_t skim(const SkimInput &input);

}  // namespace pratique
