extension Layout {
  /// The attribute on one line, and below it the question, the platforms' names and what is presumed.
  ///
  /// Without a question all of it may stay on the line.
  mutating func layoutAttribute(_ node: FormatNode) {
    guard let label = node.first(.label) else { return }
    let rest = label.range.upperBound..<node.range.upperBound
    guard node.first(.question) != nil || rest.contains(where: wasBroken) else { return }
    for part in node.parts {
      switch part {
      case .node(let inner) where inner.start >= rest.lowerBound: breakLine(before: inner.start, indent: 2)
      case .token(let index) where index >= rest.lowerBound: breakLine(before: index, indent: 2)
      default: continue
      }
    }
  }

  /// The fields in columns, one a line, or all on one.
  mutating func layoutRecord(_ node: FormatNode) {
    let fields = node.nodes.filter { $0.kind == .field }
    guard let open = own("{", of: node), wasBroken(within: open..<node.range.upperBound) else { return }
    for (position, field) in fields.enumerated() {
      breakLine(before: field.start, indent: 2, position == 0 ? .never : .kept)
    }
    align(fields.map { $0.start..<$0.start + 1 }, gap: 1)
    closeBrace(of: node, indent: 0)
  }

  /// `code NAME = a | b` on one line, or one code a line with the bars before them.
  mutating func layoutCode(_ node: FormatNode) {
    let entries = node.nodes.filter { $0.kind == .codeEntry }
    guard let sign = own("=", of: node), wasBroken(within: sign..<node.range.upperBound) else { return }
    let bars = node.own.filter { tokens[$0].text == "|" }
    for bar in bars { breakLine(before: bar, indent: 2, bar > sign + 1 ? .kept : .never) }
    if let first = entries.first, first.start == sign + 1 { breakLine(before: first.start, indent: 4) }
    for entry in entries { layoutChildren(of: entry, indent: 4) }
  }

  /// `> { a, b }` on one line, or one entry a line.
  mutating func layoutChildren(of node: FormatNode, indent: Int) {
    guard let group = node.first(.codeGroup), let open = own("{", of: group) else { return }
    guard wasBroken(within: open..<group.range.upperBound) else { return }
    for (position, entry) in group.nodes.enumerated() {
      breakLine(before: entry.start, indent: indent + 2, position == 0 ? .never : .kept)
      layoutChildren(of: entry, indent: indent + 2)
    }
    closeBrace(of: group, indent: indent)
  }

  /// Parts between braces, two spaces apart on one line, or broken as the author did.
  ///
  /// - Parameter rows: whether a line may hold several of them.
  mutating func layoutParts(_ kind: SyntaxNode.Kind, of node: FormatNode, rows: Bool) {
    let parts = node.nodes.filter { $0.kind == kind }
    guard let open = own("{", of: node) else { return }
    let isBroken = wasBroken(within: open..<node.range.upperBound)
    for (position, part) in parts.enumerated() {
      if isBroken, position == 0 || !rows || wasBroken(before: part.start) {
        breakLine(before: part.start, indent: 2, position == 0 ? .never : .kept)
      } else if position > 0 {
        set(.spaces(2), before: part.start)
      }
    }
    if isBroken { closeBrace(of: node, indent: 0) }
  }

  /// One language a line; further lines of one begin with the bar.
  mutating func layoutWording(_ node: FormatNode) {
    layoutParts(.termsEntry, of: node, rows: false)
    guard let open = own("{", of: node), wasBroken(within: open..<node.range.upperBound) else { return }
    for bar in node.nodes.filter({ $0.kind == .termsEntry }).flatMap(\.own) where tokens[bar].text == "|" {
      if wasBroken(before: bar) { breakLine(before: bar, indent: 3) }
    }
  }

  /// Rows as the author broke them; in columns when each has a line of its own.
  mutating func layoutTable(_ node: FormatNode) {
    layoutParts(.row, of: node, rows: true)
    let rows = node.nodes.filter { $0.kind == .row }
    let isTable = rows.allSatisfy { if case .line = gaps[$0.start] { true } else { false } }
    guard isTable, let count = rows.map({ $0.nodes.count { $0.kind == .cell } }).min(), rows.count > 1 else { return }
    for column in 1..<max(count, 1) {
      align(rows.map { $0.start..<$0.nodes[column].start }, gap: 1)
    }
    // What follows the cells: the days of the row.
    let dated = rows.filter { $0.first(.period) != nil }
    align(dated.map { $0.start..<($0.first(.period)?.start ?? $0.start + 1) }, gap: 1)
  }
}
