internal import Glibc

/// Where the bytes of a catalog come from: a file, standard input, an array, or a function that makes them.
///
/// Owns the file descriptor that it opened and closes it. Not for use by two threads.
package struct ByteSource: ~Copyable {
  /// The path as given, or a name for messages.
  package let name: String
  private let origin: Origin
  private var offset = 0

  private enum Origin {
    case descriptor(Int32, isOwned: Bool)
    case bytes([UInt8])
    case function((UnsafeMutableRawBufferPointer) -> Int)
  }

  /// Opens a file for reading.
  ///
  /// - Throws: ``ByteSourceError/cannotOpen(path:reason:)`` where it is missing, unreadable or a folder.
  package init(path: String) throws(ByteSourceError) {
    let descriptor = retryingInterrupts { open(path, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw .cannotOpen(path: path, reason: errorText(errno)) }
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    if isKnown, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw .cannotOpen(path: path, reason: errorText(EISDIR))
    }
    name = path
    origin = .descriptor(descriptor, isOwned: true)
  }

  /// Bytes that are in memory already.
  package init(bytes: [UInt8], name: String = "memory") {
    self.name = name
    origin = .bytes(bytes)
  }

  /// Bytes that a function makes.
  ///
  /// The function fills the start of the buffer and says how many bytes it wrote, 0 at the end.
  package init(name: String, function: @escaping (UnsafeMutableRawBufferPointer) -> Int) {
    self.name = name
    origin = .function(function)
  }

  private init(descriptor: Int32, name: String) {
    self.name = name
    origin = .descriptor(descriptor, isOwned: false)
  }

  deinit {
    if case .descriptor(let descriptor, isOwned: true) = origin { close(descriptor) }
  }

  /// The standard input of the program; it stays open.
  package static var standardInput: ByteSource {
    ByteSource(descriptor: STDIN_FILENO, name: "standard input")
  }

  /// Reads what is there, at most as much as fits.
  ///
  /// - Returns: The number of bytes read; 0 only at the end.
  /// - Throws: ``ByteSourceError/cannotRead(path:reason:)``.
  package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
    switch origin {
    case .descriptor(let descriptor, _):
      let count = retryingInterrupts { Glibc.read(descriptor, buffer.baseAddress, buffer.count) }
      guard count >= 0 else { throw .cannotRead(path: name, reason: errorText(errno)) }
      return count
    case .bytes(let bytes):
      let count = min(buffer.count, bytes.count - offset)
      buffer.copyBytes(from: bytes[offset..<offset + count])
      offset += count
      return count
    case .function(let make):
      return min(buffer.count, max(0, make(buffer)))
    }
  }
}

/// Why the bytes of a catalog could not be had.
package enum ByteSourceError: Error, Hashable {
  /// The file is missing, unreadable or a folder; the reason is the system's text.
  case cannotOpen(path: String, reason: String)
  /// Reading failed on the way; the reason is the system's text.
  case cannotRead(path: String, reason: String)
}

/// Calls a system function again as long as a signal interrupts it.
private func retryingInterrupts<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}

/// The system's text for an error number.
private func errorText(_ code: Int32) -> String {
  guard let text = strerror(code) else { return "error \(code)" }
  return String(cString: text)
}
