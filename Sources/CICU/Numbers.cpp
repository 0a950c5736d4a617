// Numbers by ICU skeleton, from decimal strings.

#include <unicode/numberformatter.h>
#include <unicode/ures.h>

#include <set>
#include <string>

#include "Support.h"

struct cicu_number {
  icu::number::LocalizedNumberFormatter formatter;
};

/// The usages of ICU's unit preference tables, such as "road" and "person-height".
static const std::set<std::string> &usages() {
  static const std::set<std::string> all = [] {
    std::set<std::string> found;
    UErrorCode code = U_ZERO_ERROR;
    icu::LocalUResourceBundlePointer units(ures_openDirect(nullptr, "units", &code));
    icu::LocalUResourceBundlePointer tables(ures_getByKey(units.getAlias(), "unitPreferenceData", nullptr, &code));
    while (U_SUCCESS(code) && ures_hasNext(tables.getAlias())) {
      icu::LocalUResourceBundlePointer table(ures_getNextResource(tables.getAlias(), nullptr, &code));
      while (U_SUCCESS(code) && ures_hasNext(table.getAlias())) {
        icu::LocalUResourceBundlePointer usage(ures_getNextResource(table.getAlias(), nullptr, &code));
        if (U_SUCCESS(code)) found.insert(ures_getKey(usage.getAlias()));
      }
    }
    return found;
  }();
  return all;
}

/// The byte offset of a usage that no table has, or -1.
static int32_t unknownUsage(std::string_view skeleton) {
  constexpr std::string_view stem = "usage/";
  for (size_t start = 0; start < skeleton.size();) {
    size_t end = std::min(skeleton.find(' ', start), skeleton.size());
    std::string_view token = skeleton.substr(start, end - start);
    if (token.substr(0, stem.size()) == stem && usages().count(std::string(token.substr(stem.size()))) == 0) {
      return static_cast<int32_t>(start);
    }
    start = end + 1;
  }
  return -1;
}

cicu_number *cicu_number_open(
    const char *locale, int32_t locale_length, const char *skeleton, int32_t skeleton_length, int32_t *error_offset,
    cicu_status *status) {
  std::string_view stems(skeleton, static_cast<size_t>(skeleton_length));
  icu::Locale parsed;
  *error_offset = 0;
  *status = CICU_UNKNOWN_LOCALE;
  if (!cicu::parseLocale({locale, static_cast<size_t>(locale_length)}, parsed)) return nullptr;
  *status = CICU_UNKNOWN_USAGE;
  if (int32_t offset = unknownUsage(stems); offset >= 0) {
    *error_offset = offset;
    return nullptr;
  }
  UErrorCode code = U_ZERO_ERROR;
  UParseError place = {};
  icu::UnicodeString text = cicu::utf16(stems);
  auto *number = new cicu_number{icu::number::NumberFormatter::forSkeleton(text, place, code).locale(parsed)};
  // Units that cannot be joined are found out only by formatting.
  if (U_SUCCESS(code)) number->formatter.formatInt(0, code);
  *status = U_SUCCESS(code) ? CICU_OK : CICU_SYNTAX;
  if (U_SUCCESS(code)) return number;
  *error_offset = cicu::utf8Offset(text, place.offset);
  delete number;
  return nullptr;
}

int32_t cicu_number_format(
    const cicu_number *number, const char *decimal, int32_t length, char *out, int32_t capacity, cicu_status *status) {
  UErrorCode code = U_ZERO_ERROR;
  auto formatted = number->formatter.formatDecimal(icu::StringPiece(decimal, length), code);
  icu::UnicodeString text = formatted.toTempString(code);
  *status = U_SUCCESS(code) ? CICU_OK : code == U_DECIMAL_NUMBER_SYNTAX_ERROR ? CICU_BAD_VALUE : CICU_FAILED;
  return U_SUCCESS(code) ? cicu::answer(text, out, capacity) : 0;
}

void cicu_number_close(cicu_number *number) { delete number; }
