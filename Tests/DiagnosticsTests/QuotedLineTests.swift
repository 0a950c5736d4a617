import Diagnostics
import Testing

@Suite("Lines as diagnostics quote them")
struct QuotedLineTests {
  /// The quoted line and what stands below it, both behind the gutter, for the first place of `quoted`.
  private func lines(_ source: String, _ quoted: String, label: String = "") throws -> [String] {
    let (bytes, wanted) = (Array(source.utf8), Array(quoted.utf8))
    let start = try #require((0...(bytes.count - wanted.count)).first { bytes[$0...].starts(with: wanted) })
    return lines(source, TextRange(start, start + wanted.count), label: label)
  }

  private func lines(_ source: String, _ range: TextRange, label: String = "") -> [String] {
    let place = Diagnostic.Label(file: "a", range: range, text: label)
    let text = DiagnosticRenderer(files: [SourceFile(path: "a", text: source)]).render(
      Diagnostic("a.b", "c", at: place))
    return text.split(separator: "\n").dropFirst(2).map { String($0.drop { $0 != "│" }.dropFirst(2)) }
  }

  private func columns(_ text: Substring) -> Int { text.reduce(0) { $0 + ($1.isWide ? 2 : 1) } }

  @Test func aLineThatFitsIsWhole() throws {
    let source = String(repeating: "a", count: 120) + " here"
    #expect(try lines(source, "here") == [source, String(repeating: " ", count: 121) + "^^^^"])
  }

  @Test(arguments: [0, 3, 60, 84, 85, 129, 130, 131, 200, 500, 900])
  func aLongLineIsCutAroundThePlace(offset: Int) throws {
    let source = String(repeating: "x", count: offset) + "here" + String(repeating: "y", count: 1000 - offset)
    let shown = try lines(source, "here")
    let place = try #require(shown[0].firstRange(of: "here"))
    #expect(shown[0].count <= 130)
    #expect(shown[0].hasPrefix("…") == (offset > 84))
    #expect(shown[0].hasSuffix("…"))
    #expect(shown[1] == String(repeating: " ", count: columns(shown[0][..<place.lowerBound])) + "^^^^")
    #expect(shown[0].contains("xhere") || offset == 0)
    #expect(shown[0].contains("herey"))
  }

  @Test func aLongPlaceIsCutItself() throws {
    let shown = try lines("see " + String(repeating: "z", count: 400) + " end", String(repeating: "z", count: 400))
    #expect(shown[0].hasPrefix("see zzz") && shown[0].hasSuffix("zzz…"))
    #expect(shown[0].count <= 130)
    #expect(shown[1] == "    " + String(repeating: "^", count: shown[0].count - 5))
    let long = String(repeating: "y", count: 400)
    let both = try lines(long + String(repeating: "z", count: 400), String(repeating: "z", count: 400))
    #expect(both[0].hasPrefix("…yyy") && both[0].hasSuffix("zzz…"))
    #expect(both[0].count <= 130)
  }

  @Test func wideCharactersAreCutWhole() throws {
    let source = String(repeating: "玩具", count: 200) + "here" + String(repeating: "玩具", count: 200)
    let shown = try lines(source, "here")
    let place = try #require(shown[0].firstRange(of: "here"))
    #expect(columns(shown[0][...]) <= 130)
    #expect(shown[1] == String(repeating: " ", count: columns(shown[0][..<place.lowerBound])) + "^^^^")
  }

  @Test(.timeLimit(.minutes(5))) func aVeryLongLineIsCutInNoTime() throws {
    let source = String(repeating: "e\u{301}", count: 200_000) + "here" + String(repeating: "玩", count: 200_000)
    #expect(try lines(source, "here")[0].contains("here"))
  }

  @Test(arguments: [
    ("e\u{301} x", 2), ("👨‍👩‍👧 x", 3), ("🇩🇪 x", 3), ("é x", 2), ("\u{200B}a x", 2), ("한 x", 3), ("ｱ x", 2),
    ("\u{202E}a x", 10),
    ("\u{1} x", 2),
  ])
  func columnsAreThoseOfATerminal(source: String, column: Int) throws {
    #expect(try lines(source, "x")[1] == String(repeating: " ", count: column) + "^")
  }

  @Test func aPlaceWithinACharacter() {
    let text = lines("ae\u{301}b", TextRange(2, 4))
    #expect(text == ["ae\u{301}b", "  ^"])
  }

  @Test func furtherLinesOfALabelStandBelowItsFirst() throws {
    #expect(
      try lines("\twhen size > 3", "size", label: "an integer\nof pieces") == [
        "\twhen size > 3", "\t     ^^^^ an integer", "\t          of pieces",
      ])
  }

  @Test func aRangeThatGoesOnIsMarkedSo() throws {
    #expect(try lines("when a and\n  b\n", "a and\n  b")[1] == "     ^^^^^…")
    #expect(try lines("when a and\n", "a and\n")[1] == "     ^^^^^")
  }
}
