import Diagnostics
import Testing

@Suite("Source files and their lines")
struct SourceFileTests {
  @Test(
    "A position counts user-perceived characters of its line",
    arguments: [
      // a 1 byte, ä 2, b 1, line feed 1 | 𝒳 4, 😀 4, e with a combining accent 3, line feed 1 | nothing
      (0, 1, 1), (1, 1, 2), (3, 1, 3), (4, 1, 4), (5, 2, 1), (9, 2, 2), (13, 2, 3), (16, 2, 4), (17, 3, 1), (99, 3, 1),
    ])
  func positions(_ offset: Int, _ line: Int, _ column: Int) {
    let file = SourceFile(path: "a.rules", text: "aäb\n𝒳😀e\u{301}\n")
    #expect(file.position(of: offset) == (line, column))
  }

  @Test(
    "One character is one column, however many scalars it has",
    arguments: ["é", "e\u{301}", "👨‍👩‍👧", "🇩🇪", "각", "\t", "\u{0}", "中", "ｶﾞ", "\u{202E}"])
  func columns(_ character: String) {
    let file = SourceFile(path: "a.rules", text: "x\(character)y")
    let end = file.position(of: 1 + character.utf8.count)
    #expect(end == (1, 2 + character.count))
  }

  @Test("Any text gives each of its characters the line and column that counting gives", arguments: [1, 2, 3])
  func likeCounting(_ seed: Int) {
    // A short repeatable walk over characters of every width, line feeds among them.
    let alphabet: [Character] = ["a", "ß", "中", "😀", "\n", "e\u{301}", "🇩🇪", "\t", " ", "\n"]
    var state = seed
    let text = String(
      (0..<300).map { _ -> Character in
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
        return alphabet[(state >> 16) % alphabet.count]
      })
    let file = SourceFile(path: "a.rules", text: text)
    var (offset, line, column) = (0, 1, 1)
    for character in text {
      #expect(file.position(of: offset) == (line, column), "seed \(seed), offset \(offset)")
      offset += String(character).utf8.count
      (line, column) = character == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    #expect(file.position(of: offset) == (line, column), "seed \(seed), end")
  }

  @Test("Lines come without their line breaks")
  func lines() {
    let file = SourceFile(path: "a.rules", text: "one\r\ntwo\n\nfour")
    #expect((1...4).map(file.line) == ["one", "two", "", "four"])
    #expect(file.line(0) == "" && file.line(5) == "" && file.line(-1) == "")
    #expect(file.position(of: 5) == (2, 1) && file.position(of: 9) == (3, 1) && file.position(of: 10) == (4, 1))
    #expect(SourceFile(path: "a.rules", text: "").line(1) == "")
    #expect(SourceFile(path: "a.rules", text: "").position(of: 0) == (1, 1))
    #expect(SourceFile(path: "a.rules", text: "x\n").line(2) == "")
  }

  @Test("Ranges give their text, held within the file")
  func text() {
    let file = SourceFile(path: "a.rules", text: "when größe > 2 kg")
    #expect(file.text(in: TextRange(5, 12)) == "größe")
    #expect(file.text(in: TextRange(15, 400)) == "2 kg")
    #expect(file.text(in: TextRange(400, 500)) == "")
    #expect(file.text(in: TextRange(3, 3)) == "")
  }

  @Test("Bytes that are no UTF-8 are shown as replacement characters, one column each")
  func invalidBytes() {
    let file = SourceFile(path: "a.rules", bytes: [0x61, 0xFF, 0x62, 0x0A, 0xC3])
    #expect(file.line(1) == "a\u{FFFD}b" && file.line(2) == "\u{FFFD}")
    #expect(file.position(of: 2) == (1, 3) && file.position(of: 4) == (2, 1))
  }

  @Test("A range never ends before it begins")
  func ranges() {
    #expect(TextRange(7, 3) == TextRange(7, 7))
    #expect(TextRange(2, 4).joined(to: TextRange(9, 12)) == TextRange(2, 12))
    #expect(TextRange(9, 12).joined(to: TextRange(2, 4)) == TextRange(2, 12))
    #expect(TextRange(2, 12).joined(to: TextRange(4, 6)) == TextRange(2, 12))
  }
}
