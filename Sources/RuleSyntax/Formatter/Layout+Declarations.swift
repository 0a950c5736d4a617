extension Layout {
  /// Declarations stand apart by one empty line; short ones of a kind may follow each other without.
  mutating func layoutFile() {
    let declarations = root.nodes
    for (previous, node) in zip(declarations, declarations.dropFirst()) {
      let apart = previous.kind != node.kind || [.source, .rule, .exception].contains(node.kind)
      breakLine(before: node.start, indent: 0, apart ? .always : .kept)
    }
    for node in declarations { layoutDeclaration(node) }
    alignLists(of: declarations)
  }

  private mutating func layoutDeclaration(_ node: FormatNode) {
    switch node.kind {
    case .source: layoutSource(node)
    case .rule, .exception: layoutBody(node)
    case .attribute: layoutAttribute(node)
    case .record: layoutRecord(node)
    case .code: layoutCode(node)
    case .category: layoutChildren(of: node, indent: 0)
    case .document, .scheme: layoutParts(.evidenceClause, of: node, rows: false)
    case .market: layoutParts(.memberMarket, of: node, rows: true)
    case .terms, .phrase: layoutWording(node)
    case .table: layoutTable(node)
    case .define, .derive:
      guard let expression = node.nodes.last else { return }
      wrap(expression, from: width(node.start..<expression.start) + 1, indent: 2)
    default: break
    }
  }

  /// One clause a line, its contents in a column.
  private mutating func layoutSource(_ node: FormatNode) {
    let clauses = node.nodes.filter { $0.kind == .sourceClause }
    for (position, clause) in clauses.enumerated() {
      breakLine(before: clause.start, indent: 2, position == 0 ? .never : .kept)
      if tokens[clause.start].text != "in" { pad(clause.start..<clause.start + 1, to: Self.clauseColumn - 1) }
    }
    closeBrace(of: node, indent: 0)
  }

  /// Puts the node's closing brace on a line of its own, unless nothing stands between the two.
  mutating func closeBrace(of node: FormatNode, indent: Int) {
    guard let open = own("{", of: node), let close = node.own.last(where: { tokens[$0].text == "}" }) else { return }
    if close > open + 1 { breakLine(before: close, indent: indent) }
  }

  // MARK: Lists of short declarations

  /// Platforms, and attributes of one line, that follow each other without an empty line are a table.
  private mutating func alignLists(of declarations: [FormatNode]) {
    var run: [FormatNode] = []
    for node in declarations {
      let isListed = node.kind == .platform || (node.kind == .attribute && isOneLine(node))
      if !isListed || run.last?.kind != node.kind || wasSetApart(before: node.start) {
        alignColumns(of: run)
        run = []
      }
      if isListed { run.append(node) }
    }
    alignColumns(of: run)
  }

  private func isOneLine(_ node: FormatNode) -> Bool {
    node.range.dropFirst().allSatisfy { if case .line = gaps[$0] { false } else { true } }
  }

  private mutating func alignColumns(of run: [FormatNode]) {
    guard run.count > 1 else { return }
    if run.first?.kind == .platform {
      align(run.map { $0.start..<$0.start + 2 }, gap: 2)
    } else {
      align(run.map { $0.start..<($0.first(.path)?.range.upperBound ?? $0.start + 1) }, gap: 1)
      align(run.map { $0.start..<($0.first(.type)?.range.upperBound ?? $0.start + 1) }, gap: 1)
    }
  }

  /// Makes what follows each of the ranges begin in one column.
  mutating func align(_ ranges: [Range<Int>], gap: Int) {
    let column = (ranges.map(width).max() ?? 0) + gap
    for range in ranges { pad(range, to: column) }
  }
}
