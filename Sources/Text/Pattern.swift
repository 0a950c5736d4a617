internal import CRE2

/// A regular expression of RE2's syntax, searched in linear time whatever the pattern and the text.
///
/// The syntax is https://github.com/google/re2/wiki/Syntax; texts are UTF-8, a character class holds code points.
package final class Pattern: @unchecked Sendable {
  // RE2 objects are immutable once compiled, and searching them is thread-safe.
  private let handle: OpaquePointer

  /// Compiles a pattern.
  ///
  /// - Throws: ``PatternError`` with RE2's words where it cannot be compiled.
  package init(_ pattern: String) throws(PatternError) {
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

  /// Whether it is found anywhere in a text.
  package func isFound(in text: String) -> Bool { firstMatch(in: text) != nil }

  /// The first place where it is found, in UTF-8 offsets.
  package func firstMatch(in text: String) -> Range<Int>? {
    var (start, end) = (0, 0)
    var text = text
    let found = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cre2_search(handle, $0.baseAddress, $0.count, &start, &end) }
    }
    return found ? start..<end : nil
  }
}

/// Why a pattern cannot be compiled.
package struct PatternError: Error, Hashable, Sendable {
  /// RE2's own words, English.
  package let reason: String
}
