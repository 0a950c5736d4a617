import Catalog
import CatalogReaders
import Testing

@Suite("JSON: memory is bounded by the largest listing that is allowed")
struct JSONMemoryTests {
  /// One piece of a file that is never held as a whole.
  enum Piece {
    case text(String)
    case fill(UInt8, count: Int)
  }

  /// A source that makes its bytes.
  private func source(_ pieces: [Piece]) -> ByteSource {
    var left = pieces[...]
    return ByteSource(name: "made") { buffer in
      guard let piece = left.popFirst() else { return 0 }
      switch piece {
      case .text(let text):
        let part = text.utf8.prefix(buffer.count)
        buffer.copyBytes(from: part)
        if part.count < text.utf8.count { left = [.text(String(text.dropFirst(part.count)))] + left }
        return part.count
      case .fill(let byte, let count):
        let part = min(count, buffer.count)
        buffer.prefix(part).initializeMemory(as: UInt8.self, repeating: byte)
        if part < count { left = [.fill(byte, count: count - part)] + left }
        return part
      }
    }
  }

  private static let large = 200_000_000
  private static let limit = 16 << 20
  private static let chunk = 1 << 20

  /// A listing of 200 MB and 20 bytes.
  private static let hugeListing: [Piece] = [
    .text("{\"sku\":2,\"title\":\""), .fill(UInt8(ascii: "x"), count: large), .text("\"}"),
  ]

  private func check(_ pieces: [Piece], problem: String, _ skus: [String] = ["1", "3"]) {
    let reading = JSONReading(source: source(pieces), limit: JSONMemoryTests.limit, chunk: JSONMemoryTests.chunk)
    #expect(reading.values(of: "sku") == skus)
    #expect(reading.problems.map(\.line) == [problem])
    #expect(reading.heldBytes <= JSONMemoryTests.limit + 1 + JSONMemoryTests.chunk)
  }

  @Test("a line of 200 MB", .timeLimit(.minutes(2)))
  func hugeLine() {
    check(
      [.text("{\"sku\":1}\n")] + JSONMemoryTests.hugeListing + [.text("\n{\"sku\":3}\n")],
      problem: "#1 input.too_large 2:1 bytes=200000020 limit=16777216")
  }

  @Test("a first line of 200 MB", .timeLimit(.minutes(2)))
  func hugeFirstLine() {
    check(
      JSONMemoryTests.hugeListing + [.text("\n{\"sku\":3}\n")],
      problem: "#0 input.too_large 1:1 bytes=200000020 limit=16777216", ["3"])
  }

  @Test("a listing of 200 MB in a list", .timeLimit(.minutes(2)))
  func hugeElement() {
    check(
      [.text("[\n {\"sku\":1},\n ")] + JSONMemoryTests.hugeListing + [.text(", {\"sku\":3}]\n")],
      problem: "#1 input.too_large 3:2 bytes=200000020 limit=16777216")
  }

  @Test("200 MB of opening brackets", .timeLimit(.minutes(2)))
  func hugeNesting() {
    check(
      [.text("{\"sku\":1}\n"), .fill(UInt8(ascii: "["), count: JSONMemoryTests.large), .text("\n{\"sku\":3}\n")],
      problem: "#1 input.too_large 2:1 bytes=200000000 limit=16777216")
  }

  @Test("50 MB of nothing between listings")
  func hugeSpace() {
    let space = Piece.fill(UInt8(ascii: " "), count: 50_000_000)
    let pieces = [.text("[{\"sku\":1},"), space, .text("{\"sku\":3}"), space, .text("]"), space]
    let reading = JSONReading(source: source(pieces), limit: 1 << 20, chunk: 1 << 16)
    #expect(reading.listings.map { "\($0.place)" } == ["1:2", "1:50000012"])
    #expect(reading.problems.isEmpty)
    #expect(reading.heldBytes <= 1 << 20 + 1 + 1 << 16)
  }

  @Test("the limit is the last size that is read", arguments: [1, 4, 1000])
  func exactLimit(chunk: Int) {
    let atLimit = #"{"sku":1,"t":"12345"}"#
    let over = #"{"sku":2,"t":"123456"}"#
    let limit = atLimit.utf8.count
    let lines = JSONReading("\(atLimit)\r\n\(over)\r\n\(atLimit)\n\(over)\n\(atLimit)", limit: limit, chunk: chunk)
    #expect(lines.values(of: "sku") == ["1", "1", "1"])
    #expect(lines.problems.map { "\($0.id.rawValue) \($0.place)" } == ["input.too_large 2:1", "input.too_large 4:1"])
    let list = JSONReading("[\(atLimit),\(over) , \(over)\n,\(atLimit)]", limit: limit, chunk: chunk)
    #expect(list.values(of: "sku") == ["1", "1"])
    #expect(
      list.problems.map(\.line) == [
        "#1 input.too_large 1:24 bytes=22 limit=21", "#2 input.too_large 1:49 bytes=22 limit=21",
      ])
  }

  @Test("a listing that only seems too large ends where the next begins")
  func swallowedByAMissingBrace() {
    let listings = (2..<200).map { "  {\n    \"sku\": \($0)\n  }" }.joined(separator: ",\n")
    let text = "[\n  {\n    \"sku\": 1,\n    \"tags\": [\"a\",\n\(listings)\n]\n"
    for chunk in [1, 64, 1 << 16] {
      let reading = JSONReading(text, limit: 500, chunk: chunk)
      #expect(reading.listings.count == 198)
      #expect(reading.problems.map(\.line) == ["#0 input.json.syntax 4:18 reason=unclosed_bracket"])
    }
  }
}
