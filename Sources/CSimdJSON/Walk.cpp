#include "Walk.hpp"

#include <cstring>

#include "Diagnose.hpp"
#include "Escapes.hpp"
#include "Places.hpp"

namespace pratique {

namespace {

/// What a listing holds nowhere, so that nobody needs to look for it value by value.
struct Traits {
  bool has_escapes;
  bool is_plain;
  bool is_one_plain_line;

  static Traits of(const uint8_t *bytes, size_t length) {
    const bool escapes = std::memchr(bytes, '\\', length) != nullptr;
    const bool feeds = std::memchr(bytes, '\n', length) != nullptr;
    const bool plain = is_ascii(bytes, length);
    return {escapes, plain, plain && !feeds};
  }

 private:
  static bool is_ascii(const uint8_t *bytes, size_t length) {
    uint64_t seen = 0;
    size_t at = 0;
    for (; at + 8 <= length; at += 8) {
      uint64_t eight;
      std::memcpy(&eight, bytes + at, 8);
      seen |= eight;
    }
    for (; at < length; at++) seen |= bytes[at];
    return (seen & 0x8080808080808080) == 0;
  }
};

/// A number that equal keys share and different ones rarely do: their first and last eight bytes and their length.
uint64_t mark_of(const uint8_t *key, uint32_t length) {
  uint64_t first;
  std::memcpy(&first, key, 8);
  if (length < 8) return length == 0 ? 0 : (first << (64 - 8 * length)) ^ length;
  uint64_t last;
  std::memcpy(&last, key + length - 8, 8);
  return first * 0xBF58476D1CE4E5B9 ^ last ^ length;
}

/// Whether a key has combining accents (U+0300 to U+036F): then other bytes may be the same key to Swift.
bool has_accents(const uint8_t *key, uint32_t length) {
  return std::memchr(key, 0xCC, length) != nullptr || std::memchr(key, 0xCD, length) != nullptr;
}

class Walker {
 public:
  explicit Walker(const WalkInput &input)
      : in_(input), traits_(Traits::of(input.bytes, input.length)),
        node_(input.nodes),
        texts_(input.texts),
        mark_(input.marks) {}

  size_t run() {
    if (!value()) return 0;
    while (depth_ > 0) {
      if (next_ == in_.index_count || !inside()) return 0;
    }
    return next_ == in_.index_count ? static_cast<size_t>(node_ - in_.nodes) : 0;
  }

 private:
  uint8_t current() const { return next_ < in_.index_count ? in_.bytes[in_.indexes[next_]] : 0; }

  csimdjson_node &innermost() { return in_.nodes[open_[depth_ - 1]]; }

  /// Behind the opening bracket or behind a value: one more element or member, or the end.
  bool inside() {
    csimdjson_node &container = innermost();
    const bool record = container.kind == csimdjson_kind_record;
    const uint8_t c = current();
    if (c == (record ? '}' : ']')) {
      next_++;
      depth_--;
      if (record) container.may_repeat |= take_marks(container.length);
      return true;
    }
    if (container.length > 0) {
      if (c != ',') return false;
      next_++;
    }
    container.length++;
    return record ? member() : value();
  }

  bool member() {
    const csimdjson_node &key = *node_;
    if (current() != '"' || !text(csimdjson_kind_key)) return false;
    const uint8_t *bytes = (key.escaped ? in_.texts : in_.bytes) + key.start;
    *mark_++ = mark_of(bytes, key.length);
    if (!traits_.is_plain && has_accents(bytes, key.length)) innermost().may_repeat = true;
    if (current() != ':') return false;
    next_++;
    return value();
  }

  /// Takes back the marks of a record's keys and says whether two are equal, or that there are too many to compare.
  bool take_marks(uint32_t count) {
    mark_ -= count;
    if (count > 32) return true;
    bool equal = false;
    for (uint32_t later = 1; later < count; later++) {
      for (uint32_t earlier = 0; earlier < later; earlier++) equal |= mark_[earlier] == mark_[later];
    }
    return equal;
  }

  bool value() {
    switch (current()) {
      case '{': return open(csimdjson_kind_record);
      case '[': return open(csimdjson_kind_list);
      case '"': return text(csimdjson_kind_text);
      case 't': return word("true", 4, csimdjson_kind_true);
      case 'f': return word("false", 5, csimdjson_kind_false);
      case 'n': return word("null", 4, csimdjson_kind_null);
      default: return number();
    }
  }

  bool open(csimdjson_kind kind) {
    if (depth_ == CSIMDJSON_MAX_DEPTH) return false;
    open_[depth_++] = static_cast<uint32_t>(node_ - in_.nodes);
    add(kind);
    return true;
  }

  bool text(csimdjson_kind kind) {
    csimdjson_node &node = add(kind);
    uint32_t end = limit();
    while (end > node.offset + 1 && is_space(in_.bytes[end - 1])) end--;
    // The closing quote is no index: it is the last character before the next one.
    if (end < node.offset + 2 || in_.bytes[end - 1] != '"') return false;
    node.start = node.offset + 1;
    node.length = end - 1 - node.start;
    if (!traits_.has_escapes) return true;
    const uint8_t *first = in_.bytes + node.start;
    if (std::memchr(first, '\\', node.length) == nullptr) return true;
    uint8_t *stop = unescape(first, first + node.length, texts_);
    if (stop == nullptr) return false;
    node.escaped = true;
    node.start = static_cast<uint32_t>(texts_ - in_.texts);
    node.length = static_cast<uint32_t>(stop - texts_);
    texts_ = stop;
    return true;
  }

  bool number() {
    if (next_ == in_.index_count) return false;
    csimdjson_node &node = add(csimdjson_kind_number);
    const uint8_t *stop = number_end(in_.bytes + node.offset, in_.bytes + limit());
    if (stop == nullptr) return false;
    node.start = node.offset;
    node.length = static_cast<uint32_t>(stop - in_.bytes) - node.offset;
    return ends_at(node.offset + node.length);
  }

  bool word(const char *letters, uint32_t length, csimdjson_kind kind) {
    const csimdjson_node &node = add(kind);
    if (limit() - node.offset < length) return false;
    return std::memcmp(in_.bytes + node.offset, letters, length) == 0 && ends_at(node.offset + length);
  }

  /// Whether a number or word really ends at this offset.
  bool ends_at(uint32_t offset) const { return offset == limit() || is_space(in_.bytes[offset]); }

  /// The offset of the next index, or of the end: nothing but white space stands between a value and this.
  uint32_t limit() const {
    return next_ < in_.index_count ? in_.indexes[next_] : static_cast<uint32_t>(in_.length);
  }

  /// A node at the next index, which it takes.
  csimdjson_node &add(csimdjson_kind kind) {
    const uint32_t offset = in_.indexes[next_++];
    csimdjson_node &node = *node_++;
    if (traits_.is_one_plain_line) {
      place_.column = offset;
    } else {
      place_.advance(in_.bytes + counted_, offset - counted_);
      counted_ = offset;
    }
    node = {offset, place_.line, place_.column, 0, 0, kind, false, false};
    return node;
  }

  const WalkInput &in_;
  const Traits traits_;
  csimdjson_node *node_;
  uint8_t *texts_;
  /// Behind the marks of the keys of all open records, each record's together.
  uint64_t *mark_;
  size_t next_ = 0;
  PlaceCounter<uint32_t> place_;
  uint32_t counted_ = 0;
  uint32_t depth_ = 0;
  uint32_t open_[CSIMDJSON_MAX_DEPTH];
};

}  // namespace

size_t walk(const WalkInput &input) { return input.index_count == 0 ? 0 : Walker(input).run(); }

}  // namespace pratique
