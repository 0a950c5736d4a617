#include "Escapes.hpp"

#include <cstring>

#include "Diagnose.hpp"

namespace pratique {

namespace {

/// Writes a code point as UTF-8.
uint8_t *put(uint32_t point, uint8_t *out) {
  if (point < 0x80) {
    *out++ = static_cast<uint8_t>(point);
    return out;
  }
  const int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  const uint8_t lead[] = {0, 0xC0, 0xE0, 0xF0};
  *out++ = static_cast<uint8_t>(lead[more] | point >> (6 * more));
  for (int i = more - 1; i >= 0; i--) *out++ = static_cast<uint8_t>(0x80 | (point >> (6 * i) & 0x3F));
  return out;
}

/// The character of a two-character escape, or 0.
uint8_t short_escape(uint8_t c) {
  switch (c) {
    case '"': case '\\': case '/': return c;
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return 0;
  }
}

}  // namespace

uint8_t *unescape(const uint8_t *at, const uint8_t *end, uint8_t *out) {
  while (at < end) {
    const void *found = std::memchr(at, '\\', static_cast<size_t>(end - at));
    const uint8_t *slash = found == nullptr ? end : static_cast<const uint8_t *>(found);
    std::memcpy(out, at, static_cast<size_t>(slash - at));
    out += slash - at;
    at = slash;
    if (at == end) break;
    if (end - at < 2) return nullptr;
    if (at[1] != 'u') {
      const uint8_t c = short_escape(at[1]);
      if (c == 0) return nullptr;
      *out++ = c;
      at += 2;
      continue;
    }
    uint32_t point = four_hex_digits(at + 2, end);
    if (point > 0xFFFF) return nullptr;
    at += 6;
    if (point >= 0xD800 && point <= 0xDFFF) {
      if (point > 0xDBFF || end - at < 6 || at[0] != '\\' || at[1] != 'u') return nullptr;
      const uint32_t low = four_hex_digits(at + 2, end);
      if (low < 0xDC00 || low > 0xDFFF) return nullptr;
      point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
      at += 6;
    }
    out = put(point, out);
  }
  return out;
}

}  // namespace pratique
