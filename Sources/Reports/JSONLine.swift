internal import FoundationEssentials

/// A value as one line of JSON: keys sorted, slashes plain, and no character that a terminal would act on.
package struct JSONLine: Sendable {
  /// The line with its line break.
  package let text: String

  /// Writes a value; the result is empty where it cannot be encoded.
  package init(_ value: some Encodable) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    text = (try? encoder.encode(value)).map { Self.escaped(String(decoding: $0, as: UTF8.self)) + "\n" } ?? ""
  }

  /// The same JSON with DEL, C1 and turned directions as escapes: they stand within texts only.
  private static func escaped(_ json: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in json.unicodeScalars {
      switch scalar.value {
      case 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069:
        let digits = String(scalar.value, radix: 16)
        result.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
