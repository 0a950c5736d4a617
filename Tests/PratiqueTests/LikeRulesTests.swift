import Foundation
import Pratique
import Testing

@Suite("Rules with the same conditions")
struct LikeRulesTests {
  private static let rules = """
    package alike

    source S "Rules of a test" zh "测试规则" {
      checked 2026-11-21 by recall
    }

    rule parts "Two conditions" zh "两个条件" {
      content error
      in DE
      basis S "1"
      when category is toy
      require {
        marked "the CE marking" zh "CE 标志": marks include CE
        stocked "five in stock" zh "库存五件": stock >= 5
      }
      say en "It lacks {failed}."
      say zh "缺少{failed}。"
    }

    rule whole "One condition" zh "一个条件" {
      content error
      in DE
      basis S "1"
      when category is toy
      require marks include CE and stock >= 5
      say en "It lacks the marking or five in stock."
      say zh "缺少标志或库存不足五件。"
    }
    """

  @Test("Each tells its own parts, whichever of them is judged first")
  func parts() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "alike-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let here = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: here.appending(path: "rules/vocabulary"), to: folder.appending(path: "vocabulary"))
    try Self.rules.write(to: folder.appending(path: "alike.rules"), atomically: true, encoding: .utf8)
    let catalog = folder.appending(path: "catalog.jsonl").path
    let line = #"{"sku":"A","category":"toy","marks":["wheeled_bin"],"stock":1}"#
    try (String(repeating: line + "\n", count: 20)).write(toFile: catalog, atomically: true, encoding: .utf8)
    var asked = try request(["DE"])
    asked.wantsFindings = false
    let report = try RuleLibrary(folder: folder.path).check([catalog], asked)
    let counts = Dictionary(uniqueKeysWithValues: report.counts.map { ($0.rule, $0.violatedFindings) })
    #expect(counts["alike.parts"] == 40)
    #expect(counts["alike.whole"] == 20)
  }
}
