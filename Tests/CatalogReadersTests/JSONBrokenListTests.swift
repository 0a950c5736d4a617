import Catalog
import CatalogReaders
import Testing

@Suite("JSON: what is missing in a list costs as little as can be told")
struct JSONBrokenListTests {
  private func check(_ text: String, _ skus: [String], _ problems: [String]) {
    for chunk in [1, 1 << 16] {
      let reading = JSONReading(text, chunk: chunk)
      #expect(reading.values(of: "sku") == skus)
      #expect(reading.problems.map(\.line) == problems)
      #expect(reading.error == nil)
    }
  }

  @Test("a missing quote in an indented list")
  func missingQuoteIndented() {
    check(
      """
      [
        {
          "sku": 1,
          "title": "ä
        },
        {
          "sku": 2
        }
      ]
      """, ["2"], ["#0 input.json.control 4:16 code=U+000A"])
  }

  @Test("a missing brace in an indented list")
  func missingBraceIndented() {
    check(
      """
      {"products": [
        {
          "sku": 1,
          "tags": ["a", "b"]
        ,
        {
          "sku": 2,
          "dimensions": {
            "width": 1
          }
        },
        {
          "sku": 3,
          "dimensions": {
            "width": 1
        },
        {
          "sku": 4
        }
      ]}
      """, ["2", "4"],
      [
        "#0 input.json.syntax 5:4 reason=unclosed_bracket",
        "#2 input.json.syntax 16:5 reason=unclosed_bracket",
      ])
  }

  @Test("missing brackets in a list written as `}, {`")
  func missingBracketsHugging() {
    check(
      """
      [{
        "sku": 1,
        "tags": ["a",
      }, {
        "sku": 2
      }, {
        "sku": 3,
        "tags": ["a",
        "b": {
      }, {
        "sku": 4
      }]
      """, ["2", "4"],
      [
        "#0 input.json.syntax 4:1 found=} reason=expected_value",
        "#2 input.json.syntax 9:6 found=: reason=expected_comma",
      ])
  }

  @Test("a missing bracket that takes all the rest for elements")
  func missingBracketSwallows() {
    check(
      """
      [
        {"sku": 1},
        {"sku": 2, "tags": ["a",
        {"sku": 3},
        {"sku": 4}
      ]
      """, ["1", "3", "4"], ["#1 input.json.syntax 3:27 reason=unclosed_bracket"])
  }

  @Test("a missing quote or brace in a list on one line")
  func missingOnOneLine() {
    check(
      #"[{"sku":1},{"sku":2,"t":"5" wide"},{"sku":3,"t":"x"},{"sku":4}]"#, ["1", "3", "4"],
      [
        "#1 input.json.syntax 1:29 found=w reason=expected_comma"
      ])
    check(
      #"[{"sku":1},{"sku":2,"t":"x",{"sku":3,"t":"x"},{"sku":4}]"#, ["1", "3", "4"],
      [
        "#1 input.json.syntax 1:29 reason=unclosed_bracket"
      ])
    check(
      #"[{"sku":1,"t":"5" x"},{"sku":2},{"sku":3,"t":"5" x"},{"sku":4},{"sku":5,"t":"5" x"}]"#, ["2", "4"],
      [
        "#0 input.json.syntax 1:19 found=x reason=expected_comma",
        "#2 input.json.syntax 1:50 found=x reason=expected_comma",
        "#4 input.json.syntax 1:81 found=x reason=expected_comma",
        "input.json.structure 1:85 ended=true read=2 reason=unclosed_bracket",
      ])
  }

  @Test("a nested object is never taken for a listing")
  func nestedObjects() {
    let reading = JSONReading(#"[{"sku":1,"v":[{"t":"5" x"},{"size":1},{"size":2}]},{"sku":2}]"#)
    #expect(reading.listings.allSatisfy { $0["sku"] != nil })
    #expect(!reading.problems.isEmpty)
    let flush = "[\n{\n\"sku\":1,\n\"v\":[\n{\n\"x\":\"y\n},\n{\n\"size\":1\n}\n]\n},\n{\n\"sku\":2\n}\n]"
    #expect(JSONReading(flush).values(of: "sku") == ["2"])
  }

  @Test("separators that are missing or too many")
  func separators() {
    check(
      "[{\"sku\":1} {\"sku\":2}\n{\"sku\":3}]", ["1", "2", "3"],
      [
        "input.json.structure 1:12 read=1 reason=expected_comma",
        "input.json.structure 2:1 read=2 reason=expected_comma",
      ])
    check(
      "[,{\"sku\":1},,\n,{\"sku\":2},]", ["1", "2"],
      [
        "input.json.structure 1:2 read=0 reason=expected_value",
        "input.json.structure 1:13 read=1 reason=expected_value",
        "input.json.structure 2:12 read=2 reason=trailing_comma",
      ])
    check(
      "[{\"sku\":1}}}, {\"sku\":2}:]", ["1", "2"],
      [
        "input.json.structure 1:11 read=1 reason=stray_bracket",
        "input.json.structure 1:24 read=2 reason=stray_bracket",
      ])
  }

  @Test("lists that end too early or too late")
  func listEnds() {
    check(
      "[{\"sku\":1},{\"sku\":2}", ["1", "2"],
      [
        "input.json.structure 1:21 ended=true read=2 reason=unclosed_bracket"
      ])
    check(
      "[{\"sku\":1},\n{\"sku\":2,\"t\":\"x", ["1"],
      [
        "#1 input.json.syntax 2:14 found=\" reason=unclosed_text",
        "input.json.structure 2:16 ended=true read=1 reason=unclosed_bracket",
      ])
    check(
      "[{\"sku\":1}]\n[{\"sku\":2}]", ["1", "2"],
      [
        "input.json.structure 1:11 read=1 reason=trailing_content"
      ])
    check(
      "[{\"sku\":1}]\nend of list", ["1"],
      [
        "input.json.structure 2:1 ended=true read=1 reason=trailing_content"
      ])
    check(
      "[{\"sku\":1}]}, {\"sku\":2}]", ["1", "2"],
      [
        "input.json.structure 1:11 read=1 reason=stray_bracket",
        "input.json.structure 1:12 read=1 reason=stray_bracket",
      ])
    check(
      "{\"products\":[{\"sku\":1}],\n \"total\": 1", ["1"],
      [
        "input.json.structure 2:12 ended=true read=1 reason=unclosed_bracket"
      ])
    check(
      "{\"products\":[{\"sku\":1}],\n total: 1}", ["1"],
      [
        "input.json.structure 2:2 ended=true read=1 reason=expected_key"
      ])
    check(
      "{\"products\":[{\"sku\":1}]} x", ["1"],
      [
        "input.json.structure 1:26 ended=true read=1 reason=trailing_content"
      ])
  }

  @Test("the lines of what was not read")
  func linesNotRead() {
    let reading = JSONReading("[\n {\n  \"a\": 1,\n  \"b\": [\n   nope\n  ]\n },\n {\"sku\": 2}\n]")
    #expect(
      reading.problems.map { [$0.place.line, Int($0.detail["fromLine"] ?? ""), Int($0.detail["toLine"] ?? "")] }
        == [[5, 2, 7]])
    #expect(reading.values(of: "sku") == ["2"])
  }

  @Test("objects one after another")
  func objects() {
    check(
      "{\n \"sku\": 1\n}\n{\n \"sku\": 2,\n}\n{\n \"sku\": 3,\n \"x\": {\n}\n{\n \"sku\": 4\n}\n}\n{\n \"sku\": 5\n}",
      [
        "1", "4", "5",
      ],
      [
        "#1 input.json.syntax 6:1 found=} reason=trailing_comma",
        "#2 input.json.syntax 10:2 reason=unclosed_bracket",
        "input.json.structure 14:1 read=2 reason=stray_bracket",
      ])
  }

  @Test(
    "a file full of one mistake is read in linear time",
    .timeLimit(.minutes(5)),
    arguments: [
      "  {\n    \"sku\": 1,\n    \"t\": \"\(String(repeating: "x", count: 200))\"\n  ,\n",
      "  {\n    \"sku\": 1,\n    \"tags\": [\"a\",\n",
      "{\"sku\":1,\"t\":\"5\" wide\",\"x\":[1,2]},",
      "{\"sku\":1,\"x\":{\"a\":1},",
    ])
  func onlyMistakes(listing: String) {
    let isIndented = listing.hasPrefix(" ")
    let last = isIndented ? "  {\n    \"sku\": 2\n  }\n]\n" : "{\"sku\":2}]"
    let text = (isIndented ? "[\n" : "[") + String(repeating: listing, count: 5_000) + last
    let reading = JSONReading(text, limit: 100_000)
    #expect(reading.values(of: "sku") == ["2"])
    #expect(reading.problems.count == 5_000)
  }
}
