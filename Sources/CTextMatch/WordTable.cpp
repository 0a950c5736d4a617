#include "WordTable.h"

#include <algorithm>
#include <memory>
#include <new>

namespace {

/// The first bytes of a literal as they stand in memory, eight at most.
uint64_t firstBytes(const ctextmatch_literal &literal) {
  uint64_t first = 0;
  std::memcpy(&first, literal.bytes, std::min<size_t>(literal.length, 8));
  return first;
}

/// Less than, equal to or greater than 0 as one literal comes before another; bits do not count.
int order(const ctextmatch_literal &one, const ctextmatch_literal &other) {
  const int bytes = std::memcmp(one.bytes, other.bytes, std::min(one.length, other.length));
  if (bytes != 0) return bytes;
  if (one.length != other.length) return one.length < other.length ? -1 : 1;
  return static_cast<int>(one.ends_freely) - static_cast<int>(other.ends_freely);
}

}  // namespace

WordTable::WordTable(const std::vector<ctextmatch_literal> &literals) : pairs_(1 << 10, 0), all_pairs_(1 << 10, 0) {
  // Sixteen marks a literal, two of them its own, let few places through by mistake.
  while (shift_ > 64 - 16 && uint64_t{64} << (64 - shift_) < 16 * literals.size()) --shift_;
  marks_.assign(size_t{1} << (64 - shift_), 0);
  while (slot_shift_ > 64 - 20 && uint64_t{1} << (64 - slot_shift_) < literals.size()) --slot_shift_;
  starts_.assign((size_t{1} << (64 - slot_shift_)) + 1, 0);

  struct Placed {
    uint64_t hash;
    ctextmatch_literal literal;
  };
  std::vector<Placed> sorted;
  for (const ctextmatch_literal &literal : literals) {
    sorted.push_back({hash(firstBytes(literal), prefix(literal.length)), literal});
  }
  std::sort(sorted.begin(), sorted.end(), [this](const Placed &one, const Placed &other) {
    if (slot(one.hash) != slot(other.hash)) return slot(one.hash) < slot(other.hash);
    const int bytes = order(one.literal, other.literal);
    return bytes != 0 ? bytes < 0 : one.literal.bit < other.literal.bit;
  });
  for (size_t place = 0; place < sorted.size(); ++place) {
    const ctextmatch_literal &literal = sorted[place].literal;
    if (place > 0 && order(sorted[place - 1].literal, literal) == 0) {
      addHolder(literal);
    } else {
      add(literal, sorted[place].hash);
    }
  }
  for (size_t next = 1; next < starts_.size(); ++next) starts_[next] = std::max(starts_[next], starts_[next - 1]);
}

void WordTable::add(const ctextmatch_literal &literal, uint64_t hash) {
  entries_.push_back(
      {firstBytes(literal), literal.length >= 8 ? ~uint64_t{0} : (uint64_t{1} << 8 * literal.length) - 1,
       static_cast<uint32_t>(rests_.size()), static_cast<uint32_t>(literal.length), static_cast<uint32_t>(holders_.size()),
       static_cast<uint32_t>(holders_.size()), literal.ends_freely});
  if (literal.length > 8) rests_.insert(rests_.end(), literal.bytes + 8, literal.bytes + literal.length);
  addHolder(literal);
  marks_[hash >> shift_] |= marks(hash);
  starts_[slot(hash) + 1] = static_cast<uint32_t>(entries_.size());
  // A word that goes on after the literal may be of any length.
  if (literal.ends_freely && literal.length < 8) longest_[literal.length < 5 ? 0 : 1] = UINT32_MAX;
  if (literal.length <= 3) markPairs(literal, pairs_);
  markPairs(literal, all_pairs_);
}

void WordTable::addHolder(const ctextmatch_literal &literal) {
  const Holder holder = {literal.bit, literal.term == nullptr ? no_term : term(literal)};
  Entry &entry = entries_.back();
  for (size_t place = entry.holders_start; place < holders_.size(); ++place) {
    if (holders_[place].bit == holder.bit && holders_[place].term == holder.term) return;
  }
  holders_.push_back(holder);
  entry.holders_end = static_cast<uint32_t>(holders_.size());
}

uint32_t WordTable::term(const ctextmatch_literal &literal) {
  if (!terms_.empty()) {
    const Term &last = terms_.back();
    if (last.length == literal.term_length && last.starts_freely == literal.term_starts_freely &&
        last.ends_freely == literal.term_ends_freely &&
        std::memcmp(term_bytes_.data() + last.start, literal.term, last.length) == 0) {
      return static_cast<uint32_t>(terms_.size() - 1);
    }
  }
  terms_.push_back(
      {static_cast<uint32_t>(term_bytes_.size()), static_cast<uint32_t>(literal.term_length),
       literal.term_starts_freely, literal.term_ends_freely});
  term_bytes_.insert(term_bytes_.end(), literal.term, literal.term + literal.term_length);
  return static_cast<uint32_t>(terms_.size() - 1);
}

void WordTable::markPairs(const ctextmatch_literal &literal, std::vector<uint64_t> &pairs) {
  // A literal of one byte may be followed by any.
  for (uint32_t second = 0; second < 256; ++second) {
    if (literal.length > 1 && second != literal.bytes[1]) continue;
    const uint32_t pair = literal.bytes[0] | second << 8;
    pairs[pair >> 6] |= uint64_t{1} << (pair & 63);
  }
}

void WordTable::compare(
    uint64_t hash, const ctextmatch_scratch &text, uint32_t place, uint64_t eight, const uint32_t *edge,
    const Found &found) const {
  const size_t left = text.count - place;
  const uint32_t end_of_slot = starts_[slot(hash) + 1];
  for (uint32_t number = starts_[slot(hash)]; number < end_of_slot; ++number) {
    const Entry &entry = entries_[number];
    if (((eight ^ entry.first) & entry.counting) != 0 || entry.length > left) continue;
    if (entry.length > 8 && std::memcmp(text.bytes + place + 8, rests_.data() + entry.rest, entry.length - 8) != 0) {
      continue;
    }
    if (!entry.ends_freely) {
      const uint32_t end = place + entry.length;
      const uint32_t *next = edge;
      while (*next < end) ++next;
      if (*next != end) continue;
    }
    set(entry, place, found);
  }
}

void WordTable::set(const Entry &entry, uint32_t place, const Found &found) const {
  uint32_t known = no_term;
  bool is_certain = false;
  for (uint32_t at = entry.holders_start; at < entry.holders_end; ++at) {
    const Holder holder = holders_[at];
    const uint64_t bit = uint64_t{1} << (holder.bit & 63);
    found.bits[holder.bit >> 6] |= bit;
    if (found.certain == nullptr || holder.term == no_term || (found.certain[holder.bit >> 6] & bit) != 0) continue;
    if (holder.term != known) {
      known = holder.term;
      is_certain = isCertain(known, place, *found.hits);
    }
    if (is_certain) found.certain[holder.bit >> 6] |= bit;
  }
}

void WordTable::compareAt(
    uint32_t kinds, const ctextmatch_scratch &text, uint32_t place, uint64_t eight, const uint32_t *edge,
    const Found &found) const {
  if ((kinds & eight_bytes) != 0) compare(hash(eight, 8), text, place, eight, edge, found);
  if ((kinds & five_bytes) != 0) compare(hash(eight, 5), text, place, eight, edge, found);
  if ((kinds & four_bytes) != 0) compare(hash(eight, 4), text, place, eight, edge, found);
  if ((kinds & fewer_bytes) == 0) return;
  for (const uint32_t prefix : {3, 2, 1}) compare(hash(eight, prefix), text, place, eight, edge, found);
}

void WordTable::findAtEdges(const ctextmatch_scratch &text, const Found &found) const {
  // Edges are first sifted without a branch, some at a time, so that few are ever looked at twice.
  constexpr size_t at_once = 512;
  struct {
    uint32_t index;
    uint32_t kinds;
  } sifted[at_once];
  for (size_t start = 0; start < text.edge_count; start += at_once) {
    const size_t end = std::min(text.edge_count, start + at_once);
    size_t kept = 0;
    for (size_t index = start; index < end; ++index) {
      const uint32_t run = text.edges[index + 1] - text.edges[index];
      const uint32_t kinds = mayStart(eightBytes(text, text.edges[index]), run);
      sifted[kept] = {static_cast<uint32_t>(index), kinds};
      kept += kinds != 0 ? 1 : 0;
    }
    for (size_t place = 0; place < kept; ++place) {
      const uint32_t *edge = text.edges + sifted[place].index;
      compareAt(sifted[place].kinds, text, *edge, eightBytes(text, *edge), edge, found);
    }
  }
}

void WordTable::findAnywhere(const ctextmatch_scratch &text, const Found &found) const {
  const uint32_t *edge = text.edges;
  constexpr size_t at_once = 512;
  uint32_t sifted[at_once];
  for (size_t start = 0; start < text.count; start += at_once) {
    const size_t end = std::min(text.count, start + at_once);
    size_t kept = 0;
    for (size_t place = start; place < end; ++place) {
      const uint32_t pair = text.bytes[place] | static_cast<uint32_t>(text.bytes[place + 1]) << 8;
      sifted[kept] = static_cast<uint32_t>(place);
      kept += all_pairs_[pair >> 6] >> (pair & 63) & 1;
    }
    for (size_t index = 0; index < kept; ++index) {
      const uint32_t place = sifted[index];
      // The first edge behind the place.
      while (*edge <= place) ++edge;
      const uint64_t eight = eightBytes(text, place);
      const uint32_t kinds = mayStart(eight, *edge - place);
      if (kinds != 0) compareAt(kinds, text, place, eight, edge, found);
    }
  }
}

namespace {

void search(const ctextmatch_words &words, const ctextmatch_scratch &text, const Found &found) {
  if (!words.at_starts.isEmpty()) words.at_starts.findAtEdges(text, found);
  if (!words.anywhere.isEmpty()) words.anywhere.findAnywhere(text, found);
}

}  // namespace

extern "C" ctextmatch_words *ctextmatch_compile(const ctextmatch_literal *literals, size_t count) {
  std::vector<ctextmatch_literal> at_starts, anywhere;
  for (size_t index = 0; index < count; ++index) {
    (literals[index].starts_freely ? anywhere : at_starts).push_back(literals[index]);
  }
  return new (std::nothrow) ctextmatch_words{WordTable(at_starts), WordTable(anywhere)};
}

extern "C" void ctextmatch_free(ctextmatch_words *words) { delete words; }

extern "C" ctextmatch_scratch *ctextmatch_scratch_open(void) { return new (std::nothrow) ctextmatch_scratch; }

extern "C" void ctextmatch_scratch_close(ctextmatch_scratch *scratch) { delete scratch; }

extern "C" bool ctextmatch_scan(
    const ctextmatch_words *words, ctextmatch_folding folding, ctextmatch_scratch *scratch, const uint8_t *text,
    size_t length, uint64_t *bits, uint64_t *certain) {
  if (!scratch->fold(folding, text, length)) return false;
  const PlainHits hits(folding, *scratch, text, length);
  search(*words, *scratch, {bits, certain, &hits});
  return true;
}

extern "C" void ctextmatch_scan_folded(
    const ctextmatch_words *words, ctextmatch_folding folding, ctextmatch_scratch *scratch, const uint8_t *folded,
    size_t length, uint64_t *bits) {
  scratch->take(folding, folded, length);
  search(*words, *scratch, {bits, nullptr, nullptr});
}
