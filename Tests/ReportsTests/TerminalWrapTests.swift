import Testing

@testable import Reports

@Suite("Lines broken at words")
struct TerminalWrapTests {
  private func lines(_ text: String, _ columns: Int) -> [String] {
    TerminalWrap(columns: columns).wrapped(text).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
  }

  @Test("What fits stays as it is, also in a terminal too narrow to break lines for")
  func untouched() {
    let text = "  one two\n\n        Law   Directive\n"
    #expect(TerminalWrap(columns: 80).wrapped(text) == text)
    let long = String(repeating: "word ", count: 40)
    #expect(TerminalWrap(columns: 20).wrapped(long) == long)
  }

  @Test("A long line is broken at words, and what follows stands further in", arguments: [40, 57, 80, 100])
  func english(columns: Int) {
    let text = "        Law   " + (1...60).map { "word\($0)" }.joined(separator: " ")
    let broken = lines(text, columns)
    #expect(broken.count > 2)
    #expect(broken.allSatisfy { $0.columns <= columns })
    #expect(broken.dropFirst().allSatisfy { $0.hasPrefix("          word") })
    #expect(broken.joined(separator: " ").split(separator: " ") == text.split(separator: " "))
  }

  @Test("A word longer than the terminal stands alone")
  func longWords() {
    let url = "https://law.example/" + String(repeating: "a", count: 90)
    #expect(lines("  see \(url) there", 60) == ["  see", "    \(url)", "    there"])
  }

  @Test("Chinese is broken between characters, never before closing punctuation", arguments: [40, 41, 66, 81])
  func chinese(columns: Int) {
    let text = "        " + String(repeating: "该商品作为玩具销售，但缺少 CE 标志（需人工确认）。", count: 6)
    let broken = lines(text, columns)
    #expect(broken.count > 3)
    // Closing punctuation may hang over the edge rather than begin a line.
    #expect(broken.allSatisfy { $0.columns <= columns + 2 })
    for line in broken {
      let first = line.first { $0 != " " }
      #expect(first.map { !"，。、；：）”".contains($0) } ?? true, "\(line)")
    }
    #expect(broken.joined().filter { $0 != " " } == text.filter { $0 != " " })
  }

  @Test("Codes for colour take no column and are not broken")
  func colour() {
    let text = "  " + (1...30).map { "\u{1B}[1mword\($0)\u{1B}[0m" }.joined(separator: " ")
    let plain = text.replacing(/\u{1B}\[\d+m/, with: "")
    let broken = lines(text, 60).map { $0.replacing(/\u{1B}\[\d+m/, with: "") }
    #expect(broken == lines(plain, 60))
  }
}
