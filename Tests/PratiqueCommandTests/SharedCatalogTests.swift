import Foundation
import Testing

/// Runs over catalogs that nobody of this project wrote, where that folder stands beside the checkout.
@Suite struct SharedCatalogTests {
  private static let folder = Program.checkout.deletingLastPathComponent().appending(path: "shared/catalogs")

  @Test func dummyJSONIsCheckedWithoutAFalseAlarm() throws {
    let path = Self.folder.appending(path: "dummyjson/products.json").path
    guard FileManager.default.fileExists(atPath: path) else {
      print("not run: ../shared/catalogs/dummyjson is not there")
      return
    }
    let result = try Program.run(
      [
        "check", path, "--market", "DE,US", "--platform", "amazon", "--currency", "USD", "--text-language", "en",
        "--as-of", "2026-11-21",
      ])
    #expect(result.output.contains("194 listings"))
    // Its listings state neither tax, marks nor papers: nothing can be violated, and nearly nothing told.
    #expect(result.output.contains("0 errors · 0 warnings"))
    #expect(result.output.contains("checks undetermined"))
    #expect(result.status == 0)
  }
}
