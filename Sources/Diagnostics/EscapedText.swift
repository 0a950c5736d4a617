/// Text made fit for a terminal: control characters and turned directions are shown as `\u{…}`.
///
/// C0 but tab and line feed, DEL, C1, and the bidi embeddings, overrides and isolates U+202A–202E, U+2066–2069.
public func escapingControls(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x09, 0x0A: result.append(scalar)
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069:
      result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
    default: result.append(scalar)
    }
  }
  return String(result)
}
