import Foundation
import Testing

/// `--watch` runs again when an author saves a file.
@Suite struct WatchTests {
  private static let rule = """
    package one

    source LAW "Law" zh "法" { url <https://law.example/1> checked 2026-11-21 by text }

    """

  @Test(.timeLimit(.minutes(5)))
  func savingAFileRunsAgain() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "watch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "one.rules")
    try Self.rule.write(to: file, atomically: true, encoding: .utf8)

    let running = try Program.start(["rules", "check", "--watch", "--rules", folder.path])
    defer { running.process.terminate() }
    #expect(try running.line() == "0 rules in 1 file: 0 errors, 0 warnings")
    try (Self.rule + "code Broken = \n").write(to: file, atomically: true, encoding: .utf8)
    #expect(try running.line() == "0 rules in 1 file: 1 error, 0 warnings")
    try FileManager.default.removeItem(at: file)
    try Self.rule.write(to: folder.appending(path: "two.rules"), atomically: true, encoding: .utf8)
    #expect(try running.line().contains("1 error,"))
    #expect(running.process.isRunning)
  }
}
