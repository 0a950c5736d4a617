/// Writes random rules over Boolean attributes of the test vocabulary.
struct RandomRules {
  var random: SplitMix
  /// What stands at the leaves.
  var atoms = Self.attributes

  static let attributes = ["flag", "other", "third", "fourth", "fifth", "sixth"]

  /// Conditions over the same attributes that say more of them than their truth.
  static let tests = attributes.flatMap {
    ["\($0) is present", "\($0) is none", "\($0) is true", "\($0) is not false"]
  }

  init(_ random: SplitMix) { self.random = random }

  mutating func expression(depth: Int = 2) -> String {
    if depth == 0 || random.oneIn(3) {
      return (random.oneIn(3) ? "not " : "") + random.pick(atoms)
    }
    let word = random.oneIn(2) ? " and " : " or "
    let parts = (0..<Int.random(in: 2...3, using: &random)).map { _ in expression(depth: depth - 1) }
    return (random.oneIn(5) ? "not " : "") + "(" + parts.joined(separator: word) + ")"
  }

  private mutating func group(depth: Int) -> String {
    var text = random.pick(["", "any of ", "all of "]) + "{\n"
    for index in 0..<Int.random(in: 1...3, using: &random) {
      let body = depth > 0 && random.oneIn(4) ? group(depth: depth - 1) : expression(depth: 1)
      text += "    p\(depth)\(index): \(body)"
      if random.oneIn(3) { text += " when \(expression(depth: 1))" }
      if random.oneIn(3) { text += " unless \(expression(depth: 0))" }
      text += "\n"
    }
    return text + "  }"
  }

  /// The clauses of a rule.
  mutating func clauses() -> String {
    var clauses: [String] = []
    if random.oneIn(2) { clauses.append("when \(expression())") }
    if random.oneIn(3) { clauses.append("unless \(expression(depth: 1))") }
    let word = random.oneIn(4) ? "forbid" : "require"
    clauses.append("\(word) \(random.oneIn(2) ? expression() : group(depth: 1))")
    return clauses.joined(separator: "\n  ")
  }
}
