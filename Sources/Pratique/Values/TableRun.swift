internal import Catalog
internal import Diagnostics
internal import Evaluation
internal import Values

/// `pratique table`: what a table of the library says for a key on a day.
public struct TableRun: Sendable {
  private let library: Library
  private let language: ReportLanguage
  private let reader: FactReader
  /// The day of lines that name none.
  private let day: CalendarDate
  /// The table of lines that name none.
  private let table: String?

  /// Look-ups in a library.
  ///
  /// - Parameters:
  ///   - table: The table where a line names none.
  ///   - day: yyyy-mm-dd, where a line names none; today in UTC where it is nil.
  /// - Throws: A ``Problem`` where there is no such table or day.
  public init(_ library: RuleLibrary, table: String?, day: String?, language: ReportLanguage) throws(Problem) {
    self.library = library.library
    self.language = language
    self.table = table
    reader = FactReader(schema: library.library.schema)
    self.day = try CheckRequest.day(day)
    if let table, find(table) == nil {
      let near = nearestNames(to: table, among: names).joined(separator: ", ")
      throw Problem(
        "The library has no table \(table)\(near.isEmpty ? "" : "; nearest: \(near)"). pratique table --list names them.",
        "规则库中没有表 \(table)\(near.isEmpty ? "" : "；最接近：\(near)")。pratique table --list 可列出全部表。")
    }
  }

  /// The tables, one a line: its name, its key columns and its value columns with their types.
  public var list: String {
    library.tables.sorted { $0.key < $1.key }.map { name, table in
      func columns(_ columns: [(name: String, type: ValueType)]) -> String {
        columns.map { "\($0.name) : \($0.type.name)" }.joined(separator: ", ")
      }
      let rows = language("\(table.rows.count) row\(table.rows.count == 1 ? "" : "s")", "\(table.rows.count) 行")
      return "\(name)  (\(columns(table.keyTypes))) → \(columns(table.valueTypes))  \(rows)\n"
    }.joined()
  }

  // MARK: Answers

  /// Answers to lines of JSON; the answers that were given are kept.
  public func lines() -> LineAnswers {
    var cache: [String: AnswerLine] = [:]
    return LineAnswers(language: language) { question in
      guard let name = question.text("table") ?? table else {
        return failure("The line has no text under “table”.", "该行没有文本型的“table”。")
      }
      guard let key = question.texts("key") ?? (question.text("key") == nil ? [] : nil) else {
        return failure("“key” is an object of texts: {\"market\":\"EE\"}.", "“key”应为文本组成的对象：{\"market\":\"EE\"}。")
      }
      let asked = question.text("as_of")
      let words = [name, asked ?? ""] + key.flatMap { [$0.key, $0.text] }
      let identity = words.map { "\($0.utf8.count):\($0)" }.joined()
      if let known = cache[identity] { return known }
      if cache.count > 10_000 { cache.removeAll() }
      let answer = answer(table: name, key: key.map { ($0.key, $0.text) }, day: asked)
      cache[identity] = answer
      return answer
    }
  }

  /// The answer of a table for words of the command line: values in the order of the key columns, or `column=value`.
  public func answer(words: [String]) -> AnswerLine {
    guard let name = table, let table = find(name)?.table else {
      return failure("No table is named.", "没有指定表。")
    }
    var key: [(String, String)] = []
    for (index, word) in words.enumerated() {
      if let sign = word.firstIndex(of: "="), column(String(word[..<sign]), of: table) != nil {
        key.append((String(word[..<sign]), String(word[word.index(after: sign)...])))
      } else if index < table.keyTypes.count {
        key.append((table.keyTypes[index].name, word))
      } else {
        return failure(
          "The table has \(table.keyTypes.count) key columns, and \(words.count) values are given.",
          "该表有 \(table.keyTypes.count) 个键列，却给出了 \(words.count) 个值。")
      }
    }
    return answer(table: name, key: key, day: nil)
  }

  private func answer(table name: String, key: [(String, String)], day asked: String?) -> AnswerLine {
    guard let (full, table) = find(name) else {
      let near = nearestNames(to: name, among: names).joined(separator: ", ")
      return failure(
        "There is no table \(name)\(near.isEmpty ? "" : "; nearest: \(near)").",
        "没有名为 \(name) 的表\(near.isEmpty ? "" : "；最接近：\(near)")。")
    }
    var day = day
    if let asked {
      guard let read = CalendarDate(asked) else {
        return failure("There is no day \(asked); write yyyy-mm-dd.", "没有 \(asked) 这一天；格式为 yyyy-mm-dd。")
      }
      day = read
    }
    var values: [Int: FactValue] = [:]
    for (word, text) in key {
      guard let index = column(word, of: table) else {
        let columns = table.keyTypes.map(\.name).joined(separator: ", ")
        return failure("\(name) has no key column \(word); it has \(columns).", "\(name) 没有键列 \(word)；键列为 \(columns)。")
      }
      guard let value = read(text, as: table.keyTypes[index].type) else {
        let type = table.keyTypes[index].type.name
        return failure("\(text) is no \(type) of this library.", "\(text) 不是本规则库中的 \(type)。")
      }
      values[index] = value
    }
    let rows = table.rows.filter { row in
      row.days.contains(day) && values.allSatisfy { index, value in row.keys[index].answers(value) }
    }
    let source = table.source ?? library.declarations["table \(full)"]?.file
    if values.count < table.keyTypes.count {
      return AnswerLine(["rows": .list(rows.map { .record(line($0, of: table, withKey: true, source: source)) })])
    }
    guard let row = rows.first else { return AnswerLine(["value": .null]) }
    return line(row, of: table, withKey: false, source: source)
  }

  private func line(_ row: Table.Row, of table: Table, withKey: Bool, source: String?) -> AnswerLine {
    var line = AnswerLine()
    if withKey {
      var key = AnswerLine()
      for (cell, column) in zip(row.keys, table.keyTypes) { key.add(column.name, .text(cell.text)) }
      line.add("key", .record(key))
    }
    line.add("value", row.values.first.map { .text($0.compactText) } ?? .null)
    if row.values.count > 1 {
      var values = AnswerLine()
      for (value, column) in zip(row.values, table.valueTypes) { values.add(column.name, .text(value.compactText)) }
      line.add("values", .record(values))
    }
    line.add("from", row.days.from.map { .text("\($0)") } ?? .null)
    line.add("until", row.days.through.map { .text("\($0.next)") } ?? .null)
    line.add("source", source.map { .text($0) } ?? .null)
    return line
  }

  /// An answer for a person: a row a line, with the days on which it holds and its source.
  public func text(_ answer: AnswerLine) -> String {
    if case .list(let rows)? = answer["rows"] {
      if rows.isEmpty { return language("no row\n", "没有符合的行\n") }
      return rows.map { row in
        if case .record(let row) = row { return rowText(row) }
        return ""
      }.joined()
    }
    if case .null? = answer["value"] { return language("no row\n", "没有符合的行\n") }
    return rowText(answer)
  }

  private func rowText(_ row: AnswerLine) -> String {
    func text(_ value: AnswerLine.Value?) -> String? {
      if case .text(let text)? = value { return text }
      return nil
    }
    var parts: [String] = []
    if case .record(let key)? = row["key"] { parts.append(key.texts.joined(separator: ", ") + ":") }
    if case .record(let values)? = row["values"] {
      parts.append(values.texts.joined(separator: ", "))
    } else {
      parts.append(text(row["value"]) ?? "-")
    }
    if let from = text(row["from"]) { parts.append(language("from \(from)", "自 \(from) 起")) }
    if let until = text(row["until"]) { parts.append(language("until \(until)", "至 \(until) 前")) }
    if let source = text(row["source"]) { parts.append("(\(source))") }
    return printable(parts.joined(separator: " ")) + "\n"
  }

  // MARK: Names

  private var names: [String] { library.tables.keys.map { String($0.split(separator: ".").last ?? "") } }

  /// The table of a full name, or of a last name that one table alone has.
  private func find(_ name: String) -> (name: String, table: Table)? {
    if let table = library.tables[name] { return (name, table) }
    let found = library.tables.filter { $0.key.hasSuffix(".\(name)") }
    return found.count == 1 ? found.first.map { ($0.key, $0.value) } : nil
  }

  /// The key column of a name, or of the name of its type: `vat_class` for `class : VatClass`.
  private func column(_ name: String, of table: Table) -> Int? {
    table.keyTypes.firstIndex { $0.name == name }
      ?? table.keyTypes.firstIndex { Self.snakeCase($0.type.name) == name }
  }

  private static func snakeCase(_ name: String) -> String {
    var result = ""
    for character in name {
      if character.isUppercase, !result.isEmpty { result += "_" }
      result += character.lowercased()
    }
    return result
  }

  private func read(_ text: String, as type: ValueType) -> FactValue? {
    var type = type
    if case .range(let element) = type { type = element }
    return reader.read(RawNode(value: .text(text), place: Place(line: 1, column: 1)), as: type).value
  }

  private func failure(_ english: String, _ chinese: String) -> AnswerLine {
    AnswerLine(["error": .text(printable(language(english, chinese)))])
  }
}

extension Table.Cell {
  /// Whether the cell answers a key's value.
  fileprivate func answers(_ value: FactValue) -> Bool {
    switch self {
    case .any: true
    case .value(.range(let range)): range.contains(value)
    case .value(let expected): expected == value
    }
  }

  fileprivate var text: String {
    switch self {
    case .any: "any"
    case .value(let value): value.compactText
    }
  }
}

extension FactValue {
  /// As ``description``, a share without a space before its sign: `24%`.
  fileprivate var compactText: String {
    if case .percent(let share) = self { return "\(share * Rational(100))%" }
    return description
  }

  /// Whether it stands before another value; `nil` where the two have no order.
  fileprivate func isLess(than other: FactValue) -> Bool? {
    switch (self, other) {
    case (.number(let left), .number(let right)), (.percent(let left), .percent(let right)): left < right
    case (.quantity(let left), .quantity(let right)): left.isLess(than: right)
    case (.date(let left), .date(let right)): left < right
    case (.duration(let left), .duration(let right)): left.isShorter(than: right)
    case (.money(let left), .money(let right)): left.currency == right.currency ? left.amount < right.amount : nil
    default: nil
    }
  }
}

extension ValueRange {
  /// Whether a value lies within; never where it has no order with the bounds.
  fileprivate func contains(_ value: FactValue) -> Bool {
    if let lower {
      guard let isBelow = value.isLess(than: lower), !isBelow, includesLower || value != lower else { return false }
    }
    if let upper {
      guard let isAbove = upper.isLess(than: value), !isAbove, includesUpper || value != upper else { return false }
    }
    return true
  }
}
