import Catalog
import Diagnostics
import RuleSyntax

/// The rows of a table: those between its braces, or those of the file that it names.
struct TableRows {
  /// Nodes of kind `row`.
  fileprivate(set) var nodes: [SyntaxNode]
  /// The file that the nodes' offsets are of.
  fileprivate(set) var file: SourceFile
  /// For rows of a file: where each stretch of the text that was parsed stands in it.
  fileprivate var places: [(parsed: TextRange, original: TextRange)] = []

  /// Moves diagnostics of the text that was parsed to where the file has it.
  func translate(_ diagnostics: inout [Diagnostic], from first: Int) {
    guard !places.isEmpty else { return }
    for index in diagnostics.indices.dropFirst(first) {
      let diagnostic = diagnostics[index]
      diagnostics[index] = Diagnostic(
        diagnostic.id, diagnostic.message, at: translated(diagnostic.primary), severity: diagnostic.severity,
        secondary: diagnostic.secondary.map(translated), help: diagnostic.help, suggestions: diagnostic.suggestions)
    }
  }

  private func translated(_ label: Diagnostic.Label) -> Diagnostic.Label {
    guard label.file == file.path else { return label }
    // The places stand in the order of the text: a file may have a mistake in each of many rows.
    let end = places.firstPlace { $0.parsed.start >= max(label.range.end, label.range.start + 1) }
    let start = places.firstPlace { $0.parsed.end > label.range.start }
    guard start < end else { return label }
    let (first, last) = (places[start], places[end - 1])
    let range = first.parsed == last.parsed ? first.original : first.original.joined(to: last.original)
    return Diagnostic.Label(file: label.file, range: range, text: label.text)
  }
}

extension Array {
  /// The first place at which a condition holds that holds at all later ones; the count where there is none.
  fileprivate func firstPlace(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Declarations {
  /// The rows of a table.
  mutating func rows(
    of node: SyntaxNode, keys: [(name: String, type: ValueType)], values: [(name: String, type: ValueType)],
    _ file: SourceFile
  ) -> TableRows {
    let name = node.nodes(.label).flatMap(\.tokens).first { $0.kind == .text && $0.content.hasSuffix(".csv") }
    guard let name else {
      if node.first(.row) == nil {
        log.error(
          "table.rows", "the table has no rows", at: node.tokens[min(1, node.tokens.count - 1)], in: file,
          help: "write them between braces, or name a file: `table … \"rates.csv\" key …`")
      }
      return TableRows(nodes: node.nodes(.row), file: file)
    }
    if let row = node.first(.row) {
      log.error("table.rows", "the table has rows of its own and names a file", at: row, in: file)
    }
    guard let source = dataFile(name, file) else { return TableRows(nodes: [], file: file) }
    var reader = TableFileReader(
      file: source, header: header(of: source), keys: keys, values: values, isDated: node.has("dated"))
    reader.read()
    log.diagnostics += reader.diagnostics
    return reader.rows
  }
}

/// Writes the records of a file as rows of the rule language, so that both are read by the same rules.
private struct TableFileReader {
  let file: SourceFile
  let header: DataHeader
  let keys: [(name: String, type: ValueType)]
  let values: [(name: String, type: ValueType)]
  let isDated: Bool
  var diagnostics: [Diagnostic] = []
  private(set) var rows: TableRows

  private var text = ""
  /// The number of rows in ``text``.
  private var count = 0

  init(
    file: SourceFile, header: DataHeader, keys: [(name: String, type: ValueType)],
    values: [(name: String, type: ValueType)], isDated: Bool
  ) {
    self.file = file
    self.header = header
    self.keys = keys
    self.values = values
    self.isDated = isDated
    rows = TableRows(nodes: [], file: file)
  }

  mutating func read() {
    let records = CSVRecords(file.bytes, from: header.end)
    for mistake in records.mistakes { add("data.quotes", mistake.message, mistake.range) }
    guard let names = records.records.first, let order = columns(names) else { return }
    text = "package data\n\ntable rows key (a : Text) value (b : Text) {\n"
    for record in records.records.dropFirst() { write(record, order, width: names.count) }
    text += "}\n"
    let tree = Parser.parse(SourceFile(path: file.path, text: text))
    rows.file = tree.file
    let parsed = tree.root.first(.table)?.nodes(.row) ?? []
    var broken = tree.diagnostics
    rows.translate(&broken, from: 0)
    diagnostics += broken
    // A cell that closed its row early would give other rows than the file has.
    guard parsed.count == count else { return }
    rows.nodes = parsed
  }

  /// The places of the table's columns, then of `from` and `through`, in the file's records.
  private mutating func columns(_ names: [CSVRecords.Field]) -> [Int?]? {
    let needed = (keys + values).map(\.name)
    let days = isDated ? ["from", "through"] : []
    var isComplete = true
    for name in names where !(needed + days + ["note"]).contains(name.text) {
      isComplete = false
      add(
        "data.columns", "the table has no column `\(name.text)`", name.range,
        help: !isDated && ["from", "through"].contains(name.text)
          ? "rows have days only in a table that is `dated`" : "a column for remarks is called `note`",
        suggestions: nearestNames(to: name.text, among: needed + days))
    }
    for name in needed where !names.contains(where: { $0.text == name }) {
      isComplete = false
      add("data.columns", "the file has no column `\(name)`", names[0].range.joined(to: names[names.count - 1].range))
    }
    guard isComplete else { return nil }
    return (needed + ["from", "through"]).map { name in names.firstIndex { $0.text == name } }
  }

  private mutating func write(_ record: [CSVRecords.Field], _ order: [Int?], width: Int) {
    let whole = record[0].range.joined(to: record[record.count - 1].range)
    guard record.count == width else {
      return add("table.cells", "this row has \(record.count.of("cell")), and the first line names \(width)", whole)
    }
    let columns = keys + values
    var cells: [String] = []
    for (position, column) in columns.enumerated() {
      let field = record[order[position] ?? 0]
      guard let cell = cell(field, column.type, isKey: position < keys.count) else { return }
      cells.append(cell)
    }
    text += "  "
    for (position, cell) in cells.enumerated() {
      text += position == 0 ? "(" : ", "
      emit(cell, record[order[position] ?? 0].range)
    }
    text += ")"
    for (word, place) in zip(["from", "through"], order.suffix(2)) {
      guard let place, !record[place].text.isEmpty else { continue }
      guard record[place].text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "-") }) else {
        add("data.cell", "a day such as 2026-01-31 is expected, not “\(record[place].text)”", record[place].range)
        continue
      }
      text += " \(word) "
      emit(record[place].text, record[place].range)
    }
    text += "\n"
    count += 1
  }

  private mutating func emit(_ cell: String, _ original: TextRange) {
    let start = text.utf8.count
    text += cell
    rows.places.append((TextRange(start, text.utf8.count), original))
  }

  /// A field as the rule language writes such a value.
  private mutating func cell(_ field: CSVRecords.Field, _ type: ValueType, isKey: Bool) -> String? {
    guard !field.text.isEmpty else {
      add("data.cell", "this cell is empty", field.range, help: isKey ? "`any` stands for every value" : nil)
      return nil
    }
    if isKey, field.text == "any" { return "any" }
    switch type {
    case .text, .url: return Self.quoted(field.text, "\"")
    case .list(let element) where !field.text.hasPrefix("["):
      let parts = field.text.split(separator: "|").map { Self.literal($0.trimmed, element) }
      return "[\(parts.joined(separator: ", "))]"
    default: break
    }
    let isPlain = !field.text.contains { "(){}\";".contains($0) || $0.isNewline } && !field.text.contains("//")
    guard isPlain, field.text.hasPrefix("[") || !field.text.contains(",") else {
      add("data.cell", "“\(field.text.prefix(40))” is no \(type.name)", field.range)
      return nil
    }
    return Self.literal(field.text, type)
  }

  private static func literal(_ text: String, _ type: ValueType) -> String {
    switch type {
    case .text, .url: return quoted(text, "\"")
    case .code, .category:
      let isName =
        text.utf8.allSatisfy { $0 < 0x80 } && text.first?.isLetter == true
        && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || ($0 == "-" && text.first?.isUppercase == true) }
      return isName || text.hasPrefix("'") ? text : quoted(text, "'")
    default: return text
    }
  }

  private static func quoted(_ text: String, _ mark: Character) -> String {
    var quoted = String(mark)
    for character in text {
      switch character {
      case mark, "\\": quoted += "\\\(character)"
      case "\n", "\r\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default: quoted.append(character)
      }
    }
    return quoted + String(mark)
  }

  private mutating func add(
    _ id: String, _ message: String, _ range: TextRange, help: String? = nil, suggestions: [String] = []
  ) {
    diagnostics.append(
      Diagnostic(id, message, at: .init(file: file.path, range: range), help: help, suggestions: suggestions))
  }
}
