// The C face of ICU: UTF-8 in and out, decimal numbers as strings, opaque handles, own error codes.
//
// Text goes in as a pointer and a length in bytes and need not end with NUL. A function with `out` and `capacity` returns
// the length in bytes of its whole answer: when that is more than `capacity`, `out` holds nothing of use and the caller
// asks again with enough room. Whatever `…_open` returns, `…_close` frees; `…_open` returns null when it fails.

#ifndef CICU_H
#define CICU_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
  CICU_OK = 0,
  /// The tag is not well-formed BCP 47, or its language or region is in no CLDR data.
  CICU_UNKNOWN_LOCALE,
  /// A skeleton or a pattern cannot be read.
  CICU_SYNTAX,
  /// A brace without its partner.
  CICU_UNMATCHED_BRACE,
  /// A plural or select without `other`.
  CICU_MISSING_OTHER,
  /// `{name, type}` with a type that does not exist.
  CICU_UNKNOWN_TYPE,
  /// A usage (`usage/…`) that is in no unit preference table; ICU itself would take the default in silence.
  CICU_UNKNOWN_USAGE,
  /// A value of the wrong kind: no decimal number, no day, text where a plural counts.
  CICU_BAD_VALUE,
  /// Anything else that ICU reports, such as lack of memory.
  CICU_FAILED,
} cicu_status;

// MARK: Data and locales (Locales.cpp); no state, any thread

/// ICU, CLDR and Unicode version, such as "ICU 72.1, CLDR 42, Unicode 15.0".
int32_t cicu_version(char *out, int32_t capacity);

/// Whether a BCP 47 tag is well-formed and ICU has data for its language and knows its region.
bool cicu_locale_is_known(const char *tag, int32_t length);

typedef enum { CICU_REGION, CICU_CURRENCY, CICU_LANGUAGE } cicu_name_kind;

/// The name of a region, currency or language in a locale; CICU_BAD_VALUE when the code has no name there.
int32_t cicu_display_name(
    cicu_name_kind kind, const char *code, int32_t code_length, const char *locale, int32_t locale_length, char *out,
    int32_t capacity, cicu_status *status);

// MARK: Folding (Folding.cpp); any thread

typedef struct cicu_folding cicu_folding;

/// A place that folding changed; offsets in bytes. Between two edits both texts are the same.
typedef struct {
  int32_t folded_start, folded_end, original_start, original_end;
} cicu_edit;

/// NFKC_Casefold of a text, with its edits in order.
cicu_folding *cicu_folding_open(const char *text, int32_t length);
const uint8_t *cicu_folding_bytes(const cicu_folding *folding, int32_t *length);
const cicu_edit *cicu_folding_edits(const cicu_folding *folding, int32_t *count);
void cicu_folding_close(cicu_folding *folding);

/// For each of `count` code points from `first` below U+10000: the one code point that it folds to, whatever stands
/// beside it, when that has as many UTF-8 bytes; otherwise 0.
void cicu_folding_table(int32_t first, int32_t count, uint16_t *out);

/// The full case folding of a code point (`ss` for ß), its code points in `out`; returns how many, at most three.
int32_t cicu_case_folding(uint32_t code_point, uint32_t out[3]);

/// A code point by itself: what it folds to, and what it is to its neighbours.
typedef struct {
  /// UTF-8; `length` is above the room where it does not fit.
  uint8_t folded[12];
  uint8_t length;
  /// Whether a text's folding is this one between those of its neighbours, whatever they are.
  bool stands_alone;
  /// A combining mark that folds to itself and joins no letter to a composed one: it keeps its place unless another mark
  /// stands beside it.
  bool is_inert_mark;
  /// Of a class of UAX #29 of which no two neighbours are parted: letters, digits, connectors; a mark: `Extend`.
  bool is_in_word;
} cicu_character;

/// For `count` code points from `first` on.
void cicu_characters(int32_t first, int32_t count, cicu_character *out);

// MARK: Word boundaries (Words.cpp)

typedef struct cicu_words cicu_words;

/// Word boundaries (UAX #29, root locale) of a text that the caller keeps alive. One thread at a time. Cheap: each
/// thread keeps an idle iterator.
cicu_words *cicu_words_open(const char *text, int32_t length);
bool cicu_words_is_boundary(cicu_words *words, int32_t offset);
/// The nearest boundary before or after an offset in bytes, or -1.
int32_t cicu_words_before(cicu_words *words, int32_t offset);
int32_t cicu_words_after(cicu_words *words, int32_t offset);
void cicu_words_close(cicu_words *words);

/// Whether a code point is of a script that writes no spaces between words: Han, kana, Thai, Lao, Khmer, Myanmar.
bool cicu_is_unspaced(uint32_t code_point);

// MARK: Numbers (Numbers.cpp)

typedef struct cicu_number cicu_number;

/// A formatter for a locale and an ICU number skeleton. Any thread may format with it.
/// `error_offset` is the byte offset in the skeleton when the status is CICU_SYNTAX.
cicu_number *cicu_number_open(
    const char *locale, int32_t locale_length, const char *skeleton, int32_t skeleton_length, int32_t *error_offset,
    cicu_status *status);
int32_t cicu_number_format(
    const cicu_number *number, const char *decimal, int32_t length, char *out, int32_t capacity, cicu_status *status);
void cicu_number_close(cicu_number *number);

// MARK: Lists (Lists.cpp)

typedef struct cicu_list cicu_list;
typedef enum { CICU_AND, CICU_OR, CICU_UNITS } cicu_list_kind;

cicu_list *cicu_list_open(cicu_list_kind kind, const char *locale, int32_t locale_length, cicu_status *status);
/// `text` holds the items one after another; `ends` their ends in bytes.
int32_t cicu_list_format(
    const cicu_list *list, const char *text, const int32_t *ends, int32_t count, char *out, int32_t capacity,
    cicu_status *status);
void cicu_list_close(cicu_list *list);

// MARK: Messages (Messages.cpp)

typedef struct cicu_message cicu_message;
typedef enum { CICU_TEXT, CICU_DECIMAL, CICU_DAY } cicu_value_kind;

/// An argument of a message: name and value stand at these byte offsets of the text given with it.
typedef struct {
  cicu_value_kind kind;
  int32_t name_start, name_end, value_start, value_end;
} cicu_argument;

/// An ICU MessageFormat pattern. One thread at a time. Names may hold dots (`{figures.height}`), which ICU does not
/// take; days are of the Gregorian calendar in UTC whatever the locale; `{name}` prints all digits of a number.
/// `error_offset` is a byte offset in the pattern.
cicu_message *cicu_message_open(
    const char *pattern, int32_t pattern_length, const char *locale, int32_t locale_length, int32_t *error_offset,
    cicu_status *status);
int32_t cicu_message_name_count(const cicu_message *message);
/// The name of an argument, in order of first use.
int32_t cicu_message_name(const cicu_message *message, int32_t index, char *out, int32_t capacity);
/// Formats. The caller gives a value for each name: ICU would print the name of one without.
int32_t cicu_message_format(
    cicu_message *message, const char *text, const cicu_argument *arguments, int32_t count, char *out,
    int32_t capacity, cicu_status *status);
void cicu_message_close(cicu_message *message);

#ifdef __cplusplus
}
#endif

#endif
