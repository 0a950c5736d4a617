#include "PlainHits.h"

#include <algorithm>
#include <cstring>

#include "Characters.h"

namespace {

bool isASCIISpace(uint8_t byte) { return byte == ' ' || byte - 9u < 5u; }

/// Spaces, dashes and quotes of ASCII.
bool isLoose(uint8_t byte) {
  return isASCIISpace(byte) || byte == '-' || byte == '\'' || byte == '"' || byte == '`';
}

uint8_t small(uint8_t byte) { return byte - static_cast<unsigned>('A') < 26u ? byte | 0x20 : byte; }

bool isASCIILetter(uint8_t byte) { return (byte | 0x20) - static_cast<unsigned>('a') < 26u; }

bool isASCIIDigit(uint8_t byte) { return byte - static_cast<unsigned>('0') < 10u; }

/// Spaces and marks of ASCII that join nothing in any rule of UAX #29.
bool partsAlways(uint8_t byte) {
  switch (byte) {
    case ' ': case '\t': case '\n': case '\r': case '-': case '!': case '?': case '(': case ')': case '/': case '&':
    case '+': case '*': case '|':
      return true;
    default: return false;
  }
}

/// Marks that join digits at most.
bool partsLetters(uint8_t byte) { return byte == ',' || byte == ';'; }

/// Marks that join what stands at both sides of them.
bool partsBesideSpace(uint8_t byte) { return byte == '.' || byte == ',' || byte == ':' || byte == ';' || byte == '\''; }

/// Latin, Greek and Cyrillic, in which nothing folds to spaces.
bool isOfAlphabet(uint32_t scalar) {
  return (scalar >= 0xC0 && scalar < 0x250) || (scalar >= 0x386 && scalar < 0x530);
}

bool isHangul(uint32_t scalar) { return scalar >= 0xAC00 && scalar < 0xD7A4; }

/// Whether the character at a place is a letter of which no two are parted, and which parts from marks as those of
/// ASCII do.
bool isLetter(const ctextmatch_folding &folding, const uint8_t *at) {
  if (at[0] < 0x80) return isASCIILetter(at[0]);
  const uint32_t scalar = decode(at).scalar;
  if (isHangul(scalar)) return true;
  if (!isOfAlphabet(scalar)) return false;
  const uint32_t signs = folding.table[scalar] >> 24;
  return (signs & (CTEXTMATCH_WORD | CTEXTMATCH_MARK | CTEXTMATCH_HARD)) == CTEXTMATCH_WORD;
}

/// Punctuation of Chinese and Japanese, without the marks that join what stands before.
bool isWideMark(const uint8_t *at) {
  return (at[0] == 0xE3 && at[1] == 0x80 && at[2] < 0xAA) || (at[0] == 0xEF && at[1] == 0xBC);
}

}  // namespace

size_t PlainHits::origin(uint32_t place) const {
  const ctextmatch_scratch::Mark *mark = std::upper_bound(
      folded_.marks, folded_.marks + folded_.mark_count, place,
      [](uint32_t place, const ctextmatch_scratch::Mark &mark) { return place < mark.place; });
  if (mark == folded_.marks) return none;
  --mark;
  size_t offset = mark->origin;
  for (uint32_t at = mark->place; offset < length_;) {
    const uint8_t byte = text_[offset];
    if (byte < 0x80) {
      const uint32_t length = isLoose(byte) ? 0 : 1;
      if (length > 0 && at == place) return offset;
      at += length;
      ++offset;
      continue;
    }
    const Character character = decode(text_ + offset);
    const uint32_t length = isInTable(character.scalar)
        ? foldedLength(folding_.table[placeInTable(character.scalar)]) : character.width;
    if (length > 0 && at == place) return offset;
    at += length;
    if (at > place) return none;
    offset += character.width;
  }
  return none;
}

bool PlainHits::step(const WrittenTerm &term, size_t &place, size_t &offset) const {
  const uint8_t *const at = text_ + offset;
  const Character character = decode(at);
  const uint8_t *folded = at;
  size_t length = character.width;
  uint8_t room[4];
  if (character.scalar == 0xDF) {
    folded = reinterpret_cast<const uint8_t *>("ss");
  } else if (isOfAlphabet(character.scalar)) {
    const uint32_t entry = folding_.table[character.scalar];
    if (!isLetter(folding_, at) || foldedLength(entry) != length) return false;
    std::memcpy(room, &entry, sizeof room);
    folded = room;
  } else if (!isHanOrKana(at) && !isHangul(character.scalar)) {
    return false;
  }
  if (term.length - place < length || std::memcmp(term.bytes + place, folded, length) != 0) return false;
  place += length;
  offset += character.width;
  return true;
}

size_t PlainHits::endOf(const WrittenTerm &term, size_t offset) const {
  for (size_t place = 0; place < term.length;) {
    if (offset == length_) return none;
    if (text_[offset] >= 0x80) {
      if (!step(term, place, offset)) return none;
    } else if (term.bytes[place] == ' ') {
      if (!isASCIISpace(text_[offset])) return none;
      while (offset < length_ && isASCIISpace(text_[offset])) ++offset;
      ++place;
    } else {
      if (small(text_[offset]) != term.bytes[place]) return none;
      ++offset;
      ++place;
    }
  }
  return offset;
}

bool PlainHits::startsWord(size_t offset) const {
  const uint8_t *const at = text_ + offset;
  const bool is_letter = isLetter(folding_, at);
  if (!is_letter && !isASCIIDigit(*at)) return false;
  if (offset == 0 || partsAlways(at[-1])) return true;
  if (is_letter && partsLetters(at[-1])) return true;
  return partsBesideSpace(at[-1]) && (offset == 1 || isASCIISpace(at[-2]));
}

bool PlainHits::endsWord(size_t start, size_t end) const {
  size_t last = end - 1;
  while (last > start && (text_[last] & 0xC0) == 0x80) --last;
  const bool is_letter = isLetter(folding_, text_ + last);
  if (!is_letter && !isASCIIDigit(text_[last])) return false;
  if (end == length_ || partsAlways(text_[end])) return true;
  if (is_letter && partsLetters(text_[end])) return true;
  return partsBesideSpace(text_[end]) && (end + 1 == length_ || isASCIISpace(text_[end + 1]));
}

bool PlainHits::standsAloneBefore(size_t offset) const {
  if (offset == 0 || text_[offset - 1] < 0x80) return true;
  return offset >= 3 && (isHanOrKana(text_ + offset - 3) || isWideMark(text_ + offset - 3));
}

bool PlainHits::standsAloneAfter(size_t offset) const {
  if (offset == length_ || text_[offset] < 0x80 || text_[offset] == 0xC3) return true;
  return isHanOrKana(text_ + offset) || isWideMark(text_ + offset);
}

bool PlainHits::holds(const WrittenTerm &term, uint32_t place) const {
  const size_t start = origin(place);
  if (start == none || term.length == 0) return false;
  if (!(term.starts_freely ? standsAloneBefore(start) : startsWord(start))) return false;
  const size_t end = endOf(term, start);
  if (end == none) return false;
  return term.ends_freely ? standsAloneAfter(end) : endsWord(start, end);
}
