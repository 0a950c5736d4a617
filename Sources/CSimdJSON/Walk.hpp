// The second pass: from simdjson's structural indexes to nodes.

#pragma once

#include <cstddef>
#include <cstdint>

#include "CSimdJSON.h"

namespace pratique {

/// One listing and room for what is made of it.
struct WalkInput {
  const uint8_t *bytes;
  size_t length;
  /// Offsets of all brackets, colons, commas, opening quotes and first characters of words and numbers outside texts.
  const uint32_t *indexes;
  size_t index_count;
  /// Room for `index_count` nodes: each begins at an index of its own.
  csimdjson_node *nodes;
  /// Room for `length` bytes: resolving an escape never makes a text longer.
  uint8_t *texts;
  /// Room for `index_count` marks.
  uint64_t *marks;
};

/// Fills the nodes and gives their number, or 0 where the bytes are no JSON; then the validator says why.
size_t walk(const WalkInput &input);

}  // namespace pratique
