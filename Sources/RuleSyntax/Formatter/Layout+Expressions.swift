extension Layout {
  /// Breaks an expression that does not fit on its line before `and` and `or`: the outermost first, and those inside an
  /// operand only where the operand alone is longer than a line.
  ///
  /// - Parameters:
  ///   - column: where its first token stands.
  ///   - indent: where further lines begin.
  mutating func wrap(_ expression: FormatNode, from column: Int, indent: Int) {
    guard column + width(expression.range) > Self.lineLimit else { return }
    var column = column
    place(expression, indent: indent, column: &column)
  }

  private mutating func place(_ node: FormatNode, indent: Int, column: inout Int) {
    let whole = width(node.range)
    if column + whole <= Self.lineLimit || !holdsChoice(node) {
      column += whole
      return
    }
    guard node.kind == .and || node.kind == .or else { return placeParts(of: node, indent: indent, column: &column) }
    for (position, part) in node.parts.enumerated() {
      switch part {
      case .token(let index):
        // `and` goes with the operand behind it.
        var end = index + 1
        if position + 1 < node.parts.count, case .node(let operand) = node.parts[position + 1] {
          end = operand.range.upperBound
        }
        let length = width(index..<end)
        if column + 1 + length > Self.lineLimit {
          breakLine(before: index, indent: indent)
          column = indent + Columns.count(tokens[index].text)
        } else {
          column += 1 + Columns.count(tokens[index].text)
        }
      case .node(let operand):
        if operand.start > node.start { column += 1 }
        place(operand, indent: indent, column: &column)
      }
    }
  }

  private mutating func placeParts(of node: FormatNode, indent: Int, column: inout Int) {
    for part in node.parts {
      switch part {
      case .token(let index):
        column += Columns.count(tokens[index].text) + (index > node.start ? gaps[index].width : 0)
      case .node(let inner):
        if inner.start > node.start { column += gaps[inner.start].width }
        place(inner, indent: indent, column: &column)
      }
    }
  }

  private func holdsChoice(_ node: FormatNode) -> Bool {
    node.range.contains { tokens[$0].kind == .name && (tokens[$0].text == "and" || tokens[$0].text == "or") }
  }

  // MARK: Examples

  /// An example is one line of a table: the verdict in fifteen columns, then what it shows and the facts.
  ///
  /// Facts far too long for that are broken between attributes, where that helps.
  mutating func layoutExample(_ example: FormatNode) {
    guard let text = example.own.first(where: { tokens[$0].kind == .text }) else { return }
    pad(example.start..<text, to: Self.verdictColumn)
    if let expectation = example.nodes.first(where: { $0.kind == .exampleAt || $0.kind == .exampleNeeds }) {
      set(.spaces(2), before: expectation.start)
    }
    guard 2 + width(example.range) > Self.exampleLimit else { return }
    let facts = example.nodes.filter { $0.kind == .facts && $0.range.count > 2 }
    let members = facts.flatMap(\.nodes)
    guard members.allSatisfy({ 4 + width($0.range) < Self.brokenFactLimit }) else { return }
    for fact in facts {
      fill(fact.nodes, indent: 4)
      closeBrace(of: fact, indent: 2)
    }
  }

  /// As many attributes on a line as fit.
  private mutating func fill(_ members: [FormatNode], indent: Int) {
    var column = 0
    for member in members {
      let length = width(member.range) + 1
      if column == 0 || column + 1 + length > Self.lineLimit {
        breakLine(before: member.start, indent: indent)
        column = indent + length
      } else {
        column += 1 + length
      }
    }
  }

  private static let verdictColumn = 15
  private static let brokenFactLimit = 160
}
