extension Layout {
  /// The clauses of a rule or an exception, one a line; an empty line stands before the examples.
  mutating func layoutBody(_ node: FormatNode) {
    guard let open = own("{", of: node) else { return }
    let clauses = node.nodes.filter { $0.start > open }
    var previous: FormatNode?
    for clause in clauses {
      defer { previous = clause }
      // `in EU except DE` is one line.
      if clause.kind == .scopeExcept, previous?.kind == .scopeIn { continue }
      let beginsExamples = clause.kind == .example && previous?.kind != .example
      let blank: Gap.Blank = beginsExamples ? .always : .kept
      breakLine(before: clause.start, indent: 2, previous == nil ? .never : blank)
      layoutClause(clause)
    }
    closeBrace(of: node, indent: 0)
    forEachRun(of: .unlessClause, in: clauses) { $0.alignCitations(of: $1) }
    forEachRun(of: .fix, in: clauses) { $0.alignFixes($1) }
    for clause in clauses { wrapClause(clause) }
  }

  private mutating func layoutClause(_ clause: FormatNode) {
    let keyword = clause.start..<clause.start + 1
    switch clause.kind {
    case .classification, .was, .binds, .scopeIn, .scopeOn, .applies, .basis, .replaces, .whenClause, .unlessClause,
      .penalty, .effort:
      pad(keyword, to: Self.clauseColumn)
    case .say: pad(clause.start..<clause.start + 2, to: Self.clauseColumn)
    case .require, .forbid:
      if let group = clause.first(.group) {
        layoutGroup(group, indent: 2)
      } else {
        pad(keyword, to: Self.clauseColumn)
      }
    case .fix where clause.own.count < 2 || tokens[clause.own[1]].kind != .name || clause.own[1] > clause.start + 1:
      pad(keyword, to: Self.clauseColumn)
    case .example: layoutExample(clause)
    default: break
    }
  }

  private mutating func forEachRun(
    of kind: SyntaxNode.Kind, in clauses: [FormatNode], _ body: (inout Layout, [FormatNode]) -> Void
  ) {
    var run: [FormatNode] = []
    for clause in clauses {
      if clause.kind == kind {
        run.append(clause)
      } else if !run.isEmpty {
        body(&self, run)
        run = []
      }
    }
    if !run.isEmpty { body(&self, run) }
  }

  /// `unless …  basis …`: the citations in a column, or below where the line is too long.
  private mutating func alignCitations(of run: [FormatNode]) {
    var heads: [Range<Int>] = []
    for clause in run {
      guard let basis = clause.first(.basis) else { continue }
      set(.spaces(2), before: basis.start)
      if 2 + width(clause.range) <= Self.lineLimit {
        heads.append(clause.start..<basis.start)
      } else {
        breakLine(before: basis.start, indent: Self.clauseColumn + 2)
      }
    }
    let column = (heads.map(width).max() ?? 0) + 2
    let fits = run.allSatisfy { clause in
      guard let basis = clause.first(.basis), heads.contains(clause.start..<basis.start) else { return true }
      return 2 + column + width(basis.range) <= Self.lineLimit
    }
    if fits { align(heads, gap: 2) }
  }

  /// `fix NAME: …  needs review`: the actions in a column, and so what they need.
  private mutating func alignFixes(_ run: [FormatNode]) {
    let named = run.filter { clause in clause.own.contains { tokens[$0].text == ":" } }
    align(named.map { $0.start..<$0.start + 3 }, gap: 1)
    let heads: [Range<Int>] = run.compactMap { clause in
      guard let action = clause.first(.action), action.range.upperBound < clause.range.upperBound else { return nil }
      return clause.start..<action.range.upperBound
    }
    align(heads, gap: 2)
  }

  private mutating func wrapClause(_ clause: FormatNode) {
    switch clause.kind {
    case .letClause, .whenClause, .unlessClause, .require, .forbid:
      guard let expression = clause.nodes.first, expression.kind != .group else { return }
      let column = 2 + width(clause.start..<expression.start) + gaps[expression.start].width
      wrap(expression, from: column, indent: clause.kind == .letClause ? 6 : Self.clauseColumn + 2)
    default: return
    }
  }

  // MARK: Groups

  /// Named conditions, one a line: the names in a column when all are plain, the conditions when all fit.
  private mutating func layoutGroup(_ group: FormatNode, indent: Int) {
    let entries = group.nodes.filter { $0.kind == .requirement }
    for (position, entry) in entries.enumerated() {
      breakLine(before: entry.start, indent: indent + 2, position == 0 ? .never : .kept)
    }
    closeBrace(of: group, indent: indent)
    if alignConditions(entries, indent: indent + 2) { return }
    for entry in entries {
      if let inner = entry.first(.group) {
        layoutGroup(inner, indent: indent + 2)
      } else {
        breakCondition(entry, indent: indent + 2)
      }
    }
  }

  private mutating func alignConditions(_ entries: [FormatNode], indent: Int) -> Bool {
    guard entries.allSatisfy({ $0.first(.group) == nil }) else { return false }
    align(entries.filter { $0.first(.label) != nil }.map { $0.start..<$0.start + 1 }, gap: 1)
    let before = gaps
    align(entries.map { $0.start..<conditionStart(of: $0) }, gap: entries.count > 1 ? 2 : 1)
    if entries.allSatisfy({ indent + width($0.range) <= Self.lineLimit }) { return true }
    gaps = before
    return false
  }

  /// The index of the first token behind the colon of a named condition.
  private func conditionStart(of entry: FormatNode) -> Int { (own(":", of: entry) ?? entry.start) + 1 }

  /// A condition too long for its line stands below its name, and its `when` and `unless` below that.
  private mutating func breakCondition(_ entry: FormatNode, indent: Int) {
    guard indent + width(entry.range) > Self.lineLimit else { return }
    let start = conditionStart(of: entry)
    breakLine(before: start, indent: indent + 2)
    guard indent + 2 + width(start..<entry.range.upperBound) > Self.lineLimit else { return }
    for part in entry.nodes where part.start >= start {
      if part.start > start { breakLine(before: part.start, indent: indent + 2) }
      if part.kind == .whenClause || part.kind == .unlessClause {
        guard let expression = part.nodes.first else { continue }
        let column = indent + 2 + width(part.start..<expression.start) + 1
        wrap(expression, from: column, indent: indent + 4)
      } else {
        wrap(part, from: indent + 2, indent: indent + 2)
      }
    }
  }
}
