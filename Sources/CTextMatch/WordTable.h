// Literals by their first bytes, to be compared where a word may start.

#ifndef CTEXTMATCH_WORD_TABLE_H
#define CTEXTMATCH_WORD_TABLE_H

#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

#include "CTextMatch.h"
#include "FoldedRuns.h"
#include "PlainHits.h"

/// What is told of a text.
struct Found {
  /// The bits of the literals that stand there.
  uint64_t *bits;
  /// Those of the terms that certainly do, of which `hits` knows.
  uint64_t *certain;
  const PlainHits *hits;
};

/// Literals with the same need at their start.
///
/// Two bits of one word stand for the hash of the first bytes of each: of eight, five, four, three, two or one, as many
/// as it has. The longer the hashed start, the fewer texts have it.
class WordTable {
 public:
  explicit WordTable(const std::vector<ctextmatch_literal> &literals);

  bool isEmpty() const { return entries_.empty(); }

  /// Sets the bits of the literals that stand at edges of a text.
  void findAtEdges(const ctextmatch_scratch &text, const Found &found) const;

  /// Sets the bits of the literals that stand anywhere in a text.
  void findAnywhere(const ctextmatch_scratch &text, const Found &found) const;

 private:
  /// A bit that a literal sets, and the term that it is of; `no_term` where that cannot be looked at.
  struct Holder {
    uint32_t bit;
    uint32_t term;
  };
  static constexpr uint32_t no_term = UINT32_MAX;

  struct Term {
    uint32_t start;
    uint32_t length;
    bool starts_freely;
    bool ends_freely;
  };

  struct Entry {
    /// The first eight bytes, as far as there are any, and which bytes of them count.
    uint64_t first;
    uint64_t counting;
    /// Where the bytes beyond the eighth stand.
    uint32_t rest;
    uint32_t length;
    /// Where its holders stand.
    uint32_t holders_start;
    uint32_t holders_end;
    bool ends_freely;
  };

  /// How many bytes of a literal are hashed.
  static uint32_t prefix(size_t length) { return length >= 8 ? 8 : length >= 5 ? 5 : static_cast<uint32_t>(length); }

  /// The hash of the first `prefix` of eight bytes, of which the highest bits are the best.
  static uint64_t hash(uint64_t eight, uint32_t prefix) { return (eight << (64 - 8 * prefix)) * multipliers[prefix]; }

  /// Whether both bits that stand for a hash are set; they are of one word.
  bool isMarked(uint64_t hash) const { return (~marks_[hash >> shift_] & marks(hash)) == 0; }
  static uint64_t marks(uint64_t hash) { return uint64_t{1} << (hash >> 42 & 63) | uint64_t{1} << (hash >> 36 & 63); }
  uint32_t slot(uint64_t hash) const { return static_cast<uint32_t>(hash >> slot_shift_); }

  /// Which kinds of literals may start with these eight bytes, of which the first `run` hold no edge.
  uint32_t mayStart(uint64_t eight, uint32_t run) const {
    const auto two = static_cast<uint32_t>(eight & 0xFFFF);
    const auto pair = static_cast<uint32_t>(pairs_[two >> 6] >> (two & 63) & 1);
    const uint32_t is_eight = isMarked(hash(eight, 8)) ? eight_bytes : 0;
    const uint32_t is_five = (isMarked(hash(eight, 5)) & (run <= longest_[1])) ? five_bytes : 0;
    const uint32_t is_four = (isMarked(hash(eight, 4)) & (run <= longest_[0])) ? four_bytes : 0;
    return is_eight | is_five | is_four | ((pair & (run <= longest_[0])) != 0 ? fewer_bytes : 0);
  }
  static constexpr uint32_t eight_bytes = 1, five_bytes = 2, four_bytes = 4, fewer_bytes = 8;

  void add(const ctextmatch_literal &literal, uint64_t hash);
  void addHolder(const ctextmatch_literal &literal);
  /// The number of the term of a literal, which may be the one added last.
  uint32_t term(const ctextmatch_literal &literal);
  void set(const Entry &entry, uint32_t place, const Found &found) const;
  bool isCertain(uint32_t term, uint32_t place, const PlainHits &hits) const {
    const Term &written = terms_[term];
    return hits.holds(
        {term_bytes_.data() + written.start, written.length, written.starts_freely, written.ends_freely}, place);
  }
  static void markPairs(const ctextmatch_literal &literal, std::vector<uint64_t> &pairs);
  static uint64_t eightBytes(const ctextmatch_scratch &text, uint32_t place) {
    uint64_t eight;
    std::memcpy(&eight, text.bytes + place, sizeof eight);
    return eight;
  }

  /// Sets the bits of the literals of some kinds that stand at a place; `edge` is the edge there or the first behind it.
  void compareAt(
      uint32_t kinds, const ctextmatch_scratch &text, uint32_t place, uint64_t eight, const uint32_t *edge,
      const Found &found) const;
  void compare(
      uint64_t hash, const ctextmatch_scratch &text, uint32_t place, uint64_t eight, const uint32_t *edge,
      const Found &found) const;

  /// The longest run without an edge that a literal of less than five bytes, and one of less than eight, may start
  /// with.
  uint32_t longest_[2] = {4, 7};

  static constexpr uint64_t multipliers[9] = {
      0,
      0xD6E8FEB86659FD93u,
      0xA0761D6478BD642Fu,
      0xE7037ED1A0B428DBu,
      0x8EBC6AF09C88C6E3u,
      0x589965CC75374CC3u,
      0,
      0,
      0x9E3779B97F4A7C15u,
  };
  /// What is left of a hash: the place of its word of marks, and of its slot.
  uint32_t shift_ = 64 - 4;
  uint32_t slot_shift_ = 64 - 4;
  std::vector<uint64_t> marks_;
  /// The first two bytes of literals of three bytes at most, and of all literals.
  std::vector<uint64_t> pairs_;
  std::vector<uint64_t> all_pairs_;
  /// Where the entries of a slot start; one place more than there are slots.
  std::vector<uint32_t> starts_;
  std::vector<Entry> entries_;
  std::vector<uint8_t> rests_;
  std::vector<Holder> holders_;
  std::vector<Term> terms_;
  std::vector<uint8_t> term_bytes_;
};

struct ctextmatch_words {
  /// Literals that stand where words start.
  WordTable at_starts;
  /// Literals that may stand inside of words.
  WordTable anywhere;
};

#endif
