// What the C++ files share: answers in UTF-8, locales by tag, offsets between UTF-16 and UTF-8.

#ifndef CICU_SUPPORT_H
#define CICU_SUPPORT_H

#include <unicode/bytestream.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <string_view>

#include "CICU.h"

namespace cicu {

inline icu::UnicodeString utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

/// Writes an answer and returns its whole length in bytes.
inline int32_t answer(const icu::UnicodeString &text, char *out, int32_t capacity) {
  icu::CheckedArrayByteSink sink(out, capacity);
  text.toUTF8(sink);
  return sink.NumberOfBytesAppended();
}

inline int32_t answer(std::string_view text, char *out, int32_t capacity) {
  icu::CheckedArrayByteSink sink(out, capacity);
  sink.Append(text.data(), static_cast<int32_t>(text.size()));
  return sink.NumberOfBytesAppended();
}

/// The byte offset of a UTF-16 offset; an offset outside of the text is brought to its nearer end.
inline int32_t utf8Offset(const icu::UnicodeString &text, int32_t offset) {
  if (offset <= 0) return 0;
  icu::CheckedArrayByteSink sink(nullptr, 0);
  text.tempSubString(0, offset).toUTF8(sink);
  return sink.NumberOfBytesAppended();
}

/// The locale of a BCP 47 tag, when ICU has data for it (Locales.cpp).
bool parseLocale(std::string_view tag, icu::Locale &locale);

}  // namespace cicu

#endif
