import Diagnostics
package import RuleSyntax

/// What holds for any bytes; the tests and the fuzz targets in `Tests/Fuzz` (by a link to this file) ask the same.
package enum SyntaxChecks {
  /// What is wrong with the tree of some bytes: one lost, moved or read twice, a diagnostic beside the file, or JSON that
  /// does not come back.
  package static func parseFailure(_ bytes: [UInt8]) -> String? {
    let file = SourceFile(path: "fuzz.rules", bytes: bytes)
    let tree = Parser.parse(file)
    var covered = 0
    var failure: String?
    tree.root.forEachToken { token in
      if token.range.start != covered { failure = "the token at \(token.range.start) does not follow byte \(covered)" }
      if !token.text.utf8.elementsEqual(file.text(in: token.range).utf8) {
        failure = "the token at \(covered) has another text"
      }
      covered = token.range.end
    }
    if covered != bytes.count { failure = "the tree ends at byte \(covered) of \(bytes.count)" }
    for diagnostic in tree.diagnostics where diagnostic.primary.range.end > bytes.count {
      failure = "\(diagnostic.id) ends behind the file"
    }
    guard failure == nil else { return failure }
    guard let again = try? SyntaxTree(json: tree.json) else { return "the JSON form is not read" }
    return again.root == tree.root && again.file.bytes == bytes ? nil : "the JSON form is another tree"
  }

  /// What is wrong with the formatted text of some bytes: other tokens, nodes or comments, or a second formatting that
  /// changes it again.
  package static func formatFailure(_ bytes: [UInt8]) -> String? {
    let tree = Parser.parse(SourceFile(path: "fuzz.rules", bytes: bytes))
    guard tree.diagnostics.isEmpty, tree.root.fullText.utf8.elementsEqual(bytes) else { return nil }
    let once = RuleFormatter.format(tree)
    let again = Parser.parse(SourceFile(path: "fuzz.rules", text: once))
    if let message = again.diagnostics.first?.message { return "formatting breaks the text: \(message)" }
    if skeleton(again.root) != skeleton(tree.root) { return "formatting changes the tree" }
    if comments(again) != comments(tree) { return "formatting changes the comments" }
    return RuleFormatter.format(again).utf8.elementsEqual(once.utf8) ? nil : "formatting twice is not formatting once"
  }

  /// What formatting may not change: the nodes, and the kinds and bytes of their tokens that are no trivia.
  ///
  /// Bytes, since two strings that differ in normalization are equal.
  package static func skeleton(_ node: SyntaxNode) -> [UInt8] {
    var bytes: [UInt8] = []
    write(node, into: &bytes)
    return bytes
  }

  private static func write(_ node: SyntaxNode, into bytes: inout [UInt8]) {
    bytes += "(\(node.kind.rawValue)".utf8
    for child in node.children {
      switch child {
      case .node(let child): write(child, into: &bytes)
      case .token(let token) where !token.isTrivia: bytes += "\n\(token.kind.rawValue) \(token.text)".utf8
      case .token: continue
      }
    }
    bytes += ")".utf8
  }

  /// The comments of a tree in order, without the space at their ends, each with what it stands behind: how many tokens,
  /// and whether on the line of the last of them.
  package static func comments(_ tree: SyntaxTree) -> [[UInt8]] {
    var comments: [[UInt8]] = []
    var count = 0
    var isOnLine = false
    tree.root.forEachToken { token in
      switch token.kind {
      case .comment:
        let spaces = Set(" \t\r".utf8)
        let length = token.text.utf8.reversed().drop { spaces.contains($0) }.count
        comments.append(Array("\(count) \(isOnLine) ".utf8) + Array(token.text.utf8.prefix(length)))
      case .whitespace: if token.text.utf8.contains(10) { isOnLine = false }
      default: (count, isOnLine) = (count + 1, true)
      }
    }
    return comments
  }
}
