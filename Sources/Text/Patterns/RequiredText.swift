/// A run of characters that stands in every text in which a pattern is found: looked for before the pattern is.
struct RequiredText {
  /// UTF-8, empty where none is known.
  let bytes: [UInt8]
  /// The place of the byte that the fewest texts hold.
  let rarest: Int

  /// - Parameter tokens: of a pattern without word boundaries, or whose word boundaries are passed over.
  init(of tokens: [PatternToken]) {
    let runs = Self.ignoresCase(tokens) || Self.hasAlternatives(tokens) ? [] : Self.runs(of: tokens)
    let bytes = runs.min { Self.commonness(of: $0) < Self.commonness(of: $1) } ?? []
    self.bytes = bytes
    rarest = bytes.indices.min { Self.commonness(of: bytes[$0]) < Self.commonness(of: bytes[$1]) } ?? 0
  }

  private static func ignoresCase(_ tokens: [PatternToken]) -> Bool {
    tokens.contains { token in
      switch token {
      case .flags(let flags), .openWithFlags(let flags): flags.contains("i")
      default: false
      }
    }
  }

  /// Whether it has alternatives outside of all groups.
  private static func hasAlternatives(_ tokens: [PatternToken]) -> Bool {
    zip(tokens, depths(of: tokens)).contains { $0 == .alternative && $1 == 0 }
  }

  /// How many groups each token stands in.
  private static func depths(of tokens: [PatternToken]) -> [Int] {
    var depth = 0
    return tokens.map { token in
      switch token {
      case .open, .openWithFlags: depth += 1
      case .close: depth -= 1
      default: break
      }
      return depth
    }
  }

  /// Characters side by side that stand outside of all groups and that no quantifier makes needless.
  private static func runs(of tokens: [PatternToken]) -> [[UInt8]] {
    var runs: [[UInt8]] = [[]]
    for (place, depth) in depths(of: tokens).enumerated() {
      if depth == 0, case .literal(let scalar) = tokens[place], !isQuantified(place, tokens) {
        runs[runs.count - 1] += Array(String(scalar).utf8)
      } else {
        runs.append([])
      }
    }
    return runs.filter { !$0.isEmpty }
  }

  private static func isQuantified(_ place: Int, _ tokens: [PatternToken]) -> Bool {
    guard place + 1 < tokens.count, case .quantifier = tokens[place + 1] else { return false }
    return true
  }

  private static func commonness(of run: [UInt8]) -> (Int, Int) {
    (run.map(commonness).min() ?? 0, -run.count)
  }

  /// The higher, the more texts hold a byte.
  private static func commonness(of byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: " "), 0x80...: 3
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "\n"): 2
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): 1
    default: 0
    }
  }
}
