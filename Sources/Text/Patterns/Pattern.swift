internal import CRE2

/// A regular expression, searched in linear time whatever the pattern and the text.
///
/// The syntax is RE2's (https://github.com/google/re2/wiki/Syntax); texts are UTF-8, a character class holds code points.
/// `\w` is any letter, mark, numeral or connector; `\b` is a word boundary of UAX #29; `(?i)` is full case folding, where
/// letters side by side count ("GRÖSSE" is "größe"). `\d`, `\s` and `[[:alpha:]]` are ASCII's.
package final class Pattern: Sendable {
  /// The pattern without word boundaries: where it is not found, the pattern is not.
  private let loose: CompiledPattern
  /// The pattern for a marked text; nil where it has no word boundaries.
  private let marked: CompiledPattern?
  /// What stands in every text in which it is found.
  private let required: RequiredText

  /// Compiles a pattern.
  ///
  /// - Throws: ``PatternError`` with RE2's words where it cannot be compiled.
  package init(_ pattern: String) throws(PatternError) {
    let written = try CompiledPattern(pattern)
    let tokens = PatternReader.tokens(of: pattern)
    required = RequiredText(of: tokens)
    guard tokens.contains(where: \.meansUnicode) else {
      loose = written
      marked = nil
      return
    }
    loose = try CompiledPattern(PatternRewriter.rewritten(tokens, .ignored))
    marked =
      tokens.contains(where: \.isBoundary) ? try CompiledPattern(PatternRewriter.rewritten(tokens, .marked)) : nil
  }

  /// Whether it is found anywhere in a text.
  package func isFound(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { isFound(in: $0) }
  }

  /// Whether it is found anywhere in valid UTF-8.
  package func isFound(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard required.stands(in: bytes), loose.isFound(in: bytes) else { return false }
    guard let marked else { return true }
    return MarkedText(bytes).bytes.withUnsafeBufferPointer { marked.isFound(in: $0) }
  }

  /// The first place where it is found, in UTF-8 offsets.
  package func firstMatch(in text: String) -> Range<Int>? {
    var text = text
    return text.withUTF8 { bytes in
      guard let place = loose.firstMatch(in: bytes) else { return nil }
      guard let marked else { return place }
      let text = MarkedText(bytes)
      return text.bytes.withUnsafeBufferPointer { marked.firstMatch(in: $0) }.map(text.originalRange)
    }
  }
}

/// A pattern as RE2 has compiled it.
private final class CompiledPattern: @unchecked Sendable {
  // RE2 objects are immutable once compiled, and searching them is thread-safe.
  private let handle: OpaquePointer

  init(_ pattern: String) throws(PatternError) {
    var reason = [CChar](repeating: 0, count: 200)
    var text = pattern
    let compiled = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cre2_compile($0.baseAddress, $0.count, &reason, reason.count) }
    }
    guard let compiled else {
      throw PatternError(
        reason: String(decoding: reason.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
    }
    handle = compiled
  }

  deinit { cre2_free(handle) }

  func isFound(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.withMemoryRebound(to: CChar.self) { cre2_contains(handle, $0.baseAddress, $0.count) }
  }

  func firstMatch(in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    var (start, end) = (0, 0)
    let found = bytes.withMemoryRebound(to: CChar.self) {
      cre2_search(handle, $0.baseAddress, $0.count, &start, &end)
    }
    return found ? start..<end : nil
  }
}

extension RequiredText {
  fileprivate func stands(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.isEmpty
      || bytes.withUnsafeBufferPointer {
        cre2_holds(text.baseAddress, text.count, $0.baseAddress, $0.count, rarest)
      }
  }
}

extension PatternToken {
  /// Whether RE2 would mean something else by it.
  fileprivate var meansUnicode: Bool {
    switch self {
    case .boundary: true
    case .set(let set): set.items.contains { [.word(true), .word(false)].contains($0) }
    case .flags(let flags), .openWithFlags(let flags): flags.contains("i")
    default: false
    }
  }

  fileprivate var isBoundary: Bool {
    if case .boundary = self { true } else { false }
  }
}

/// Why a pattern cannot be compiled.
package struct PatternError: Error, Hashable, Sendable {
  /// RE2's own words, English.
  package let reason: String
}
