import Catalog
import Diagnostics
import RuleSyntax

extension Declarations {
  /// `code Substance from "substances.csv"`: the codes of a file with the columns `code`, labels by language (`en`,
  /// `zh`), `parents`, `numbers` and `synonyms`, of which the last three may hold several parted by `|`.
  mutating func entries(of node: SyntaxNode, list: String, _ file: SourceFile) -> [CodeList.Entry] {
    guard let name = node.tokens.last(where: { $0.kind == .text }), let source = dataFile(name, file) else { return [] }
    var reader = CodeFileReader(file: source, list: list)
    reader.read(from: header(of: source).end)
    log.diagnostics += reader.diagnostics
    return reader.entries
  }
}

/// Reads the codes of a file.
private struct CodeFileReader {
  let file: SourceFile
  let list: String
  var diagnostics: [Diagnostic] = []
  private(set) var entries: [CodeList.Entry] = []

  private var columns: [String] = []
  private var places: [String: TextRange] = [:]
  /// The first code that each number or synonym names.
  private var owners: [String: String] = [:]
  private var parents: [(name: String, range: TextRange)] = []

  init(file: SourceFile, list: String) {
    self.file = file
    self.list = list
  }

  mutating func read(from start: Int) {
    let records = CSVRecords(file.bytes, from: start)
    for mistake in records.mistakes { add("data.quotes", mistake.message, mistake.range) }
    guard let names = records.records.first else {
      return add("data.columns", "the file has no column `code`", TextRange(start, start))
    }
    readColumns(names)
    guard columns.contains("code") else {
      return add(
        "data.columns", "the file has no column `code`", names[0].range.joined(to: names[names.count - 1].range))
    }
    for record in records.records.dropFirst() { read(record) }
    for parent in parents where places[parent.name] == nil {
      add(
        "resolve.code", "`\(parent.name)` is no code of \(list)", parent.range,
        suggestions: nearestNames(to: parent.name, among: places.keys.sorted()))
    }
  }

  private static let known = ["code", "parents", "numbers", "synonyms", "note"]

  private mutating func readColumns(_ names: [CSVRecords.Field]) {
    columns = names.map(\.text)
    for name in names where !Self.known.contains(name.text) && !isLanguage(name.text) {
      add(
        "data.columns", "a code list has no column `\(name.text)`", name.range,
        help: "it has `code`, labels under the tag of their language such as `en` and `zh`, and may have "
          + "`parents`, `numbers`, `synonyms` and `note`",
        suggestions: nearestNames(to: name.text, among: Self.known))
    }
  }

  private func isLanguage(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts[0].count == 2 && parts.allSatisfy { (2...8).contains($0.count) && $0.allSatisfy(\.isLetter) }
  }

  private mutating func read(_ record: [CSVRecords.Field]) {
    guard record.count == columns.count else {
      return add(
        "table.cells", "this row has \(record.count.of("cell")), and the first line names \(columns.count)",
        record[0].range.joined(to: record[record.count - 1].range))
    }
    var fields: [String: CSVRecords.Field] = [:]
    for (column, field) in zip(columns, record) where fields[column] == nil { fields[column] = field }
    guard let code = fields["code"] else { return }
    guard !code.text.isEmpty else { return add("data.cell", "this cell is empty", code.range) }
    guard !code.text.contains(where: { $0.isNewline || $0 == "'" }) else {
      return add("data.cell", "“\(code.text.prefix(40))” is no code", code.range)
    }
    if let first = places[code.text] {
      diagnostics.append(
        Diagnostic(
          "resolve.duplicate", "the code `\(code.text)` stands twice in `\(list)`",
          at: .init(file: file.path, range: code.range),
          secondary: [.init(file: file.path, range: first, text: "declared here first")]))
      return
    }
    places[code.text] = code.range
    let above = parts(of: fields["parents"])
    parents += above.map { ($0, fields["parents"]?.range ?? code.range) }
    let labels = fields.filter { isLanguage($0.key) && !$0.value.text.isEmpty }.mapValues(\.text)
    entries.append(
      .init(
        code: code.text,
        label: labels.isEmpty ? nil : Label(labels["en"] ?? "", others: labels.filter { $0.key != "en" }),
        parents: above, aliases: aliases(of: code.text, fields)))
  }

  /// Numbers and synonyms; one that two codes have names neither.
  private mutating func aliases(of code: String, _ fields: [String: CSVRecords.Field]) -> [String] {
    ["numbers", "synonyms"].flatMap { column -> [String] in
      parts(of: fields[column]).filter { alias in
        guard let owner = owners.updateValue(code, forKey: alias.lowercased()), owner != code else { return true }
        add("data.same", "“\(alias)” names both `\(owner)` and `\(code)`", fields[column]?.range ?? TextRange(0, 0))
        return false
      }
    }
  }

  private func parts(of field: CSVRecords.Field?) -> [String] {
    (field?.text.split(separator: "|") ?? []).map(\.trimmed).filter { !$0.isEmpty }
  }

  private mutating func add(
    _ id: String, _ message: String, _ range: TextRange, help: String? = nil, suggestions: [String] = []
  ) {
    diagnostics.append(
      Diagnostic(id, message, at: .init(file: file.path, range: range), help: help, suggestions: suggestions))
  }
}
