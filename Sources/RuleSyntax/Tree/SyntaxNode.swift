package import Diagnostics

/// A node of the lossless tree: its tokens, read in order, are the text of the file byte for byte.
package struct SyntaxNode: Sendable, Hashable {
  /// What a node is. The raw values stand in corpus files and in the JSON form.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// `unexpected` is what the parser could not read or read by guessing: nothing in it is checked further.
    case file, package, unexpected
    // Declarations.
    case source, attribute, record, code, category, document, scheme, market, platform, table, terms, phrase, define
    case derive, rule, exception
    // Parts of declarations.
    case label, question, platformName = "platform_name", type, field, codeEntry = "code_entry", codeGroup =
      "code_group"
    case origin, sourceClause = "source_clause", memberMarket = "member_market", row, cell, column
    case termsEntry = "terms_entry", parameter, presumed, evidenceClause = "evidence_clause"
    // Heads of rules and exceptions.
    case family, classification, was, binds, scopeIn = "in", scopeExcept = "except", scopeOn = "on", applies, period
    case basis, cite, replaces, consequence, penalty, effort, targets
    // Clauses.
    case letClause = "let", whenClause = "when", unlessClause = "unless", require, forbid, group
    case requirement, say, fix, action
    // Examples.
    case example, exampleAt = "at", exampleNeeds = "needs", facts, member, list
    // Expressions.
    case or, and, not, relation, sum, product, literal, path, call, lookup, listExpression = "list_expression"
    case parentheses, unique, quantifier, counting, aggregate, filter, holds, registered, regex
  }

  /// A child: a node or a token.
  package enum Child: Sendable, Hashable {
    case node(SyntaxNode)
    case token(Token)
  }

  /// What it is.
  package let kind: Kind
  /// Its parts in order, trivia included.
  package let children: [Child]

  package init(_ kind: Kind, _ children: [Child]) {
    self.kind = kind
    self.children = children
  }

  /// The range from its first token that is no trivia to its last.
  package var range: TextRange {
    var first: Int?
    var last = 0
    forEachToken { token in
      guard !token.isTrivia, token.kind != .end else { return }
      if first == nil { first = token.range.start }
      last = token.range.end
    }
    return TextRange(first ?? last, last)
  }

  /// Calls `body` for each token below it, in the order of the text.
  package func forEachToken(_ body: (Token) -> Void) {
    for child in children {
      switch child {
      case .node(let node): node.forEachToken(body)
      case .token(let token): body(token)
      }
    }
  }

  /// The text of the node with its trivia, byte for byte where the file was UTF-8.
  package var fullText: String {
    var text = ""
    forEachToken { text += $0.text }
    return text
  }

  /// Its child nodes.
  package var nodes: [SyntaxNode] {
    children.compactMap { if case .node(let node) = $0 { node } else { nil } }
  }

  /// Its child nodes of one kind.
  package func nodes(_ kind: Kind) -> [SyntaxNode] { nodes.filter { $0.kind == kind } }

  /// The first child node of one kind.
  package func first(_ kind: Kind) -> SyntaxNode? {
    for case .node(let node) in children where node.kind == kind { return node }
    return nil
  }

  /// Its own tokens without trivia and without what means nothing at all.
  package var tokens: [Token] {
    children.compactMap { if case .token(let token) = $0, !token.isTrivia, !token.isNoise { token } else { nil } }
  }

  /// The first own token of one of the kinds.
  package func token(_ kinds: Token.Kind...) -> Token? { tokens.first { kinds.contains($0.kind) } }

  /// The first own token of a kind behind the first `count` ones.
  package func token(_ kind: Token.Kind, after count: Int) -> Token? {
    tokens.dropFirst(count).first { $0.kind == kind }
  }

  /// Whether it has a token of its own with this text.
  package func has(_ text: String) -> Bool { tokens.contains { $0.text == text } }
}
