/// Writes a pattern anew so that RE2, which knows ASCII's words and folds letter by letter, means by `\w`, `\b` and `(?i)`
/// what Unicode means.
///
/// `\w` becomes letters, marks, numerals and connectors. Under `(?i)`, letters side by side that some character folds to
/// (`ss`, `fi`) may also be that character, and the other way round. `\b` and `\B` become marks that ``MarkedText`` puts
/// into the text, which everything else passes over: all ways to match are tried at once, in linear time.
struct PatternRewriter {
  /// How boundaries are written.
  enum Boundaries {
    /// Not at all: what is found so is a superset.
    case ignored
    case marked
  }

  private struct Flags {
    var ignoresCase = false
    var isMultiline = false
    var dotIsAll = false
  }

  private let boundaries: Boundaries
  private var output = ""
  private var flags = Flags()
  private var outerFlags: [Flags] = []
  /// Letters side by side that are not yet written.
  private var run: [Unicode.Scalar] = []

  /// - Throws: ``PatternError`` where a part has no meaning beside word boundaries.
  static func rewritten(_ tokens: [PatternToken], _ boundaries: Boundaries) throws(PatternError) -> String {
    var rewriter = PatternRewriter(boundaries: boundaries)
    for token in boundaries == .marked ? ordered(tokens) : tokens { try rewriter.write(token) }
    try rewriter.flush()
    return rewriter.output
  }

  private init(boundaries: Boundaries) { self.boundaries = boundaries }

  /// Boundaries after a start of line or text and before an end, once each: they say the same there.
  private static func ordered(_ tokens: [PatternToken]) -> [PatternToken] {
    var ordered: [PatternToken] = []
    for token in tokens {
      switch (ordered.last, token) {
      case (.boundary(let last)?, .boundary(let next)) where last == next: continue
      case (.boundary?, .start), (.end?, .boundary): ordered.insert(token, at: ordered.count - 1)
      default: ordered.append(token)
      }
    }
    return ordered
  }

  // MARK: Parts

  private mutating func write(_ token: PatternToken) throws(PatternError) {
    if case .literal(let scalar) = token {
      run.append(scalar)
      return
    }
    if case .quantifier(let text) = token {
      try writeQuantified(text)
      return
    }
    try flush()
    switch token {
    case .literal, .quantifier: break
    case .any: atom(boundaries == .marked ? "[^\(flags.dotIsAll ? "" : "\\n")\(MarkedText.marks)]" : ".")
    case .set(let set): try write(set)
    case .open(let text):
      outerFlags.append(flags)
      output += text
    case .openWithFlags(let text):
      outerFlags.append(flags)
      set(text)
      output += "(?\(text):"
    case .flags(let text):
      set(text)
      output += "(?\(text))"
    case .close:
      flags = outerFlags.popLast() ?? flags
      output += ")"
    case .alternative: output += "|"
    case .start(let text): output += text
    case .end(let text): output += boundaries == .marked ? "(?:[\(MarkedText.marks)]*\(text))" : text
    case .boundary(let isBoundary):
      let mark = isBoundary ? MarkedText.boundary : MarkedText.inside
      output += boundaries == .marked ? "(?:\(Self.quoted(mark)))" : "(?:)"
    case .anyByte:
      if boundaries == .marked { throw PatternError(reason: "\\C cannot stand in a pattern with \\b") }
      output += "\\C"
    }
  }

  private mutating func set(_ text: String) {
    var value = true
    for flag in text {
      switch flag {
      case "-": value = false
      case "i": flags.ignoresCase = value
      case "m": flags.isMultiline = value
      case "s": flags.dotIsAll = value
      default: break
      }
    }
  }

  /// What consumes a character passes over the marks before it.
  private mutating func atom(_ text: String) { output += marked(text) }

  private func marked(_ text: String) -> String {
    boundaries == .marked ? "(?:[\(MarkedText.marks)]*\(text))" : text
  }

  static func quoted(_ scalar: Unicode.Scalar) -> String { "\\x{" + String(scalar.value, radix: 16) + "}" }

  // MARK: Letters

  private mutating func flush() throws(PatternError) {
    defer { run = [] }
    guard flags.ignoresCase else {
      for scalar in run { atom(Self.quoted(scalar)) }
      return
    }
    let folded = run.flatMap(CaseFolding.folded)
    var start = 0
    while start < folded.count {
      let end = clusterEnd(in: folded, from: start)
      guard end - start <= Self.longestCluster else {
        throw PatternError(reason: "too many letters that fold together: \(String(String.UnicodeScalarView(run)))")
      }
      let ways = ways(to: folded[start..<end])
      output += ways.count == 1 ? ways[0] : "(?:\(ways.joined(separator: "|")))"
      start = end
    }
  }

  /// So many letters fold together at most; each more would add half as many ways again.
  private static let longestCluster = 12

  /// Where the letters end that characters with long foldings may stand for, across each other.
  private func clusterEnd(in folded: [Unicode.Scalar], from start: Int) -> Int {
    var end = start + 1
    var place = start
    while place < end {
      for long in CaseFolding.longFoldings where folded[place...].starts(with: long.folded) {
        end = max(end, place + long.folded.count)
      }
      place += 1
    }
    return end
  }

  /// All ways to write folded letters.
  private func ways(to folded: ArraySlice<Unicode.Scalar>) -> [String] {
    guard let first = folded.first else { return [""] }
    var all = ways(to: folded.dropFirst()).map { marked(Self.quoted(first)) + $0 }
    for long in CaseFolding.longFoldings where folded.starts(with: long.folded) {
      all += ways(to: folded.dropFirst(long.folded.count)).map { marked(Self.quoted(long.scalar)) + $0 }
    }
    return all
  }

  private mutating func writeQuantified(_ quantifier: String) throws(PatternError) {
    guard let last = run.popLast() else {
      output += quantifier
      return
    }
    try flush()
    guard flags.ignoresCase else {
      output += marked(Self.quoted(last)) + quantifier
      return
    }
    let folded = CaseFolding.folded(last)
    var ways = ways(to: folded[...])
    if !quantifier.hasPrefix("?"), folded.count == 1 {
      // A letter several times may be a character that folds to several of it.
      for long in CaseFolding.longFoldings where long.folded.allSatisfy({ $0 == folded[0] }) {
        if !quantifier.hasPrefix("{") { ways.append(marked(Self.quoted(long.scalar))) }
      }
    }
    output += "(?:\(ways.joined(separator: "|")))\(quantifier)"
  }
}

// MARK: - Classes

extension PatternRewriter {
  private static let words = "\\p{L}\\p{M}\\p{N}\\p{Pc}"

  private mutating func write(_ set: PatternSet) throws(PatternError) {
    if set.items.count == 1, !set.isNegated, let text = single(set.items[0]) {
      atom(text)
      return
    }
    var text = set.isNegated ? "[^" : "["
    for item in set.items { text += try written(item, in: set) }
    if set.isNegated, boundaries == .marked { text += MarkedText.marks }
    let ways = [marked(text + "]")] + (set.isNegated ? [] : longWays(of: set))
    output += ways.count == 1 ? ways[0] : "(?:\(ways.joined(separator: "|")))"
  }

  /// A class that is one item.
  private func single(_ item: PatternSet.Item) -> String? {
    let (text, isMeant): (String, Bool)
    switch item {
    case .word(let meant): (text, isMeant) = (Self.words, meant)
    case .ascii(let letter, let meant): (text, isMeant) = ("\\\(letter)", meant)
    case .property(let name, let meant): (text, isMeant) = ("\\p\(name)", meant)
    case .named(let name, let meant): (text, isMeant) = ("[:\(name):]", meant)
    case .range: return nil
    }
    return isMeant ? "[\(text)]" : "[^\(text)\(boundaries == .marked ? MarkedText.marks : "")]"
  }

  private func written(_ item: PatternSet.Item, in set: PatternSet) throws(PatternError) -> String {
    let mustSpareMarks = boundaries == .marked && !set.isNegated
    switch item {
    case .range(let first, let last):
      return mustSpareMarks ? Self.ranges(first.value, last.value) : Self.range(first.value, last.value)
    case .word(true): return Self.words
    case .word(false): return Self.notWords
    case .ascii(let letter, true): return "\\\(letter)"
    case .ascii("d", false): return Self.ranges(0, 0x2F) + Self.ranges(0x3A, 0x10FFFF)
    case .ascii(_, false):
      // RE2's \s: tab, line feed, form feed, carriage return and space.
      return [(0, 8), (0xB, 0xB), (0xE, 0x1F), (0x21, 0x10FFFF)].map { Self.ranges($0.0, $0.1) }.joined()
    case .property(let name, let isMeant):
      if !isMeant, mustSpareMarks { throw Self.cannotSpareMarks("\\P\(name)") }
      return isMeant ? "\\p\(name)" : "\\P\(name)"
    case .named(let name, let isMeant):
      if !isMeant, mustSpareMarks { throw Self.cannotSpareMarks("[:^\(name):]") }
      return isMeant ? "[:\(name):]" : "[:^\(name):]"
    }
  }

  private static func cannotSpareMarks(_ item: String) -> PatternError {
    PatternError(reason: "\(item) cannot stand in brackets in a pattern with \\b")
  }

  /// The foldings of characters of a class that fold to several.
  private func longWays(of set: PatternSet) -> [String] {
    guard flags.ignoresCase else { return [] }
    var ways: [String] = []
    for long in CaseFolding.longFoldings {
      let isIn = set.items.contains { item in
        if case .range(let first, let last) = item { (first...last).contains(long.scalar) } else { false }
      }
      if isIn { ways += self.ways(to: long.folded[...]) }
    }
    return Array(Set(ways)).sorted()
  }

  private static func range(_ first: UInt32, _ last: UInt32) -> String {
    let start = "\\x{" + String(first, radix: 16) + "}"
    return first == last ? start : start + "-\\x{" + String(last, radix: 16) + "}"
  }

  /// A range without the marks.
  private static func ranges(_ first: UInt32, _ last: UInt32) -> String {
    let marks = MarkedText.boundary.value...MarkedText.inside.value
    guard first <= marks.upperBound, last >= marks.lowerBound else { return range(first, last) }
    return (first < marks.lowerBound ? range(first, marks.lowerBound - 1) : "")
      + (last > marks.upperBound ? range(marks.upperBound + 1, last) : "")
  }

  /// What is no `\w`, as ranges.
  private static let notWords: String = {
    var text = ""
    var start: UInt32?
    for value in UInt32(0)...0x10FFFF {
      let isWord = Unicode.Scalar(value).map(isWordScalar) ?? true
      if isWord, let first = start {
        text += ranges(first, value - 1)
        start = nil
      } else if !isWord, start == nil {
        start = value
      }
    }
    return text + (start.map { ranges($0, 0x10FFFF) } ?? "")
  }()

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation:
      true
    default: false
    }
  }
}
