import Catalog
import Diagnostics
import Evaluation
import RuleSyntax
import Values

/// Expands `for each r in T`: one rule for each row of a table, or for each element of a list that a market's row holds.
struct FamilyExpander {
  /// What one rule of a family stands for.
  struct Instance {
    /// The row's key, which tells the rules of a family apart: `US-NY, apparel`; `BE, nl`.
    let row: String
    /// The family's name bound to the row or element.
    let name: String
    let binding: ExpressionChecker.Binding
    /// The markets that the row is about, where its key says so.
    let markets: [String]?
    /// The days of the row.
    let days: DayRange
  }

  let declarations: Declarations
  let checker: ExpressionChecker

  /// The instances of a family; nothing after a mistake.
  func instances(of node: SyntaxNode) -> [Instance]? {
    guard let name = node.tokens.filter({ $0.kind == .name }).dropFirst(2).first?.text, let set = node.nodes.first
    else {
      return nil
    }
    switch set.kind {
    case .path: return rows(named: set, as: name).flatMap { filtered($0, by: node.first(.filter)) }
    case .lookup: return elements(of: set, as: name).flatMap { filtered($0, by: node.first(.filter)) }
    default:
      checker.mistake(
        "type.family", "a family runs over a table, or over a list that a table gives for `market`", at: set)
      return nil
    }
  }

  /// The instances that a `where` lets through; nothing after a mistake.
  private func filtered(_ instances: [Instance], by filter: SyntaxNode?) -> [Instance]? {
    guard let filter else { return instances }
    var kept: [Instance] = []
    for instance in instances {
      switch isMeant(instance, by: filter) {
      case .yes: kept.append(instance)
      case .no: continue
      // Told of one row, a mistake is not told of the others.
      case .unknown: return nil
      }
    }
    return kept
  }

  private func isMeant(_ instance: Instance, by filter: SyntaxNode) -> Truth {
    let outer = checker.variables.updateValue(instance.binding, forKey: instance.name)
    defer { checker.variables[instance.name] = outer }
    let before = checker.log.diagnostics.count
    let condition = checker.condition(filter.nodes.first)
    guard checker.log.diagnostics.count == before else { return .unknown }
    var reader = AttributeReader()
    reader.visit(condition)
    let library = Library(
      schema: declarations.schema, rules: [], tables: declarations.tables, terms: declarations.terms,
      phrases: declarations.phrases, digest: "")
    let truths = Set(
      days.map { day in
        Evaluator(library: library, circumstances: Circumstances(market: "", platform: nil, day: day))
          .truth(of: condition)
      })
    guard reader.readsOnlyConstants, let truth = truths.first, truths.count == 1, truth != .unknown else {
      checker.mistake("type.family", "a family's `where` asks about the row alone", at: filter)
      return .unknown
    }
    return truth
  }

  /// The days on which a union or a table changes: a row is let through on all of them or on none.
  private var days: Set<CalendarDate> {
    let members = declarations.schema.markets.markets.values.flatMap(\.members)
    let rows = declarations.tables.values.flatMap(\.rows).map(\.days)
    let begins = members.compactMap(\.from) + rows.compactMap(\.from)
    let ends = members.compactMap(\.through) + rows.compactMap(\.through)
    return Set([.first] + begins + ends.map(\.next))
  }

  private func rows(named node: SyntaxNode, as name: String) -> [Instance]? {
    guard let table = table(node) else { return nil }
    let columns = table.keyTypes + table.valueTypes
    return table.rows.map { row in
      var bound: [String: (value: FactValue, type: ValueType)] = [:]
      let keys: [FactValue] = row.keys.map { cell in
        if case .value(let value) = cell { value } else { Self.anyValue }
      }
      for (column, value) in zip(columns, keys + row.values) { bound[column.name] = (value, column.type) }
      return Instance(
        row: row.keys.map { cell in if case .value(let value) = cell { "\(value)" } else { "any" } }
          .joined(separator: ", "),
        name: name, binding: .init(term: .none, type: .error, columns: bound), markets: nil, days: row.days)
    }
  }

  private static let anyValue = FactValue.range(
    ValueRange(lower: nil, includesLower: false, upper: nil, includesUpper: false))

  /// `for each l in label_languages[market]`: one rule for each element of each row, in the row's market.
  private func elements(of node: SyntaxNode, as name: String) -> [Instance]? {
    guard let path = node.nodes.first, let table = table(path), node.nodes.count == 2,
      node.nodes[1].pathText == "market", table.keyTypes.count == 1
    else {
      checker.mistake("type.family", "a family over a list asks a table for `[market]`", at: node)
      return nil
    }
    guard case .list(let element)? = table.valueTypes.first?.type else {
      checker.mistake("type.list", "`\(path.pathText)` holds no lists", at: path)
      return nil
    }
    return table.rows.flatMap { row -> [Instance] in
      guard case .value(.code(let market))? = row.keys.first, case .list(let members)? = row.values.first else {
        return []
      }
      return members.compactMap(\.value).map { value in
        Instance(
          row: "\(market), \(value)", name: name, binding: .init(term: .constant(value), type: element),
          markets: [market], days: row.days)
      }
    }
  }

  private func table(_ node: SyntaxNode) -> Table? {
    if let full = declarations.resolve(node.pathText, in: declarations.tables, from: checker.package) {
      return declarations.tables[full]
    }
    checker.mistake(
      "resolve.table", "there is no table `\(node.pathText)`", at: node,
      suggestions: nearestNames(
        to: node.pathText, among: declarations.shortNames(of: declarations.tables, from: checker.package)))
    return nil
  }
}
