import Catalog
import CatalogReaders
import Testing

/// One bad listing between two good ones, with the problem it must give, once as a line and once in a list.
@Suite("JSON: a bad listing costs itself alone")
struct JSONBadListingTests {
  /// A bad listing on one line, and its problem, the column counted from the listing's first character.
  struct Bad: Sendable, CustomStringConvertible {
    let bytes: [UInt8]
    let problem: String
    let column: Int

    init(_ text: String, _ problem: String, _ column: Int) {
      self.init(bytes: Array(text.utf8), problem, column)
    }

    init(bytes: [UInt8], _ problem: String, _ column: Int) {
      self.bytes = bytes
      self.problem = problem
      self.column = column
    }

    var description: String { String(decoding: bytes.prefix(60), as: UTF8.self) }
  }

  static let content = [
    Bad(#"{"a":NaN}"#, "input.json.number @ found=NaN", 6),
    Bad(#"{"a":-Infinity}"#, "input.json.number @ found=-Infinity", 6),
    Bad(#"{"a":[01]}"#, "input.json.number @ found=01", 7),
    Bad(#"{"a":.5}"#, "input.json.number @ found=.5", 6),
    Bad(#"{"a":5.}"#, "input.json.number @ found=5.", 6),
    Bad(#"{"a":+1}"#, "input.json.number @ found=+1", 6),
    Bad(#"{"a":-}"#, "input.json.number @ found=-", 6),
    Bad(#"{"a":1e}"#, "input.json.number @ found=1e", 6),
    Bad(#"{"a":0x1F}"#, "input.json.number @ found=0x1F", 6),
    Bad(#"{"a":9.99€}"#, "input.json.number @ found=9.99€", 6),
    Bad(#"{"ä":"x\ud83d"}"#, #"input.json.surrogate @ found=\ud83d"#, 8),
    Bad(#"{"a":"\udE00\ud83d"}"#, #"input.json.surrogate @ found=\udE00"#, 7),
    Bad(#"{"a":"\ud83dA"}"#, #"input.json.surrogate @ found=\ud83d"#, 7),
    Bad(#"{"a":"\ud83d\u0041"}"#, #"input.json.surrogate @ found=\ud83d"#, 7),
    Bad(#"{"\ud800":1}"#, #"input.json.surrogate @ found=\ud800"#, 3),
    Bad("{\"a\":\"x\0y\"}", "input.json.control @ code=U+0000", 8),
    Bad("{\"a\":\"x\ty\"}", "input.json.control @ code=U+0009", 8),
    Bad("{\"a\u{1F}\":1}", "input.json.control @ code=U+001F", 4),
    Bad(bytes: Array("{\"ä\":\"x".utf8) + [0xFF] + Array("y\"}".utf8), "input.json.utf8 @ bytes=ff", 8),
    Bad(bytes: Array("{\"a\":\"".utf8) + [0xC3] + Array("\"}".utf8), "input.json.utf8 @ bytes=c3", 7),
    Bad(bytes: Array("{\"a\":\"".utf8) + [0xED, 0xA0, 0x80] + Array("\"}".utf8), "input.json.utf8 @ bytes=ed", 7),
    Bad(bytes: Array("{\"a\":\"".utf8) + [0xC0, 0x80] + Array("\"}".utf8), "input.json.utf8 @ bytes=c0", 7),
    Bad(bytes: Array("{\"Stra".utf8) + [0xDF] + Array("e\":1}".utf8), "input.json.utf8 @ bytes=df", 7),
    Bad(#"{"a":"\x41"}"#, #"input.json.syntax @ found=\x reason=unknown_escape"#, 7),
    Bad(#"{"a":"\u12"}"#, #"input.json.syntax @ found=\u reason=unknown_escape"#, 7),
    Bad(
      String(repeating: #"{"a":["#, count: 32) + "[" + String(repeating: "]}", count: 32),
      "input.json.depth @ limit=64", 193),
  ]

  static let syntax = [
    Bad(#"{"a":1,000}"#, "input.json.syntax @ found=0 reason=expected_key", 8),
    Bad(#"{"a":None}"#, "input.json.syntax @ found=None reason=unknown_word", 6),
    Bad(#"{"a":True}"#, "input.json.syntax @ found=True reason=unknown_word", 6),
    Bad(#"{"a":tru}"#, "input.json.syntax @ found=tru reason=unknown_word", 6),
    Bad(#"{"a":'x'}"#, "input.json.syntax @ found='x' reason=expected_value", 6),
    Bad(#"{"a":}"#, "input.json.syntax @ found=} reason=expected_value", 6),
    Bad(#"{a:1}"#, "input.json.syntax @ found=a reason=expected_key", 2),
    Bad(#"{'a':1}"#, "input.json.syntax @ found=' reason=expected_key", 2),
    Bad(#"{"a" 1}"#, "input.json.syntax @ found=1 reason=expected_colon", 6),
    Bad(#"{"a":1 "b":2}"#, "input.json.syntax @ found=\" reason=expected_comma", 8),
    Bad(#"{"a":1,}"#, "input.json.syntax @ found=} reason=trailing_comma", 8),
    Bad(#"{"a":[1,]}"#, "input.json.syntax @ found=] reason=trailing_comma", 9),
    Bad(#"{"a":[1}"#, "input.json.syntax @ found=} reason=stray_bracket", 8),
    Bad(#"{"a":"say "hi" now"}"#, "input.json.syntax @ found=h reason=expected_comma", 12),
    Bad(#"{"a":1 /* x */}"#, "input.json.syntax @ found=/ reason=expected_comma", 8),
    Bad("{\"a\":1,\u{FEFF}\"b\":2}", "input.json.syntax @ found=\u{FEFF} reason=expected_key", 8),
    Bad("{\"a\":\0}", "input.json.syntax @ found=\0 reason=expected_value", 6),
  ]

  static let otherKinds = [
    Bad("1", "input.not_an_object @ kind=number", 1),
    Bad("\"x\"", "input.not_an_object @ kind=text", 1),
    Bad("null", "input.not_an_object @ kind=null", 1),
    Bad("true", "input.not_an_object @ kind=boolean", 1),
    Bad("[{\"a\":1}]", "input.not_an_object @ kind=list", 1),
    Bad("hello", "input.json.syntax @ found=hello reason=unknown_word", 1),
  ]

  /// Good, bad, good: both good ones are read, and the problem stands where it is.
  private func check(_ bad: Bad, prefix: String, separator: String, suffix: String, line: Int, indentation: Int) {
    let bytes =
      Array((prefix + "{\"sku\":\"Ä\"}" + separator).utf8) + bad.bytes
      + Array((separator + "{\"sku\":\"B\"}" + suffix).utf8)
    for chunk in [1, 5, 1 << 16] {
      let reading = JSONReading(bytes: bytes, chunk: chunk)
      #expect(reading.values(of: "sku") == ["\"Ä\"", "\"B\""])
      #expect(reading.listings.map(\.index) == [0, 2])
      let place = "\(line):\(bad.column + indentation)"
      #expect(reading.problems.map(\.line) == ["#1 " + bad.problem.replacing("@", with: place)])
      #expect(reading.problems.first?.detail["fromLine"] ?? "\(line)" == "\(line)")
      #expect(reading.summary.unreadable == 1)
      #expect(reading.error == nil)
    }
  }

  @Test("on a line", arguments: content + syntax + otherKinds)
  func onALine(bad: Bad) {
    check(bad, prefix: "", separator: "\n", suffix: "\n", line: 2, indentation: 0)
  }

  @Test("in a list, one a line", arguments: content + syntax + otherKinds)
  func inAList(bad: Bad) {
    check(bad, prefix: "[\n  ", separator: ",\n  ", suffix: "\n]", line: 3, indentation: 2)
  }

  @Test("in a list on one line", arguments: content + syntax + otherKinds)
  func inAListOnOneLine(bad: Bad) {
    check(bad, prefix: "{\"products\":[", separator: ",", suffix: "]}", line: 1, indentation: 25)
  }

  @Test(
    "lines that end too early or too late",
    arguments: [
      Bad(#"{"a":"#, "input.json.syntax @ reason=unclosed_bracket", 6),
      Bad(#"{"a":"x"#, "input.json.syntax @ found=\" reason=unclosed_text", 6),
      Bad(#"{"a":1}}"#, "input.json.syntax @ found=} reason=trailing_content", 8),
      Bad(#"{"a":1},"#, "input.json.syntax @ found=, reason=trailing_content", 8),
      Bad(#"{"a":1} {"b":2}"#, "input.json.syntax @ found={ reason=trailing_content", 9),
    ])
  func unbalancedLines(bad: Bad) {
    check(bad, prefix: "", separator: "\n", suffix: "\n", line: 2, indentation: 0)
  }

  @Test("the first line may be the bad one", arguments: content + syntax)
  func firstLine(bad: Bad) {
    let reading = JSONReading(bytes: bad.bytes + Array("\n{\"sku\":1}\n{\"sku\":2}\n".utf8))
    #expect(reading.summary.shape == .lines)
    #expect(reading.values(of: "sku") == ["1", "2"])
    #expect(reading.problems.map(\.line) == ["#0 " + bad.problem.replacing("@", with: "1:\(bad.column)")])
  }

  @Test(
    "the first line may be anything",
    arguments: [
      "{\"a\":", "{\"a\":\"x", "{\"a\":1,", "{\"a\":1}}", "hello", "# exported 2026-01-01", "{", "\0\0\0\0\0",
    ])
  func firstLineIsNoise(first: String) {
    let reading = JSONReading(first + "\n{\"sku\":1}\n{\"sku\":2}\n")
    #expect(reading.summary.shape == .lines)
    #expect(reading.values(of: "sku") == ["1", "2"])
    #expect(reading.problems.map(\.listingIndex) == [0])
  }

  @Test("10,000 levels", arguments: ["[", "{\"a\":"])
  func tenThousandLevels(open: String) {
    let close = open == "[" ? "]" : "}"
    let deep = String(repeating: open, count: 10_000) + "1" + String(repeating: close, count: 10_000)
    let column = 6 + (open == "[" ? 63 : 63 * 5)
    let unclosed = String(repeating: open, count: 10_000)
    let bad = Bad("{\"x\":" + deep + "}", "input.json.depth @ limit=64", column)
    onALine(bad: bad)
    inAList(bad: bad)
    onALine(bad: Bad("{\"x\":" + unclosed, "input.json.depth @ limit=64", column))
    #expect(JSONReading(unclosed).listings.isEmpty)
  }

  @Test("64 levels are read")
  func levelsAtTheLimit() {
    let text =
      #"{"id":[[{}]],"a":["# + String(repeating: #"{"a":["#, count: 31) + "1" + String(repeating: "]}", count: 32)
    #expect(JSONReading(text).lines == ["0 1:1 \(text)"])
  }
}
