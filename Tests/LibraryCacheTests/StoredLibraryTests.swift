import Diagnostics
import Evaluation
import FoundationEssentials
import RuleCompiler
import Testing

@testable import LibraryCache

/// Compiled libraries, to be written to bytes and read back.
enum Libraries {
  /// The repository: this file lies three folders below it.
  private static let repository = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// Rules that ship, rules that use every construct, and rules with tables and lists in files of their own.
  static let folders = ["rules", "Tests/Forty/forty", "Tests/Benchmarks/Rules"]

  static func compiled(_ folder: String) -> CompiledLibrary {
    var files = sources("\(repository)/\(folder)")
    // The bench's rules speak of what the vocabulary declares.
    if folder.hasPrefix("Tests/Benchmarks") {
      files += sources("\(repository)/rules").filter { $0.path.hasPrefix("vocabulary/") }
    }
    return CompiledLibrary(files: files)
  }

  private static func sources(_ folder: String) -> [SourceFile] {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return paths.sorted().filter { path in [".rules", ".csv", ".terms"].contains { path.hasSuffix($0) } }
      .compactMap { path in
        FileManager.default.contents(atPath: "\(folder)/\(path)").map { SourceFile(path: path, bytes: Array($0)) }
      }
  }
}

@Suite("Libraries as bytes")
struct StoredLibraryTests {
  @Test("What is read back is what was compiled, part for part", arguments: Libraries.folders)
  func roundTrip(_ folder: String) throws {
    let compiled = Libraries.compiled(folder)
    #expect(compiled.isSound && !compiled.library.rules.isEmpty)
    let bytes = try #require(StoredLibrary.bytes(of: compiled.library))
    let read = try #require(bytes.withUnsafeBytes { StoredLibrary.library(from: $0) })
    let (before, after) = (Parts.lines(of: compiled.library), Parts.lines(of: read))
    #expect(before.count == after.count && before.count > 2_000)
    #expect(before.contains { $0.contains(".requirement.") && $0.contains(".compare.") }, "conditions are taken apart")
    for (left, right) in zip(before, after) where left != right {
      Issue.record("\(left) became \(right)")
      break
    }
    #expect(StoredLibrary.bytes(of: read) == bytes, "equal libraries are equal bytes")
  }

  @Test("Bytes that were cut off or changed are damaged, or another library, and never read beyond")
  func damage() throws {
    let bytes = try #require(StoredLibrary.bytes(of: Libraries.compiled("rules").library))
    #expect(Self.library([]) == nil)
    for length in stride(from: 0, to: bytes.count, by: 97) {
      #expect(Self.library(Array(bytes[..<length])) == nil, "cut off after \(length) bytes")
    }
    #expect(Self.library(bytes + [0]) == nil, "a byte too many")
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      var changed = bytes
      changed[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
      _ = Self.library(changed)
    }
  }

  @Test("Numbers of all sizes come back")
  func numbers() throws {
    let numbers = [0, 1, -1, 63, 64, -64, -65, 8191, 8192, .max, .min, .max - 1, .min + 1]
    var out = StoredWriter()
    out.write(numbers)
    try out.bytes.withUnsafeBytes { bytes in
      let stored = try StoredReader(bytes)
      #expect(try stored.read([Int].self) == numbers)
      #expect(stored.isAtEnd)
    }
  }

  private static func library(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { StoredLibrary.library(from: $0)?.rules.count }
  }
}

/// A value taken apart into all that it holds, private parts too: what two libraries have in common is not left to `==`.
private enum Parts {
  static func lines(of value: Any) -> [String] {
    var lines: [String] = []
    collect(value, "", &lines)
    return lines
  }

  private static func collect(_ value: Any, _ path: String, _ lines: inout [String]) {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .dictionary:
      // Pairs in the order of their keys: dictionaries have none.
      let pairs = mirror.children.map { child in
        let pair = Array(Mirror(reflecting: child.value).children)
        return ("\(pair[0].value)", pair[1].value)
      }.sorted { $0.0 < $1.0 }
      lines.append("\(path): \(pairs.count)")
      for (key, value) in pairs { collect(value, "\(path)[\(key)]", &lines) }
    case .set:
      lines.append("\(path): \(mirror.children.map { "\($0.value)" }.sorted())")
    case nil:
      lines.append("\(path): \(value)")
    default:
      if mirror.children.isEmpty { lines.append("\(path): \(value)") }
      for (number, child) in mirror.children.enumerated() {
        collect(child.value, "\(path).\(child.label ?? "\(number)")", &lines)
      }
    }
  }
}
