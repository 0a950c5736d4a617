internal import CICU

/// NFKC_Casefold of a text: without regard to case, width and composition, and without invisible characters.
///
/// A text beyond 2 GiB is folded in its ASCII letters only.
package func foldedCase(_ text: String) -> String {
  FoldedText(text).text
}

/// A folded text that knows where its bytes come from.
///
/// Texts of Latin, Greek or Cyrillic letters, Han, kana and Hangul that fold letter by letter into as many bytes are
/// folded from a table, without a call of ICU.
package struct FoldedText: Sendable {
  /// A place that folding changed; between two of them both texts are the same.
  struct Edit: Sendable {
    let folded: Range<Int>
    let original: Range<Int>
  }

  /// The folded text in UTF-8.
  package let utf8: [UInt8]
  /// In order; empty when each folded byte stands where the original one does.
  let edits: [Edit]

  /// Folds a text, as `foldedCase` does.
  package init(_ text: String) {
    var text = text
    self = text.withUTF8 { FoldedText($0) }
  }

  /// Folds UTF-8 bytes that come from a `String`.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    if let simple = SimpleFolding.folded(bytes) {
      utf8 = simple
      edits = []
    } else if let (folded, changes) = FoldedText.full(bytes) {
      utf8 = folded
      edits = changes
    } else {
      utf8 = bytes.map(SimpleFolding.lowercased)
      edits = []
    }
  }

  package var text: String { String(decoding: utf8, as: UTF8.self) }

  /// The UTF-8 offsets in the original of a range of UTF-8 offsets in the folded text.
  ///
  /// A bound inside a changed place moves outward; an invisible character at a bound stays outside.
  package func originalRange(of range: Range<Int>) -> Range<Int> {
    let lower = originalStart(of: range.lowerBound)
    return lower..<max(lower, originalEnd(of: range.upperBound))
  }

  /// The offset in the original at which what stands at a folded offset starts.
  func originalStart(of offset: Int) -> Int {
    guard let edit = lastEdit(where: { $0.folded.lowerBound <= offset }) else { return offset }
    return offset < edit.folded.upperBound
      ? edit.original.lowerBound : edit.original.upperBound + offset - edit.folded.upperBound
  }

  /// The offset in the original at which what stands before a folded offset ends.
  func originalEnd(of offset: Int) -> Int {
    guard let edit = lastEdit(where: { $0.folded.lowerBound < offset }) else { return offset }
    return edit.original.upperBound + max(0, offset - edit.folded.upperBound)
  }

  /// Whether an offset is inside of what one place of the original was folded to, such as after the first s of "ss"
  /// from "ß".
  func isInsideEdit(_ offset: Int) -> Bool {
    guard let edit = lastEdit(where: { $0.folded.lowerBound < offset }) else { return false }
    return offset < edit.folded.upperBound
  }

  /// The last edit for which a condition holds that holds for the edits before it too.
  private func lastEdit(where holds: (Edit) -> Bool) -> Edit? {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if holds(edits[middle]) { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? edits[low - 1] : nil
  }

  private static func full(_ bytes: UnsafeBufferPointer<UInt8>) -> ([UInt8], [Edit])? {
    guard let base = bytes.baseAddress, let length = Int32(exactly: bytes.count) else { return nil }
    let handle = base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { cicu_folding_open($0, length) }
    guard let handle else { return nil }
    defer { cicu_folding_close(handle) }
    var byteCount: Int32 = 0
    var editCount: Int32 = 0
    let folded = UnsafeBufferPointer(start: cicu_folding_bytes(handle, &byteCount), count: Int(byteCount))
    let edits = UnsafeBufferPointer(start: cicu_folding_edits(handle, &editCount), count: Int(editCount))
    return (
      Array(folded),
      edits.map { edit in
        Edit(
          folded: Int(edit.folded_start)..<Int(edit.folded_end),
          original: Int(edit.original_start)..<Int(edit.original_end))
      }
    )
  }
}
