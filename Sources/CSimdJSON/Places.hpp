// Counting line feeds and Unicode scalars, 16 bytes at a time.

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace pratique {

/// One bit a byte for 16 bytes: the line feeds, and the bytes that continue a UTF-8 sequence (80 to BF).
struct Block {
  uint32_t feeds;
  uint32_t continuations;

  static Block load(const uint8_t *bytes) {
#if defined(__SSE2__)
    const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes));
    return {static_cast<uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n')))),
            static_cast<uint32_t>(_mm_movemask_epi8(_mm_cmplt_epi8(v, _mm_set1_epi8(-64))))};
#else
    Block block{0, 0};
    for (uint32_t i = 0; i < 16; i++) {
      block.feeds |= static_cast<uint32_t>(bytes[i] == '\n') << i;
      block.continuations |= static_cast<uint32_t>((bytes[i] & 0xC0) == 0x80) << i;
    }
    return block;
#endif
  }
};

/// A running count. Reads up to 15 bytes behind the end of what it counts (CSIMDJSON_PADDING allows that).
template <typename Count>
struct PlaceCounter {
  Count line = 0;
  Count column = 0;

  void advance(const uint8_t *bytes, size_t length) {
    size_t at = 0;
    if (length >= 128) at = advance_far(bytes, length);
    for (; at + 16 <= length; at += 16) add(Block::load(bytes + at), 16);
    if (at < length) add(Block::load(bytes + at), static_cast<uint32_t>(length - at));
  }

 private:
  /// Moves over all but the last bytes, with less work where there are no line feeds. Returns the number of bytes.
  __attribute__((noinline)) size_t advance_far(const uint8_t *bytes, size_t length) {
    size_t at = 0;
    while (at + 128 <= length) {
      at += skip_line(bytes + at, length - at);
      if (at + 16 > length) break;
      add(Block::load(bytes + at), 16);
      at += 16;
    }
    return at;
  }

  /// Moves over whole blocks without a line feed, 255 at most. Returns the number of bytes.
  size_t skip_line(const uint8_t *bytes, size_t length) {
    size_t at = 0;
#if defined(__SSE2__)
    __m128i sums = _mm_setzero_si128();
    for (; at + 16 <= length && at < 16 * 255; at += 16) {
      const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + at));
      if (_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n'))) != 0) break;
      sums = _mm_sub_epi8(sums, _mm_cmplt_epi8(v, _mm_set1_epi8(-64)));
    }
    const __m128i halves = _mm_sad_epu8(sums, _mm_setzero_si128());
    const int continuations = _mm_cvtsi128_si32(halves) + _mm_cvtsi128_si32(_mm_srli_si128(halves, 8));
    column += static_cast<Count>(at) - static_cast<Count>(continuations);
#endif
    return at;
  }

  void add(Block block, uint32_t count) {
    const uint32_t wanted = count == 16 ? 0xFFFF : (1u << count) - 1;
    const uint32_t feeds = block.feeds & wanted;
    uint32_t continuations = block.continuations & wanted;
    if (feeds != 0) {
      const uint32_t last = 31 - static_cast<uint32_t>(__builtin_clz(feeds));
      line += static_cast<Count>(__builtin_popcount(feeds));
      column = 0;
      count -= last + 1;
      continuations >>= last + 1;
    }
    column += count;
    if (continuations != 0) column -= static_cast<Count>(__builtin_popcount(continuations));
  }
};

}  // namespace pratique
