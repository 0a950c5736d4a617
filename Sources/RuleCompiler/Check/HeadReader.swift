import Catalog
import Diagnostics
import Evaluation
import RuleSyntax
import Values

/// Reads what heads of rules and exceptions share: markets, platforms, days, and the law.
struct HeadReader {
  let checker: ExpressionChecker
  /// The row of the family, where the head belongs to one.
  let instance: FamilyExpander.Instance?

  private var declarations: Declarations { checker.declarations }
  private var schema: Schema { checker.schema }

  /// What a path means that may name a column of the family's row.
  private enum RowPath {
    case value(FactValue)
    /// It begins with the row's name and means nothing, which is told already.
    case mistaken
    case elsewhere
  }

  private func rowPath(_ path: SyntaxNode) -> RowPath {
    guard let instance, path.pathParts.first == instance.name else { return .elsewhere }
    if case .term(.constant(let value), _) = checker.check(path) { return .value(value) }
    return .mistaken
  }

  private func mismatch(_ path: SyntaxNode, _ wanted: String) {
    checker.mistake("type.mismatch", "\(wanted) is expected, and `\(path.pathText)` is none", at: path)
  }

  // MARK: Law

  /// The provisions that a `basis` clause cites.
  func citations(_ node: SyntaxNode) -> [Citation] {
    node.nodes(.cite).compactMap { cite in
      let paths = cite.nodes(.path)
      guard let path = paths.first, let source = source(path) else { return nil }
      var provision = cite.token(.text)?.content ?? ""
      if paths.count == 2 {
        switch rowPath(paths[1]) {
        case .value(.text(let text)): provision = text
        case .value: mismatch(paths[1], "the text of a provision")
        case .mistaken: break
        // What the parser has told already has no name.
        case .elsewhere where paths[1].pathParts.isEmpty: break
        case .elsewhere:
          checker.mistake(
            "resolve.name", "a provision is a text such as \"art 16\", or a column of the family's row", at: paths[1])
        }
      }
      return Citation(source: source, provision: provision)
    }
  }

  private func source(_ path: SyntaxNode) -> Source? {
    switch rowPath(path) {
    case .value(.code(let name)):
      if let source = declarations.sources[name] { return source }
      mismatch(path, "a source")
      return nil
    case .value:
      mismatch(path, "a source")
      return nil
    case .mistaken: return nil
    case .elsewhere: break
    }
    if let full = declarations.resolve(path.pathText, in: declarations.sources, from: checker.package) {
      return declarations.sources[full]
    }
    checker.mistake(
      "resolve.source", "there is no source `\(path.pathText)` here", at: path,
      suggestions: nearestNames(
        to: path.pathText, among: declarations.shortNames(of: declarations.sources, from: checker.package)))
    return nil
  }

  // MARK: Scope

  /// Where and when it binds: without `applies`, while its sources are in force.
  func scope(_ node: SyntaxNode, _ basis: [Citation]) -> Scope {
    var markets = node.first(.scopeIn).map { places($0) } ?? []
    if let own = instance?.markets { markets = own }
    let except = node.first(.scopeExcept).map { places($0) } ?? []
    let platforms = node.first(.scopeOn).map(platforms) ?? []
    var periods: [Scope.Period] = []
    for line in node.nodes(.applies) {
      guard let period = period(line) else { continue }
      periods.append(period)
      checkLife(of: line, period.days, basis)
    }
    if periods.isEmpty { periods = basis.map { Scope.Period(days: $0.source.inForce) } }
    if let days = instance?.days {
      periods = periods.compactMap { period in
        period.days.intersection(days).map { Scope.Period(days: $0, event: period.event) }
      }
    }
    return Scope(markets: markets, except: except, platforms: platforms, periods: periods)
  }

  private func places(_ clause: SyntaxNode) -> [String] {
    clause.nodes(.path).compactMap { path in
      switch rowPath(path) {
      case .value(.code(let market)) where schema.markets.isKnown(market): return market
      case .value(.range):
        checker.mistake(
          "type.mismatch", "a row has `any` for `\(path.pathText)`, where a market is expected", at: path,
          help: "give the row its market: a union such as `EU`, where it has one")
        return nil
      case .value:
        mismatch(path, "a market")
        return nil
      case .mistaken: return nil
      case .elsewhere: break
      }
      if !schema.markets.isKnown(path.pathText) {
        checker.mistake(
          "resolve.market", "there is no market `\(path.pathText)`", at: path,
          suggestions: schema.markets.nearest(to: path.pathText))
      }
      return path.pathText
    }
  }

  private func platforms(_ clause: SyntaxNode) -> [String] {
    clause.tokens.dropFirst().filter { $0.kind == .name }.map { token in
      if schema.platforms[token.text] == nil {
        checker.log.error(
          "resolve.platform", "there is no platform `\(token.text)`", at: token, in: checker.file,
          suggestions: nearestNames(to: token.text, among: schema.platforms.keys))
      }
      return token.text
    }
  }

  private func period(_ node: SyntaxNode) -> Scope.Period? {
    let periods = node.nodes(.period)
    guard let days = periods.first.map(days) else { return nil }
    guard let event = node.first(.path)?.pathText, periods.count == 2 else { return Scope.Period(days: days) }
    if schema.attributes[event]?.type != .date {
      let known = schema.attributes.values.filter { $0.type == .date }.map(\.name)
      checker.mistake(
        "type.event", "`\(event)` is no attribute that holds a date", at: node.first(.path) ?? node,
        help: known.isEmpty ? nil : "these do: \(known.sorted().map { "`\($0)`" }.joined(separator: ", "))",
        suggestions: nearestNames(to: event, among: known))
    }
    return Scope.Period(days: days, event: (event, self.days(periods[1])))
  }

  /// The days of a period, each a date or a column of the family's row.
  private func days(_ period: SyntaxNode) -> DayRange {
    var reader = declarations
    reader.log = DiagnosticLog()
    let written = reader.days(of: period, checker.file)
    checker.log.diagnostics += reader.log.diagnostics
    var (from, through) = (written.from, written.through)
    var word = ""
    for child in period.children {
      switch child {
      case .token(let token): if token.text == "from" || token.text == "through" { word = token.text }
      case .node(let path):
        let row = rowPath(path)
        guard case .value(.date(let day)) = row else {
          if case .mistaken = row { continue }
          checker.mistake("type.date", "a day, or a column of the family's row that holds one, is expected", at: path)
          continue
        }
        if word == "from" { from = day } else { through = day }
      }
    }
    return DayRange(from: from, through: through)
  }

  /// A rule that begins to apply when none of its sources is in force is a mistake in one of the two.
  private func checkLife(of line: SyntaxNode, _ days: DayRange, _ basis: [Citation]) {
    guard !basis.isEmpty, days.overlaps(days) else { return }
    if !basis.contains(where: { $0.source.inForce.overlaps(days) }) {
      checker.mistake(
        "date.outside_source", "this applies only on days when none of its sources is in force",
        at: line.first(.period) ?? line)
    }
  }
}

extension DayRange {
  /// The days that both have; nil where there is none.
  func intersection(_ other: DayRange) -> DayRange? {
    guard overlaps(other) else { return nil }
    return DayRange(
      from: [from, other.from].compactMap(\.self).max(), through: [through, other.through].compactMap(\.self).min())
  }
}
