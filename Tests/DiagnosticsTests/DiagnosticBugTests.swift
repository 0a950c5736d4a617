import Diagnostics
import Testing

@Suite("Open faults of Diagnostics")
struct DiagnosticBugTests {
  private func rendered(_ source: String, _ message: String = "unknown") -> String {
    let label = Diagnostic.Label(file: "a.rules", range: TextRange(0, 1), text: message)
    return DiagnosticRenderer(files: [SourceFile(path: "a.rules", text: source)])
      .render(Diagnostic("resolve.name", "`\(message)` is no attribute", at: label, suggestions: [message]))
  }

  @Test("D1 a turned direction in a rule file does not reach the terminal raw (Trojan Source)")
  func turnedDirections() {
    #expect(
      !rendered("when x \u{202E}// } \u{2066}").unicodeScalars.contains { ["\u{202E}", "\u{2066}"].contains($0) })
  }

  @Test("D2 neither do control characters by way of the message, a label or a suggestion")
  func controlsInMessages() {
    #expect(!rendered("when x", "x\u{1B}[31m").unicodeScalars.contains("\u{1B}"))
  }

  @Test("D3 symbols that terminals show in two columns", arguments: ["✅", "❌", "⭐", "⚡", "☕", "⏰", "⬛", "🇩🇪", "🅰️", "🆗"])
  func wideSymbols(_ symbol: Character) {
    #expect(symbol.isWide)
  }
}
