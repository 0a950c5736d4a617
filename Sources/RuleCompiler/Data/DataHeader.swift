import Catalog
import Diagnostics
import Evaluation
import RuleSyntax
import Values

/// The head of a data file: lines `# key: value` before its contents.
///
/// `source` and `checked` say where the contents come from and when and how they were last compared with that; `note` and
/// other keys are the author's own.
struct DataHeader {
  /// A value and where it stands.
  struct Entry {
    let text: String
    let range: TextRange
  }

  private(set) var entries: [String: Entry] = [:]
  /// The UTF-8 offset of the first line that is no head.
  private(set) var end = 0

  init(_ file: SourceFile) {
    let bytes = file.bytes
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if bytes.starts(with: mark) { end = mark.count }
    while end < bytes.count {
      let lineEnd = bytes[end...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = file.text(in: TextRange(end, lineEnd))
      let isBlank = line.allSatisfy(\.isWhitespace)
      guard isBlank || line.hasPrefix("#") else { return }
      if !isBlank { read(line, at: end) }
      end = min(lineEnd + 1, bytes.count)
    }
  }

  private mutating func read(_ line: String, at start: Int) {
    guard let colon = line.firstIndex(of: ":") else { return }
    let key = line[line.index(after: line.startIndex)..<colon].trimmed
    let rest = line[line.index(after: colon)...]
    let value = rest.trimmed
    guard !key.isEmpty, !value.isEmpty, entries[key] == nil else { return }
    let offset = start + line[..<(rest.firstIndex { !$0.isWhitespace } ?? rest.startIndex)].utf8.count
    entries[key] = Entry(text: value, range: TextRange(offset, offset + value.utf8.count))
  }
}

extension Declarations {
  /// Reads a file's head and notes where its contents come from.
  mutating func header(of file: SourceFile) -> DataHeader {
    let header = DataHeader(file)
    let top = TextRange(0, file.line(1).utf8.count)
    let (checked, reading) = comparison(header.entries["checked"], file)
    for key in ["source", "checked"] where header.entries[key] == nil {
      log.add(
        Diagnostic(
          "data.header", "the file does not say `\(key)`", at: .init(file: file.path, range: top), severity: .warning,
          help: key == "source"
            ? "add a line `# source: …` at the top, with the law or publication that the contents were taken from"
            : "add a line `# checked: 2026-11-21 by text` at the top, with the day and what was read"))
    }
    if let source = header.entries["source"] {
      dataSources[file.path] = Source(
        name: String(file.path.split(separator: "/").last ?? ""), title: Label(source.text), url: file.path,
        inForce: DayRange(), checked: checked, reading: reading)
    }
    return header
  }

  /// `2026-11-21 by text`.
  private mutating func comparison(
    _ entry: DataHeader.Entry?, _ file: SourceFile
  ) -> (CalendarDate?, Source.Reading?) {
    guard let entry else { return (nil, nil) }
    let words = entry.text.split(separator: " ", maxSplits: 3).map { $0.trimming(",") }
    let place = Diagnostic.Label(file: file.path, range: entry.range)
    guard words.count > 2, words[1] == "by" else {
      log.add(
        Diagnostic(
          "data.header", "`checked` says a day and what was read", at: place, severity: .warning,
          help: "write it as `# checked: 2026-11-21 by text`"))
      return (words.first.flatMap { CalendarDate($0) }, nil)
    }
    let day = CalendarDate(words[0])
    if day == nil { log.add(Diagnostic("date.impossible", "there is no day \(words[0])", at: place)) }
    let reading = Source.Reading(rawValue: words[2])
    if reading == nil {
      let known = Source.Reading.allCases.map(\.rawValue)
      log.add(
        Diagnostic(
          "resolve.reading", "`\(words[2])` does not say what was read", at: place,
          help: "one of \(known.joined(separator: ", "))", suggestions: nearestNames(to: words[2], among: known)))
    }
    return (day, reading)
  }

  /// The file that a declaration names, or a mistake at the name.
  mutating func dataFile(_ token: Token, _ file: SourceFile) -> SourceFile? {
    guard let found = data.file(named: token.content, beside: file.path) else {
      missingFile(token, file)
      return nil
    }
    return isReadable(found) ? found : nil
  }

  /// Whether a file is UTF-8; a mistake at the first byte that is not.
  mutating func isReadable(_ file: SourceFile) -> Bool {
    guard String(validating: file.bytes, as: UTF8.self) == nil else { return true }
    var decoder = UTF8()
    var rest = file.bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&rest) { offset += UTF8.width(scalar) }
    log.add(
      Diagnostic(
        "data.encoding", "the file is not UTF-8 from here on",
        at: .init(file: file.path, range: TextRange(offset, offset + 1)), help: "save it as UTF-8"))
    return false
  }

  mutating func missingFile(_ token: Token, _ file: SourceFile) {
    log.error(
      "data.missing", "there is no file `\(token.content)` beside this one", at: token, in: file,
      suggestions: nearestNames(to: token.content, among: data.names(beside: file.path)))
  }
}

extension StringProtocol {
  fileprivate func trimming(_ character: Character) -> String {
    String(self.hasSuffix(String(character)) ? dropLast() : self[...])
  }
}
