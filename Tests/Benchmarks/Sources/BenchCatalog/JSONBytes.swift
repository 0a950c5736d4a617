/// JSON as it is written: bytes, without spaces.
package struct JSONBytes: Sendable {
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  package init() {}

  package mutating func object(_ write: (inout JSONBytes) -> Void) { nested("{", "}", write) }

  package mutating func list(_ write: (inout JSONBytes) -> Void) { nested("[", "]", write) }

  package mutating func key(_ name: String) {
    text(name)
    raw(":")
    needsComma = false
  }

  /// A text; quotation marks, backslashes and line breaks are escaped.
  package mutating func text(_ value: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case UInt8(ascii: "\n"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(UInt8(ascii: "n"))
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A number or a word, or a value that was written before.
  package mutating func literal(_ value: String) {
    separate()
    raw(value)
  }

  package mutating func value(_ written: JSONBytes) {
    separate()
    bytes += written.bytes
  }

  package mutating func member(_ name: String, _ value: String) {
    key(name)
    text(value)
  }

  private mutating func nested(_ start: String, _ end: String, _ write: (inout JSONBytes) -> Void) {
    separate()
    raw(start)
    needsComma = false
    write(&self)
    raw(end)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func raw(_ text: String) { bytes += text.utf8 }
}
