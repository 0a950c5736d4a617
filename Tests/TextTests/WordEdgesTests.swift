import Testing

@testable import Text

struct WordEdgesTests {
  /// What two ASCII bytes decide is what ICU says, for every pair between letters, digits and spaces.
  @Test func bytesAgreeWithICU() {
    var differing: [String] = []
    for first in UInt8(0)..<0x80 {
      for second in UInt8(0)..<0x80 {
        for context in ["x", "1", " ", ".", "\n"] {
          let bytes = Array(context.utf8) + [first, second] + Array(context.utf8)
          bytes.withUnsafeBufferPointer { buffer in
            var edges = WordEdges(buffer)
            if edges.isBoundary(2) != edges.icuBoundary(2) { differing.append("\(context) \(first) \(second)") }
          }
        }
      }
    }
    #expect(differing.isEmpty, "\(differing.prefix(10))")
  }

  @Test(arguments: [
    ("l’eau", 4, true), ("l'eau", 2, true), ("L'EAU", 2, true), ("jusqu’au", 8, true), ("dell'acqua", 5, true),
    ("o'clock", 2, false), ("can't", 4, false), ("xl'eau", 3, false), ("él'eau", 4, false), ("'eau", 1, true),
    ("CE인증", 2, true), ("인증CE", 6, true), ("인증", 3, false), ("", 0, true), ("a", 1, true), ("a", 7, true),
  ])
  func startsBeyondTheStandard(_ text: String, _ offset: Int, _ expected: Bool) {
    let bytes = Array(text.utf8)
    let starts = bytes.withUnsafeBufferPointer { buffer in
      var edges = WordEdges(buffer)
      return edges.canStart(at: offset)
    }
    #expect(starts == expected)
  }

  @Test func nearestWords() {
    let bytes = Array("one, two… three".utf8)
    bytes.withUnsafeBufferPointer { buffer in
      var edges = WordEdges(buffer)
      #expect(edges.wordStart(before: 5) == 0)
      #expect(edges.wordStart(before: 0) == nil)
      #expect(edges.wordEnd(after: 3) == 8)
      #expect(edges.wordEnd(after: bytes.count) == nil)
    }
  }
}
