internal import FoundationEssentials
internal import Glibc
import Pratique

/// The terminal: output on standard output, progress and complaints on standard error.
enum Console {
  /// Whether standard output shows colour: a terminal, and `NO_COLOR` is not set.
  static var hasColour: Bool { isatty(STDOUT_FILENO) == 1 && environment("NO_COLOR") == nil }

  /// The number of processors that may be used.
  static var cores: Int {
    max(1, ProcessInfo.processInfo.activeProcessorCount)
  }

  static func print(_ text: String) { write(text, to: STDOUT_FILENO) }

  static func complain(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

  static func write(_ bytes: [UInt8]) { write(bytes[...], to: STDOUT_FILENO) }

  /// Reads standard input line by line, holding one line and one chunk.
  ///
  /// - Parameters:
  ///   - body: Takes each line without its line feed; `nil` for one over the limit, in bytes.
  ///   - pause: Called when the lines of a chunk are done, so that who waits for an answer gets it.
  /// - Returns: Whether the end was reached without an error.
  static func readLines(atMost limit: Int, _ body: (ArraySlice<UInt8>?) -> Void, pause: () -> Void) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var line: [UInt8] = []
    var isTooLong = false
    while true {
      let count = chunk.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        if isTooLong || !line.isEmpty { body(isTooLong ? nil : line[...]) }
        pause()
        return count == 0
      }
      var rest = chunk[..<count]
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        isTooLong = isTooLong || line.count + (end - rest.startIndex) > limit
        if !isTooLong, !line.isEmpty { line += rest[..<end] }
        body(isTooLong ? nil : line.isEmpty ? rest[..<end] : line[...])
        line.removeAll(keepingCapacity: true)
        isTooLong = false
        rest = rest[(end + 1)...]
      }
      isTooLong = isTooLong || line.count + rest.count > limit
      // What is over the limit is not held.
      if isTooLong { line.removeAll() } else { line += rest }
      pause()
    }
  }

  /// Writes all bytes; a reader that went away (`| head`) is no failure of ours.
  private static func write(_ text: String, to descriptor: Int32) {
    write(Array(text.utf8)[...], to: descriptor)
  }

  private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) {
    var rest = bytes
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }

  static func exit(_ status: Int32) -> Never { Glibc.exit(status) }

  /// `1 rule`, `2 rules`.
  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  /// Shows how far a long run is, on a terminal only; an empty text clears the line.
  static func progress(_ text: String) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    write("\r\u{1B}[K" + text, to: STDERR_FILENO)
  }

  /// Empties the screen, on a terminal only.
  static func clear() {
    guard isatty(STDOUT_FILENO) == 1 else { return }
    write("\u{1B}[2J\u{1B}[3J\u{1B}[H", to: STDOUT_FILENO)
  }

  /// How many columns the terminal has that standard output is; nil where it is none.
  private static var columns: Int? {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// A text for people: on a terminal its lines are broken at words.
  static func wrapped(_ text: String) -> String {
    columns.map { TerminalWrap(columns: $0).wrapped(text) } ?? text
  }

  /// Writes to a file whole or not at all, or to standard output where no file is named.
  static func emit(_ text: String, to path: String?) throws {
    guard let path else { return print(text) }
    try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
  }

  /// Adds text to a file, which is made where it is missing, whole or not at all.
  static func append(_ text: String, to path: String) throws {
    let url = URL(filePath: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    let old = FileManager.default.contents(atPath: path) ?? Data()
    try (old + Data(text.utf8)).write(to: url, options: .atomic)
  }

  private static func environment(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The language of reports that the environment asks for.
  static var language: ReportLanguage {
    let tag = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first
    return ReportLanguage(tag: tag ?? "en")
  }
}
