import Diagnostics
import Evaluation
import RuleCompiler
import Testing

/// The examples of language-examples.rules that say what an undetermined verdict needs.
@Suite struct LanguageExamplesTests {
  private let compiled = CompiledLibrary(files: [LanguageExamples.file])

  @Test func compile() {
    let errors = compiled.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(DiagnosticRenderer(files: compiled.files).render(errors))")
    #expect(compiled.library.rules.count == 10)
    #expect(compiled.examples.filter { !$0.needs.isEmpty }.count >= 10)
  }

  @Test func comeOutAsTheySay() {
    #expect(Examples(compiled: compiled).failures == [])
  }
}
