import Testing

@testable import Text

struct FoldingTests {
  @Test(arguments: [
    ("", ""), ("GRÖSSE", "grösse"), ("größe", "grösse"), ("ＴＯＹ", "toy"), ("Cafe\u{301}", "café"), ("ﬁn", "fin"),
    ("eco\u{AD}friendly", "ecofriendly"), ("a\u{200B}b", "ab"), ("㎏", "kg"), ("ＡΒГ最佳", "aβг最佳"), ("a\0B", "a\0b"),
    ("ΣΊΣΥΦΟΣ", "σίσυφοσ"), ("한국어", "한국어"), ("👩‍👧🇩🇪", "👩👧🇩🇪"), ("İ", "i\u{307}"), ("ｶﾞ", "ガ"),
  ])
  func folds(_ text: String, _ folded: String) {
    #expect(Array(foldedCase(text).unicodeScalars) == Array(folded.unicodeScalars))
  }

  @Test func foldingTwiceChangesNothing() {
    for text in ["Straße ﬁ ㎏ ½", "ǅ ϓ ẛ̣", "\u{301}\u{301}x", "\u{FDFA}"] {
      #expect(foldedCase(foldedCase(text)).utf8.elementsEqual(foldedCase(text).utf8))
    }
  }

  @Test func offsetsLeadBackToTheOriginal() {
    // T(3 bytes) ß(2) TRADE MARK SIGN(3) x: folded "tsstmx".
    let folded = FoldedText("Ｔß™x")
    #expect(folded.text == "tsstmx")
    #expect(folded.originalRange(of: 0..<1) == 0..<3)
    #expect(folded.originalRange(of: 1..<3) == 3..<5)
    #expect(folded.originalRange(of: 1..<2) == 3..<5, "half of ß is all of it")
    #expect(folded.originalRange(of: 5..<6) == 8..<9)
    #expect(folded.originalRange(of: 1..<6) == 3..<9)
    #expect(folded.isInsideEdit(2))
    #expect(!folded.isInsideEdit(1) && !folded.isInsideEdit(3))
  }

  @Test func invisibleCharactersAtABound() {
    let folded = FoldedText("a\u{AD}\u{AD}b\u{200B}")
    #expect(folded.text == "ab")
    #expect(folded.originalRange(of: 0..<1).upperBound <= 5)
    #expect(folded.originalRange(of: 1..<2).lowerBound == 5)
    #expect(folded.originalRange(of: 0..<0) == 0..<0)
    #expect(FoldedText("\u{AD}").originalRange(of: 0..<0).isEmpty)
  }

  @Test func simpleTextKeepsItsOffsets() {
    let folded = FoldedText("ÄPFEL 最佳 Мёд ΑΒΓ 🎈 – “x”")
    #expect(folded.edits.isEmpty)
    #expect(folded.text == "äpfel 最佳 мёд αβγ 🎈 – “x”")
    #expect(folded.originalRange(of: 1..<4) == 1..<4)
  }

  /// The table and the ranges beside it say what ICU says, for every scalar, alone and between letters.
  @Test func tableAgreesWithICU() {
    var differing: [String] = []
    for value in UInt32(0x80)...0x1_FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(Character(scalar))
      var bytes = Array("b\(text)b".utf8)
      let simple = bytes.withUnsafeMutableBufferPointer { SimpleFolding.folded(UnsafeBufferPointer($0)) }
      guard let simple else { continue }
      // A sharp s sends the whole text to ICU.
      let full = Array(FoldedText("ßb\(text)b").utf8.dropFirst(2))
      if simple != full { differing.append(String(value, radix: 16)) }
    }
    #expect(differing.isEmpty)
  }

  @Test func loneCombiningMarks() {
    #expect(foldedCase("\u{301}").unicodeScalars.elementsEqual("\u{301}".unicodeScalars))
    #expect(FoldedText("\u{301}a\u{308}").text == "\u{301}ä")
  }

  @Test func aMegabyte() {
    let text = String(repeating: "Größe ﬁ ", count: 1 << 16)
    let folded = FoldedText(text)
    #expect(folded.text == String(repeating: "grösse fi ", count: 1 << 16))
    let end = folded.utf8.count
    #expect(folded.originalRange(of: end - 3..<end - 1) == text.utf8.count - 4..<text.utf8.count - 1)
  }
}
