import Catalog
import Diagnostics
import Evaluation
import RuleSyntax
import Values

/// Reads an example: its circumstances, its facts by the types of the vocabulary, and what it expects.
struct ExampleBuilder {
  let rule: Rule
  let checker: ExpressionChecker
  let partNames: Set<String>

  func build(_ node: SyntaxNode) -> RuleExample? {
    let words = node.tokens
    let verdict: Verdict? =
      words.first?.text == "not" ? .notApplicable : words.first.flatMap { Verdict(rawValue: $0.text) }
    guard let verdict else { return nil }
    var listings: [Listing] = []
    var seller: [String: Fact] = [:]
    var shared: [String: Fact] = [:]
    for facts in node.nodes(.facts) {
      let all = read(facts)
      let sellers = all.filter { $0.key.hasPrefix("seller.") }
      seller.merge(sellers) { $1 }
      let own = all.filter { !$0.key.hasPrefix("seller.") }
      if sellers.isEmpty || !own.isEmpty { listings.append(Listing(facts: own)) } else { shared.merge(own) { $1 } }
    }
    let isProfile = node.has("profile")
    for index in listings.indices { listings[index].isProfile = isProfile }
    if listings.isEmpty { listings = [Listing(facts: shared, isProfile: isProfile)] }
    let at = node.first(.exampleAt)?.tokens.dropFirst().filter { $0.kind == .name } ?? []
    for token in at where !partNames.contains(token.text) {
      let known = partNames.sorted().map { "`\($0)`" }.joined(separator: ", ")
      checker.log.error(
        "resolve.part", "the rule has no condition `\(token.text)`", at: token, in: checker.file,
        help: partNames.isEmpty ? "its requirement has no named conditions: `require { name: … }`" : "it has \(known)",
        suggestions: nearestNames(to: token.text, among: partNames))
    }
    for path in node.nodes(.exampleNeeds).flatMap({ $0.nodes(.path) }) { checkNeed(path) }
    if let token = node.token(.date), CalendarDate(token.text) == nil {
      checker.log.error("date.impossible", "there is no day \(token.text)", at: token, in: checker.file)
    }
    if let token = node.first(.scopeIn)?.token(.upper), !checker.schema.markets.isKnown(token.text) {
      checker.log.error(
        "resolve.market", "there is no market `\(token.text)`", at: token, in: checker.file,
        suggestions: checker.schema.markets.nearest(to: token.text))
    }
    if let token = node.first(.scopeOn)?.tokens.last, checker.schema.platforms[token.text] == nil {
      checker.log.error(
        "resolve.platform", "there is no platform `\(token.text)`", at: token, in: checker.file,
        suggestions: nearestNames(to: token.text, among: checker.schema.platforms.keys))
    }
    return RuleExample(
      rule: rule.id, verdict: verdict, title: node.token(.text)?.content ?? "",
      day: node.token(.date).flatMap { CalendarDate($0.text) },
      market: node.first(.scopeIn)?.token(.upper)?.text, platform: node.first(.scopeOn)?.tokens.last?.text,
      listings: listings, seller: seller, at: at.map(\.text),
      needs: node.nodes(.exampleNeeds).map { $0.nodes(.path).map(\.pathText) },
      place: .init(file: checker.file.path, range: node.token(.text)?.range ?? node.range))
  }

  /// What an example needs is an attribute, or a field of one.
  private func checkNeed(_ path: SyntaxNode) {
    var parts = path.pathParts
    var fields: [String] = []
    while !parts.isEmpty {
      if let attribute = checker.schema.attributes[parts.joined(separator: ".")] {
        guard let (message, suggestions) = checker.mistake(inFields: fields, of: attribute.type) else { return }
        return checker.mistake("resolve.field", message, at: path, suggestions: suggestions)
      }
      fields.insert(parts.removeLast(), at: 0)
    }
    checker.mistake(
      "resolve.name", "there is no attribute `\(path.pathText)`", at: path,
      suggestions: nearestNames(to: path.pathText, among: checker.schema.attributes.keys))
  }

  // MARK: Facts

  private func read(_ node: SyntaxNode, prefix: String = "") -> [String: Fact] {
    var facts: [String: Fact] = [:]
    for member in node.nodes(.member) {
      guard let path = member.first(.path), let value = member.nodes.last, value.range != path.range else { continue }
      let name = prefix + path.pathText
      if let attribute = checker.schema.attributes[name] {
        if value.kind == .literal, value.has("none"), !checker.mayBeNone(name, at: value, isFact: true) { continue }
        facts[name] = fact(value, type: attribute.type)
      } else if value.kind == .facts, checker.schema.attributes.keys.contains(where: { $0.hasPrefix(name + ".") }) {
        facts.merge(read(value, prefix: name + ".")) { $1 }
      } else {
        checker.mistake(
          "resolve.name", "there is no attribute `\(name)`", at: path,
          suggestions: nearestNames(to: name, among: checker.schema.attributes.keys))
      }
    }
    return facts
  }

  private func fact(_ node: SyntaxNode, type: ValueType) -> Fact {
    if node.kind == .literal, node.has("none") { return Fact(.none) }
    switch type {
    case .list(let element) where node.kind == .list || node.kind == .listExpression:
      return Fact(.stated(.list(node.nodes.map { fact($0, type: element) })))
    case .record(let name) where node.kind == .facts: return record(node, name)
    case .keyed(let value, let key) where node.kind == .facts: return keyed(node, value, by: key)
    case .localizedText where node.kind == .facts: return localized(node, type: .text)
    case .localizedList where node.kind == .facts: return localized(node, type: .list(.text))
    case .localizedText where node.token(.text) != nil:
      return Fact(.stated(.localized(["und": Fact(.stated(.text(node.token(.text)?.content ?? "")))])))
    case .text, .url, .identifier:
      guard let token = node.token(.text, .url) else { break }
      return Fact(.stated(.text(token.content)))
    default: break
    }
    return checker.constant(node, type: type).map { Fact(.stated($0)) } ?? .missing
  }

  private func record(_ node: SyntaxNode, _ name: String) -> Fact {
    let type = checker.schema.records[name]
    var fields: [String: Fact] = [:]
    for member in node.nodes(.member) {
      guard let path = member.first(.path), let value = member.nodes.last, value.range != path.range else { continue }
      guard let fieldType = type?.type(of: path.pathText) else {
        checker.mistake(
          "resolve.field", "\(name) has no field `\(path.pathText)`", at: path,
          suggestions: nearestNames(to: path.pathText, among: type?.fields.map(\.name) ?? []))
        continue
      }
      fields[path.pathText] = fact(value, type: fieldType)
    }
    return Fact(.stated(.record(fields)))
  }

  private func keyed(_ node: SyntaxNode, _ type: ValueType, by key: ValueType) -> Fact {
    var entries: [String: Fact] = [:]
    for member in node.nodes(.member) {
      guard let path = member.first(.path), let value = member.nodes.last, value.range != path.range else { continue }
      guard case .term(.constant(.code(let code)), _) = checker.code(path.pathText, of: key, at: path) else { continue }
      entries[code] = fact(value, type: type)
    }
    return Fact(.stated(.keyed(entries)))
  }

  private func localized(_ node: SyntaxNode, type: ValueType) -> Fact {
    var versions: [String: Fact] = [:]
    for member in node.nodes(.member) {
      let tag = member.token(.language)?.text ?? member.first(.path)?.pathText
      guard let tag, let value = member.nodes.last else { continue }
      guard checker.isLanguage(tag) else {
        checker.mistake(
          "resolve.code", "`\(tag)` is no language", at: member.first(.path) ?? member,
          help: "write its tag, such as `en` or `zh-Hans`",
          suggestions: checker.isLanguage(tag.lowercased()) ? [tag.lowercased()] : [])
        continue
      }
      versions[tag] = fact(value, type: type)
    }
    return Fact(.stated(.localized(versions)))
  }
}
