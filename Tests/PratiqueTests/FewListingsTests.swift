import Foundation
import Pratique
import Testing

/// A few listings are judged by the reference, many in columns: who reads the report cannot tell which.
@Suite("A few listings and many")
struct FewListingsTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let listings: [String] = {
    let paths = ["Examples/spring.jsonl", "Examples/spring-before.jsonl", "Examples/pair.jsonl"]
    let faulty = [
      #"{"sku":"A","title":"Blocks","category":"toys","price":"12","product_weight":"3 parsec","colour_of_day":1}"#,
      #"{"sku":"B","title":{"en":"Eco blocks","de":"Umweltfreundliche Bausteine"},"category":"toy","marks":"none"}"#,
      #"{"sku":"C","category":"toy","images":[{"width":"wide"}],"title":{"fr":"Cubes"}}"#, #"{"sku":"D",}"#,
    ]
    return paths.flatMap { path in
      ((try? String(contentsOf: folder.appending(path: path), encoding: .utf8)) ?? "").split(separator: "\n")
        .map(String.init)
    } + faulty
  }()

  @Test(
    "Reports over one to four listings are those over the same in a file that is read in chunks",
    arguments: [["DE"], ["US", "US-CA"], ["FR", "GB"]], [[], ["amazon"]])
  func same(_ markets: [String], _ platforms: [String]) throws {
    let library = try shipped.get()
    #expect(Self.listings.count > 60)
    let path = FileManager.default.temporaryDirectory.appending(path: "few-\(UUID().uuidString).jsonl").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var start = 0
    while start < Self.listings.count {
      let end = min(start + 1 + start % 4, Self.listings.count)
      let lines = Self.listings[start..<end].joined(separator: "\n") + "\n"
      start = end
      for wantsFindings in [true, false] {
        var asked = try request(markets, platforms: platforms)
        asked.wantsFindings = wantsFindings
        // Blank lines make the file one that may hold many.
        let reports = try [0, 50_000].map { blanks in
          try (lines + String(repeating: "\n", count: blanks)).write(toFile: path, atomically: true, encoding: .utf8)
          let report = try library.check([path], asked)
          return JSONReport().render(report) + TextReport(language: .english, colour: false).render(report)
        }
        #expect(reports[0] == reports[1], "\(lines)")
      }
    }
  }
}
