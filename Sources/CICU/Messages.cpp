// ICU MessageFormat with named arguments.

#include <unicode/gregocal.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "MessageScanner.h"
#include "Support.h"

using cicu::MessageScanner;
using icu::UnicodeString;

struct cicu_message {
  std::unique_ptr<icu::MessageFormat> format;
  /// All names as authors write them, in order of first use; and those used as `{name}`, as ICU sees them.
  std::vector<UnicodeString> names, plainNames;
  icu::number::LocalizedNumberFormatter number;
  std::unique_ptr<icu::DateFormat> day;
};

/// The Gregorian calendar and UTC, whatever the locale's own calendar and the machine's zone.
static icu::Locale withGregorianDays(icu::Locale locale, UErrorCode &code) {
  locale.setUnicodeKeywordValue("ca", "gregory", code);
  locale.setUnicodeKeywordValue("tz", "utc", code);
  return locale;
}

static cicu_status statusOf(UErrorCode code) {
  switch (code) {
    case U_UNMATCHED_BRACES: return CICU_UNMATCHED_BRACE;
    case U_DEFAULT_KEYWORD_MISSING: return CICU_MISSING_OTHER;
    case U_ILLEGAL_ARGUMENT_ERROR: return CICU_UNKNOWN_TYPE;
    default: return CICU_SYNTAX;
  }
}

/// Where a pattern that can be read has an argument that cannot be made: a type or a skeleton that does not exist.
static int32_t faultyArgument(const UnicodeString &text, const icu::Locale &locale) {
  UErrorCode code = U_ZERO_ERROR;
  icu::MessagePattern parts(text, nullptr, code);
  if (U_FAILURE(code)) return 0;
  for (int32_t index = 0; index < parts.countParts(); ++index) {
    const auto &part = parts.getPart(index);
    if (part.getType() != UMSGPAT_PART_TYPE_ARG_START || part.getArgType() != UMSGPAT_ARG_TYPE_SIMPLE) continue;
    int32_t limit = parts.getPart(parts.getLimitPartIndex(index)).getLimit();
    UErrorCode alone = U_ZERO_ERROR;
    UParseError place;
    icu::MessageFormat(UnicodeString(text, part.getIndex(), limit - part.getIndex()), locale, place, alone);
    if (U_FAILURE(alone)) return part.getIndex();
  }
  return 0;
}

static void collectNames(cicu_message &message, const UnicodeString &text) {
  auto add = [](std::vector<UnicodeString> &names, const UnicodeString &name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  };
  UErrorCode code = U_ZERO_ERROR;
  icu::MessagePattern parts(text, nullptr, code);
  for (int32_t index = 0; U_SUCCESS(code) && index < parts.countParts(); ++index) {
    const auto &part = parts.getPart(index);
    if (part.getType() != UMSGPAT_PART_TYPE_ARG_NAME && part.getType() != UMSGPAT_PART_TYPE_ARG_NUMBER) continue;
    UnicodeString name = parts.getSubstring(part);
    add(message.names, MessageScanner::outer(name));
    if (name.endsWith(UnicodeString(MessageScanner::plain))) add(message.plainNames, name);
  }
}

cicu_message *cicu_message_open(
    const char *pattern, int32_t pattern_length, const char *locale, int32_t locale_length, int32_t *error_offset,
    cicu_status *status) {
  *error_offset = 0;
  *status = CICU_UNKNOWN_LOCALE;
  icu::Locale parsed;
  if (!cicu::parseLocale({locale, static_cast<size_t>(locale_length)}, parsed)) return nullptr;
  UErrorCode code = U_ZERO_ERROR;
  parsed = withGregorianDays(parsed, code);
  UnicodeString text = cicu::utf16({pattern, static_cast<size_t>(pattern_length)});
  MessageScanner scanner(text);
  UParseError place = {};
  auto message = std::make_unique<cicu_message>();
  message->format = std::make_unique<icu::MessageFormat>(scanner.rewritten, parsed, place, code);
  if (U_FAILURE(code)) {
    *status = scanner.unclosed >= 0 ? CICU_UNMATCHED_BRACE : statusOf(code);
    int32_t offset = *status == CICU_UNMATCHED_BRACE ? scanner.unclosed
                     : *status == CICU_MISSING_OTHER ? scanner.missingOther
                     : place.offset > 0              ? scanner.original(place.offset)
                                                     : scanner.original(faultyArgument(scanner.rewritten, parsed));
    *error_offset = cicu::utf8Offset(text, offset);
    return nullptr;
  }
  collectNames(*message, scanner.rewritten);
  message->number = icu::number::NumberFormatter::withLocale(parsed).precision(icu::number::Precision::unlimited());
  message->day.reset(icu::DateFormat::createDateInstance(icu::DateFormat::kMedium, parsed));
  *status = message->day ? CICU_OK : CICU_FAILED;
  return message->day ? message.release() : nullptr;
}

int32_t cicu_message_name_count(const cicu_message *message) { return static_cast<int32_t>(message->names.size()); }

int32_t cicu_message_name(const cicu_message *message, int32_t index, char *out, int32_t capacity) {
  return cicu::answer(message->names[static_cast<size_t>(index)], out, capacity);
}

/// The milliseconds since 1970 of a day written yyyy-mm-dd, in the Gregorian calendar.
static UDate dayOf(std::string_view text, UErrorCode &code) {
  auto digits = [&](size_t start, size_t count) {
    int32_t value = 0;
    for (char digit : text.substr(start, count)) {
      if (digit < '0' || digit > '9') code = U_ILLEGAL_ARGUMENT_ERROR;
      value = value * 10 + (digit - '0');
    }
    return value;
  };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') code = U_ILLEGAL_ARGUMENT_ERROR;
  if (U_FAILURE(code)) return 0;
  icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), code);
  int32_t year = digits(0, 4), month = digits(5, 2), day = digits(8, 2);
  if (U_FAILURE(code)) return 0;
  calendar.setLenient(false);
  calendar.clear();
  calendar.set(year, month - 1, day);
  return calendar.getTime(code);
}

/// The value of an argument, and the text that `{name}` prints for it.
static icu::Formattable valueOf(
    const cicu_message &message, cicu_value_kind kind, std::string_view value, UnicodeString &plain, UErrorCode &code) {
  icu::StringPiece piece(value.data(), static_cast<int32_t>(value.size()));
  switch (kind) {
    case CICU_DECIMAL:
      plain = message.number.formatDecimal(piece, code).toString(code);
      return icu::Formattable(piece, code);
    case CICU_DAY: {
      UDate date = dayOf(value, code);
      if (U_SUCCESS(code)) message.day->format(date, plain);
      return icu::Formattable(date, icu::Formattable::kIsDate);
    }
    default:
      plain = cicu::utf16(value);
      return icu::Formattable(plain);
  }
}

int32_t cicu_message_format(
    cicu_message *message, const char *text, const cicu_argument *arguments, int32_t count, char *out,
    int32_t capacity, cicu_status *status) {
  std::vector<UnicodeString> names;
  std::vector<icu::Formattable> values;
  auto slice = [&](int32_t start, int32_t end) { return std::string_view(text + start, static_cast<size_t>(end - start)); };
  UErrorCode code = U_ZERO_ERROR;
  for (int32_t index = 0; index < count; ++index) {
    const cicu_argument &argument = arguments[index];
    UnicodeString name = MessageScanner::inner(cicu::utf16(slice(argument.name_start, argument.name_end)));
    UnicodeString plain;
    values.push_back(valueOf(*message, argument.kind, slice(argument.value_start, argument.value_end), plain, code));
    names.push_back(name);
    name.append(MessageScanner::plain);
    if (std::find(message->plainNames.begin(), message->plainNames.end(), name) == message->plainNames.end()) continue;
    names.push_back(name);
    values.emplace_back(plain);
  }
  *status = CICU_BAD_VALUE;
  if (U_FAILURE(code)) return 0;
  UnicodeString formatted;
  message->format->format(names.data(), values.data(), static_cast<int32_t>(names.size()), formatted, code);
  *status = U_SUCCESS(code) ? CICU_OK : CICU_BAD_VALUE;
  return U_SUCCESS(code) ? cicu::answer(formatted, out, capacity) : 0;
}

void cicu_message_close(cicu_message *message) { delete message; }
