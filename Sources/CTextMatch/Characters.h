// Code points of a text as the folding table has them.

#ifndef CTEXTMATCH_CHARACTERS_H
#define CTEXTMATCH_CHARACTERS_H

#include <cstdint>

#include "CTextMatch.h"

struct Character {
  uint32_t scalar;
  uint32_t width;
};

inline Character decode(const uint8_t *at) {
  const uint32_t lead = at[0];
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1F) << 6 | (at[1] & 0x3Fu), 2};
  if (lead < 0xF0) return {(lead & 0x0F) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu), 3};
  return {(lead & 0x07) << 18 | (at[1] & 0x3Fu) << 12 | (at[2] & 0x3Fu) << 6 | (at[3] & 0x3Fu), 4};
}

/// The signs of code points beyond the table, all of which fold to themselves.
inline uint32_t signsBeyondTable(uint32_t scalar) {
  if (scalar < 0x4DC0 || (scalar >= 0x4E00 && scalar < 0xA000)) return CTEXTMATCH_UNSPACED;
  if (scalar >= 0xAC00 && scalar < 0xD7A4) return CTEXTMATCH_WORD | CTEXTMATCH_HANGUL;
  if (scalar >= 0x1F300 && scalar < 0x1FB00) return 0;
  return CTEXTMATCH_HARD;
}

inline bool isInTable(uint32_t scalar) {
  return scalar < CTEXTMATCH_LOW_END || (scalar >= CTEXTMATCH_HIGH_START && scalar <= 0xFFFF);
}

inline uint32_t placeInTable(uint32_t scalar) {
  return scalar < CTEXTMATCH_LOW_END ? scalar : scalar - CTEXTMATCH_HIGH_START + CTEXTMATCH_LOW_END;
}

/// How many bytes an entry of the table folds to.
inline uint32_t foldedLength(uint32_t entry) {
  return (entry >> 24 & CTEXTMATCH_LONG) != 0 ? entry & 0xF : entry >> 24 & 3;
}

/// Whether a character is Han or kana that folds to itself: most of Chinese and Japanese.
inline bool isHanOrKana(const uint8_t *at) {
  if (at[0] >= 0xE4 && at[0] <= 0xE9) return true;
  if (at[0] != 0xE3) return false;
  switch (at[1]) {
    case 0x81: return true;
    case 0x82: return at[2] <= 0x96 || at[2] > 0xA0;
    case 0x83: return at[2] <= 0xBA || at[2] == 0xBC;
    default: return false;
  }
}

#endif
