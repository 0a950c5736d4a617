// A text as words are looked for in it: folded, without spaces, dashes and quotes, with the places where words may
// start.

#ifndef CTEXTMATCH_FOLDED_RUNS_H
#define CTEXTMATCH_FOLDED_RUNS_H

#include <cstddef>
#include <cstdint>
#include <memory>

#include "CTextMatch.h"

struct ctextmatch_scratch {
  /// Folded bytes, followed by `padding` bytes of 0.
  uint8_t *bytes = nullptr;
  size_t count = 0;
  /// Where in them a word may start or end, ascending, perhaps several times the same; followed by `count`.
  uint32_t *edges = nullptr;
  size_t edge_count = 0;

  /// Where some characters of the text stand in it and in the folded bytes, ascending, no two further apart than 128
  /// bytes; none of a text that ICU has folded.
  struct Mark {
    uint32_t origin;
    uint32_t place;
  };
  Mark *marks = nullptr;
  size_t mark_count = 0;

  static constexpr size_t padding = 256;

  /// Makes room for a text of so many bytes.
  void reserve(size_t length);

  /// False where the text holds what only ICU can fold.
  bool fold(const ctextmatch_folding &folding, const uint8_t *text, size_t length);

  /// Takes a text that ICU has folded: a word may start and end at each of its characters.
  void take(const ctextmatch_folding &folding, const uint8_t *folded, size_t length);

 private:
  void close();
  void mark(size_t origin, const uint8_t *out) {
    marks[mark_count++] = {static_cast<uint32_t>(origin), static_cast<uint32_t>(out - bytes)};
  }

  std::unique_ptr<uint8_t[]> byte_room_;
  std::unique_ptr<uint32_t[]> edge_room_;
  std::unique_ptr<Mark[]> mark_room_;
  size_t capacity_ = 0;
};

#endif
