import Foundation
import Pratique
import Testing

/// The folder of the checkout.
let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The library that ships.
let shipped = Result { try RuleLibrary(folder: checkout.appending(path: "rules").path) }

@Suite struct LibraryTests {
  @Test func theShippedLibraryCompilesWithoutAWord() throws {
    let library = try shipped.get()
    #expect(library.mistakes == "")
    #expect(library.size.rules >= 12)
  }

  @Test func everyExampleComesOutAsItSays() throws {
    let result = try shipped.get().runExamples()
    #expect(result.failures == "")
    #expect(result.count > 100)
  }

  @Test func anExampleThatSaysOtherwiseFails() throws {
    let files = try RuleFolder(copyOf: "rules")
    try files.replace(
      in: "eu/toys.rules", "violated       \"no mark, last day\"", with: "satisfied      \"no mark, last day\"")
    let result = try RuleLibrary(folder: files.path).runExamples()
    #expect(result.failed == 1)
    #expect(result.failures.contains("`satisfied` is expected, and it is violated (marked)"))
  }

  @Test func theShippedRulesStandInTheHouseStyle() throws {
    let result = try RuleFormatting(paths: [checkout.appending(path: "rules").path])
    #expect(result.changes.map(\.path) == [])
    #expect(result.skipped == [])
  }

  @Test func formattingLeavesMistakesAloneAndNothingElseChanges() throws {
    let folder = try RuleFolder(copyOf: "rules")
    try folder.replace(in: "eu/toys.rules", "rule ce_marking", with: "rule   ce_marking")
    try folder.replace(in: "de/pangv.rules", "rule total_price", with: "rule total_price {{")
    let result = try RuleFormatting(paths: [folder.path])
    #expect(result.changes.count == 1)
    #expect(result.changes.first?.text.contains("rule ce_marking \"") == true)
    #expect(result.skipped.count == 1)
  }

  @Test func aFileThatIsNoUTF8IsLeftAsItIs() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "pratique-\(UUID().uuidString).rules").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try (Data("package   a\n// ".utf8) + Data([0xFF])).write(to: URL(filePath: path))
    let result = try RuleFormatting(paths: [path])
    #expect(result.changes.isEmpty)
    #expect(result.skipped == [path])
  }

  @Test func aMissingFolderIsASentence() {
    #expect(throws: Problem.because("There is no rule library at /no/such.", "/no/such 处没有规则库。")) {
      try RuleLibrary(folder: "/no/such")
    }
  }
}

/// A copy of a rule folder that a test may spoil.
final class RuleFolder {
  let path: String

  init(copyOf name: String) throws {
    let parent = FileManager.default.temporaryDirectory.appending(path: "pratique-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    let copy = parent.appending(path: name)
    try FileManager.default.copyItem(at: checkout.appending(path: name).resolvingSymlinksInPath(), to: copy)
    path = copy.path
  }

  deinit { try? FileManager.default.removeItem(at: URL(filePath: path).deletingLastPathComponent()) }

  func replace(in file: String, _ old: String, with new: String) throws {
    let url = URL(filePath: path).appending(path: file)
    let text = try String(contentsOf: url, encoding: .utf8)
    try #require(text.contains(old))
    try text.replacingOccurrences(of: old, with: new).write(to: url, atomically: true, encoding: .utf8)
  }
}
