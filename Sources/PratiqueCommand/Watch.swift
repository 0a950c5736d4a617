internal import ArgumentParser
internal import Glibc
import Pratique

/// `--watch`: run again whenever a file of the library changes.
struct WatchOptions: ParsableArguments {
  @Flag(help: "Run again whenever a file of the library changes, until Ctrl-C.")
  var watch = false

  /// How long to wait between two looks, in microseconds.
  private static let pause: UInt32 = 200_000

  /// Runs `body` once, or, watching, after each change; what it throws then ends that run only.
  func run(_ library: LibraryOptions, _ body: () throws -> Void) throws {
    guard watch else { return try body() }
    let folder = try Problem.told(in: library.language) { try library.rules ?? RuleLibrary.shippedFolder() }
    var stamp = LibraryStamp(folder: folder)
    var reason: String?
    while true {
      Console.clear()
      if let reason { Console.complain(reason) }
      do { try body() } catch is ExitCode {}
      Console.complain(library.language("Watching \(folder). Ctrl-C ends.", "正在监视 \(folder)，按 Ctrl-C 结束。"))
      var changes: [String] = []
      while changes.isEmpty {
        usleep(Self.pause)
        let next = LibraryStamp(folder: folder)
        changes = next.changes(since: stamp)
        stamp = next
      }
      reason = library.language("Changed: ", "已更改：") + changes.joined(separator: ", ")
    }
  }
}
