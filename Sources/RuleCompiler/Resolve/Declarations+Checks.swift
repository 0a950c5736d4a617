import Catalog
import Diagnostics
import Evaluation
import RuleSyntax
import Text
import Values

/// What is looked up only when all names are declared: members of markets, contents of records, names that are taken.
extension Declarations {
  /// Whether a record or a code list may be called so: types share one set of names.
  mutating func isFree(_ name: String, _ node: SyntaxNode, _ file: SourceFile) -> Bool {
    guard let token = node.token(.upper) else { return true }
    let isBuiltIn = ValueType.simple[name] != nil || Self.ownTypes.contains(name)
    let isList = node.kind == .record && schema.codeLists[name] != nil
    guard isBuiltIn || isList else { return true }
    log.error(
      "resolve.duplicate",
      isBuiltIn ? "`\(name)` is a type of the language" : "`\(name)` is a code list, and so no record", at: token,
      in: file, secondary: isList ? places["code list \(name)"].map { [$0] } ?? [] : [])
    return false
  }

  private static let ownTypes: Set<String> = ["List", "Document", "Registration", "DocumentKind", "SchemeName"]

  // MARK: Markets

  /// The markets that markets and schemes name are there, and none is held by itself.
  mutating func checkMarkets() {
    for (token, file) in marketReferences where !schema.markets.isKnown(token.text) {
      log.error(
        "resolve.market", "there is no market `\(token.text)`", at: token, in: file,
        suggestions: schema.markets.nearest(to: token.text))
    }
    for code in schema.markets.markets.keys.sorted() where holdsItself(code) {
      guard let place = places["market \(code)"] else { continue }
      log.add(
        Diagnostic(
          "resolve.recursion", "the market `\(code)` is a member of itself",
          at: .init(file: place.file, range: place.range)))
    }
  }

  private func holdsItself(_ code: String) -> Bool {
    var open = [code]
    var seen: Set<String> = []
    while let next = open.popLast() {
      guard let market = schema.markets.markets[next] else { continue }
      for below in market.members.map(\.member) + market.bases {
        if below == code { return true }
        if seen.insert(below).inserted { open.append(below) }
      }
    }
    return false
  }

  // MARK: Records

  /// No record holds itself: a value of it would never end. (A list of them may be empty.)
  mutating func checkContents(ofRecord node: SyntaxNode, _ file: SourceFile) {
    guard let token = node.token(.upper) else { return }
    var open = [token.text]
    var seen: Set<String> = []
    while let next = open.popLast() {
      for field in schema.records[next]?.fields ?? [] {
        guard case .record(let inner) = field.type else { continue }
        if inner == token.text {
          log.error(
            "resolve.recursion", "the record `\(token.text)` contains itself, so no value of it could end", at: token,
            in: file)
          return
        }
        if seen.insert(inner).inserted { open.append(inner) }
      }
    }
  }

  // MARK: Evidence

  /// The names of a `covers` clause, as far as they mean something.
  mutating func checkedCovers(_ clause: SyntaxNode, _ known: [String], _ file: SourceFile) -> [String] {
    clause.tokens.dropFirst().filter { $0.kind == .name }.compactMap { token in
      if known.contains(token.text) { return token.text }
      log.error(
        "resolve.covers", "nothing covers `\(token.text)`", at: token, in: file,
        help: "one of \(known.map { "`\($0)`" }.joined(separator: ", "))",
        suggestions: nearestNames(to: token.text, among: known))
      return nil
    }
  }

  mutating func checkPattern(_ token: Token, _ file: SourceFile) {
    do {
      _ = try Pattern(token.content)
    } catch {
      log.error("type.pattern", "the pattern cannot be read: \(error.reason)", at: token, in: file)
    }
  }

  // MARK: Definitions

  /// Nothing shadows: neither the definition nor its parameters have a name that means something already.
  mutating func checkNames(ofDefinition node: SyntaxNode, _ file: SourceFile) {
    let functions = Set(Term.Function.allCases.map(\.rawValue))
    if let token = node.token(.name, after: 1) {
      if let what = meaning(of: token.text) ?? (functions.contains(token.text) ? "a function of the language" : nil) {
        log.error("resolve.shadow", "`\(token.text)` is \(what), and nothing shadows it", at: token, in: file)
      }
    }
    var names: Set<String> = []
    for token in node.nodes(.parameter).compactMap({ $0.token(.name) }) {
      if !names.insert(token.text).inserted {
        log.error("resolve.duplicate", "two parameters are called `\(token.text)`", at: token, in: file)
      } else if let what = meaning(of: token.text) {
        log.error("resolve.shadow", "`\(token.text)` is \(what), and nothing shadows it", at: token, in: file)
      }
    }
  }

  /// What a bare name means wherever it stands; nil for one that is free.
  func meaning(of name: String) -> String? {
    if ["today", "market", "platform", "terms", "phrase"].contains(name) { return "a word of the language" }
    return schema.attributes[name] == nil ? nil : "an attribute"
  }
}

extension DocumentKind {
  /// What a document may cover.
  static let coverable = ["product", "brand", "market", "seller"]
}

extension Scheme {
  /// What a registration may be for.
  static let coverable = ["product", "brand", "market", "seller", "stream"]
}

extension SyntaxNode {
  /// A type as it is written, without the space around it.
  var pathOfType: String { tokens.map(\.text).joined(separator: " ") }
}

extension ValueType {
  /// Whether values of the type are more and less than each other.
  var isOrdered: Bool {
    switch self {
    case .integer, .decimal, .percent, .date, .duration, .money, .moneyPer, .quantity, .measure, .error: true
    default: false
    }
  }
}

extension MarketList {
  /// The market that has a label, as `CA` has “Canada”.
  func code(spelt text: String, isCountry: Bool = false) -> String? {
    let wanted = text.lowercased().filter(\.isLetter)
    return markets.values.filter { market in
      (!isCountry || Country(market.code) != nil)
        && ([market.label.english] + market.label.others.values).contains {
          $0.lowercased().filter(\.isLetter) == wanted
        }
    }.map(\.code).min()
  }

  /// What was probably meant by a market that is not there, best first.
  func nearest(to text: String) -> [String] {
    let spelt = code(spelt: text)
    return [spelt].compactMap(\.self) + nearestNames(to: text, among: codes).filter { $0 != spelt }
  }
}
