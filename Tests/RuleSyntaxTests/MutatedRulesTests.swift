import Diagnostics
import Foundation
import RuleSyntax
import Testing

/// What holds for any text, tried on each declaration of the rule files and of the language reference with one token
/// removed, doubled or swapped with the next, and with comments between its tokens.
@Suite struct MutatedRulesTests {
  /// Printed with each failure, so that the case can be repeated.
  private static let seed: UInt64 = 20_261_121

  /// One declaration each, behind a package.
  static let texts: [String] = {
    let reference = RuleFiles.read("docs/language.md").map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    let blocks = reference.components(separatedBy: "\n```").filter { $0.hasPrefix("rules\n") }.map {
      String($0.dropFirst(6))
    }
    let files = RuleFiles.all.map { String(decoding: $0.bytes, as: UTF8.self) }
    return (files + blocks).flatMap(declarations)
  }()

  private static func declarations(_ text: String) -> [String] {
    var parts = [""]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) where !line.hasPrefix("package ") {
      if line.first?.isLowercase == true { parts.append("package a\n") }
      parts[parts.count - 1] += line + "\n"
    }
    return Array(parts.dropFirst())
  }

  private enum Mutation: CaseIterable { case removed, doubled, swapped }

  private func mutated(_ tokens: [Token], _ place: Int, _ mutation: Mutation) -> String {
    var texts = tokens.map(\.text)
    switch mutation {
    case .removed: texts[place] = ""
    case .doubled: texts[place] += " " + texts[place]
    case .swapped:
      let next = tokens.indices.dropFirst(place + 1).first { !tokens[$0].isTrivia }
      if let next { texts.swapAt(place, next) }
    }
    return texts.joined()
  }

  @Test func theTextsAreFound() {
    #expect(Self.texts.count > 300)
  }

  @Test func oneTokenRemovedDoubledOrSwapped() {
    var generator = SplitMix(seed: Self.seed)
    var most = 0
    for text in Self.texts where text.utf8.count < 4000 {
      let (tokens, _) = Lexer.tokens(of: SourceFile(path: "a", text: text))
      let places = tokens.indices.filter { !tokens[$0].isTrivia && tokens[$0].kind != .end }
      for mutation in Mutation.allCases {
        guard Int.random(in: 0..<4, using: &generator) == 0, let place = places.randomElement(using: &generator) else {
          continue
        }
        let bytes = Array(mutated(tokens, place, mutation).utf8)
        let comment: Comment =
          "seed \(Self.seed), \(mutation) `\(tokens[place].text)` at \(tokens[place].range) of \(text)"
        #expect(SyntaxChecks.parseFailure(bytes) == nil, comment)
        #expect(SyntaxChecks.formatFailure(bytes) == nil, comment)
        let told = Parser.parse(SourceFile(path: "a", bytes: bytes)).diagnostics
        #expect(told.count <= 3, "\(told.map(\.message)) \(comment)")
        most = max(most, told.count)
      }
    }
    #expect(most > 0)
  }

  @Test func aByteOfAnyValueAnywhere() {
    var generator = SplitMix(seed: Self.seed)
    for text in Self.texts where Int.random(in: 0..<4, using: &generator) == 0 {
      var bytes = Array(text.utf8)
      bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      bytes.insert(UInt8.random(in: 128...255, using: &generator), at: Int.random(in: bytes.indices, using: &generator))
      #expect(SyntaxChecks.parseFailure(bytes) == nil, "seed \(Self.seed): \(text)")
      #expect(SyntaxChecks.formatFailure(bytes) == nil, "seed \(Self.seed): \(text)")
    }
  }

  /// A comment behind each token and on the line below it: none is lost, moved or parted from what it stands behind.
  @Test(arguments: ["  // behind\n  ", "\n  // below\n  ", "  // behind\n\n  // below\n  // and more\n\n  "])
  func commentsInEveryPlace(comment: String) {
    var generator = SplitMix(seed: Self.seed &+ UInt64(comment.count))
    for text in Self.texts where Int.random(in: 0..<8, using: &generator) == 0 {
      let (tokens, _) = Lexer.tokens(of: SourceFile(path: "a", text: text))
      var commented = ""
      for (index, token) in tokens.enumerated() where token.kind != .end {
        commented += token.text
        let next = tokens[index + 1]
        let isApart = next.kind == .unit || token.kind == .whitespace && next.kind == .comment
        if !token.isTrivia, !isApart, !(next.kind == .whitespace && tokens[index + 2].kind == .unit) {
          commented +=
            next.text.utf8.first == 10 && !comment.hasPrefix("\n") ? comment.prefix { $0 != "\n" } : comment[...]
        }
      }
      #expect(SyntaxChecks.formatFailure(Array(commented.utf8)) == nil, "seed \(Self.seed): \(commented)")
    }
  }
}
