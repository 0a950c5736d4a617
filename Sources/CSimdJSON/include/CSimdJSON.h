// The C face of simdjson for CatalogReaders: one listing's bytes become a flat array of nodes that Swift walks
// without a call per value. Three helpers for cutting a file into listings stand beside it: a string-aware scan for
// the end of a value, counting lines and columns, and a strict validator that names the first fault.
//
// Offsets are UTF-8 bytes from the first byte of the listing. Lines and columns are 0-based here: `line` counts the
// line feeds before, `column` the Unicode scalars since the last of them (or since the first byte of the listing).
//
// Every buffer handed in must be readable for CSIMDJSON_PADDING bytes behind its end; their content does not matter.
// Nothing here throws, and nothing is shared between parsers: one parser per thread.

#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CSIMDJSON_CLOSED_ENUM __attribute__((enum_extensibility(closed)))

/// Bytes that must be readable behind the end of every buffer handed in.
#define CSIMDJSON_PADDING 64

/// Levels of nesting that are read; the listing itself is the first.
#define CSIMDJSON_MAX_DEPTH 64

/// The longest listing in bytes; offsets are 32 bits wide.
#define CSIMDJSON_MAX_LENGTH 0xF0000000u

// MARK: Parsing

/// What a node is.
typedef enum CSIMDJSON_CLOSED_ENUM : uint8_t {
  csimdjson_kind_null,
  csimdjson_kind_false,
  csimdjson_kind_true,
  csimdjson_kind_number,
  csimdjson_kind_text,
  csimdjson_kind_list,
  csimdjson_kind_record,
  csimdjson_kind_key,
} csimdjson_kind;

/// A value or a key. Nodes stand in the order of the source; a list is followed by its elements, a record by its
/// members, each as a key node and the value's nodes.
typedef struct csimdjson_node {
  /// Byte offset of the first character: the opening quote or bracket, the first digit.
  uint32_t offset;
  /// Line feeds between the listing's first byte and `offset`.
  uint32_t line;
  /// Unicode scalars between the last of those line feeds (or the listing's first byte) and `offset`.
  uint32_t column;
  /// Number, text, key: where its characters begin, in the source or (`escaped`) in the document's `texts`.
  uint32_t start;
  /// Number, text, key: bytes. List: elements. Record: members. Otherwise 0.
  uint32_t length;
  csimdjson_kind kind;
  /// Whether the text had escapes and stands resolved in `texts`.
  bool escaped;
  /// Record: whether a key may stand in it twice; false is certain.
  bool may_repeat;
} csimdjson_node;

/// What was wrong.
typedef enum CSIMDJSON_CLOSED_ENUM : uint8_t {
  csimdjson_fault_none,
  csimdjson_fault_utf8,
  csimdjson_fault_surrogate,
  csimdjson_fault_control,
  csimdjson_fault_number,
  csimdjson_fault_depth,
  csimdjson_fault_expected_value,
  csimdjson_fault_unknown_word,
  csimdjson_fault_expected_key,
  csimdjson_fault_expected_colon,
  csimdjson_fault_expected_comma,
  csimdjson_fault_trailing_comma,
  csimdjson_fault_stray_bracket,
  csimdjson_fault_unclosed_text,
  csimdjson_fault_unclosed_bracket,
  csimdjson_fault_unknown_escape,
  csimdjson_fault_trailing_content,
  csimdjson_fault_memory,
  /// simdjson refused what the validator accepts: a fault of this library, kept out by a test.
  csimdjson_fault_internal,
} csimdjson_fault;

/// The first fault in the order of the bytes.
typedef struct csimdjson_failure {
  csimdjson_fault fault;
  /// Whether the fault is in a text.
  bool in_text;
  /// Where the fault is; the length of the source where something is missing at its end.
  uint32_t offset;
  /// Bytes of the offending piece, at least 1 unless the fault is at the end.
  uint32_t length;
  uint32_t line;
  uint32_t column;
} csimdjson_failure;

/// The nodes of one listing; they live until the parser reads the next one or is destroyed.
typedef struct csimdjson_document {
  const csimdjson_node *nodes;
  size_t count;
  const uint8_t *texts;
} csimdjson_document;

typedef struct csimdjson_parser csimdjson_parser;

/// A parser that keeps its buffers from listing to listing; null when memory is short. The caller destroys it.
csimdjson_parser *csimdjson_create(void);
void csimdjson_destroy(csimdjson_parser *parser);

/// Reads one JSON value that fills `length` bytes (white space around it allowed, at most CSIMDJSON_MAX_LENGTH).
/// On success returns `csimdjson_fault_none` and fills `document`; otherwise fills `failure`.
csimdjson_fault csimdjson_parse(csimdjson_parser *parser, const uint8_t *bytes, size_t length,
                                csimdjson_document *document, csimdjson_failure *failure);

/// A value or a key as its bytes alone. Spans stand in the order of the source, as nodes do.
typedef struct csimdjson_span {
  /// Byte offset of the first character: the opening quote or bracket, the first digit.
  uint32_t offset;
  /// Byte offset behind the last character: the closing quote or bracket, the last digit.
  uint32_t end;
  /// Spans that it has, itself and all in it; 1 but for lists and records.
  uint32_t skip;
  csimdjson_kind kind;
  /// Whether the text has escapes.
  bool escaped;
} csimdjson_span;

/// Reads one JSON value like `csimdjson_parse`, in a third of its time: without places, without resolving escapes, without
/// looking for keys that stand twice. Returns the number of spans, which live as long as nodes do, or 0 where
/// `csimdjson_parse` would refuse.
size_t csimdjson_skim(csimdjson_parser *parser, const uint8_t *bytes, size_t length, const csimdjson_span **spans);

/// Resolves the escapes of a text's `length` bytes between its quotes into `out`, which has room for as many. Returns the
/// number of bytes written; 0 also where an escape is wrong.
size_t csimdjson_unescape(const uint8_t *bytes, size_t length, uint8_t *out);

/// Checks one JSON value byte by byte, without simdjson: RFC 8259, RFC 3629, paired surrogates, CSIMDJSON_MAX_DEPTH.
csimdjson_failure csimdjson_diagnose(const uint8_t *bytes, size_t length);

/// Whether simdjson's first stage, of which its headers promise nothing, still gives the indexes that we rely on.
bool csimdjson_stage_one_is_as_expected(void);

/// simdjson's version and the instruction set that it chose, such as `3.0.1 haswell`.
const char *csimdjson_version(void);

// MARK: Cutting

/// How a scan for the end of a value ended.
typedef enum CSIMDJSON_CLOSED_ENUM : uint8_t {
  /// The bytes ended first: go on with the next ones and the same state.
  csimdjson_scan_more,
  /// The value ends with the last byte that was consumed.
  csimdjson_scan_closed,
  /// The next byte is a `]` that nothing in the value opened: it closes what the value stands in.
  csimdjson_scan_foreign,
} csimdjson_scan_end;

/// Levels of nesting whose kind of bracket a scan remembers; deeper ones are counted only.
#define CSIMDJSON_SCAN_LEVELS 1024

/// A scan between two calls; all zero at the first byte of a list, a record or a text.
typedef struct csimdjson_scan {
  uint64_t is_record[CSIMDJSON_SCAN_LEVELS / 64];
  uint64_t depth;
  bool in_text;
  bool escaped;
} csimdjson_scan;

/// Looks for the end of the list, record or text that the scan is in. Knows texts and brackets and nothing else, and
/// goes on after mistakes: a line feed ends a text, and a closing bracket also closes what was left open inside.
/// The result does not depend on how the bytes are split between calls. Returns the number of bytes consumed.
size_t csimdjson_scan_value(csimdjson_scan *scan, const uint8_t *bytes, size_t length, csimdjson_scan_end *end);

/// A place in a file: line feeds before it, and Unicode scalars since the last of them.
typedef struct csimdjson_place {
  uint64_t line;
  uint64_t column;
} csimdjson_place;

/// Moves a place over `length` bytes.
void csimdjson_advance(csimdjson_place *place, const uint8_t *bytes, size_t length);

#ifdef __cplusplus
}
#endif

#endif
