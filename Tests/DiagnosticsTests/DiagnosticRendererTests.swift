import Diagnostics
import Testing

@Suite("Diagnostics as text")
struct DiagnosticRendererTests {
  private let path = "rules/eu/packs.rules"

  /// A diagnostic about the first place where `quoted` stands in `source`, rendered.
  private func rendered(
    _ source: String, at quoted: String, label: String = "", secondary: [(quoted: String, label: String)] = [],
    help: String? = nil, suggestions: [String] = [], severity: Diagnostic.Severity = .error
  ) throws -> String {
    let diagnostic = Diagnostic(
      "type.dimension", "a length is compared with a mass", at: try place(of: quoted, in: source, label),
      severity: severity, secondary: try secondary.map { try place(of: $0.quoted, in: source, $0.label) }, help: help,
      suggestions: suggestions)
    return DiagnosticRenderer(files: [SourceFile(path: path, text: source)]).render(diagnostic)
  }

  private func place(of quoted: String, in source: String, _ text: String) throws -> Diagnostic.Label {
    let (bytes, wanted) = (Array(source.utf8), Array(quoted.utf8))
    let start = try #require((0...(bytes.count - wanted.count)).first { bytes[$0...].starts(with: wanted) })
    return Diagnostic.Label(file: path, range: TextRange(start, start + wanted.count), text: text)
  }

  // MARK: Underlines

  @Test("A word within a line")
  func word() throws {
    #expect(
      try rendered("package eu.packs\nwhen parcel.length > 2 kg\n", at: "2 kg", label: "a mass") == """
        error[type.dimension]: a length is compared with a mass
          ┌─ rules/eu/packs.rules:2:22
        2 │ when parcel.length > 2 kg
          │                      ^^^^ a mass

        """)
  }

  @Test("Several labels, help and suggestions, in this order")
  func everything() throws {
    let source = String(repeating: "\n", count: 40) + "  when      parcel.length > 2 kg\n"
    #expect(
      try rendered(
        source, at: "2 kg", label: "a mass", secondary: [("parcel.length", "a length"), ("when", "")],
        help: "compare it with a length, such as 2 m", suggestions: ["parcel.weight", "net_weight"], severity: .warning)
          == """
          warning[type.dimension]: a length is compared with a mass
             ┌─ rules/eu/packs.rules:41:29
          41 │   when      parcel.length > 2 kg
             │                             ^^^^ a mass
             ┌─ rules/eu/packs.rules:41:13
          41 │   when      parcel.length > 2 kg
             │             ───────────── a length
             ┌─ rules/eu/packs.rules:41:3
          41 │   when      parcel.length > 2 kg
             │   ────
            = help: did you mean `parcel.weight`, `net_weight`?
            = help: compare it with a length, such as 2 m

          """)
  }

  @Test("A tab before the place stays a tab, so that the underline stands below it")
  func tabs() throws {
    #expect(
      try rendered("\t\twhen\tx", at: "x") == """
        error[type.dimension]: a length is compared with a mass
          ┌─ rules/eu/packs.rules:1:8
        1 │ \t\twhen\tx
          │ \t\t    \t^

        """)
  }

  @Test("Wide characters take two columns, before the place and within it")
  func wideCharacters() throws {
    #expect(
      try rendered("say zh \"玩具😀 {titel}\" ＯＫ", at: "titel") == """
        error[type.dimension]: a length is compared with a mass
          ┌─ rules/eu/packs.rules:1:14
        1 │ say zh "玩具😀 {titel}" ＯＫ
          │                 ^^^^^

        """)
    #expect(
      try rendered("say zh \"玩具a\"", at: "玩具a") == """
        error[type.dimension]: a length is compared with a mass
          ┌─ rules/eu/packs.rules:1:9
        1 │ say zh "玩具a"
          │         ^^^^^

        """)
  }

  @Test("Letters of several bytes or scalars take one column")
  func narrowCharacters() throws {
    #expect(
      try rendered("e\u{301}ẞ größe > 2", at: "größe") == """
        error[type.dimension]: a length is compared with a mass
          ┌─ rules/eu/packs.rules:1:4
        1 │ e\u{301}ẞ größe > 2
          │    ^^^^^

        """)
  }

  @Test(
    "A place at the end of a line is marked behind its last character",
    arguments: ["when x >", "when x >\n", "when x >\r\n"])
  func endOfLine(_ source: String) {
    let label = Diagnostic.Label(file: path, range: TextRange(8, 8), text: "a value is missing")
    let renderer = DiagnosticRenderer(files: [SourceFile(path: path, text: source)])
    #expect(
      renderer.render(Diagnostic("parse.value", "a value is missing", at: label)) == """
        error[parse.value]: a value is missing
          ┌─ rules/eu/packs.rules:1:9
        1 │ when x >
          │         ^ a value is missing

        """)
  }

  @Test("A place at the end of the file, and a file with nothing in it")
  func endOfFile() {
    func rendered(_ source: String, _ offset: Int) -> String {
      let label = Diagnostic.Label(file: path, range: TextRange(offset, offset + 5))
      return DiagnosticRenderer(files: [SourceFile(path: path, text: source)])
        .render(Diagnostic("parse.brace", "a closing brace is missing", at: label))
    }
    #expect(
      rendered("rule x {\n", 9) == """
        error[parse.brace]: a closing brace is missing
          ┌─ rules/eu/packs.rules:2:1
        2 │\(" ")
          │ ^

        """)
    #expect(
      rendered("", 0) == """
        error[parse.brace]: a closing brace is missing
          ┌─ rules/eu/packs.rules:1:1
        1 │\(" ")
          │ ^

        """)
  }

  @Test("A range over several lines is underlined to the end of its first, with a sign that it goes on")
  func severalLines() throws {
    #expect(
      try rendered("rule ce_marking {\n  when x\n}\n", at: "ce_marking {\n  when x\n}", label: "never closed") == """
        error[type.dimension]: a length is compared with a mass
          ┌─ rules/eu/packs.rules:1:6
        1 │ rule ce_marking {
          │      ^^^^^^^^^^^^… never closed

        """)
  }

  @Test("A file that is not at hand is named without its text")
  func unknownFile() {
    let label = Diagnostic.Label(file: "elsewhere.rules", range: TextRange(3, 5), text: "declared here")
    #expect(
      DiagnosticRenderer(files: []).render(Diagnostic("resolve.name", "`marc` is no attribute", at: label)) == """
        error[resolve.name]: `marc` is no attribute
          ┌─ elsewhere.rules

        """)
  }

  @Test("Control characters of the source do not reach the terminal")
  func controlCharacters() throws {
    let text = try rendered("a\u{1B}[31m\u{0}b\rc\u{85}\u{9B}d x", at: "x")
    #expect(text.contains("1 │ a·[31m·b·c··d x\n"))
    #expect(text.contains("  │ \(String(repeating: " ", count: 14))^\n"))
    #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
  }

  // MARK: Many

  private func diagnostic(_ file: String, _ offset: Int, _ id: String = "resolve.name") -> Diagnostic {
    Diagnostic(id, "unknown", at: Diagnostic.Label(file: file, range: TextRange(offset, offset + 1)))
  }

  @Test("Sorted by file, place and id, a blank line between them")
  func order() {
    let files = ["a.rules", "b.rules"].map { SourceFile(path: $0, text: "xyz") }
    let diagnostics = [
      diagnostic("b.rules", 0), diagnostic("a.rules", 2), diagnostic("a.rules", 1, "type.z"),
      diagnostic("a.rules", 1, "type.a"),
    ]
    let expected = """
      error[type.a]: unknown
        ┌─ a.rules:1:2
      1 │ xyz
        │  ^

      error[type.z]: unknown
        ┌─ a.rules:1:2
      1 │ xyz
        │  ^

      error[resolve.name]: unknown
        ┌─ a.rules:1:3
      1 │ xyz
        │   ^

      error[resolve.name]: unknown
        ┌─ b.rules:1:1
      1 │ xyz
        │ ^

      """
    #expect(DiagnosticRenderer(files: files).render(diagnostics) == expected)
    #expect(DiagnosticRenderer(files: files).render(diagnostics.reversed()) == expected)
    #expect(DiagnosticRenderer(files: files).render([Diagnostic]()) == "")
  }

  @Test("At most a hundred of a file are shown, and the rest are counted", arguments: [99, 100, 101, 250])
  func cap(_ count: Int) {
    let files = ["a.rules", "b.rules"].map { SourceFile(path: $0, text: String(repeating: "x", count: 300)) }
    let diagnostics = (0..<count).map { diagnostic("a.rules", $0) } + (0..<3).map { diagnostic("b.rules", $0) }
    let text = DiagnosticRenderer(files: files).render(diagnostics)
    let shown = text.split(separator: "\n").count { $0.hasPrefix("error[") }
    #expect(shown == min(count, 100) + 3)
    #expect(text.contains("a.rules:1:\(min(count, 100))\n") && !text.contains("a.rules:1:101\n"))
    #expect(text.hasSuffix("\na.rules: \(count - 100) more, not shown\n") == (count > 100))
    #expect(text.contains("not shown") == (count > 100))
  }
}
