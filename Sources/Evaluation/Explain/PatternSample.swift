/// A text that a simple pattern matches: characters, classes, groups, alternatives and counts.
///
/// It is only a proposal: whether the pattern does match it is tried by whoever uses it.
struct PatternSample {
  private var rest: Substring

  init(pattern: String) { rest = pattern[...] }

  /// The text; nil for a pattern with something else in it.
  var text: String? {
    var reader = self
    guard let text = reader.alternatives(), reader.rest.isEmpty else { return nil }
    return text
  }

  /// The first alternative; the others are read over.
  private mutating func alternatives() -> String? {
    guard let first = sequence() else { return nil }
    while rest.first == "|" {
      rest.removeFirst()
      guard sequence() != nil else { return nil }
    }
    return first
  }

  private mutating func sequence() -> String? {
    var text = ""
    while let next = rest.first, next != "|", next != ")" {
      guard let atom = atom(), let count = count() else { return nil }
      text += String(repeating: atom, count: count)
    }
    return text
  }

  private mutating func atom() -> String? {
    let next = rest.removeFirst()
    switch next {
    case "(":
      if rest.hasPrefix("?:") { rest.removeFirst(2) }
      guard let inner = alternatives(), rest.first == ")" else { return nil }
      rest.removeFirst()
      return inner
    case "[": return characterClass()
    case "\\":
      guard let escaped = rest.popFirst() else { return nil }
      switch escaped {
      case "d": return "1"
      case "w": return "A"
      case "s": return " "
      default: return escaped.isLetter ? nil : String(escaped)
      }
    case ".": return "1"
    case "^", "$": return ""
    case "*", "+", "?", "{": return nil
    default: return String(next)
    }
  }

  /// A character of a class: the last that a digit or letter range gives, else the first named.
  private mutating func characterClass() -> String? {
    guard let end = rest.firstIndex(of: "]"), rest.first != "^" else { return nil }
    let members = rest[..<end]
    rest = rest[rest.index(after: end)...]
    if members.hasPrefix("\\d") { return "1" }
    if members.contains("1-9") || members.contains("0-9") { return "1" }
    return members.first.map(String.init)
  }

  /// How often the atom stands there: as seldom as allowed.
  private mutating func count() -> Int? {
    switch rest.first {
    case "*", "?":
      rest.removeFirst()
      return 0
    case "+":
      rest.removeFirst()
      return 1
    case "{":
      guard let end = rest.firstIndex(of: "}") else { return nil }
      let bounds = rest[rest.index(after: rest.startIndex)..<end].split(separator: ",")
      rest = rest[rest.index(after: end)...]
      return bounds.first.flatMap { Int($0) }
    default: return 1
    }
  }
}
