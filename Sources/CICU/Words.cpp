// UAX #29 word boundaries over UTF-8.

#include <unicode/brkiter.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include <memory>

#include "Support.h"

struct cicu_words {
  std::unique_ptr<icu::BreakIterator> iterator;
  UText text = UTEXT_INITIALIZER;
  ~cicu_words() { utext_close(&text); }
};

// An open iterator costs far more than a look at one boundary, so each thread keeps one that is not in use.
static thread_local std::unique_ptr<cicu_words> idle;

cicu_words *cicu_words_open(const char *text, int32_t length) {
  std::unique_ptr<cicu_words> words = std::move(idle);
  UErrorCode code = U_ZERO_ERROR;
  if (!words) {
    words = std::make_unique<cicu_words>();
    words->iterator.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), code));
  }
  utext_openUTF8(&words->text, text, length, &code);
  if (U_SUCCESS(code)) words->iterator->setText(&words->text, code);
  return U_SUCCESS(code) ? words.release() : nullptr;
}

bool cicu_words_is_boundary(cicu_words *words, int32_t offset) { return words->iterator->isBoundary(offset); }

int32_t cicu_words_before(cicu_words *words, int32_t offset) { return words->iterator->preceding(offset); }

int32_t cicu_words_after(cicu_words *words, int32_t offset) { return words->iterator->following(offset); }

void cicu_words_close(cicu_words *words) { idle.reset(words); }

bool cicu_is_unspaced(uint32_t code_point) {
  for (UScriptCode script : {USCRIPT_HAN, USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_THAI, USCRIPT_LAO, USCRIPT_KHMER,
                             USCRIPT_MYANMAR}) {
    if (uscript_hasScript(static_cast<UChar32>(code_point), script)) return true;
  }
  return false;
}
