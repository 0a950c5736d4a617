import Catalog
import Diagnostics
import Evaluation
import RuleSyntax
import Values

extension Declarations {
  /// The evidence of the language itself: a listing's `documents` and the seller's `registrations`.
  mutating func addEvidence() {
    let kinds = schema.documents.values.map { CodeList.Entry(code: $0.name, label: $0.label, parents: []) }
    schema.codeLists["DocumentKind"] = CodeList(name: "DocumentKind", entries: kinds)
    let schemes = schema.schemes.values.map { CodeList.Entry(code: $0.name, label: $0.label, parents: []) }
    schema.codeLists["SchemeName"] = CodeList(name: "SchemeName", entries: schemes)
    func record(_ name: String, _ fields: [(String, ValueType)]) {
      schema.records[name] = RecordType(name: name, fields: fields.map { ($0.0, $0.1, nil) })
    }
    record(
      "Document",
      [
        ("kind", .code("DocumentKind")), ("number", .text), ("model", .text), ("brand", .text), ("issuer", .text),
        ("markets", .list(.market)), ("issued", .date), ("valid_through", .date), ("url", .url),
      ])
    let stream: ValueType = schema.codeLists["Stream"] == nil ? .text : .code("Stream")
    record(
      "Registration",
      [("scheme", .code("SchemeName")), ("number", .text), ("stream", stream), ("valid_through", .date)])
    for (name, type, english, chinese) in [
      ("documents", "Document", "Documents on file", "已备文件"),
      ("seller.registrations", "Registration", "Registrations of the seller", "卖家注册号"),
    ] {
      schema.attributes[name] = Attribute(
        name: name, type: .list(.record(type)), mayBeNone: true, label: Label(english, others: ["zh": chinese]),
        question: nil, presumed: nil, isConfidential: false, fieldNames: [:],
        declaration: .init(file: "", range: TextRange(0, 0)))
    }
  }

  /// The type that a node names.
  mutating func type(_ node: SyntaxNode, _ file: SourceFile) -> ValueType {
    guard let token = node.token(.upper) else { return .error }
    let value = plainType(node, token, file)
    guard node.has("by"), let keyToken = node.tokens.last(where: { $0.kind == .upper }), value != .error else {
      return value
    }
    let key = named(keyToken, file)
    switch (value, key) {
    case (_, .error): return .error
    case (.text, .language): return .localizedText
    case (.list(.text), .language): return .localizedList
    case (_, .code), (_, .category), (_, .market), (_, .country), (_, .platform), (_, .currency), (_, .language):
      return .keyed(value, by: key)
    default:
      log.error(
        "type.key", "values are not keyed by \(key.described)", at: keyToken, in: file,
        help: "keys are codes: `by Market`, `by Platform`, `by Language` or a code list of yours")
      return .error
    }
  }

  /// A type without its key.
  private mutating func plainType(_ node: SyntaxNode, _ token: Token, _ file: SourceFile) -> ValueType {
    if token.text == "List" {
      guard let element = node.first(.type) else {
        log.error(
          "resolve.type", "`List` does not say what it holds", at: token, in: file, help: "write `List<Text>`, say")
        return .error
      }
      return .list(type(element, file))
    }
    if let inner = node.first(.type) {
      log.error(
        "resolve.type", "only `List` holds others, so there is no `\(token.text)<\(inner.pathOfType)>`", at: node,
        in: file)
      return .error
    }
    let type = named(token, file)
    guard node.has("range"), type != .error else { return type }
    guard type.isOrdered else {
      log.error("type.order", "\(type.described) has no order, so there is no interval of it", at: node, in: file)
      return .error
    }
    return .range(type)
  }

  private mutating func named(_ token: Token, _ file: SourceFile) -> ValueType {
    if let simple = ValueType.simple[token.text] { return simple }
    if schema.codeLists[token.text] != nil { return .code(token.text) }
    if schema.records[token.text] != nil { return .record(token.text) }
    let known =
      Array(ValueType.simple.keys) + Array(schema.codeLists.keys) + Array(schema.records.keys) + ["List"]
    log.error(
      "resolve.type", "there is no type `\(token.text)`", at: token, in: file,
      suggestions: nearestNames(to: token.text, among: known))
    return .error
  }

  /// The type of what is no column of a table, and so no interval.
  private mutating func valueType(_ node: SyntaxNode, _ file: SourceFile) -> ValueType {
    let type = type(node, file)
    guard case .range(let element) = type else { return type }
    log.error(
      "resolve.type", "intervals stand in tables only", at: node, in: file, help: "write `\(element.name)` here")
    return .error
  }

  mutating func finishRecord(_ node: SyntaxNode, _ file: SourceFile) {
    guard let name = node.token(.upper)?.text else { return }
    var fields: [(name: String, type: ValueType, label: Label?)] = []
    for field in node.nodes(.field) {
      guard let fieldName = field.token(.name)?.text, let typeNode = field.first(.type) else { continue }
      if fields.contains(where: { $0.name == fieldName }), let token = field.token(.name) {
        log.error("resolve.duplicate", "the field `\(fieldName)` stands twice in `\(name)`", at: token, in: file)
        continue
      }
      fields.append((fieldName, valueType(typeNode, file), field.first(.label).map(Self.label(from:))))
    }
    schema.records[name] = RecordType(name: name, fields: fields)
  }

  mutating func finishAttribute(_ node: SyntaxNode, _ file: SourceFile, _ package: String) {
    guard let name = declaredName(node, file, kind: "attribute"), let typeNode = node.first(.type) else { return }
    let type = valueType(typeNode, file)
    var presumed: Attribute.Presumption?
    if let value = node.first(.presumed)?.nodes.first {
      if value.kind == .path, value.pathText == "today" {
        presumed = .today
        if type != .date, type != .error {
          log.error(
            "type.mismatch", "`\(name)` is \(type.described), and `today` is a date", at: value, in: file)
        }
      } else {
        let checker = ExpressionChecker(declarations: self, file: file, package: package)
        presumed = checker.constant(value, type: type).map { .value($0) }
        log.diagnostics += checker.log.diagnostics
      }
    }
    var fieldNames: [String: String] = [:]
    for platform in node.nodes(.platformName) {
      if let key = platform.token(.name)?.text { fieldNames[key] = platform.token(.text)?.content }
    }
    schema.attributes[name] = Attribute(
      name: name, type: type, mayBeNone: typeNode.has("none"), label: label(node),
      question: node.first(.question)?.first(.label).map(Self.label(from:)), presumed: presumed,
      isConfidential: node.has("confidential"), fieldNames: fieldNames,
      declaration: .init(file: file.path, range: (node.first(.path) ?? node).range, text: type.described))
  }

  mutating func finishDefinition(_ node: SyntaxNode, _ file: SourceFile, _ package: String) {
    guard let short = node.token(.name, after: 1)?.text, let body = node.nodes.last,
      declare("\(package).\(short)", at: node, file, kind: "definition")
    else { return }
    checkNames(ofDefinition: node, file)
    let parameters = node.nodes(.parameter).map { parameter in
      (name: parameter.token(.name)?.text ?? "", type: parameter.first(.type).map { valueType($0, file) } ?? .error)
    }
    definitions["\(package).\(short)"] = Definition(
      parameters: parameters, type: node.first(.type).map { type($0, file) }, body: body, file: file, package: package)
  }

  mutating func finishTable(_ node: SyntaxNode, _ file: SourceFile, _ package: String) {
    guard let name = node.token(.name, after: 1)?.text,
      declare("\(package).\(name)", at: node, file, kind: "table")
    else { return }
    let columns = node.nodes(.column).map { column in
      column.nodes(.field).map { field in
        (name: field.token(.name)?.text ?? "", type: field.first(.type).map { type($0, file) } ?? .error)
      }
    }
    guard columns.count == 2 else { return }
    let (keys, values) = (columns[0], columns[1])
    let tableRows = self.rows(of: node, keys: keys, values: values, file)
    let checker = ExpressionChecker(declarations: self, file: tableRows.file, package: package)
    let untranslated = log.diagnostics.count
    var nodes: [SyntaxNode] = []
    var rows: [Table.Row] = []
    for row in tableRows.nodes {
      let cells = row.nodes(.cell)
      guard cells.count == keys.count + values.count else {
        log.error(
          "table.cells",
          "this row has \(cells.count.of("cell")), and the table \((keys.count + values.count).of("column"))",
          at: row, in: tableRows.file)
        continue
      }
      let read = zip(cells, keys + values).map { cell, column in checker.cell(cell, type: column.type) }
      let valueCells = read.dropFirst(keys.count).compactMap { cell -> FactValue? in
        switch cell {
        case .value(let value)?: value
        case .any?: .range(ValueRange(lower: nil, includesLower: false, upper: nil, includesUpper: false))
        case nil: nil
        }
      }
      // A cell with a mistake answers for no key.
      guard valueCells.count == values.count, !read.contains(where: { $0 == nil }) else { continue }
      nodes.append(row)
      rows.append(
        .init(
          keys: read.prefix(keys.count).map { $0 ?? .any }, values: valueCells,
          days: row.first(.period).map { days(of: $0, tableRows.file) } ?? DayRange()))
    }
    if !node.has("dated"), let period = tableRows.nodes.lazy.compactMap({ $0.first(.period) }).first {
      log.error(
        "table.dated", "the row has days, and `\(name)` is not `dated`", at: period, in: tableRows.file,
        help: "write `dated` behind the table's columns")
    }
    log.diagnostics += checker.log.diagnostics
    let source = dataSources[tableRows.file.path]?.title.english
    tables["\(package).\(name)"] = Table(
      name: name, keyTypes: keys, valueTypes: values, rows: rows, source: source)
    if nodes.count == tableRows.nodes.count { checkOverlaps(in: name, rows, nodes, tableRows.file) }
    tableRows.translate(&log.diagnostics, from: untranslated)
  }

  /// At most one row answers a key on a day.
  private mutating func checkOverlaps(
    in name: String, _ rows: [Table.Row], _ nodes: [SyntaxNode], _ file: SourceFile
  ) {
    for rivals in Table.rivals(rows) {
      for (position, other) in rivals.enumerated() {
        for index in rivals.prefix(position) {
          let sameKey = zip(rows[index].keys, rows[other].keys).allSatisfy { $0.meets($1) }
          guard sameKey, rows[index].days.overlaps(rows[other].days) else { continue }
          log.error(
            "table.overlap", "two rows of `\(name)` answer the same key on the same day", at: nodes[other],
            in: file, secondary: [.init(file: file.path, range: nodes[index].range, text: "the other row")])
        }
      }
    }
  }
}

extension Table {
  /// The rows by what they have in the columns in which no row has an interval or `any`: only those of one group can
  /// answer the same key.
  fileprivate static func rivals(_ rows: [Row]) -> [[Int]] {
    let columns = (rows.first?.keys.indices ?? 0..<0).filter { column in
      rows.allSatisfy { row in
        guard case .value(let value) = row.keys[column] else { return false }
        if case .range = value { return false }
        return true
      }
    }
    let groups = Dictionary(grouping: rows.indices) { row in
      columns.map { column in if case .value(let value) = rows[row].keys[column] { value } else { nil as FactValue? } }
    }
    return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }
}

extension Table.Cell {
  /// Whether some key fits both cells, as far as values and intervals of them show it.
  func meets(_ other: Table.Cell) -> Bool {
    guard case .value(let left) = self, case .value(let right) = other else { return true }
    switch (left, right) {
    case (.range(let one), .range(let two)): return !one.ends(before: two) && !two.ends(before: one)
    case (.range(let range), let value), (let value, .range(let range)):
      let point = ValueRange(lower: value, includesLower: true, upper: value, includesUpper: true)
      return !range.ends(before: point) && !point.ends(before: range)
    default: return left == right
    }
  }
}

extension ValueRange {
  /// Whether every value of it is below every value of another.
  fileprivate func ends(before other: ValueRange) -> Bool {
    guard let upper, let lower = other.lower, let order = FactValue.order(upper, lower) else { return false }
    return order == .less || (order == .equal && !(includesUpper && other.includesLower))
  }
}

extension DayRange {
  func overlaps(_ other: DayRange) -> Bool {
    let starts = [from, other.from].compactMap(\.self).max() ?? .first
    let ends = [through, other.through].compactMap(\.self).min() ?? .last
    return starts <= ends
  }
}

extension ValueType {
  /// The type with an article, for messages: `a length`, `a list of Mark`.
  var described: String {
    switch self {
    case .quantity(let dimension): dimension.rawValue.lowercased().withArticle
    case .code(let name): "a code of \(name)"
    case .record(let name): "a record \(name)"
    case .list(let element): "a list of \(element.name)"
    case .range(let element): "an interval of \(element.name)"
    case .localizedText: "text by language"
    case .localizedList: "a list of texts by language"
    case .keyed: "\(name) (a value for each key)"
    case .identifier(.gtin): "a GTIN"
    case .identifier(.ioss): "an IOSS number"
    case .identifier: "an identifier, `\(name)`"
    case .url: "a URL"
    case .money: "an amount of money"
    case .measure: "a quantity"
    case .moneyPer(let dimension): "money per \(dimension.rawValue.lowercased())"
    default: name.lowercased().withArticle
    }
  }
}

extension String {
  var withArticle: String { (first.map { "aeiou".contains($0) } ?? false ? "an " : "a ") + self }
}
