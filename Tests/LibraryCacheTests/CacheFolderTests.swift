import Foundation
import Testing

@testable import LibraryCache

@Suite("The user's cache")
struct CacheFolderTests {
  /// A folder of its own for each test.
  private let home = FileManager.default.temporaryDirectory.appending(path: "cache-\(UUID().uuidString)").path
  private var path: String { home + "/pratique" }
  private var cache: CacheFolder { CacheFolder(path: path) }
  private let key = CacheKey(library: "abc", program: "p", version: "1")
  private let bytes = Array("what was compiled".utf8)
  private var file: String { path + "/library-" + key.digest }

  private func finished() { try? FileManager.default.removeItem(atPath: home) }
  private func permissions(_ path: String) throws -> Int {
    try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
  }

  @Test("What was kept is found, by its owner alone")
  func keeps() throws {
    defer { finished() }
    #expect(cache.bytes(key) == nil)
    cache.keep(bytes, key)
    #expect(cache.bytes(key) == bytes)
    #expect(try permissions(path) == 0o700)
    #expect(try permissions(file) == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: path).count == 1, "nothing else is left behind")
  }

  @Test("Another library, program or version finds nothing")
  func keys() {
    defer { finished() }
    cache.keep(bytes, key)
    #expect(cache.bytes(CacheKey(library: "abd", program: "p", version: "1")) == nil)
    #expect(cache.bytes(CacheKey(library: "abc", program: "q", version: "1")) == nil)
    #expect(cache.bytes(CacheKey(library: "abc", program: "p", version: "2")) == nil)
    #expect(!CacheKey.runningProgram.isEmpty)
  }

  @Test("A file that is damaged, cut off, empty or another key's is not read, and is made anew")
  func damage() throws {
    defer { finished() }
    cache.keep(bytes, key)
    let whole = try Data(contentsOf: URL(filePath: file))
    for position in whole.indices {
      var changed = whole
      changed[position] ^= 1
      try write(changed)
      #expect(cache.bytes(key) == nil, "byte \(position) changed")
    }
    for length in whole.indices {
      try write(whole[..<length])
      #expect(cache.bytes(key) == nil, "cut off after \(length) bytes")
    }
    try write(whole + [0])
    #expect(cache.bytes(key) == nil, "a byte too many")
    cache.keep(bytes, key)
    #expect(cache.bytes(key) == bytes)
    let other = CacheKey(library: "other", program: "p", version: "1")
    try FileManager.default.copyItem(atPath: file, toPath: path + "/library-" + other.digest)
    #expect(cache.bytes(other) == nil)
  }

  private func write(_ data: Data) throws {
    let handle = try FileHandle(forWritingTo: URL(filePath: file))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: data)
    try handle.close()
  }

  @Test("A file or folder that others may read or write is left alone", arguments: [0o604, 0o620, 0o640, 0o602, 0o666])
  func modes(_ mode: Int) throws {
    defer { finished() }
    cache.keep(bytes, key)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
    #expect(cache.bytes(key) == nil)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    try FileManager.default.setAttributes([.posixPermissions: mode | 0o100], ofItemAtPath: path)
    #expect(cache.bytes(key) == nil)
    try FileManager.default.removeItem(atPath: file)
    cache.keep(bytes, key)
    #expect(!FileManager.default.fileExists(atPath: file), "nor is anything kept there")
  }

  @Test("What belongs to somebody else is left alone", .enabled(if: geteuid() == 0, "only root gives files away"))
  func owners() throws {
    defer { finished() }
    cache.keep(bytes, key)
    #expect(chown(file, 65534, 65534) == 0)
    #expect(cache.bytes(key) == nil)
    #expect(chown(file, 0, 0) == 0 && chown(path, 65534, 65534) == 0)
    #expect(cache.bytes(key) == nil)
  }

  @Test("Links and what is no file are not followed")
  func links() throws {
    defer { finished() }
    cache.keep(bytes, key)
    try FileManager.default.moveItem(atPath: file, toPath: path + "/elsewhere")
    try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: path + "/elsewhere")
    #expect(cache.bytes(key) == nil)
    try FileManager.default.removeItem(atPath: file)
    #expect(mkfifo(file, 0o600) == 0)
    #expect(cache.bytes(key) == nil, "a pipe is not waited for")
    #expect(CacheFolder(path: home + "/link").bytes(key) == nil)
    try FileManager.default.createSymbolicLink(atPath: home + "/link", withDestinationPath: path)
    #expect(CacheFolder(path: home + "/link").bytes(key) == nil)
  }

  @Test("Where nothing can be written, nothing is kept and nothing fails")
  func unwritable() throws {
    defer { finished() }
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: path))
    cache.keep(bytes, key)
    #expect(cache.bytes(key) == nil)
    let nowhere = CacheFolder(path: "/proc/pratique")
    nowhere.keep(bytes, key)
    #expect(nowhere.bytes(key) == nil)
  }

  @Test("The latest files are kept, and what was begun long ago is cleared away")
  func limit() throws {
    defer { finished() }
    cache.keep(bytes, key)
    for (name, age) in [(".library-begun", 7200.0), (".library-just-begun", 0), ("of somebody else", 7200)] {
      let other = path + "/" + name
      try Data().write(to: URL(filePath: other))
      try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: other)
    }
    for number in 0..<20 { cache.keep(bytes, CacheKey(library: "\(number)", program: "p", version: "1")) }
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    #expect(names.count { $0.hasPrefix("library-") } == 8)
    #expect(Set(names).isSuperset(of: [".library-just-begun", "of somebody else"]))
    #expect(!names.contains(".library-begun"))
  }

  @Test("Many that keep the same at once leave one whole file")
  func together() async throws {
    defer { finished() }
    let large = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let (cache, key) = (cache, key)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<16 {
        group.addTask {
          cache.keep(large, key)
          #expect(cache.bytes(key) == large)
        }
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: path).count == 1)
  }
}
