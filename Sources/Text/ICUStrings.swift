internal import CICU

/// The versions of ICU and of its data, such as "ICU 72.1, CLDR 42, Unicode 15.0".
///
/// Texts of numbers, lists, messages and names depend on it: reports that hold such texts should name it.
package let icuVersion = utf8Answer { cicu_version($0, $1) }

/// Calls a C function with the UTF-8 bytes of a text; the pointer is valid during the call only.
///
/// A text beyond 2 GiB is cut there, which no caller with a locale, a pattern or a value comes near.
func withUTF8<Result>(_ text: String, _ body: (UnsafePointer<CChar>, Int32) -> Result) -> Result {
  var text = text
  return text.withUTF8 { bytes in
    guard let base = bytes.baseAddress else { return "".withCString { body($0, 0) } }
    return base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { body($0, Int32(clamping: bytes.count)) }
  }
}

/// The text that a C function writes.
///
/// - Parameter write: fills the room that it is given and returns the length in bytes of its whole answer; called
///   again with enough room when that was too little.
func utf8Answer(_ write: (UnsafeMutablePointer<CChar>, Int32) -> Int32) -> String {
  let usual = 256
  let short: (text: String, length: Int) = withUnsafeTemporaryAllocation(of: CChar.self, capacity: usual) { room in
    guard let base = room.baseAddress else { return ("", 0) }
    let length = Int(write(base, Int32(usual)))
    guard length <= usual else { return ("", length) }
    return (String(decoding: UnsafeRawBufferPointer(start: base, count: length), as: UTF8.self), length)
  }
  guard short.length > usual else { return short.text }
  return String(unsafeUninitializedCapacity: short.length) { room in
    guard let base = room.baseAddress else { return 0 }
    return base.withMemoryRebound(to: CChar.self, capacity: room.count) { characters in
      min(Int(write(characters, Int32(clamping: short.length))), short.length)
    }
  }
}

/// Texts one after another with the end of each in bytes: how lists of texts cross into C.
struct JoinedTexts {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int32] = []

  /// Appends a text and returns where it stands.
  @discardableResult
  mutating func append(_ text: String) -> Range<Int32> {
    let start = Int32(clamping: bytes.count)
    bytes.append(contentsOf: text.utf8)
    let end = Int32(clamping: bytes.count)
    ends.append(end)
    return start..<end
  }

  /// Calls a C function with all bytes; the pointer is valid during the call only.
  func withPointer<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    bytes.withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return "".withCString(body) }
      return body(base.assumingMemoryBound(to: CChar.self))
    }
  }
}
