import Glibc
import Text

/// Files of the user's own in `$XDG_CACHE_HOME/pratique`, or `~/.cache/pratique`: each is whole, unchanged and his, or not there.
///
/// A folder or file that others may write or read, or that belongs to somebody else, is left alone. Nothing fails: who finds
/// nothing here makes it anew, and who cannot keep it goes without.
package struct CacheFolder: Sendable {
  private let path: String
  /// So many files are kept, the latest ones: each change of a rule makes another.
  private static let limit = 8
  /// A file that was begun so many seconds ago belongs to nobody any more.
  private static let abandoned = 3600
  private static let largest = 1 << 30
  private static let magic = "pratique cache\n"
  private static let prefix = "library-"

  package init(path: String) { self.path = path }

  /// The folder that the environment names; nil where it names none, or `PRATIQUE_CACHE` is `off`.
  ///
  /// A relative path is none: it would be looked for in whatever folder the program is started in.
  package static func ofEnvironment() -> CacheFolder? {
    guard variable("PRATIQUE_CACHE") != "off" else { return nil }
    if let cache = variable("XDG_CACHE_HOME"), cache.hasPrefix("/") { return CacheFolder(path: cache + "/pratique") }
    guard let home = variable("HOME"), home.hasPrefix("/") else { return nil }
    return CacheFolder(path: home + "/.cache/pratique")
  }

  private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  // MARK: Reading

  /// The bytes that were kept under a key.
  package func bytes(_ key: CacheKey) -> [UInt8]? {
    guard let folder = OpenFile(folder: path), folder.isPrivate(S_IFDIR),
      let file = folder.open(Self.name(key), O_RDONLY), file.isPrivate(S_IFREG),
      let size = file.size, (Self.headLength...Self.largest).contains(size),
      let head = file.read(Self.headLength), let payload = file.read(size - Self.headLength)
    else { return nil }
    return head == Array(Self.head(key, sha256(payload)).utf8) ? payload : nil
  }

  private static func name(_ key: CacheKey) -> String { prefix + key.digest }

  /// What stands before the bytes: for what they were kept, and their digest.
  private static func head(_ key: CacheKey, _ checksum: String) -> String { magic + key.digest + checksum }
  private static let headLength = magic.utf8.count + 2 * 64

  // MARK: Keeping

  /// Keeps bytes under a key: whole, or not at all.
  ///
  /// Two programs that keep the same at once write files of their own, and the later one stays.
  package func keep(_ bytes: [UInt8], _ key: CacheKey) {
    makeFolders()
    guard bytes.count < Self.largest, let folder = OpenFile(folder: path), folder.isPrivate(S_IFDIR) else { return }
    let name = ".\(Self.name(key)).\(getpid()).\(UInt32.random(in: 0 ... .max))"
    guard let file = folder.open(name, O_WRONLY | O_CREAT | O_EXCL) else { return }
    let isWhole = file.write(Array(Self.head(key, sha256(bytes)).utf8)) && file.write(bytes)
    guard isWhole, renameat(folder.descriptor, name, folder.descriptor, Self.name(key)) == 0 else {
      unlinkat(folder.descriptor, name, 0)
      return
    }
    forgetOldFiles(in: folder)
  }

  private func makeFolders() {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      mkdir(made, 0o700)
    }
  }

  private func forgetOldFiles(in folder: OpenFile) {
    var kept: [(name: String, written: Int)] = []
    let now = time(nil)
    for name in folder.names {
      guard let written = folder.written(name) else { continue }
      if name.hasPrefix(Self.prefix) { kept.append((name, written)) }
      if name.hasPrefix("." + Self.prefix), now - written > Self.abandoned { unlinkat(folder.descriptor, name, 0) }
    }
    for old in kept.sorted(by: { ($0.written, $0.name) > ($1.written, $1.name) }).dropFirst(Self.limit) {
      unlinkat(folder.descriptor, old.name, 0)
    }
  }
}
