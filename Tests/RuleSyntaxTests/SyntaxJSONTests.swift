import Diagnostics
import Foundation
import RuleSyntax
import Testing

@Suite struct SyntaxJSONTests {
  private func parse(_ text: String) -> SyntaxTree { Parser.parse(SourceFile(path: "test.rules", text: text)) }

  private func expectRoundTrip(_ file: SourceFile, _ comment: Comment? = nil) throws {
    let tree = Parser.parse(file)
    let again = try SyntaxTree(json: tree.json)
    #expect(again.root == tree.root, comment)
    #expect(again.file.path == file.path, comment)
    #expect(again.file.bytes == file.bytes, comment)
  }

  @Test(arguments: RuleFiles.all.map(\.path)) func ruleFilesComeBack(path: String) throws {
    try expectRoundTrip(#require(RuleFiles.all.first { $0.path == path }))
  }

  @Test func anyBytesComeBack() throws {
    var generator = SplitMix(seed: 20_261_121)
    for round in 0..<300 {
      let bytes = (0..<200).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      try expectRoundTrip(SourceFile(path: "noise \(round).rules", bytes: bytes), "round \(round)")
    }
  }

  @Test func writtenForm() {
    #expect(
      parse("package a").json == """
        {"file":"test.rules","root":{"kind":"file","children":[{"kind":"package","children":[\
        {"token":"name","start":0,"end":7,"text":"package"},{"token":"whitespace","start":7,"end":8,"text":" "},\
        {"kind":"path","children":[{"token":"name","start":8,"end":9,"text":"a"}]}]},\
        {"token":"end","start":9,"end":9,"text":""}]}}
        """)
  }

  @Test func bytesThatAreNoTextAreHexadecimal() {
    let tree = Parser.parse(SourceFile(path: "a", bytes: [0xFF, 0x0A]))
    #expect(tree.json.contains(#"{"token":"unknown","start":0,"end":1,"bytes":"ff"}"#))
  }

  @Test func controlsAndQuotesAreEscaped() throws {
    let tree = parse("package a\nplatform b \"\\\"\u{1}\t\u{7F}\u{2028}😀\"\n")
    #expect(tree.json.contains(#""\"\\\"\u0001\t\u007f"#))
    let value = try JSONSerialization.jsonObject(with: Data(tree.json.utf8))
    #expect(value is [String: Any])
  }

  @Test func otherWritersMayEscapeMore() throws {
    let json = #"""
      { "root": { "children": [ { "text": "\ud83d\ude00\/", "end": 5, "start": 0, "token": "unknown" } ],
        "kind": "file" }, "file": "a\u002fb" }
      """#
    let tree = try SyntaxTree(json: json)
    #expect(tree.file.path == "a/b")
    #expect(tree.root.fullText == "😀/")
  }

  @Test(arguments: [
    "", "{", "[]", "{}", #"{"file":"a"}"#, #"{"file":"a","root":{"kind":"rule","children":[]}}"#,
    #"{"file":"a","root":{"kind":"file","children":[]}} x"#,
    #"{"file":"a","root":{"kind":"fil","children":[]}}"#,
    #"{"file":"a","root":{"kind":"file","children":[{"token":"name","start":1,"end":2,"text":"a"}]}}"#,
    #"{"file":"a","root":{"kind":"file","children":[{"token":"name","start":0,"end":2,"text":"a"}]}}"#,
    #"{"file":"a","root":{"kind":"file","children":[{"token":"name","start":0,"end":1,"bytes":"g0"}]}}"#,
    #"{"file":"a","root":{"kind":"file","children":[{"token":"name","start":0,"end":1,"bytes":"+1"}]}}"#,
    #"{"file":"\ud800","root":{"kind":"file","children":[]}}"#,
  ])
  func whatIsNoTreeIsRefused(json: String) {
    #expect(throws: SyntaxJSONError.self) { try SyntaxTree(json: json) }
  }

  @Test func depthIsLimited() {
    let json = #"{"root":"# + String(repeating: #"{"kind":"file","children":["#, count: 100_000)
    #expect(throws: SyntaxJSONError.self) { try SyntaxTree(json: json) }
  }
}
