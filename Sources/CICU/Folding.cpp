// NFKC_Casefold with a record of what it changed.

#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <string>
#include <vector>

#include "Support.h"

struct cicu_folding {
  std::string bytes;
  std::vector<cicu_edit> edits;
};

static const icu::Normalizer2 *normalizer() {
  UErrorCode code = U_ZERO_ERROR;
  const icu::Normalizer2 *instance = icu::Normalizer2::getNFKCCasefoldInstance(code);
  return U_SUCCESS(code) ? instance : nullptr;
}

cicu_folding *cicu_folding_open(const char *text, int32_t length) {
  const icu::Normalizer2 *fold = normalizer();
  if (fold == nullptr) return nullptr;
  auto *folding = new cicu_folding;
  folding->bytes.reserve(static_cast<size_t>(length));
  icu::StringByteSink<std::string> sink(&folding->bytes);
  icu::Edits edits;
  UErrorCode code = U_ZERO_ERROR;
  fold->normalizeUTF8(0, icu::StringPiece(text, length), sink, &edits, code);
  auto changes = edits.getFineChangesIterator();
  while (U_SUCCESS(code) && changes.next(code)) {
    int32_t from = changes.destinationIndex(), source = changes.sourceIndex();
    folding->edits.push_back({from, from + changes.newLength(), source, source + changes.oldLength()});
  }
  if (U_SUCCESS(code)) return folding;
  delete folding;
  return nullptr;
}

const uint8_t *cicu_folding_bytes(const cicu_folding *folding, int32_t *length) {
  *length = static_cast<int32_t>(folding->bytes.size());
  return reinterpret_cast<const uint8_t *>(folding->bytes.data());
}

const cicu_edit *cicu_folding_edits(const cicu_folding *folding, int32_t *count) {
  *count = static_cast<int32_t>(folding->edits.size());
  return folding->edits.data();
}

void cicu_folding_close(cicu_folding *folding) { delete folding; }

void cicu_folding_table(int32_t first, int32_t count, uint16_t *out) {
  const icu::Normalizer2 *fold = normalizer();
  for (int32_t index = 0; index < count; ++index) {
    UChar32 original = first + index;
    out[index] = 0;
    // A boundary before each code point makes the folding of a text the joined foldings of its code points.
    if (fold == nullptr || U_IS_SURROGATE(original) || !fold->hasBoundaryBefore(original)) continue;
    UErrorCode code = U_ZERO_ERROR;
    icu::UnicodeString folded = fold->normalize(icu::UnicodeString(original), code);
    if (U_FAILURE(code) || folded.length() != 1) continue;
    UChar32 answer = folded.char32At(0);
    if (U8_LENGTH(answer) == U8_LENGTH(original)) out[index] = static_cast<uint16_t>(answer);
  }
}

static bool isInWord(UChar32 character, bool is_mark) {
  switch (u_getIntPropertyValue(character, UCHAR_WORD_BREAK)) {
    case U_WB_ALETTER:
    case U_WB_HEBREW_LETTER:
    case U_WB_NUMERIC:
    case U_WB_EXTENDNUMLET:
      return true;
    case U_WB_EXTEND:
      return is_mark;
    default:
      return false;
  }
}

void cicu_characters(int32_t first, int32_t count, cicu_character *out) {
  const icu::Normalizer2 *fold = normalizer();
  for (int32_t index = 0; index < count; ++index) {
    const UChar32 original = first + index;
    cicu_character &character = out[index];
    character = {};
    if (fold == nullptr || U_IS_SURROGATE(original)) continue;
    UErrorCode code = U_ZERO_ERROR;
    icu::UnicodeString folded(original);
    // Most fold to themselves; to know that takes a tenth of the time.
    if (u_hasBinaryProperty(original, UCHAR_CHANGES_WHEN_NFKC_CASEFOLDED)) {
      folded = fold->normalize(icu::UnicodeString(original), code);
    }
    if (U_FAILURE(code)) continue;
    icu::CheckedArrayByteSink sink(reinterpret_cast<char *>(character.folded), sizeof character.folded);
    folded.toUTF8(sink);
    character.length = static_cast<uint8_t>(sink.NumberOfBytesAppended());
    const int32_t end = folded.length();
    // What folds to nothing lets its neighbours touch: they must stand alone, it need not.
    character.stands_alone =
        end == 0 || (fold->hasBoundaryBefore(original) &&
                     u_getCombiningClass(folded.char32At(folded.moveIndex32(end, -1))) == 0);
    character.is_inert_mark =
        u_getCombiningClass(original) != 0 && folded == icu::UnicodeString(original) &&
        u_getIntPropertyValue(original, UCHAR_NFKC_QUICK_CHECK) == UNORM_YES;
    character.is_in_word = isInWord(original, character.is_inert_mark);
  }
}

int32_t cicu_case_folding(uint32_t code_point, uint32_t out[3]) {
  icu::UnicodeString folded(static_cast<UChar32>(code_point));
  folded.foldCase();
  int32_t count = 0;
  for (int32_t index = 0; index < folded.length() && count < 3; index = folded.moveIndex32(index, 1)) {
    out[count++] = static_cast<uint32_t>(folded.char32At(index));
  }
  return count;
}
