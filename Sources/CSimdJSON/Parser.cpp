// The parser behind the C face: buffers, simdjson's first stage, then our walk over its structural indexes.
//
// Of simdjson only the first stage is used: it validates UTF-8, refuses control characters in texts, and finds where
// texts, brackets and words begin. Its second stage (DOM) turns numbers into doubles, forgets offsets and refuses
// `1e400`. `internal::dom_parser_implementation` is no promised interface: csimdjson_stage_one_is_as_expected, which a
// test runs, says whether it still does what is written here.

#include <simdjson.h>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <string>

#include "CSimdJSON.h"
#include "Diagnose.hpp"
#include "Escapes.hpp"
#include "Skim.hpp"
#include "Walk.hpp"

namespace {

using Stage = simdjson::internal::dom_parser_implementation;

/// Memory that grows and is not kept when it does: every listing fills it anew.
template <typename Element>
class Room {
 public:
  Room() = default;
  Room(const Room &) = delete;
  Room &operator=(const Room &) = delete;
  ~Room() { std::free(first_); }

  bool reserve(size_t count) {
    if (count <= capacity_) return true;
    std::free(first_);
    first_ = static_cast<Element *>(std::malloc(count * sizeof(Element)));
    capacity_ = first_ == nullptr ? 0 : count;
    return first_ != nullptr;
  }

  Element *first() { return first_; }

 private:
  Element *first_ = nullptr;
  size_t capacity_ = 0;
};

/// The next power of two, so that a file of growing listings does not grow the buffers each time.
size_t rounded(size_t count) {
  size_t size = 4096;
  while (size < count) size *= 2;
  return size;
}

}  // namespace

struct csimdjson_parser {
  std::unique_ptr<Stage> stage;
  size_t capacity = 0;
  Room<csimdjson_node> nodes;
  Room<uint8_t> texts;
  Room<uint64_t> marks;
  Room<csimdjson_span> spans;

  /// Makes room for `length` bytes of source.
  bool reserve(size_t length) {
    if (stage && length <= capacity) return true;
    const size_t wanted = rounded(length);
    capacity = 0;
    const auto error = stage ? stage->set_capacity(wanted)
                             : simdjson::get_active_implementation()->create_dom_parser_implementation(
                                   wanted, CSIMDJSON_MAX_DEPTH, stage);
    if (error != simdjson::SUCCESS) {
      stage.reset();
      return false;
    }
    capacity = wanted;
    return true;
  }
};

namespace {

csimdjson_fault refuse(csimdjson_fault fault, csimdjson_failure *failure) {
  *failure = {};
  failure->fault = fault;
  return fault;
}

}  // namespace

extern "C" {

csimdjson_parser *csimdjson_create(void) { return new (std::nothrow) csimdjson_parser(); }

void csimdjson_destroy(csimdjson_parser *parser) { delete parser; }

csimdjson_fault csimdjson_parse(csimdjson_parser *parser, const uint8_t *bytes, size_t length,
                                csimdjson_document *document, csimdjson_failure *failure) {
  if (length > CSIMDJSON_MAX_LENGTH || !parser->reserve(length)) return refuse(csimdjson_fault_memory, failure);
  if (parser->stage->stage1(bytes, length, simdjson::stage1_mode::regular) == simdjson::SUCCESS) {
    const size_t indexes = parser->stage->n_structural_indexes;
    if (!parser->nodes.reserve(rounded(indexes)) || !parser->marks.reserve(rounded(indexes)) ||
        !parser->texts.reserve(rounded(length + CSIMDJSON_PADDING))) {
      return refuse(csimdjson_fault_memory, failure);
    }
    const size_t count = pratique::walk({bytes, length, parser->stage->structural_indexes.get(), indexes,
                                         parser->nodes.first(), parser->texts.first(), parser->marks.first()});
    if (count > 0) {
      *document = {parser->nodes.first(), count, parser->texts.first()};
      return csimdjson_fault_none;
    }
  }
  *failure = csimdjson_diagnose(bytes, length);
  return failure->fault == csimdjson_fault_none ? refuse(csimdjson_fault_internal, failure) : failure->fault;
}

size_t csimdjson_skim(csimdjson_parser *parser, const uint8_t *bytes, size_t length, const csimdjson_span **spans) {
  if (length > CSIMDJSON_MAX_LENGTH || !parser->reserve(length)) return 0;
  if (parser->stage->stage1(bytes, length, simdjson::stage1_mode::regular) != simdjson::SUCCESS) return 0;
  const size_t indexes = parser->stage->n_structural_indexes;
  if (indexes == 0 || !parser->spans.reserve(rounded(indexes)) ||
      !parser->texts.reserve(rounded(length + CSIMDJSON_PADDING))) {
    return 0;
  }
  *spans = parser->spans.first();
  return pratique::skim({bytes, length, parser->stage->structural_indexes.get(), indexes, parser->spans.first(),
                         parser->texts.first()});
}

size_t csimdjson_unescape(const uint8_t *bytes, size_t length, uint8_t *out) {
  const uint8_t *end = pratique::unescape(bytes, bytes + length, out);
  return end == nullptr ? 0 : static_cast<size_t>(end - out);
}

bool csimdjson_stage_one_is_as_expected(void) {
  // Longer than one 64-byte block, with quotes and brackets in texts, escapes, words and numbers at all edges.
  static const char source[] =
      " {\"a\":[1,-2.5e3 , true],\"b\\\"]\" : \"x\\\\\",\"\xC3\xA4{\":null,"
      "\"long\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}\n";
  static const uint32_t expected[] = {1,  2,  5,  6,  7,  8,  9,  16, 18, 22, 23, 24,
                                      31, 33, 38, 39, 44, 45, 49, 50, 56, 57, 90};
  const size_t length = sizeof source - 1;
  uint8_t bytes[sizeof source + CSIMDJSON_PADDING] = {};
  std::memcpy(bytes, source, length);
  csimdjson_parser parser;
  if (!parser.reserve(length)) return false;
  if (parser.stage->stage1(bytes, length, simdjson::stage1_mode::regular) != simdjson::SUCCESS) return false;
  if (parser.stage->n_structural_indexes != sizeof expected / sizeof *expected) return false;
  if (std::memcmp(parser.stage->structural_indexes.get(), expected, sizeof expected) != 0) return false;
  bytes[7] = 0xFF;
  if (parser.stage->stage1(bytes, length, simdjson::stage1_mode::regular) == simdjson::SUCCESS) return false;
  bytes[7] = '1';
  bytes[60] = 0x01;
  return parser.stage->stage1(bytes, length, simdjson::stage1_mode::regular) != simdjson::SUCCESS;
}

const char *csimdjson_version(void) {
  static const std::string version =
      std::to_string(simdjson::SIMDJSON_VERSION_MAJOR) + "." + std::to_string(simdjson::SIMDJSON_VERSION_MINOR) + "." +
      std::to_string(simdjson::SIMDJSON_VERSION_REVISION) + " " + simdjson::get_active_implementation()->name();
  return version.c_str();
}

}  // extern "C"
