import Catalog
import Diagnostics
import Evaluation
import RuleSyntax
import Text

extension RuleBuilder {
  /// What a message may name besides attributes and `let` names.
  static let messageNames: Set<String> = [
    "failed", "found", "phrase", "version", "market", "platform", "today", "count",
  ]

  /// The finding's texts; their arguments exist, and the languages that must be there are.
  func messages(hasLanguages wanted: [String], place: Diagnostic.Label) -> [String: String] {
    for clause in node.nodes(.say) { checkMessage(clause) }
    let texts = texts(.say)
    let missing = wanted.filter { language in !texts.keys.contains { $0 == language || $0.hasPrefix(language + "-") } }
    if !missing.isEmpty {
      log.add(
        Diagnostic(
          "message.language", "the rule says nothing in \(missing.joined(separator: ", "))", at: place,
          severity: .warning, help: "add `say \(missing[0]) \"…\"`"))
    }
    return texts
  }

  private func checkMessage(_ clause: SyntaxNode) {
    let tokens = clause.tokens
    guard tokens.count >= 3 else { return }
    do {
      let message = try MessageFormat(pattern: tokens[2].content, locale: tokens[1].text)
      for name in message.argumentNames where !isKnown(name) {
        let known = Array(Self.messageNames) + Array(schema.attributes.keys) + Array(letTypes.keys)
        log.error(
          "message.argument", "the message names `\(name)`, which is no attribute and no `let` of the rule",
          at: tokens[2], in: file, suggestions: nearestNames(to: name, among: known))
      }
    } catch {
      log.error("message.syntax", "the message cannot be read: \(error.reason)", at: tokens[2], in: file)
    }
  }

  private func isKnown(_ name: String) -> Bool {
    if Self.messageNames.contains(name) || letTypes[name] != nil { return true }
    if let binding = checker.variables[String(name.prefix { $0 != "." })] {
      return binding.columns.isEmpty || binding.columns[name.split(separator: ".").last.map(String.init) ?? ""] != nil
    }
    var parts = name.split(separator: ".")
    while !parts.isEmpty {
      if schema.attributes[parts.joined(separator: ".")] != nil { return true }
      parts.removeLast()
    }
    return false
  }

  // MARK: Fixes

  func fix(_ node: SyntaxNode, parts: Set<String>) -> Fix? {
    let words = node.tokens
    let part = words.count > 2 && words.contains { $0.text == ":" } ? words[1].text : nil
    if let part, !parts.contains(part) {
      mistake(
        "resolve.part", "the rule has no condition `\(part)`", at: node,
        suggestions: nearestNames(to: part, among: parts))
    }
    let applicability: Fix.Applicability =
      words.contains { $0.text == "safe" }
      ? .safe : words.contains { $0.text == "display" } ? .displayOnly : .needsReview
    guard let actionNode = node.first(.action), let action = action(actionNode) else { return nil }
    return Fix(part: part, action: action, applicability: applicability)
  }

  private func action(_ node: SyntaxNode) -> Fix.Action? {
    let verb = node.tokens.first?.text ?? ""
    let nodes = node.nodes
    switch verb {
    case "obtain", "register": return evidence(verb, nodes.first)
    case "add":
      guard nodes.count == 2, let (name, type) = attribute(nodes[1]) else { return nil }
      guard case .list(let element) = type else {
        mistake("type.list", "`\(name)` is \(type.described), so nothing can be added to it", at: nodes[1])
        return nil
      }
      return .add(checker.check(nodes[0], expecting: element).term, attribute: name)
    case "set":
      guard nodes.count == 2, let (name, type) = attribute(nodes[0]) else { return nil }
      let typed = checker.check(nodes[1], expecting: type)
      if !checker.fits(typed.type, type) {
        mistake("type.mismatch", "`\(name)` is \(type.described), and this is \(typed.type.described)", at: nodes[1])
      }
      return .set(attribute: name, typed.term)
    case "append", "remove":
      guard nodes.count == 2, let (name, _) = attribute(nodes[1]) else { return nil }
      let typed = checker.check(nodes[0])
      guard case .term(.constant(.code(let wording)), verb == "append" ? .phrase : .terms) = typed else {
        if typed.type != .error {
          mistake("type.mentions", "`\(verb)` takes \(verb == "append" ? "`phrase.…`" : "`terms.…`")", at: nodes[0])
        }
        return nil
      }
      return verb == "append" ? .append(phrase: wording, attribute: name) : .remove(terms: wording, attribute: name)
    default: return nil
    }
  }

  private func attribute(_ node: SyntaxNode) -> (String, ValueType)? {
    let typed = checker.check(node)
    if typed.type == .error { return nil }
    return (node.pathText, typed.type)
  }

  private func evidence(_ verb: String, _ node: SyntaxNode?) -> Fix.Action? {
    guard let node else { return nil }
    let name = node.pathText
    let known = verb == "obtain" ? Array(schema.documents.keys) : Array(schema.schemes.keys)
    guard known.contains(name) else {
      mistake(
        "resolve.evidence", "there is no \(verb == "obtain" ? "document" : "scheme") `\(name)`", at: node,
        suggestions: nearestNames(to: name, among: known))
      return nil
    }
    return verb == "obtain" ? .obtain(document: name) : .register(scheme: name)
  }
}
