import Catalog
import Diagnostics
import Evaluation
import RuleCompiler
import RuleSyntax
import Testing
import Values

/// Every token of a shipped file removed, doubled or swapped with its neighbour: a diagnostic or a valid library.
@Suite struct TokenMutationTests {
  enum Mutation: String, CaseIterable { case removed, doubled, swapped }

  private let vocabulary = ShippedLibrary.files.filter { $0.path.contains("/vocabulary/") }

  /// The significant tokens of the file with the trivia between them, so that a token can be swapped with the next one.
  private func text(_ tokens: [Token], _ index: Int, _ mutation: Mutation) -> String {
    var texts = tokens.map(\.text)
    switch mutation {
    case .removed: texts[index] = ""
    case .doubled: texts[index] += " " + texts[index]
    case .swapped:
      if let next = tokens.indices.dropFirst(index + 1).first(where: { !tokens[$0].isTrivia }) {
        texts.swapAt(index, next)
      }
    }
    return texts.joined()
  }

  /// Each mutation is parsed; a sample of them is compiled with the vocabulary and judged.
  @Test(.timeLimit(.minutes(5)), arguments: Mutation.allCases)
  func toys(mutation: Mutation) throws {
    let file = try #require(ShippedLibrary.files.first { $0.path == "rules/eu/toys.rules" })
    let (tokens, _) = Lexer.tokens(of: file)
    let places = tokens.indices.filter { !tokens[$0].isTrivia && tokens[$0].kind != .end }
    #expect(places.count > 500)
    var random = SplitMix()
    var compiledCount = 0
    for place in places {
      let text = text(tokens, place, mutation)
      let mutated = SourceFile(path: file.path, text: text)
      let isKept = Parser.parse(mutated).root.fullText == text
      #expect(isKept)
      guard random.oneIn(60) else { continue }
      compiledCount += 1
      check(
        CompiledLibrary(files: vocabulary + [mutated]), "\(tokens[place].text) \(mutation) at \(tokens[place].range)")
    }
    #expect(compiledCount > 8)
  }

  private func check(_ compiled: CompiledLibrary, _ what: String) {
    let rendered = DiagnosticRenderer(files: compiled.files).render(compiled.diagnostics)
    #expect(compiled.isSound || rendered.contains("error["), "\(what)")
    #expect(compiled.diagnostics.allSatisfy { $0.primary.range.end <= bytes(of: $0.primary.file, compiled) }, "\(what)")
    // Whatever is left judges a listing, and so do the examples that are left.
    _ = Examples(compiled: compiled).failures
    let circumstances = Circumstances(market: "DE", platform: nil, day: CalendarDate(dayNumber: 20_000))
    let evaluator = Evaluator(library: compiled.library, circumstances: circumstances)
    for rule in compiled.library.rules { _ = evaluator.judge(rule, listing: Listing(facts: [:], isProfile: true)) }
  }

  private func bytes(of path: String, _ compiled: CompiledLibrary) -> Int {
    compiled.files.first { $0.path == path }?.bytes.count ?? 0
  }
}
