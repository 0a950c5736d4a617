import Foundation
import Testing

/// Compiles the forty acceptance rules of the language, where that folder stands beside the checkout.
@Suite struct AcceptanceRulesTests {
  private static let file = Program.checkout.deletingLastPathComponent().appending(
    path: "shared/language-examples.rules")

  @Test func everyConstructCompilesAndEveryExampleComesOutAsItSays() throws {
    guard FileManager.default.fileExists(atPath: Self.file.path) else {
      print("not run: ../shared/language-examples.rules is not there")
      return
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "pratique-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let rules = folder.appending(path: "rules")
    try FileManager.default.createDirectory(at: rules, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: Self.file, to: rules.appending(path: "language_examples.rules"))
    let check = try Program.run(["rules", "check", "--draft", "--rules", rules.path])
    #expect(check.output.contains(": 0 errors"))
    let test = try Program.run(["rules", "test", "--rules", rules.path])
    #expect(test.status == 0)
    #expect(test.output.contains(", 0 failed"))
  }
}

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
    #expect(result.output.contains("0 errors, 0 warnings"))
    #expect(result.output.contains("checks undetermined"))
    #expect(result.status == 0)
  }
}
