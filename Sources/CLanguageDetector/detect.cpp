#include "CLanguageDetector.h"

#include <climits>
#include <cstdio>  // compact_lang_det.h names FILE without it
#include <cstring>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

extern "C" bool clanguage_detect(const char *text, size_t length, char *code, size_t capacity) {
  if (length > INT_MAX || capacity == 0) return false;
  bool reliable = false;
  int valid_prefix = 0;
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int bytes = 0;
  CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language language = CLD2::ExtDetectLanguageSummaryCheckUTF8(
      text, static_cast<int>(length), true, &hints, 0, languages, percents, scores, nullptr, &bytes, &reliable,
      &valid_prefix);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE || percents[0] < 60) return false;
  std::strncpy(code, CLD2::LanguageCode(language), capacity - 1);
  code[capacity - 1] = 0;
  return true;
}
