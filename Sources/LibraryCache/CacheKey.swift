import Glibc
import Text

/// What compiled rules depend on: the rule files, and everything that compiles them.
package struct CacheKey: Sendable {
  /// SHA-256 over all of it, in hexadecimal.
  package let digest: String

  /// - Parameters:
  ///   - library: the digest of the rule files.
  ///   - program: the program that runs, ``runningProgram`` but in tests.
  ///   - version: the program's version.
  package init(library: String, program: String = runningProgram, version: String) {
    // The version of the text engine is that of the matcher: it says how words are folded and messages are read.
    let parts = ["stored library 1", version, program, icuVersion, Self.processor, library]
    digest = sha256(Array(parts.joined(separator: "\u{0}").utf8))
  }

  /// The file that runs, by what changes whenever it is built anew. Its bytes would take longer to digest than rules to compile.
  package static let runningProgram: String = {
    var file = stat()
    guard stat("/proc/self/exe", &file) == 0 else { return "" }
    return "\(file.st_dev) \(file.st_ino) \(file.st_size) \(file.st_mtim.tv_sec) \(file.st_mtim.tv_nsec)"
  }()

  /// The kind of processor: `x86_64`.
  private static let processor: String = {
    var name = utsname()
    guard uname(&name) == 0 else { return "" }
    return withUnsafeBytes(of: name.machine) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }()
}
