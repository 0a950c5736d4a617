// The string-aware scan for the end of a value: 64 bytes at a time where they are regular, byte by byte elsewhere.

#include "CSimdJSON.h"
#include "Places.hpp"

namespace {

bool is_record(const csimdjson_scan &scan, uint64_t level) {
  return level < CSIMDJSON_SCAN_LEVELS && ((scan.is_record[level / 64] >> (level % 64)) & 1);
}

void open(csimdjson_scan &scan, bool record) {
  if (scan.depth < CSIMDJSON_SCAN_LEVELS) {
    const uint64_t bit = uint64_t{1} << (scan.depth % 64);
    uint64_t &word = scan.is_record[scan.depth / 64];
    word = record ? word | bit : word & ~bit;
  }
  scan.depth++;
}

/// Closes the innermost bracket of this kind and all that was left open inside; false where none is open.
bool close(csimdjson_scan &scan, bool record) {
  if (scan.depth > CSIMDJSON_SCAN_LEVELS) {
    scan.depth--;
    return true;
  }
  for (uint64_t level = scan.depth; level > 0; level--) {
    if (is_record(scan, level - 1) == record) {
      scan.depth = level - 1;
      return true;
    }
  }
  return false;
}

/// A bracket outside texts.
csimdjson_scan_end bracket(csimdjson_scan &scan, uint8_t c) {
  if (c == '{' || c == '[') {
    open(scan, c == '{');
    return csimdjson_scan_more;
  }
  if (!close(scan, c == '}')) return c == ']' ? csimdjson_scan_foreign : csimdjson_scan_more;
  return scan.depth == 0 ? csimdjson_scan_closed : csimdjson_scan_more;
}

csimdjson_scan_end step(csimdjson_scan &scan, uint8_t c) {
  if (c == '\n' && scan.in_text) {
    scan.in_text = scan.escaped = false;
    return scan.depth == 0 ? csimdjson_scan_closed : csimdjson_scan_more;
  }
  if (scan.escaped || c == '\\') {
    // An escaped bracket outside a text is nonsense; it still counts, so that one slash does not eat a listing.
    const bool escaped = scan.escaped;
    scan.escaped = !escaped;
    if (!escaped || c == '"' || c == '\\' || scan.in_text) return csimdjson_scan_more;
  }
  if (c == '"') {
    scan.in_text = !scan.in_text;
    return !scan.in_text && scan.depth == 0 ? csimdjson_scan_closed : csimdjson_scan_more;
  }
  const bool is_bracket = (c | 0x20) == '{' || (c | 0x20) == '}';
  return is_bracket && !scan.in_text ? bracket(scan, c) : csimdjson_scan_more;
}

#if defined(__SSE2__)

struct Masks {
  uint64_t quotes = 0;
  uint64_t slashes = 0;
  uint64_t feeds = 0;
  uint64_t brackets = 0;

  explicit Masks(const uint8_t *bytes) {
    for (int i = 0; i < 4; i++) {
      const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + 16 * i));
      const __m128i low = _mm_or_si128(v, _mm_set1_epi8(0x20));
      const __m128i opening = _mm_cmpeq_epi8(low, _mm_set1_epi8('{'));
      const __m128i closing = _mm_cmpeq_epi8(low, _mm_set1_epi8('}'));
      quotes |= bits(_mm_cmpeq_epi8(v, _mm_set1_epi8('"')), i);
      slashes |= bits(_mm_cmpeq_epi8(v, _mm_set1_epi8('\\')), i);
      feeds |= bits(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n')), i);
      brackets |= bits(_mm_or_si128(opening, closing), i);
    }
  }

  static uint64_t bits(__m128i equal, int block) {
    return static_cast<uint64_t>(static_cast<uint32_t>(_mm_movemask_epi8(equal))) << (16 * block);
  }
};

/// Each bit becomes the parity of the bits up to and including it.
uint64_t prefix_parity(uint64_t bits) {
  for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

/// Takes 64 bytes if they hold no escapes and no broken text. Returns the number consumed, 0 to go byte by byte.
size_t take_block(csimdjson_scan &scan, const uint8_t *bytes, csimdjson_scan_end &end) {
  if (scan.depth == 0 || scan.escaped) return 0;
  const Masks masks(bytes);
  if (masks.slashes != 0) return 0;
  const uint64_t inside = prefix_parity(masks.quotes) ^ (scan.in_text ? ~uint64_t{0} : 0);
  if ((masks.feeds & inside) != 0) return 0;
  for (uint64_t left = masks.brackets & ~inside; left != 0; left &= left - 1) {
    const size_t at = static_cast<size_t>(__builtin_ctzll(left));
    end = bracket(scan, bytes[at]);
    if (end == csimdjson_scan_more) continue;
    scan.in_text = false;
    return end == csimdjson_scan_closed ? at + 1 : at;
  }
  scan.in_text = (inside >> 63) != 0;
  return 64;
}

#else

size_t take_block(csimdjson_scan &, const uint8_t *, csimdjson_scan_end &) { return 0; }

#endif

}  // namespace

extern "C" size_t csimdjson_scan_value(csimdjson_scan *scan, const uint8_t *bytes, size_t length,
                                       csimdjson_scan_end *end) {
  *end = csimdjson_scan_more;
  size_t at = 0;
  while (at < length) {
    if (at + 64 <= length) {
      const size_t taken = take_block(*scan, bytes + at, *end);
      at += taken;
      if (*end != csimdjson_scan_more) return at;
      if (taken > 0) continue;
    }
    const size_t stop = length - at < 64 ? length : at + 64;
    while (at < stop) {
      *end = step(*scan, bytes[at]);
      if (*end == csimdjson_scan_foreign) return at;
      at++;
      if (*end == csimdjson_scan_closed) return at;
    }
  }
  return at;
}

extern "C" void csimdjson_advance(csimdjson_place *place, const uint8_t *bytes, size_t length) {
  pratique::PlaceCounter<uint64_t> counter{place->line, place->column};
  counter.advance(bytes, length);
  *place = {counter.line, counter.column};
}
