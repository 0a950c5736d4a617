// Hits that need no second look: the term stands in the text as it is written, between characters that part words beyond
// doubt.

#ifndef CTEXTMATCH_PLAIN_HITS_H
#define CTEXTMATCH_PLAIN_HITS_H

#include <cstddef>
#include <cstdint>

#include "CTextMatch.h"
#include "FoldedRuns.h"

/// A term as texts spell it: folded, with single spaces, plain dashes and apostrophes.
struct WrittenTerm {
  const uint8_t *bytes;
  size_t length;
  /// Whether it may start or end inside of a word.
  bool starts_freely;
  bool ends_freely;
};

/// A text whose characters fold one by one, and how it was folded.
class PlainHits {
 public:
  PlainHits(
      const ctextmatch_folding &folding, const ctextmatch_scratch &folded, const uint8_t *text, size_t length)
      : folding_(folding), folded_(folded), text_(text), length_(length) {}

  /// Whether a term certainly stands where the folded text has a place; false where that is to be found out.
  bool holds(const WrittenTerm &term, uint32_t place) const;

 private:
  static constexpr size_t none = SIZE_MAX;

  /// Where the character stands that was folded to a place; `none` where no character starts there.
  size_t origin(uint32_t place) const;

  /// Where a term ends that stands at an offset; `none` where it does not, or not plainly.
  size_t endOf(const WrittenTerm &term, size_t offset) const;

  /// Passes over one character beyond ASCII that a term has there too; false where it has not, or not plainly.
  bool step(const WrittenTerm &term, size_t &place, size_t &offset) const;

  bool startsWord(size_t offset) const;
  bool endsWord(size_t start, size_t end) const;
  bool standsAloneBefore(size_t offset) const;
  bool standsAloneAfter(size_t offset) const;

  const ctextmatch_folding &folding_;
  const ctextmatch_scratch &folded_;
  const uint8_t *text_;
  size_t length_;
};

#endif
