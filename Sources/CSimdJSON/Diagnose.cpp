#include "Diagnose.hpp"

#include <cstring>
#include <string_view>

#include "Places.hpp"

namespace pratique {

namespace {


bool is_digit(uint8_t c) { return c >= '0' && c <= '9'; }

/// Whether a word or number ends before this byte.
bool is_delimiter(uint8_t c) {
  return is_space(c) || c == ',' || c == ':' || c == '[' || c == ']' || c == '{' || c == '}' || c == '"';
}

bool is_not_a_number_word(std::string_view word) {
  if (!word.empty() && (word[0] == '-' || word[0] == '+')) word.remove_prefix(1);
  char lower[16] = {};
  if (word.size() >= sizeof lower) return false;
  for (size_t i = 0; i < word.size(); i++) lower[i] = static_cast<char>(word[i] | 0x20);
  const std::string_view text(lower, word.size());
  return text == "nan" || text == "inf" || text == "infinity";
}

class Validator {
 public:
  Validator(const uint8_t *bytes, size_t length) : begin_(bytes), at_(bytes), end_(bytes + length) {}

  csimdjson_failure run() {
    while (failure_.fault == csimdjson_fault_none) {
      while (at_ < end_ && is_space(*at_)) at_++;
      if (at_ == end_) {
        if (state_ != State::done) {
          fail(depth_ == 0 ? csimdjson_fault_expected_value : csimdjson_fault_unclosed_bracket, at_, 0);
        }
        break;
      }
      step(*at_);
    }
    return failure_;
  }

 private:
  enum class State { value, first_element, first_key, key, colon, comma, done };

  void step(uint8_t c) {
    switch (state_) {
      case State::done: return unexpected(csimdjson_fault_trailing_content);
      case State::colon:
        if (c != ':') return unexpected(csimdjson_fault_expected_colon);
        at_++;
        state_ = State::value;
        return;
      case State::comma: return comma_or_end(c);
      case State::first_key:
        if (c == '}') return close();
        [[fallthrough]];
      case State::key:
        if (c == '"') {
          if (text()) state_ = State::colon;
          return;
        }
        return unexpected(c == '}' ? csimdjson_fault_trailing_comma : csimdjson_fault_expected_key);
      case State::first_element:
        if (c == ']') return close();
        return value(c);
      case State::value:
        if (c == ']' && depth_ > 0 && !in_record()) return unexpected(csimdjson_fault_trailing_comma);
        return value(c);
    }
  }

  void value(uint8_t c) {
    switch (c) {
      case '{': return open(true);
      case '[': return open(false);
      case '"':
        if (text()) after_value();
        return;
      case ']': case '}': case ',': case ':': return unexpected(csimdjson_fault_expected_value);
      default: return word();
    }
  }

  void comma_or_end(uint8_t c) {
    if (c == (in_record() ? '}' : ']')) return close();
    if (c == ']' || c == '}') return unexpected(csimdjson_fault_stray_bracket);
    if (c != ',') return unexpected(csimdjson_fault_expected_comma);
    at_++;
    state_ = in_record() ? State::key : State::value;
  }

  bool in_record() const { return (records_ >> (depth_ - 1)) & 1; }

  void open(bool record) {
    if (depth_ == CSIMDJSON_MAX_DEPTH) return fail(csimdjson_fault_depth, at_, 1);
    const uint64_t bit = uint64_t{1} << depth_;
    records_ = record ? records_ | bit : records_ & ~bit;
    depth_++;
    at_++;
    state_ = record ? State::first_key : State::first_element;
  }

  void close() {
    depth_--;
    at_++;
    after_value();
  }

  void after_value() { state_ = depth_ == 0 ? State::done : State::comma; }

  /// A number, `true`, `false`, `null`, or something that is none of them.
  void word() {
    const uint8_t *stop = at_;
    while (stop < end_ && !is_delimiter(*stop)) {
      const size_t size = utf8_sequence(stop, end_);
      if (size == 0) return fail(csimdjson_fault_utf8, stop, 1);
      stop += size;
    }
    const std::string_view text(reinterpret_cast<const char *>(at_), static_cast<size_t>(stop - at_));
    const uint8_t c = *at_;
    if (is_digit(c) || c == '-' || c == '+' || c == '.' || is_not_a_number_word(text)) {
      if (number_end(at_, stop) != stop) return fail(csimdjson_fault_number, at_, text.size());
    } else if (text != "true" && text != "false" && text != "null") {
      const bool letters = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
      return fail(letters ? csimdjson_fault_unknown_word : csimdjson_fault_expected_value, at_, text.size());
    }
    at_ = stop;
    after_value();
  }

  /// A quoted text; leaves `at_` behind its closing quote.
  bool text() {
    const uint8_t *p = at_ + 1;
    in_text_ = true;
    while (p < end_) {
      const uint8_t c = *p;
      if (c == '"') {
        at_ = p + 1;
        in_text_ = false;
        return true;
      }
      if (c < 0x20) return fail(csimdjson_fault_control, p, 1), false;
      if (c == '\\') {
        p = escape(p);
        if (p == nullptr) return false;
        continue;
      }
      const size_t size = utf8_sequence(p, end_);
      if (size == 0) return fail(csimdjson_fault_utf8, p, 1), false;
      p += size;
    }
    fail(csimdjson_fault_unclosed_text, at_, 1);
    return false;
  }

  /// The end of the escape at `p`, or null after a fault.
  const uint8_t *escape(const uint8_t *p) {
    // A text that ends within an escape is first of all not closed.
    if (p + 1 == end_) return fail(csimdjson_fault_unclosed_text, at_, 1), nullptr;
    if (p[1] != 'u') {
      if (p[1] != 0 && std::strchr("\"\\/bfnrt", p[1]) != nullptr) return p + 2;
      return fail(csimdjson_fault_unknown_escape, p, p[1] < 0x80 ? 2 : 1), nullptr;
    }
    const uint32_t unit = four_hex_digits(p + 2, end_);
    if (unit > 0xFFFF) return fail(csimdjson_fault_unknown_escape, p, 2), nullptr;
    if (unit < 0xD800 || unit > 0xDFFF) return p + 6;
    const bool pair = unit < 0xDC00 && end_ - p >= 12 && p[6] == '\\' && p[7] == 'u';
    const uint32_t low = pair ? four_hex_digits(p + 8, end_) : 0;
    if (low < 0xDC00 || low > 0xDFFF) return fail(csimdjson_fault_surrogate, p, 6), nullptr;
    return p + 12;
  }

  /// A fault at the next character, whatever that is.
  void unexpected(csimdjson_fault fault) {
    const size_t size = utf8_sequence(at_, end_);
    if (size == 0) return fail(csimdjson_fault_utf8, at_, 1);
    fail(fault, at_, size);
  }

  void fail(csimdjson_fault fault, const uint8_t *where, size_t length) {
    failure_.fault = fault;
    failure_.offset = static_cast<uint32_t>(where - begin_);
    failure_.length = static_cast<uint32_t>(length);
    failure_.in_text = in_text_;
  }

  const uint8_t *begin_;
  const uint8_t *at_;
  const uint8_t *end_;
  bool in_text_ = false;
  State state_ = State::value;
  /// Open brackets, and one bit for each: set for a record.
  uint32_t depth_ = 0;
  uint64_t records_ = 0;
  csimdjson_failure failure_{};
};

}  // namespace

size_t utf8_sequence(const uint8_t *at, const uint8_t *end) {
  const uint8_t c = *at;
  if (c < 0x80) return 1;
  const size_t size = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
  if (c < 0xC2 || c > 0xF4 || static_cast<size_t>(end - at) < size) return 0;
  const uint8_t low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
  const uint8_t high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
  if (at[1] < low || at[1] > high) return 0;
  for (size_t i = 2; i < size; i++) {
    if ((at[i] & 0xC0) != 0x80) return 0;
  }
  return size;
}

const uint8_t *number_end(const uint8_t *at, const uint8_t *end) {
  const auto digits = [end](const uint8_t *p) {
    while (p < end && is_digit(*p)) p++;
    return p;
  };
  if (at < end && *at == '-') at++;
  if (at == end || !is_digit(*at)) return nullptr;
  at = *at == '0' ? at + 1 : digits(at);
  if (at < end && *at == '.') {
    const uint8_t *stop = digits(at + 1);
    if (stop == at + 1) return nullptr;
    at = stop;
  }
  if (at < end && (*at == 'e' || *at == 'E')) {
    at++;
    if (at < end && (*at == '+' || *at == '-')) at++;
    const uint8_t *stop = digits(at);
    if (stop == at) return nullptr;
    at = stop;
  }
  return at;
}

uint32_t four_hex_digits(const uint8_t *at, const uint8_t *end) {
  if (end - at < 4) return 0x10000;
  uint32_t value = 0;
  for (int i = 0; i < 4; i++) {
    const uint8_t c = at[i];
    const uint8_t letter = c | 0x20;
    if (is_digit(c)) {
      value = value << 4 | static_cast<uint32_t>(c - '0');
    } else if (letter >= 'a' && letter <= 'f') {
      value = value << 4 | static_cast<uint32_t>(letter - 'a' + 10);
    } else {
      return 0x10000;
    }
  }
  return value;
}

csimdjson_failure diagnose(const uint8_t *bytes, size_t length) { return Validator(bytes, length).run(); }

}  // namespace pratique

extern "C" csimdjson_failure csimdjson_diagnose(const uint8_t *bytes, size_t length) {
  csimdjson_failure failure = pratique::diagnose(bytes, length);
  pratique::PlaceCounter<uint32_t> place;
  place.advance(bytes, failure.offset);
  failure.line = place.line;
  failure.column = place.column;
  return failure;
}
