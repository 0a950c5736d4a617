// Lists: "a, b and c".

#include <unicode/listformatter.h>

#include <memory>
#include <vector>

#include "Support.h"

struct cicu_list {
  std::unique_ptr<icu::ListFormatter> formatter;
};

cicu_list *cicu_list_open(cicu_list_kind kind, const char *locale, int32_t locale_length, cicu_status *status) {
  icu::Locale parsed;
  *status = CICU_UNKNOWN_LOCALE;
  if (!cicu::parseLocale({locale, static_cast<size_t>(locale_length)}, parsed)) return nullptr;
  UListFormatterType type = kind == CICU_AND ? ULISTFMT_TYPE_AND : kind == CICU_OR ? ULISTFMT_TYPE_OR : ULISTFMT_TYPE_UNITS;
  UErrorCode code = U_ZERO_ERROR;
  std::unique_ptr<icu::ListFormatter> formatter(
      icu::ListFormatter::createInstance(parsed, type, ULISTFMT_WIDTH_WIDE, code));
  *status = U_SUCCESS(code) ? CICU_OK : CICU_FAILED;
  return U_SUCCESS(code) ? new cicu_list{std::move(formatter)} : nullptr;
}

int32_t cicu_list_format(
    const cicu_list *list, const char *text, const int32_t *ends, int32_t count, char *out, int32_t capacity,
    cicu_status *status) {
  std::vector<icu::UnicodeString> items;
  items.reserve(static_cast<size_t>(count));
  int32_t start = 0;
  for (int32_t index = 0; index < count; start = ends[index], ++index) {
    items.push_back(cicu::utf16({text + start, static_cast<size_t>(ends[index] - start)}));
  }
  UErrorCode code = U_ZERO_ERROR;
  icu::UnicodeString joined;
  list->formatter->format(items.data(), count, joined, code);
  *status = U_SUCCESS(code) ? CICU_OK : CICU_FAILED;
  return cicu::answer(joined, out, capacity);
}

void cicu_list_close(cicu_list *list) { delete list; }
