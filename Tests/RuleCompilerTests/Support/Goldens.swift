import FoundationEssentials
import Testing

/// Texts that a test compares with files of `Tests/Goldens`; `UPDATE_GOLDENS=1 swift test` writes them anew.
enum Goldens {
  /// `Tests/Goldens`: this file lies two folders below `Tests`.
  static let folder = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/Goldens"

  private static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1"

  /// The names of the files of a folder, without their endings.
  static func names(in part: String) -> Set<String> {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(part)")) ?? []
    return Set(names.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) })
  }

  /// Compares a text with `Tests/Goldens/<name>.txt`.
  static func check(_ text: String, _ name: String, _ location: SourceLocation = #_sourceLocation) throws {
    let path = "\(folder)/\(name).txt"
    if isUpdating {
      let parent = path.split(separator: "/").dropLast().joined(separator: "/")
      try FileManager.default.createDirectory(atPath: "/\(parent)", withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(filePath: path))
      return
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      Issue.record("\(path) is missing; UPDATE_GOLDENS=1 writes it", sourceLocation: location)
      return
    }
    let golden = String(decoding: data, as: UTF8.self)
    #expect(text == golden, "UPDATE_GOLDENS=1 writes \(path) anew", sourceLocation: location)
  }
}
