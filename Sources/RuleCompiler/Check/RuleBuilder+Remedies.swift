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
      for name in message.argumentNames {
        guard let mistake = mistake(inArgument: name) else { continue }
        log.add(
          Diagnostic(
            "message.argument", "the message names `\(name)`, \(mistake.message)",
            at: .init(file: file.path, range: tokens[2].argument(name)), suggestions: mistake.suggestions))
      }
    } catch {
      let isLocale = error.reason == .unknownLocale
      log.add(
        Diagnostic(
          "message.syntax", Self.prose(error.reason, tokens[1].text),
          at: .init(file: file.path, range: isLocale ? tokens[1].range : tokens[2].place(ofContent: error.offset)),
          help: Self.help(error.reason)))
    }
  }

  private static func prose(_ reason: MessageSyntaxError.Reason, _ language: String) -> String {
    switch reason {
    case .syntax: "the message cannot be read from here on"
    case .unmatchedBrace: "a brace is opened here and not closed, or closed and not opened"
    case .missingOther: "a `plural` or `select` has no branch `other`"
    case .unknownType: "this type of an argument is not known"
    case .unknownLocale: "`\(language)` is no language"
    }
  }

  private static func help(_ reason: MessageSyntaxError.Reason) -> String? {
    switch reason {
    case .syntax, .unmatchedBrace: "a brace that is no argument stands between apostrophes: `'{'`"
    case .missingOther: "add what is said in all other cases: `other {…}`"
    case .unknownType: "`plural`, `select`, `number` and `date` are"
    case .unknownLocale: "write its tag, such as `en` or `zh-Hans`"
    }
  }

  /// What is wrong with an argument of a message; nil for one that names something.
  private func mistake(inArgument name: String) -> (message: String, suggestions: [String])? {
    if Self.messageNames.contains(name) { return nil }
    var parts = name.split(separator: ".").map(String.init)
    if let binding = checker.variables[parts.first ?? ""] {
      guard binding.columns.isEmpty else {
        let column = parts.dropFirst().first ?? ""
        if binding.columns[column] != nil { return nil }
        return ("and the row has no column `\(column)`", nearestNames(to: column, among: binding.columns.keys))
      }
      return checker.mistake(inFields: Array(parts.dropFirst()), of: binding.type).map { ("and \($0)", $1) }
    }
    var fields: [String] = []
    while !parts.isEmpty {
      if let attribute = schema.attributes[parts.joined(separator: ".")] {
        return checker.mistake(inFields: fields, of: attribute.type).map { ("and \($0)", $1) }
      }
      fields.insert(parts.removeLast(), at: 0)
    }
    let known = Array(Self.messageNames) + Array(schema.attributes.keys) + Array(letTypes.keys)
    return ("which is no attribute and no `let` of the rule", nearestNames(to: name, among: known))
  }

  // MARK: Fixes

  func fix(_ node: SyntaxNode, parts: Set<String>) -> Fix? {
    let words = node.tokens
    let token = words.count > 2 && words.contains { $0.text == ":" } ? words[1] : nil
    let part = token?.text
    if let token, !parts.contains(token.text) { missingPart(token, parts) }
    let applicability: Fix.Applicability =
      words.contains { $0.text == "safe" }
      ? .safe : words.contains { $0.text == "display" } ? .displayOnly : .needsReview
    guard let actionNode = node.first(.action), let action = action(actionNode) else { return nil }
    return Fix(part: part, action: action, applicability: applicability)
  }

  private func missingPart(_ token: Token, _ parts: Set<String>) {
    let known = parts.sorted().map { "`\($0)`" }.joined(separator: ", ")
    log.error(
      "resolve.part", "the rule has no condition `\(token.text)`", at: token, in: file,
      help: parts.isEmpty ? "its requirement has no named conditions: `require { name: … }`" : "it has \(known)",
      suggestions: nearestNames(to: token.text, among: parts))
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
