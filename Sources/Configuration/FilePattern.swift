/// A pattern of file names as shells write it: `*` and `?` within a name, `**` across folders.
package struct FilePattern: Sendable, Equatable {
  package let text: String

  package init(_ text: String) { self.text = text }

  /// Whether a path fits: the whole of it, or its end from a folder on (`toys/*.jsonl` fits `data/toys/a.jsonl`).
  package func matches(_ path: String) -> Bool {
    let pattern = Array(text.hasPrefix("./") ? text.dropFirst(2) : text[...])
    var rest = path[...]
    while true {
      if Self.matches(pattern[...], Array(rest)[...]) { return true }
      guard let slash = rest.firstIndex(of: "/") else { return false }
      rest = rest[rest.index(after: slash)...]
    }
  }

  private static func matches(_ pattern: ArraySlice<Character>, _ name: ArraySlice<Character>) -> Bool {
    guard let first = pattern.first else { return name.isEmpty }
    switch first {
    case "*":
      let isDeep = pattern.dropFirst().first == "*"
      let rest = pattern.dropFirst(isDeep ? 2 : 1)
      // `**/` may stand for no folder at all.
      if isDeep, rest.first == "/", matches(rest.dropFirst(), name) { return true }
      var tail = name
      while true {
        if matches(rest, tail) { return true }
        guard let next = tail.first, isDeep || next != "/" else { return false }
        tail = tail.dropFirst()
      }
    case "?":
      guard let next = name.first, next != "/" else { return false }
      return matches(pattern.dropFirst(), name.dropFirst())
    default: return name.first == first && matches(pattern.dropFirst(), name.dropFirst())
    }
  }
}
