#include "Skim.hpp"

#include <cstring>

#include "Diagnose.hpp"
#include "Escapes.hpp"

namespace pratique {

namespace {

bool is_digit(uint8_t c) { return static_cast<uint8_t>(c - '0') < 10; }

/// The end of a number; the usual ones without a look at exponents, null where it is none.
const uint8_t *plain_number_end(const uint8_t *first, const uint8_t *limit) {
  const uint8_t *at = first + (*first == '-');
  if (at == limit || static_cast<uint8_t>(*at - '1') > 8) return number_end(first, limit);
  while (at < limit && is_digit(*at)) at++;
  if (at < limit && (*at | 0x20) != 'e' && *at != '.') return at;
  return number_end(first, limit);
}

/// The end of a text's closing quote: the last character before the next index; null where there is none.
const uint8_t *text_end(const uint8_t *first, const uint8_t *limit) {
  const uint8_t *end = limit;
  while (end > first + 1 && is_space(end[-1])) end--;
  return end >= first + 2 && end[-1] == '"' ? end : nullptr;
}

bool is_word(const uint8_t *at, const uint8_t *limit, const char *letters, size_t length) {
  if (static_cast<size_t>(limit - at) < length || std::memcmp(at, letters, length) != 0) return false;
  return at + length == limit || is_space(at[length]);
}

/// Whether control characters of ASCII stand among bytes, but for tabs and line breaks.
bool has_controls(const uint8_t *at, const uint8_t *end) {
  for (; at < end; at++) {
    if ((*at < 0x20 && *at != '\t' && *at != '\n' && *at != '\r') || *at == 0x7F) return true;
  }
  return false;
}

/// An open list or record.
struct Level {
  csimdjson_span *container;
  bool is_record;
};

}  // namespace

size_t skim(const SkimInput &in) {
  const uint8_t *const bytes = in.bytes;
  const uint8_t *const end = bytes + in.length;
  const uint32_t *index = in.indexes;
  const uint32_t *const last = index + in.index_count;
  const bool has_escapes = std::memchr(bytes, '\\', in.length) != nullptr;
  csimdjson_span *span = in.spans;
  Level levels[CSIMDJSON_MAX_DEPTH];
  size_t depth = 0;

  // Nothing but white space stands between a value and this.
  auto limit = [&] { return index < last ? bytes + *index : end; };
  auto add = [&](const uint8_t *from, const uint8_t *to, csimdjson_kind kind, bool escaped) {
    *span++ = {static_cast<uint32_t>(from - bytes), static_cast<uint32_t>(to - bytes), 1, kind, escaped};
  };
  auto text = [&](const uint8_t *from, csimdjson_kind kind) {
    const uint8_t *to = text_end(from, limit());
    if (to == nullptr) return false;
    bool escaped = false;
    if (has_escapes && std::memchr(from + 1, '\\', static_cast<size_t>(to - from - 2)) != nullptr) {
      const uint8_t *const resolved = unescape(from + 1, to - 1, in.scratch);
      // A text with control characters is told about, so its listing is read as a whole.
      if (resolved == nullptr || has_controls(in.scratch, resolved)) return false;
      escaped = true;
    }
    add(from, to, kind, escaped);
    return true;
  };

value: {
  if (index == last) return 0;
  const uint8_t *at = bytes + *index++;
  switch (*at) {
    case '"':
      if (!text(at, csimdjson_kind_text)) return 0;
      break;
    case '{':
    case '[': {
      const bool is_record = *at == '{';
      if (depth == CSIMDJSON_MAX_DEPTH) return 0;
      levels[depth++] = {span, is_record};
      add(at, at, is_record ? csimdjson_kind_record : csimdjson_kind_list, false);
      if (index == last) return 0;
      if (bytes[*index] == (is_record ? '}' : ']')) goto close;
      if (is_record) goto member;
      goto value;
    }
    case 't':
      if (!is_word(at, limit(), "true", 4)) return 0;
      add(at, at + 4, csimdjson_kind_true, false);
      break;
    case 'f':
      if (!is_word(at, limit(), "false", 5)) return 0;
      add(at, at + 5, csimdjson_kind_false, false);
      break;
    case 'n':
      if (!is_word(at, limit(), "null", 4)) return 0;
      add(at, at + 4, csimdjson_kind_null, false);
      break;
    default: {
      const uint8_t *to = plain_number_end(at, limit());
      if (to == nullptr || (to != limit() && !is_space(*to))) return 0;
      add(at, to, csimdjson_kind_number, false);
    }
  }
}

after_value:
  if (depth == 0) return index == last ? static_cast<size_t>(span - in.spans) : 0;
  if (index == last) return 0;
  if (bytes[*index] == ',') {
    index++;
    if (levels[depth - 1].is_record) goto member;
    goto value;
  }
  if (bytes[*index] != (levels[depth - 1].is_record ? '}' : ']')) return 0;

close: {
  csimdjson_span *container = levels[--depth].container;
  container->end = *index++ + 1;
  container->skip = static_cast<uint32_t>(span - container);
  goto after_value;
}

member:
  if (index == last || bytes[*index] != '"') return 0;
  if (!text(bytes + *index++, csimdjson_kind_key)) return 0;
  if (index == last || bytes[*index++] != ':') return 0;
  goto value;
}

}  // namespace pratique
