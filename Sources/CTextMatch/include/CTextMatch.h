// Which of many words may stand in a text: one pass over its bytes, without a call of ICU for most texts.

#ifndef CTEXTMATCH_H
#define CTEXTMATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What a code point counts for. The low three bytes hold the UTF-8 that it folds to; the high one these signs and, in
/// its two lowest bits, how many bytes that are. A code point that folds to more bytes has `CTEXTMATCH_LONG` and in the
/// low three bytes its place in the pool, times 16, plus how many bytes stand there.
enum {
  /// A letter, a digit or a connector, of which no two are parted by UAX #29.
  CTEXTMATCH_WORD = 0x04,
  /// Hangul, which a word of another script may stand next to.
  CTEXTMATCH_HANGUL = 0x08,
  /// A mark that stays where it is as long as no other stands next to it.
  CTEXTMATCH_MARK = 0x10,
  CTEXTMATCH_LONG = 0x20,
  /// Only ICU can fold a text that holds it.
  CTEXTMATCH_HARD = 0x40,
  /// Of a script that parts no words.
  CTEXTMATCH_UNSPACED = 0x80,
};

/// The code points of the table are U+0000 to U+33FF, then U+F900 to U+FFFF.
enum { CTEXTMATCH_LOW_END = 0x3400, CTEXTMATCH_HIGH_START = 0xF900, CTEXTMATCH_TABLE_SIZE = 0x3400 + 0x700 };

/// Foldings of code points. Must outlive the scanners made with it.
typedef struct {
  const uint32_t *table;
  const uint8_t *pool;
} ctextmatch_folding;

/// One literal to be found.
typedef struct {
  /// Folded bytes without spaces, dashes and quotes, at least one.
  const uint8_t *bytes;
  size_t length;
  /// The number of the bit that it sets.
  uint32_t bit;
  bool starts_freely;
  bool ends_freely;
  /// The term that it is of, as texts spell it: folded, with single spaces, plain dashes and apostrophes. NULL where the
  /// literal is no whole term.
  const uint8_t *term;
  size_t term_length;
  /// Whether the term may start or end inside of a word.
  bool term_starts_freely;
  bool term_ends_freely;
} ctextmatch_literal;

typedef struct ctextmatch_words ctextmatch_words;
typedef struct ctextmatch_scratch ctextmatch_scratch;

/// An index of literals: any thread may search it.
ctextmatch_words *ctextmatch_compile(const ctextmatch_literal *literals, size_t count);
void ctextmatch_free(ctextmatch_words *words);

/// Room for one search at a time.
ctextmatch_scratch *ctextmatch_scratch_open(void);
void ctextmatch_scratch_close(ctextmatch_scratch *scratch);

/// Sets the bits of the literals that stand in a text of valid UTF-8; false where ICU has to fold it first. In `certain`,
/// which may be NULL, those of the terms that stand there beyond doubt.
bool ctextmatch_scan(
    const ctextmatch_words *words, ctextmatch_folding folding, ctextmatch_scratch *scratch, const uint8_t *text,
    size_t length, uint64_t *bits, uint64_t *certain);

/// The same for a text that ICU has folded.
void ctextmatch_scan_folded(
    const ctextmatch_words *words, ctextmatch_folding folding, ctextmatch_scratch *scratch, const uint8_t *folded,
    size_t length, uint64_t *bits);

#ifdef __cplusplus
}
#endif

#endif
