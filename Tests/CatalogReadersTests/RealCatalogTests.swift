import Catalog
import CatalogReaders
import Testing

@Suite("JSON catalogs that others wrote")
struct RealCatalogTests {
  /// A catalog beside the repository, if it is there: `../shared/catalogs`.
  private func reader(_ name: String) -> JSONReader? {
    let repository = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let path = "/\(repository)/../shared/catalogs/\(name)"
    guard let reader = try? JSONReader(path: path) else {
      print("skipped: \(path) is not there")
      return nil
    }
    return reader
  }

  @Test("DummyJSON: 194 products, numbers and places as they stand")
  func dummyJSON() throws {
    guard var reader = reader("dummyjson/products.json") else { return }
    var listings: [RawListing] = []
    while let item = try reader.next() {
      guard case .listing(let listing) = item else {
        Issue.record("\(item)")
        continue
      }
      listings.append(listing)
    }
    #expect(listings.count == 194)
    #expect(listings.count { $0["brand"] == nil } == 92)
    #expect(reader.summary.shape == .array)
    let first = try #require(listings.first)
    #expect(first.place == Place(line: 2, column: 2))
    #expect(first["price"]?.value.json == "9.99")
    #expect(first["price"]?.place == Place(line: 7, column: 12))
    #expect(listings.map(\.index) == Array(0..<194))
  }

  @Test("Amazon: a feed is a list within an object")
  func amazonFeed() throws {
    guard var reader = reader("amazon-spapi/listings-feed-schema-v2.example.json") else { return }
    var count = 0
    while let item = try reader.next() {
      if case .listing = item { count += 1 } else { Issue.record("\(item)") }
    }
    #expect(count == 5)
    #expect(reader.summary.shape == .list(path: ["messages"]))
  }
}
