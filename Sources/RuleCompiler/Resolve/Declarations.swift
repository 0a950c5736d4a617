import Catalog
import Diagnostics
import Evaluation
import RuleSyntax
import Values

/// The names that a library declares: the vocabulary, sources, tables and wording.
///
/// Types may name what a later file declares, so declarations are collected first and typed in ``finish()``.
struct Declarations {
  var schema = Schema()
  /// Sources by `package.NAME`.
  var sources: [String: Source] = [:]
  var tables: [String: Table] = [:]
  var terms: [String: WordingList] = [:]
  var phrases: [String: WordingList] = [:]
  /// The library's files that are no rules.
  let data: DataFiles
  /// Where the contents of those files come from, by path.
  var dataSources: [String: Source] = [:]
  /// Definitions, exceptions and derivations, which are checked once everything is declared.
  var definitions: [String: Definition] = [:]
  var log = DiagnosticLog()

  /// - Parameter data: the library's files that are no rules.
  init(data: DataFiles) { self.data = data }

  /// `define share_of(group : Substance) : Percent = …`, by `package.name`.
  struct Definition {
    let parameters: [(name: String, type: ValueType)]
    let type: ValueType?
    let body: SyntaxNode
    let file: SourceFile
    let package: String
  }

  /// The full name that `name` means in a package: of the package itself, of one above it, of the vocabulary, or a full
  /// path.
  func resolve(_ name: String, in names: [String: some Any], from package: String) -> String? {
    var parts = package.split(separator: ".")
    while !parts.isEmpty {
      let full = parts.joined(separator: ".") + "." + name
      if names[full] != nil { return full }
      parts.removeLast()
    }
    if names[name] != nil { return name }
    return names.keys.filter { $0.hasPrefix("vocabulary.") && $0.hasSuffix("." + name) }.min()
  }

  /// `green` of `eu.claims.green`.
  static func lastName(_ name: String) -> String { String(name.split(separator: ".").last ?? "") }

  /// Declarations whose types are not read yet, with their files.
  var pending: [(node: SyntaxNode, file: SourceFile, package: String)] = []
  /// Where each name was declared first.
  private(set) var places: [String: Diagnostic.Label] = [:]
  private var categoryEntries: [CodeList.Entry] = []
  /// Markets that markets and schemes name, which are looked up when all are declared.
  var marketReferences: [(token: Token, file: SourceFile)] = []

  /// `eu.toys`.
  static func package(of tree: SyntaxTree) -> String {
    tree.root.first(.package)?.first(.path)?.pathText ?? ""
  }

  mutating func collect(_ tree: SyntaxTree) {
    let package = Self.package(of: tree)
    checkPath(of: tree, package: package)
    for node in tree.root.nodes {
      switch node.kind {
      case .source: collectSource(node, tree.file, package)
      case .code: collectCode(node, tree.file)
      case .category: collectCategory(node, tree.file)
      case .document: collectDocument(node, tree.file)
      case .scheme: collectScheme(node, tree.file)
      case .market: collectMarket(node, tree.file)
      case .platform:
        if let name = declaredName(node, tree.file, kind: "platform") { schema.platforms[name] = label(node) }
      case .terms, .phrase: collectWording(node, tree.file, package)
      case .attribute, .record, .table, .define: pending.append((node, tree.file, package))
      default: continue
      }
    }
  }

  /// The file's path says the same as its package: `rules/eu/toys.rules` is `eu.toys`.
  private mutating func checkPath(of tree: SyntaxTree, package: String) {
    guard let node = tree.root.first(.package) else { return }
    let stem = tree.file.path.hasSuffix(".rules") ? tree.file.path.dropLast(6) : Substring(tree.file.path)
    let name = String(stem.map { $0 == "/" ? "." : $0 == "-" ? "_" : $0 })
    if name != package, !name.hasSuffix("." + package) {
      let parts = name.split(separator: ".").filter { $0 != ".." }
      // What stands below the folder `rules`; without such a folder, as many names as the package has.
      let below = parts.lastIndex(of: "rules").map { parts[($0 + 1)...] } ?? []
      let wanted = below.isEmpty ? parts.suffix(max(1, package.split(separator: ".").count)) : below
      log.error(
        "resolve.package_path", "the package is `\(package)`, and the file's path says otherwise",
        at: node.first(.path) ?? node, in: tree.file,
        help: "write `package \(wanted.joined(separator: "."))`, or move the file")
    }
  }

  // MARK: Reading what all declarations have

  /// The declared name, once; a second declaration of the same kind and name is an error.
  mutating func declaredName(_ node: SyntaxNode, _ file: SourceFile, kind: String) -> String? {
    let name =
      node.first(.path)?.pathText ?? node.tokens.dropFirst().first { $0.kind == .name || $0.kind == .upper }?.text
    guard let name else { return nil }
    return declare(name, at: node, file, kind: kind) ? name : nil
  }

  /// - Parameter node: the declaration; its name is what is underlined.
  mutating func declare(_ name: String, at node: SyntaxNode, _ file: SourceFile, kind: String) -> Bool {
    let token = node.tokens.dropFirst().first { [.name, .upper].contains($0.kind) }
    return declare(name, at: node.first(.path)?.range ?? token?.range ?? node.range, file, kind: kind)
  }

  mutating func declare(_ name: String, at range: TextRange, _ file: SourceFile, kind: String) -> Bool {
    let place = Diagnostic.Label(file: file.path, range: range, text: "declared here first")
    if let earlier = places.updateValue(places["\(kind) \(name)"] ?? place, forKey: "\(kind) \(name)") {
      log.add(
        Diagnostic(
          "resolve.duplicate", "the \(kind) `\(name)` is declared twice",
          at: .init(file: file.path, range: range), secondary: [earlier]))
      return false
    }
    return true
  }

  func label(_ node: SyntaxNode) -> Label {
    node.first(.label).map(Self.label(from:)) ?? Label("")
  }

  /// `"Net mass" zh "净重"`.
  static func label(from node: SyntaxNode) -> Label {
    let tokens = node.tokens
    var others: [String: String] = [:]
    for (tag, text) in zip(tokens.dropFirst(), tokens.dropFirst(2)) where text.kind == .text {
      others[tag.text] = text.content
    }
    return Label(tokens.first?.content ?? "", others: others)
  }

  // MARK: Sources

  private mutating func collectSource(_ node: SyntaxNode, _ file: SourceFile, _ package: String) {
    guard let name = node.token(.upper)?.text,
      declare("\(package).\(name)", at: node, file, kind: "source")
    else { return }
    var url = ""
    var inForce = DayRange()
    var checked: CalendarDate?
    var reading: Source.Reading?
    for clause in node.nodes(.sourceClause) {
      switch clause.tokens.first?.text {
      case "url": url = clause.token(.url)?.content ?? ""
      case "adopted": if let token = clause.token(.date) { _ = day(token, file) }
      case "in": if let period = clause.first(.period) { inForce = days(of: period, file) }
      case "checked":
        checked = clause.token(.date).flatMap { day($0, file) }
        if let word = clause.tokens.last(where: { $0.kind == .name && $0.text != "by" }) {
          reading = Source.Reading(rawValue: word.text)
          if reading == nil {
            let known = Source.Reading.allCases.map(\.rawValue)
            log.error(
              "resolve.reading", "`\(word.text)` does not say how the law was read", at: word, in: file,
              help: "one of \(known.map { "`\($0)`" }.joined(separator: ", "))",
              suggestions: nearestNames(to: word.text, among: known))
          }
        }
      default: continue
      }
    }
    if checked == nil, node.has("{"), node.first(.unexpected) == nil {
      log.error(
        "resolve.unchecked", "the source `\(name)` does not say when it was compared with the law", at: node, in: file,
        help: "add `checked 2026-11-21 by text`, with the day and what was read")
    }
    sources["\(package).\(name)"] = Source(
      name: name, title: label(node), url: url, inForce: inForce, checked: checked, reading: reading)
  }

  mutating func day(_ token: Token, _ file: SourceFile) -> CalendarDate? {
    if let day = CalendarDate(token.text) { return day }
    log.error("date.impossible", "there is no day \(token.text)", at: token, in: file)
    return nil
  }

  mutating func days(of period: SyntaxNode, _ file: SourceFile) -> DayRange {
    var bounds: [String: CalendarDate] = [:]
    let tokens = period.tokens
    for (word, token) in zip(tokens, tokens.dropFirst()) where token.kind == .date {
      bounds[word.text] = day(token, file)
    }
    let range = DayRange(from: bounds["from"], through: bounds["through"])
    if let from = range.from, let through = range.through, through < from {
      log.error(
        "date.order", "the last day, \(through), stands before the first, \(from)", at: period, in: file)
    }
    return range
  }

  // MARK: Codes, categories, evidence, markets

  private mutating func collectCode(_ node: SyntaxNode, _ file: SourceFile) {
    guard let name = declaredName(node, file, kind: "code list"), isFree(name, node, file) else { return }
    var entries: [CodeList.Entry] = node.has("from") ? self.entries(of: node, list: name, file) : []
    for (code, same) in Dictionary(grouping: entries, by: \.code).sorted(by: { $0.key < $1.key }) where same.count > 1 {
      log.error("resolve.duplicate", "the code `\(code)` stands twice in `\(name)`", at: node, in: file)
    }
    for entry in node.nodes(.codeEntry) {
      flatten(entry, parents: [], into: &entries) { token in
        _ = declare("\(name).\(token.content)", at: token.range, file, kind: "code")
      }
    }
    schema.codeLists[name] = CodeList(name: name, entries: entries)
  }

  /// - Parameter declaring: told of each code where it stands.
  private func flatten(
    _ node: SyntaxNode, parents: [String], into entries: inout [CodeList.Entry], declaring: (Token) -> Void
  ) {
    guard let token = node.token(.name, .upper, .quoted) else { return }
    declaring(token)
    entries.append(
      .init(code: token.content, label: node.first(.label).map(Self.label(from:)), parents: parents))
    for child in node.first(.codeGroup)?.nodes(.codeEntry) ?? [] {
      flatten(child, parents: [token.content], into: &entries, declaring: declaring)
    }
  }

  private mutating func collectCategory(_ node: SyntaxNode, _ file: SourceFile) {
    guard let name = declaredName(node, file, kind: "category") else { return }
    var entries: [CodeList.Entry] = []
    for child in node.first(.codeGroup)?.nodes(.codeEntry) ?? [] {
      flatten(child, parents: [name], into: &entries) { token in
        _ = declare(token.content, at: token.range, file, kind: "category")
      }
    }
    categoryEntries += [.init(code: name, label: label(node), parents: [])] + entries
  }

  private mutating func collectDocument(_ node: SyntaxNode, _ file: SourceFile) {
    guard let name = declaredName(node, file, kind: "document") else { return }
    let clauses = node.nodes(.evidenceClause)
    let covers = clauses.filter { $0.has("covers") }
      .flatMap { checkedCovers($0, DocumentKind.coverable, file) }
    let expires = clauses.first { $0.has("expires") }
    schema.documents[name] = DocumentKind(
      name: name, label: label(node), covers: covers, expires: expires != nil,
      expiresAfter: expires?.first(.literal).flatMap { duration($0, file) },
      kept: clauses.first { $0.has("kept") }?.first(.literal).flatMap { duration($0, file) })
  }

  private mutating func duration(_ node: SyntaxNode, _ file: SourceFile) -> CalendarDuration? {
    guard let number = node.token(.number).flatMap({ Decimal($0.text) }),
      let duration = CalendarDuration(number, unit: node.token(.unit)?.text ?? "")
    else {
      log.error("type.duration", "a duration such as `1 year` is expected", at: node, in: file)
      return nil
    }
    return duration
  }

  private mutating func collectScheme(_ node: SyntaxNode, _ file: SourceFile) {
    guard let name = declaredName(node, file, kind: "scheme") else { return }
    let clauses = node.nodes(.evidenceClause)
    let markets = clauses.filter { $0.tokens.first?.text == "in" }.flatMap { $0.tokens.filter { $0.kind == .upper } }
    marketReferences += markets.map { ($0, file) }
    for clause in clauses where clause.has("covers") { _ = checkedCovers(clause, Scheme.coverable, file) }
    let number = clauses.compactMap { $0.token(.regex) }.first
    if let number { checkPattern(number, file) }
    schema.schemes[name] = Scheme(
      name: name, label: label(node), markets: markets.map(\.text), numberPattern: number?.content)
  }

  private mutating func collectMarket(_ node: SyntaxNode, _ file: SourceFile) {
    guard let code = declaredName(node, file, kind: "market") else { return }
    let members = node.nodes(.memberMarket).map { member -> MarketList.Membership in
      let days = member.first(.period).map { self.days(of: $0, file) } ?? DayRange()
      return .init(member: member.token(.upper)?.text ?? "", from: days.from, through: days.through)
    }
    marketReferences += node.nodes(.memberMarket).compactMap { $0.token(.upper) }.map { ($0, file) }
    func codes(_ kind: SyntaxNode.Kind) -> [String] {
      let tokens = node.first(kind)?.tokens.filter { $0.kind == .upper } ?? []
      marketReferences += tokens.map { ($0, file) }
      return tokens.map(\.text)
    }
    schema.markets.add(
      .init(code: code, label: label(node), members: members, bases: codes(.scopeIn), except: codes(.scopeExcept)))
  }

  private mutating func collectWording(_ node: SyntaxNode, _ file: SourceFile, _ package: String) {
    guard let short = node.token(.name, after: 1)?.text,
      declare("\(package).\(short)", at: node, file, kind: node.kind.rawValue)
    else { return }
    let name = "\(package).\(short)"
    let fileName =
      node.token(.text) ?? node.first(.label)?.tokens.first.flatMap { $0.content.hasSuffix(".terms") ? $0 : nil }
    var wording = fileName.map { self.wording(of: node, $0, file) } ?? WordingEntries()
    for entry in node.nodes(.termsEntry) {
      guard let language = entry.token(.name, .language)?.text else { continue }
      wording.entries[language, default: []] += entry.tokens.filter { $0.kind == .text }.map(\.content)
      let exceptions = entry.first(.scopeExcept)?.tokens.filter { $0.kind == .text }.map(\.content) ?? []
      if !exceptions.isEmpty { wording.exceptions[language, default: []] += exceptions }
    }
    let list = WordingList(
      name: name, label: label(node), entries: wording.entries, exceptions: wording.exceptions)
    if node.kind == .terms { terms[name] = list } else { phrases[name] = list }
  }

  // MARK: Typing

  /// Reads the types of attributes, records and tables, once all names are known.
  mutating func finish() {
    schema.codeLists[Schema.categoryList] = CodeList(name: Schema.categoryList, entries: categoryEntries)
    addEvidence()
    checkMarkets()
    var records: [(node: SyntaxNode, file: SourceFile)] = []
    for (node, file, _) in pending where node.kind == .record {
      if let name = declaredName(node, file, kind: "record"), isFree(name, node, file) {
        schema.records[name] = RecordType(name: name, fields: [])
        records.append((node, file))
      }
    }
    for (node, file) in records { finishRecord(node, file) }
    for (node, file) in records { checkContents(ofRecord: node, file) }
    for (node, file, package) in pending where node.kind == .attribute { finishAttribute(node, file, package) }
    schema.indexFieldNames()
    for (node, file, package) in pending where node.kind == .define { finishDefinition(node, file, package) }
    for (node, file, package) in pending where node.kind == .table { finishTable(node, file, package) }
  }
}
