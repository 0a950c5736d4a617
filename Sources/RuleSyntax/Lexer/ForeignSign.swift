/// A sign that no rule text has and that is told with what to write for it: `≥`, `&&`, what a Chinese input method writes.
struct ForeignSign {
  /// How many bytes it takes.
  let length: Int
  /// What it means, if the parser goes on as if that stood here.
  let meaning: String?
  /// What to write.
  let advice: String

  /// The sign that begins at `offset`.
  init?(in bytes: [UInt8], at offset: Int) {
    let first = bytes[offset]
    let next: UInt8 = offset + 1 < bytes.count ? bytes[offset + 1] : 0
    if first < 0x80 {
      guard let (length, meaning) = Self.ascii(first, next) else { return nil }
      self.init(
        length: length, meaning: meaning, advice: meaning.map { "write `\($0)`" } ?? Self.endOfClause)
      return
    }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard offset + length <= bytes.count,
      let scalar = String(validating: bytes[offset..<(offset + length)], as: UTF8.self)?.unicodeScalars.first
    else { return nil }
    if let meaning = Self.signs[scalar] {
      self.init(length: length, meaning: meaning, advice: "write `\(meaning)`")
    } else if scalar == "；" {
      self.init(length: length, meaning: nil, advice: Self.endOfClause)
    } else if Self.spaces.contains(scalar) {
      self.init(length: length, meaning: nil, advice: "write a space")
    } else if (0xFF10...0xFF19).contains(scalar.value) || (0xFF21...0xFF5A).contains(scalar.value),
      let plain = Unicode.Scalar(scalar.value - 0xFEE0),
      plain.properties.isAlphabetic || plain.properties.numericType != nil
    {
      self.init(length: length, meaning: nil, advice: "write `\(plain)`, which is half as wide")
    } else {
      return nil
    }
  }

  private init(length: Int, meaning: String?, advice: String) {
    self.length = length
    self.meaning = meaning
    self.advice = advice
  }

  private static func ascii(_ first: UInt8, _ next: UInt8) -> (Int, String?)? {
    switch (first, next) {
    case (UInt8(ascii: "&"), UInt8(ascii: "&")): (2, "and")
    case (UInt8(ascii: "&"), _): (1, "and")
    case (UInt8(ascii: "!"), Ascii.equal): (2, "is not")
    case (UInt8(ascii: "!"), _): (1, "not")
    case (UInt8(ascii: ";"), _): (1, nil)
    default: nil
    }
  }

  /// What a text in typographic quotation marks ends with.
  static func closingQuote(of opening: String) -> Character? { closings[opening] }

  private static let closings: [String: Character] = [
    "“": "”", "„": "“", "「": "」", "『": "』", "«": "»", "＂": "＂", "‘": "’", "＇": "＇", "”": "”", "’": "’",
  ]

  private static let endOfClause = "write nothing: a clause ends with its line"
  private static let spaces: Set<Unicode.Scalar> = [
    "\u{A0}", "\u{3000}", "\u{2003}", "\u{202F}", "\u{200B}", "\u{FEFF}",
  ]

  /// The signs by what they mean.
  private static let signs: [Unicode.Scalar: String] = {
    let meanings: [(String, String)] = [
      ("≥≧⩾", ">="), ("≤≦⩽", "<="), ("≠", "is not"), ("＞", ">"), ("＜", "<"), ("＝≡", "is"), ("∧＆", "and"), ("∨", "or"),
      ("¬！", "not"), ("∈", "in"), ("（", "("), ("）", ")"), ("［【〔", "["), ("］】〕", "]"), ("｛", "{"), ("｝", "}"),
      ("：", ":"), ("，、", ","), ("。．", "."), ("｜", "|"), ("×＊", "*"), ("÷／", "/"), ("＋", "+"), ("−－–—", "-"),
      ("％", "%"), ("“”„«»「」『』＂", "\""), ("‘’＇", "'"),
    ]
    var signs: [Unicode.Scalar: String] = [:]
    for (scalars, meaning) in meanings { for scalar in scalars.unicodeScalars { signs[scalar] = meaning } }
    return signs
  }()
}

extension Token {
  /// What the parser takes it for: its text, or what a foreign sign such as `≥` means.
  var reading: String {
    guard kind == .unknown else { return text }
    return ForeignSign(in: Array(text.utf8), at: 0)?.meaning ?? text
  }

  /// Whether it means nothing at all: the parser goes on as if it did not stand there.
  package var isNoise: Bool {
    guard kind == .unknown else { return false }
    let bytes = Array(text.utf8)
    guard let sign = ForeignSign(in: bytes, at: 0), sign.length == bytes.count, let meaning = sign.meaning else {
      return true
    }
    return meaning == "\"" || meaning == "'"
  }
}
