#include "FoldedRuns.h"

#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "Characters.h"

namespace {

/// Whether UAX #29 never parts two neighbours.
inline bool joins(uint32_t before, uint32_t after) {
  return (before & after & CTEXTMATCH_WORD) != 0 && ((before ^ after) & CTEXTMATCH_HANGUL) == 0 &&
         (after & CTEXTMATCH_UNSPACED) == 0;
}

/// Which of 64 bytes are beyond ASCII, letters, digits and underscores, and spaces, dashes and quotes.
struct Block {
  uint64_t beyond_ascii = 0;
  uint64_t words = 0;
  uint64_t loose = 0;

  explicit Block(const uint8_t *from);
};

#if defined(__SSE2__)

inline __m128i inRange(__m128i bytes, char first, char last) {
  return _mm_and_si128(
      _mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(first - 1))),
      _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(last + 1))));
}

inline __m128i equal(__m128i bytes, char byte) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte)); }

inline uint64_t mask(__m128i bytes) { return static_cast<uint32_t>(_mm_movemask_epi8(bytes)); }

inline Block::Block(const uint8_t *from) {
  for (uint32_t place = 0; place < 64; place += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(from + place));
    const __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    const __m128i letters = _mm_or_si128(inRange(small, 'a', 'z'), inRange(bytes, '0', '9'));
    const __m128i blanks = _mm_or_si128(inRange(bytes, 9, 13), equal(bytes, ' '));
    const __m128i quotes = _mm_or_si128(_mm_or_si128(equal(bytes, '\''), equal(bytes, '"')), equal(bytes, '`'));
    beyond_ascii |= mask(bytes) << place;
    words |= mask(_mm_or_si128(letters, equal(bytes, '_'))) << place;
    loose |= mask(_mm_or_si128(_mm_or_si128(blanks, quotes), equal(bytes, '-'))) << place;
  }
}

/// Copies sixteen bytes, capitals as small letters.
inline void copySmall(const uint8_t *from, uint8_t *to) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(from));
  const __m128i capitals = _mm_and_si128(inRange(bytes, 'A', 'Z'), _mm_set1_epi8(0x20));
  _mm_storeu_si128(reinterpret_cast<__m128i *>(to), _mm_or_si128(bytes, capitals));
}

#else

inline Block::Block(const uint8_t *from) {
  for (uint32_t place = 0; place < 64; ++place) {
    const uint8_t byte = from[place];
    const bool is_word = (byte | 0x20) - 'a' < 26u || byte - '0' < 10u || byte == '_';
    const bool is_loose = byte - 9u < 5u || byte == ' ' || byte == '-' || byte == '\'' || byte == '"' || byte == '`';
    beyond_ascii |= uint64_t{byte >= 0x80} << place;
    words |= uint64_t{is_word} << place;
    loose |= uint64_t{is_loose} << place;
  }
}

inline void copySmall(const uint8_t *from, uint8_t *to) {
  for (int place = 0; place < 16; ++place) {
    to[place] = from[place] - static_cast<unsigned>('A') < 26u ? from[place] | 0x20 : from[place];
  }
}

#endif

/// Where a text is written down to, and what was before.
struct Cursor {
  uint8_t *out;
  uint32_t *edge;
  /// The signs of the character before; those of a loose one part everything.
  uint32_t before;
};

inline bool isJoiningWord(uint32_t signs) { return (signs & (CTEXTMATCH_WORD | CTEXTMATCH_HANGUL)) == CTEXTMATCH_WORD; }

/// Folds the character beyond ASCII at a place and returns its width in bytes; 0 where only ICU can.
inline uint32_t foldCharacter(
    const ctextmatch_folding &folding, const uint8_t *at, const uint8_t *start, Cursor &cursor) {
  *cursor.edge = static_cast<uint32_t>(cursor.out - start);
  const Character character = decode(at);
  if (!isInTable(character.scalar)) {
    const uint32_t signs = signsBeyondTable(character.scalar);
    if ((signs & CTEXTMATCH_HARD) != 0) return 0;
    cursor.edge += joins(cursor.before, signs) ? 0 : 1;
    std::memcpy(cursor.out, at, 4);
    cursor.out += character.width;
    cursor.before = signs;
    return character.width;
  }
  const uint32_t entry = folding.table[placeInTable(character.scalar)];
  const uint32_t signs = entry >> 24;
  if ((signs & CTEXTMATCH_HARD) != 0 || (signs & cursor.before & CTEXTMATCH_MARK) != 0) return 0;
  cursor.edge += joins(cursor.before, signs) ? 0 : 1;
  if ((signs & CTEXTMATCH_LONG) != 0) {
    std::memcpy(cursor.out, folding.pool + (entry >> 4 & 0xFFFFF), 8);
    cursor.out += entry & 0xF;
  } else {
    std::memcpy(cursor.out, &entry, 4);
    cursor.out += signs & 3;
  }
  if ((signs & CTEXTMATCH_MARK) != 0) {
    // A mark is of the word that it stands on.
    cursor.before = (cursor.before & (CTEXTMATCH_WORD | CTEXTMATCH_HANGUL)) | CTEXTMATCH_MARK;
  } else {
    // What folds to nothing leaves a mark before it beside a mark after it.
    cursor.before = (signs & (CTEXTMATCH_LONG | 3)) == 0 ? (cursor.before & CTEXTMATCH_MARK) : signs;
  }
  return character.width;
}

/// Folds Han and kana from a place of a block on and returns where they end, at the end of the block or a little later.
inline uint32_t foldHanAndKana(
    const uint8_t *from, uint32_t at, uint32_t length, const uint8_t *start, Cursor &cursor) {
  uint8_t *out = cursor.out;
  uint32_t *edge = cursor.edge;
  do {
    *edge++ = static_cast<uint32_t>(out - start);
    std::memcpy(out, from + at, 4);
    out += 3;
    at += 3;
  } while (at < length && isHanOrKana(from + at));
  cursor = {out, edge, CTEXTMATCH_UNSPACED};
  return at;
}

/// Folds a run of ASCII that is a word or one other character, from one place of a block to another.
inline void foldRun(
    const Block &block, const uint8_t *from, uint32_t at, uint32_t end, const uint8_t *start, Cursor &cursor) {
  const auto is_word = static_cast<uint32_t>(block.words >> at & 1);
  *cursor.edge = static_cast<uint32_t>(cursor.out - start);
  cursor.edge += 1 ^ (isJoiningWord(cursor.before) ? is_word : 0);
  copySmall(from + at, cursor.out);
  for (uint32_t copied = 16; copied < end - at; copied += 16) copySmall(from + at + copied, cursor.out + copied);
  cursor.out += end - at;
  cursor.before = is_word * CTEXTMATCH_WORD;
}

/// Folds the first `length` bytes of a block, at most 64; the last character may reach beyond them, and 80 bytes can be
/// read. Returns how many bytes were folded; 0 where only ICU can.
inline uint32_t foldBlock(
    const ctextmatch_folding &folding, const uint8_t *from, uint32_t length, const uint8_t *start, Cursor &cursor) {
  const Block block(from);
  const uint64_t inside = length < 64 ? (uint64_t{1} << length) - 1 : ~uint64_t{0};
  // Where runs start, those of one loose character too; the end of the block ends the last one.
  const uint64_t starts = ~(block.words & block.words << 1) & inside;
  uint64_t kept = starts & ~block.loose;
  uint32_t last = 0;
  while (kept != 0) {
    const auto at = static_cast<uint32_t>(__builtin_ctzll(kept));
    if (at > last) cursor.before = 0;
    if ((block.beyond_ascii >> at & 1) != 0) {
      if (isHanOrKana(from + at)) {
        last = foldHanAndKana(from, at, length, start, cursor);
      } else {
        const uint32_t width = foldCharacter(folding, from + at, start, cursor);
        if (width == 0) return 0;
        last = at + width;
      }
      if (last >= length) return last;
      kept &= ~uint64_t{0} << last;
      continue;
    }
    kept &= kept - 1;
    const uint64_t later = starts & ~uint64_t{1} << at;
    last = later == 0 ? length : static_cast<uint32_t>(__builtin_ctzll(later));
    foldRun(block, from, at, last, start, cursor);
  }
  if (last < length) cursor.before = 0;
  return length;
}

}  // namespace

void ctextmatch_scratch::reserve(size_t length) {
  // A code point of two bytes folds to eight at most.
  const size_t needed = 4 * length + padding;
  if (needed <= capacity_) return;
  capacity_ = needed + needed / 2;
  byte_room_.reset(new uint8_t[capacity_]);
  edge_room_.reset(new uint32_t[capacity_]);
  mark_room_.reset(new Mark[capacity_ / 64]);
  bytes = byte_room_.get();
  edges = edge_room_.get();
  marks = mark_room_.get();
}

void ctextmatch_scratch::close() {
  std::memset(bytes + count, 0, padding);
  edges[edge_count] = static_cast<uint32_t>(count);
}

bool ctextmatch_scratch::fold(const ctextmatch_folding &folding, const uint8_t *text, size_t length) {
  reserve(length);
  Cursor cursor = {bytes, edges, 0};
  mark_count = 0;
  size_t offset = 0;
  while (length - offset >= 80) {
    mark(offset, cursor.out);
    const uint32_t width = foldBlock(folding, text + offset, 64, bytes, cursor);
    if (width == 0) return false;
    offset += width;
  }
  // The rest is read where something may be read behind it.
  uint8_t rest[160];
  const size_t left = length - offset;
  std::memcpy(rest, text + offset, left);
  std::memset(rest + left, 0, sizeof rest - left);
  for (size_t place = 0; place < left;) {
    mark(offset + place, cursor.out);
    const uint32_t width = foldBlock(
        folding, rest + place, static_cast<uint32_t>(left - place < 64 ? left - place : 64), bytes, cursor);
    if (width == 0) return false;
    place += width;
  }
  count = static_cast<size_t>(cursor.out - bytes);
  edge_count = static_cast<size_t>(cursor.edge - edges);
  close();
  return true;
}

void ctextmatch_scratch::take(const ctextmatch_folding &folding, const uint8_t *folded, size_t length) {
  reserve(length);
  count = 0;
  edge_count = 0;
  mark_count = 0;
  for (size_t offset = 0; offset < length;) {
    const Character character = decode(folded + offset);
    const bool isLoose = isInTable(character.scalar) && character.scalar != 0 &&
                         (folding.table[placeInTable(character.scalar)] >> 24 &
                          (CTEXTMATCH_HARD | CTEXTMATCH_LONG | 3)) == 0;
    if (!isLoose) {
      edges[edge_count++] = static_cast<uint32_t>(count);
      std::memcpy(bytes + count, folded + offset, character.width);
      count += character.width;
    }
    offset += character.width;
  }
  close();
}
