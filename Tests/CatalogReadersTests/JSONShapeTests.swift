import Catalog
import CatalogReaders
import Testing

@Suite("JSON shapes: where the listings are")
struct JSONShapeTests {
  @Test(
    "lines, lists, frames and objects",
    arguments: [
      ("{\"sku\":1}\n{\"sku\":2}\n", JSONShape.lines, 2),
      ("{\"sku\":1}\r\n\r\n  {\"sku\":2}", .lines, 2),
      ("[]x[{\"a\":1}]\n{\"sku\":1}", .array, 0),
      ("[{\"sku\":1},{\"sku\":2},{\"sku\":3}]", .array, 3),
      (" [ {\"sku\":1}\n, {\"sku\":2} ] ", .array, 2),
      ("{\"products\":[{\"sku\":1},{\"sku\":2}]}", .list(path: ["products"]), 2),
      ("{\"products\":[{\"sku\":1},{\"sku\":2}],\"total\":2,\"skip\":0,\"ok\":true}", .list(path: ["products"]), 2),
      ("{\"header\":{\"id\":1},\n \"messages\": [\n {\"sku\":1}\n]}", .list(path: ["messages"]), 1),
      ("{\"data\":{\"count\":2,\"products\":[{\"sku\":1},{\"sku\":2}]}}\n", .list(path: ["data", "products"]), 2),
      ("{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"Product\"}]}", .list(path: ["@graph"]), 1),
      ("{\"whatever\":[{\"sku\":1}],\"page\":1}", .list(path: ["whatever"]), 1),
      ("{\"sku\":1,\"variants\":[{\"size\":1},{\"size\":2}]}", .objects, 1),
      ("{\"name\":\"x\",\"images\":[{\"url\":1}]}", .objects, 1),
      ("{\"@type\":\"Product\",\"offers\":[{\"price\":1}]}", .objects, 1),
      ("{\"a\":[{}],\"b\":[{}]}", .objects, 1),
      ("{\"errors\":[{\"x\":1}],\"items\":[{\"sku\":1}]}", .list(path: ["items"]), 1),
      ("{\"sku\":1}", .objects, 1),
      ("{}", .objects, 1),
      ("{\n \"sku\": 1\n}\n{\n \"sku\": 2\n}\n{\"sku\":3}", .objects, 3),
      ("{\"sku\":1} {\"sku\":2}{\"sku\":3}", .objects, 3),
      ("{\"products\":[\n{\"sku\":1},\n{\"sku\":2}\n]}", .list(path: ["products"]), 2),
    ])
  func shapes(text: String, shape: JSONShape, count: Int) {
    for chunk in [1, 7, 1 << 16] {
      let reading = JSONReading(text, chunk: chunk)
      #expect(reading.summary.shape == shape)
      #expect(reading.listings.count == count)
      let mark = JSONReading("\u{FEFF}" + text, chunk: chunk)
      #expect(mark.lines == reading.lines)
    }
  }

  @Test("lists beside the listings are named")
  func listsBeside() {
    let reading = JSONReading("{\"errors\":[{\"x\":1}],\"items\":[{\"sku\":1}],\n\"extra\":[{}]}")
    #expect(
      reading.problems.map(\.line) == [
        "input.unread_list 1:11 key=errors", "input.unread_list 2:9 key=extra",
      ])
    #expect(reading.values(of: "sku") == ["1"])
  }

  @Test("a file that is one record is no frame, whatever lists it holds")
  func record() throws {
    let text = "{\"products\":[{\"a\":1},{\"a\":2}],\"seller\":\"x\"}"
    var reader = JSONReader(source: ByteSource(bytes: Array(text.utf8)), isRecord: true)
    guard case .listing(let listing) = try reader.next() else {
      Issue.record("no record")
      return
    }
    #expect(listing.members.map(\.key) == ["products", "seller"])
    let next = try reader.next()
    #expect(next == nil)
  }

  @Test("a frame larger than the limit is read as it comes")
  func largeFrame() {
    let listings = (0..<500).map { "{\"sku\":\($0)}" }.joined(separator: ",")
    let text = "{\"info\":{\"page\":1},\"products\":[\(listings)],\"variants\":[{\"of\":1}],\"total\":500}"
    for chunk in [1, 64, 1 << 16] {
      let reading = JSONReading(text, limit: 100, chunk: chunk)
      #expect(reading.listings.count == 500)
      #expect(reading.problems.map(\.line) == ["input.unread_list 1:5934 key=variants"])
    }
  }

  @Test(
    "files that are no catalog",
    arguments: [
      ("", JSONReaderError.empty), (" \n\t\r\n", .empty), ("\u{FEFF}", .empty),
      ("[]", .noListings(.array)), ("{\"products\":[]}", .noListings(.list(path: ["products"]))),
      ("<?xml version=\"1.0\"?><rss/>", .notJSON(.xml)), ("\n <html>", .notJSON(.xml)),
      ("sku;title\n1;{x}\n", .notJSON(.csv)), ("\"sku\",\"title\"\n", .notJSON(.csv)),
      ("PK\u{3}\u{4}....", .notJSON(.zip)), ("%PDF-1.7", .notJSON(.pdf)), ("hello\nworld", .notJSON(.text)),
      ("abc\0def", .notJSON(.binary)), ("null", .notJSON(.text)),
    ])
  func notACatalog(text: String, error: JSONReaderError) {
    for chunk in [1, 1 << 16] {
      let reading = JSONReading(text, chunk: chunk)
      #expect(reading.error == error)
      #expect(reading.listings.isEmpty && reading.problems.isEmpty)
    }
  }

  @Test(
    "UTF-16 and UTF-32 are refused by name",
    arguments: [
      ([0xFF, 0xFE, 0x7B, 0], FileGuess.utf16), ([0xFE, 0xFF, 0, 0x7B], .utf16), ([0x7B, 0, 0x22, 0], .utf16),
      ([0, 0x5B, 0, 0x7B], .utf16), ([0xFF, 0xFE, 0, 0, 0x7B, 0, 0, 0], .utf32), ([0, 0, 0, 0x7B], .utf32),
      ([0x1F, 0x8B, 8, 0], .gzip), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], .oldOffice), ([0x5B, 0], .utf16),
    ] as [([UInt8], FileGuess)])
  func wideEncodings(bytes: [UInt8], guess: FileGuess) {
    #expect(JSONReading(bytes: bytes, chunk: 1).error == .notJSON(guess))
  }

  @Test("files that cannot be opened")
  func cannotOpen() {
    #expect(throws: JSONReaderError.cannotOpen(path: "/nowhere/x.json", reason: "No such file or directory")) {
      _ = try JSONReader(path: "/nowhere/x.json")
    }
    #expect(throws: JSONReaderError.cannotOpen(path: "/tmp", reason: "Is a directory")) {
      _ = try JSONReader(path: "/tmp")
    }
  }

  @Test("after an error the reader is at its end")
  func errorEndsTheReader() throws {
    var reader = JSONReader(source: ByteSource(bytes: []))
    #expect(throws: JSONReaderError.empty) { try reader.next() }
    let item = try reader.next()
    #expect(item == nil)
  }
}
