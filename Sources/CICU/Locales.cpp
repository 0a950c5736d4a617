// Which locales there are, and names of regions, currencies and languages in them.

#include <unicode/locdspnm.h>
#include <unicode/region.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/uversion.h>

#include <memory>
#include <set>
#include <string>

#include "Support.h"

int32_t cicu_version(char *out, int32_t capacity) {
  auto join = [](const UVersionInfo version, int parts) {
    std::string text = std::to_string(version[0]);
    for (int part = 1; part < parts; ++part) text += "." + std::to_string(version[part]);
    return text;
  };
  UVersionInfo icu = {}, cldr = {}, unicode = {};
  UErrorCode code = U_ZERO_ERROR;
  u_getVersion(icu);
  ulocdata_getCLDRVersion(cldr, &code);
  u_getUnicodeVersion(unicode);
  std::string text = "ICU " + join(icu, 2) + ", CLDR " + join(cldr, cldr[1] == 0 ? 1 : 2) + ", Unicode " + join(unicode, 2);
  return cicu::answer(text, out, capacity);
}

/// Every language that some locale of ICU's data is in.
static const std::set<std::string> &languages() {
  static const std::set<std::string> all = [] {
    std::set<std::string> found;
    UErrorCode code = U_ZERO_ERROR;
    UEnumeration *names = uloc_openAvailableByType(ULOC_AVAILABLE_WITH_LEGACY_ALIASES, &code);
    while (const char *name = uenum_next(names, nullptr, &code)) found.insert(icu::Locale(name).getLanguage());
    uenum_close(names);
    return found;
  }();
  return all;
}

static bool isRegion(const char *name) {
  UErrorCode code = U_ZERO_ERROR;
  const icu::Region *region = icu::Region::getInstance(name, code);
  return U_SUCCESS(code) && region != nullptr;
}

bool cicu::parseLocale(std::string_view tag, icu::Locale &locale) {
  UErrorCode code = U_ZERO_ERROR;
  locale = icu::Locale::forLanguageTag(icu::StringPiece(tag.data(), static_cast<int32_t>(tag.size())), code);
  if (U_FAILURE(code) || locale.isBogus() || languages().count(locale.getLanguage()) == 0) return false;
  return *locale.getCountry() == 0 || isRegion(locale.getCountry());
}

bool cicu_locale_is_known(const char *tag, int32_t length) {
  icu::Locale locale;
  return cicu::parseLocale({tag, static_cast<size_t>(length)}, locale);
}

static icu::UnicodeString currencyName(const std::string &code, const icu::Locale &locale) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  const UChar *name =
      ucurr_getName(cicu::utf16(code).getTerminatedBuffer(), locale.getName(), UCURR_LONG_NAME, nullptr, &length, &status);
  // An unknown code comes back as its own name.
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) return {};
  return {name, length};
}

static icu::UnicodeString languageName(const std::string &tag, const icu::Locale &locale) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale language = icu::Locale::forLanguageTag(tag, status);
  if (U_FAILURE(status) || *language.getLanguage() == 0) return {};
  // Dialect names: "Simplified Chinese" rather than "Chinese (Simplified)".
  UDisplayContext contexts[] = {UDISPCTX_DIALECT_NAMES, UDISPCTX_NO_SUBSTITUTE};
  std::unique_ptr<icu::LocaleDisplayNames> names(icu::LocaleDisplayNames::createInstance(locale, contexts, 2));
  icu::UnicodeString name, alone;
  names->languageDisplayName(language.getLanguage(), alone);
  if (alone.isBogus()) return {};
  names->localeDisplayName(language, name);
  return name.isBogus() ? icu::UnicodeString() : name;
}

static icu::UnicodeString regionName(const std::string &region, const icu::Locale &locale) {
  if (!isRegion(region.c_str())) return {};
  UDisplayContext contexts[] = {UDISPCTX_NO_SUBSTITUTE};
  std::unique_ptr<icu::LocaleDisplayNames> names(icu::LocaleDisplayNames::createInstance(locale, contexts, 1));
  icu::UnicodeString name;
  names->regionDisplayName(region.c_str(), name);
  return name.isBogus() ? icu::UnicodeString() : name;
}

int32_t cicu_display_name(
    cicu_name_kind kind, const char *code, int32_t code_length, const char *locale, int32_t locale_length, char *out,
    int32_t capacity, cicu_status *status) {
  icu::Locale display;
  *status = CICU_UNKNOWN_LOCALE;
  if (!cicu::parseLocale({locale, static_cast<size_t>(locale_length)}, display)) return 0;
  std::string key(code, static_cast<size_t>(code_length));
  icu::UnicodeString name = kind == CICU_REGION     ? regionName(key, display)
                            : kind == CICU_CURRENCY ? currencyName(key, display)
                                                    : languageName(key, display);
  *status = name.isEmpty() ? CICU_BAD_VALUE : CICU_OK;
  return cicu::answer(name, out, capacity);
}
