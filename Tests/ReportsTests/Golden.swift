import FoundationEssentials
import Testing

/// Expected outputs under `Tests/Goldens/Reports`; `UPDATE_GOLDENS=1` rewrites them, then read the difference.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Goldens/Reports")

  static func expect(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = folder.appending(path: "\(name).txt")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
      Issue.record("\(name).txt is not there: run with UPDATE_GOLDENS=1", sourceLocation: sourceLocation)
      return
    }
    // Scalars and not characters: canonically equal texts are not the same bytes.
    let isSame = text.unicodeScalars.elementsEqual(expected.unicodeScalars)
    #expect(isSame, "\(name).txt differs; this is what came:\n\(text)", sourceLocation: sourceLocation)
  }
}
