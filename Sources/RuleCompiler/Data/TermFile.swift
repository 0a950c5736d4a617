import Catalog
import Diagnostics
import Evaluation
import RuleSyntax

extension Declarations {
  /// `terms green "green.{language}.terms"`: a file for each language, an entry a line, and beside it what is no hit.
  ///
  /// ```
  /// # language: en
  /// # source: Directive (EU) 2024/825
  /// # checked: 2026-11-21 by text
  /// # matching: words
  /// climate neutral | CO2 neutral
  /// green  except: green tea | green beans
  /// ```
  mutating func wording(of node: SyntaxNode, _ name: Token, _ file: SourceFile) -> WordingEntries {
    var entries = WordingEntries()
    let files = data.files(matching: name.content, beside: file.path)
    if files.isEmpty { missingFile(name, file) }
    for (part, source) in files where isReadable(source) {
      let header = header(of: source)
      let stated = header.entries["language"]
      guard let language = part.isEmpty ? stated?.text : part else {
        log.add(
          Diagnostic(
            "data.header", "the file does not say `language`",
            at: .init(file: source.path, range: TextRange(0, source.line(1).utf8.count)),
            help: "add a line `# language: en` at the top, or name the files `green.{language}.terms`"))
        continue
      }
      if let stated, stated.text != language {
        log.add(
          Diagnostic(
            "data.header", "the file's name says `\(language)`, its head `\(stated.text)`",
            at: .init(file: source.path, range: stated.range)))
      }
      read(source, header, language: language, into: &entries)
    }
    return entries
  }

  private mutating func read(
    _ file: SourceFile, _ header: DataHeader, language: String, into entries: inout WordingEntries
  ) {
    let matching = matching(header.entries["matching"], file)
    for bytes in file.bytes[header.end...].split(separator: UInt8(ascii: "\n")) {
      let start = bytes.startIndex
      let line = String(decoding: bytes, as: UTF8.self)
      guard !line.trimmed.isEmpty, !line.hasPrefix("#") else { continue }
      let sides = line.split(separator: "except:", maxSplits: 1, omittingEmptySubsequences: false)
      let words = sides[0].split(separator: "|").map(\.trimmed).filter { !$0.isEmpty }
      if words.isEmpty {
        log.add(
          Diagnostic(
            "data.cell", "no words stand on this line",
            at: .init(file: file.path, range: TextRange(start, start + line.utf8.count))))
      }
      entries.entries[language, default: []] += words.map { matching.mark($0) }
      let exceptions = sides.dropFirst().flatMap { $0.split(separator: "|") }.map(\.trimmed).filter { !$0.isEmpty }
      if !exceptions.isEmpty { entries.exceptions[language, default: []] += exceptions }
    }
  }

  private mutating func matching(_ entry: DataHeader.Entry?, _ file: SourceFile) -> Matching {
    guard let entry else { return .words }
    if let matching = Matching(rawValue: entry.text) { return matching }
    let known = Matching.allCases.map(\.rawValue)
    log.add(
      Diagnostic(
        "data.header", "`\(entry.text)` is no way of matching", at: .init(file: file.path, range: entry.range),
        help: "one of \(known.joined(separator: ", "))", suggestions: nearestNames(to: entry.text, among: known)))
    return .words
  }

  /// Entries and exceptions by language.
  struct WordingEntries {
    var entries: [String: [String]] = [:]
    var exceptions: [String: [String]] = [:]
  }

  /// How the entries of a file are found where they bear no `*` of their own.
  private enum Matching: String, CaseIterable {
    case words, beginnings, anywhere

    func mark(_ word: String) -> String {
      guard !word.hasPrefix("*"), !word.hasSuffix("*") else { return word }
      return switch self {
      case .words: word
      case .beginnings: word + "*"
      case .anywhere: "*\(word)*"
      }
    }
  }
}
