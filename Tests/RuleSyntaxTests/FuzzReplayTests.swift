import Diagnostics
import Foundation
import RuleSyntax
import Testing

/// Inputs that once failed a fuzz target are kept in `Tests/Fuzz/FailCases` and tried on each run, by both checks.
@Suite struct FuzzReplayTests {
  static let cases: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: directory.path)
    return (names ?? []).filter { !$0.hasPrefix(".") && $0 != "README.md" }.sorted()
  }()

  private static let directory = RuleFiles.root.appending(path: "Tests/Fuzz/FailCases")

  @Test(arguments: cases) func whatOnceFailedHolds(name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.directory.appending(path: name)))
    #expect(SyntaxChecks.parseFailure(bytes) == nil)
    #expect(SyntaxChecks.formatFailure(bytes) == nil)
  }

  @Test func ruleFilesPassTheChecks() {
    for file in RuleFiles.all {
      #expect(SyntaxChecks.parseFailure(file.bytes) == nil)
      #expect(SyntaxChecks.formatFailure(file.bytes) == nil)
    }
  }
}
