import Catalog
import CatalogReaders
import Testing

@Suite("JSON values keep what the file says")
struct JSONValueTests {
  private func value(_ text: String) -> String? {
    JSONReading("{\"v\": \(text)}").listings.first?["v"]?.value.json
  }

  @Test(
    "numbers are their source text",
    arguments: [
      "0", "-0", "12345678901234.565", "1e400", "-1E-400", "12345678901234567890123", "0.10", "1.0e+05", "9.99",
    ])
  func numberText(_ number: String) {
    #expect(value(number) == number)
    #expect(value("[\(number)]") == "[\(number)]")
    #expect(value("[\(number) , 1]") == "[\(number),1]")
  }

  @Test("other kinds", arguments: ["null", "true", "false", "[]", "{}", "\"\"", "[[],{},[{}]]", "{\"a\":{\"b\":[]}}"])
  func kinds(_ text: String) {
    #expect(value(text) == text)
  }

  @Test("escapes are resolved")
  func escapes() {
    #expect(value(#""a\"b\\c\/\b\f\n\r\t""#) == "\"a\"b\\c/\u{8}\u{c}\n\r\t\"")
    #expect(value(#""\u00e4\u20AC\ud83d\ude00x\uD83D\uDE00""#) == "\"ä€😀x😀\"")
    #expect(value(#""\u0000""#) == "\"\u{0}\"")
    #expect(value(#""Größe 5″ 商品""#) == "\"Größe 5″ 商品\"")
    #expect(JSONReading(#"{"k\u00fc\n":1}"#).listings.first?.members.first?.key == "kü\n")
  }

  @Test("members and elements keep their order")
  func order() {
    let reading = JSONReading(#"{"b":1,"a":[3,1,2],"c":{"z":0,"y":1}}"#)
    #expect(reading.lines == [#"0 1:1 {"b":1,"a":[3,1,2],"c":{"z":0,"y":1}}"#])
  }

  @Test("places count Unicode scalars and lines from 1")
  func places() throws {
    let text =
      "\u{FEFF}[\n  {\n    \"größe\": \"商品\", \"x\": [1,\r\n      {\"ä\": null}]\n  },\n  {\"👨‍👩‍👧\": true,  \"b\": 2}\n]\n"
    for chunk in [1, 3, 1 << 16] {
      let reading = JSONReading(text, chunk: chunk)
      try #require(reading.listings.count == 2)
      let first = reading.listings[0]
      #expect(
        RawValue.record(first.members).places(at: first.place) == [
          "@2:3", "/größe#3:5", "/größe@3:14", "/x#3:20", "/x@3:25", "/x/0@3:26", "/x/1@4:7", "/x/1/ä#4:8",
          "/x/1/ä@4:13",
        ])
      let second = reading.listings[1]
      // The family is five scalars: three people and two joiners.
      #expect(
        RawValue.record(second.members).places(at: second.place) == [
          "@6:3", "/👨‍👩‍👧#6:4", "/👨‍👩‍👧@6:13", "/b#6:20", "/b@6:25",
        ])
    }
  }

  @Test("places in lines, with white space before and a list on one line")
  func placesOnOneLine() {
    let lines = JSONReading("\n  {\"ä\":1}\r\n\r\n{\"b\":22}\n")
    #expect(lines.listings.map { "\($0.place) \($0.members[0].node.place)" } == ["2:3 2:8", "4:1 4:6"])
    let list = JSONReading("[{\"ä\":\"ö\"}, {\"b\":22}]")
    #expect(list.listings.map { "\($0.place) \($0.members[0].node.place)" } == ["1:2 1:7", "1:13 1:18"])
  }

  @Test("a key given twice with one value keeps it")
  func duplicateKeysThatAgree() {
    let reading = JSONReading(#"{"a":{"x":1,"y":[2]},"b":0,"a":{"y":[2],"x":1}}"#)
    #expect(reading.values(of: "a") == [#"{"x":1,"y":[2]}"#])
    #expect(reading.listings.first?.members.count == 2)
    #expect(
      reading.problems.map(\.line) == [
        "#0 input.duplicate_key 1:28 firstColumn=2 firstLine=1 key=a same=true times=2"
      ])
    #expect(reading.summary.unreadable == 0)
  }

  @Test("a key given twice with two values is unreadable, and nothing else is")
  func duplicateKeysThatDiffer() {
    let reading = JSONReading(#"{"a":1,"b":{"c":1,"\u0063":1.0,"c":1},"a":1,"d":4}"#)
    #expect(
      reading.lines == [
        #"0 1:1 {"a":1,"b":{"c":?},"d":4}"#,
        "#0 input.duplicate_key 1:19 firstColumn=13 firstLine=1 key=c same=false times=3",
        "#0 input.duplicate_key 1:39 firstColumn=2 firstLine=1 key=a same=true times=2",
      ])
  }

  @Test("duplicate keys in a large record")
  func duplicateKeysInALargeRecord() {
    let members = (0..<5000).map { "\"key\($0 % 4999)\":\($0)" }.joined(separator: ",")
    let reading = JSONReading("{\(members)}")
    #expect(reading.listings.first?.members.count == 4999)
    #expect(reading.values(of: "key0") == ["?"])
    #expect(reading.problems.map(\.detail["key"]) == ["key0"])
  }

  @Test("keys that differ only in how they write an accent are one key")
  func accentsInKeys() {
    let reading = JSONReading("{\"caf\u{E9}\":1,\"b\":2,\"cafe\u{301}\":3}")
    #expect(reading.listings.first?.members.count == 2)
    #expect(reading.problems.map(\.id) == [.duplicateKey])
  }

  @Test("keys are kept from listing to listing and never mixed up")
  func keysFromListingToListing() {
    // Alike in length, first, middle and last letters, so that they want one place; long ones; one with escapes.
    let alike = (100..<300).map { "a\($0 % 10)\($0)b\($0 / 10 % 10)\($0)ccxyz" }
    let long = (0..<5).map { "\(String(repeating: "x", count: 62 + $0))\($0)" }
    let keys = alike + long + ["", "ключ", "商品名称"]
    let line = "{" + keys.enumerated().map { "\"\($1)\":\($0)" }.joined(separator: ",") + ",\"k\\u00e9\":0}\n"
    let reading = JSONReading(String(repeating: line, count: 3))
    #expect(reading.listings.count == 3)
    for listing in reading.listings { #expect(listing.members.map(\.key) == keys + ["ké"]) }
  }
}
