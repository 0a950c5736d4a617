extension TextMeasure {
  /// Valid UTF-8 without the white space at its ends; nil where only the characters themselves know, because what stands
  /// there may be of one character with its neighbour.
  package static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    var (start, end) = (0, bytes.count)
    while start < end, isASCIISpace(bytes[start]) { start += 1 }
    while start < end, isASCIISpace(bytes[end - 1]) { end -= 1 }
    var last = end - 1
    while last > start, bytes[last] & 0xC0 == 0x80 { last -= 1 }
    guard start == end || staysAtEdge(bytes, at: start) && staysAtEdge(bytes, at: last) else { return nil }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  private static func isASCIISpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

  /// Whether a code point is certainly a character by itself and no white space.
  private static func staysAtEdge(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    if bytes[offset] < 0x80 { return true }
    guard simpleWidth(bytes, at: offset) > 0 else { return false }
    return Unicode.Scalar(CodePoint.decode(bytes, at: offset).scalar)?.properties.isWhitespace == false
  }
}
