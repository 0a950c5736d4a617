// What ICU's MessageFormat lacks, done to the pattern before ICU reads it.

#ifndef CICU_MESSAGE_SCANNER_H
#define CICU_MESSAGE_SCANNER_H

#include <unicode/unistr.h>

#include <vector>

namespace cicu {

/// Reads a pattern once and rewrites the names in it: a dot in a name, which ICU refuses, becomes `dot`; the name of a
/// plain argument (`{name}`) gets `plain` at its end, so that it can have a value of its own, already formatted with all
/// digits. Both marks are private-use characters, which ICU takes in names. A malformed pattern is copied as it stands:
/// ICU reports it.
class MessageScanner {
 public:
  static constexpr char16_t dot = 0xF8FE, plain = 0xF8FD;

  explicit MessageScanner(const icu::UnicodeString &pattern) : pattern(pattern) { message(0, false); }

  icu::UnicodeString rewritten;
  /// The UTF-16 offset in the pattern of the first plural or select without `other`, or -1.
  int32_t missingOther = -1;
  /// The UTF-16 offset in the pattern of the innermost brace that nothing closes, or -1.
  int32_t unclosed = -1;

  /// The UTF-16 offset in the pattern of one in `rewritten`.
  int32_t original(int32_t offset) const {
    int32_t before = 0;
    for (int32_t place : inserted) before += place < offset ? 1 : 0;
    return offset - before;
  }

  /// A name as ICU sees it, of one as authors write it, and back.
  static icu::UnicodeString inner(icu::UnicodeString name) { return name.findAndReplace(u".", icu::UnicodeString(dot)); }
  static icu::UnicodeString outer(icu::UnicodeString name) {
    name.findAndReplace(icu::UnicodeString(plain), icu::UnicodeString());
    return name.findAndReplace(icu::UnicodeString(dot), u".");
  }

 private:
  const icu::UnicodeString &pattern;
  int32_t position = 0;
  std::vector<int32_t> inserted;

  char16_t next(int32_t ahead = 0) const { return pattern.charAt(position + ahead); }
  bool atEnd() const { return position >= pattern.length(); }
  void copy() { rewritten.append(pattern.charAt(position++)); }

  void copySpaces();
  void copyQuoted();
  icu::UnicodeString copyWord();
  void message(int depth, bool counts);
  void argument(int depth);
  void close(int32_t start);
  void simpleStyle();
  void branches(int depth, bool counts, int32_t start);
};

}  // namespace cicu

#endif
