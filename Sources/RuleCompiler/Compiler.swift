package import Diagnostics
package import Evaluation
import RuleSyntax
import Text

/// Compiles the trees of a library: declarations first, then rules, so that files may stand in any order.
///
/// Input: syntax trees. Output: typed rules, tables and wording in which every name is resolved and every comparison
/// fits, or diagnostics; what later passes get never refers to something that is not there.
package struct CompiledLibrary: Sendable {
  package let library: Library
  package let examples: [RuleExample]
  /// All mistakes, the parser's among them, sorted.
  package let diagnostics: [Diagnostic]
  package let files: [SourceFile]

  /// Compiles files; `library.rules` leaves out rules with errors.
  ///
  /// - Parameters:
  ///   - files: those that end in `.rules`, and beside them the tables and lists that they name.
  ///   - digest: the digest of these files, where it is known.
  package init(files: [SourceFile], digest: String? = nil) {
    let trees = files.filter { $0.path.hasSuffix(".rules") }.map(Parser.parse)
    var declarations = Declarations(data: DataFiles(files.filter { !$0.path.hasSuffix(".rules") }))
    // The vocabulary is everybody's: what declares one of its names again is the one that is told.
    let isVocabulary = { (tree: SyntaxTree) in Declarations.package(of: tree).hasPrefix("vocabulary.") }
    for tree in trees.filter(isVocabulary) + trees.filter({ !isVocabulary($0) }) { declarations.collect(tree) }
    declarations.finish()
    var pass = RulePass(declarations: declarations)
    for tree in trees { pass.collect(tree) }
    pass.finish(trees)
    let rules = pass.rules
    self.files = files
    examples = pass.examples
    // What two ways lead to is told once.
    var told: Set<String> = []
    diagnostics = (trees.flatMap(\.diagnostics) + declarations.log.diagnostics + pass.log.diagnostics)
      .filter { told.insert("\($0.id) \($0.primary.file) \($0.primary.range) \($0.message)").inserted }
      .sorted(by: Diagnostic.isOrderedBefore)
    var library = Library(
      schema: declarations.schema, rules: rules.sorted { ($0.id, $0.row ?? "") < ($1.id, $1.row ?? "") },
      tables: declarations.tables,
      terms: declarations.terms, phrases: declarations.phrases,
      digest: digest ?? Self.digest(of: files.map { ($0.path, $0.bytes) }))
    library.dataSources = declarations.dataSources
    library.derivations = Dictionary(grouping: pass.derivations, by: \.attribute)
    for (key, place) in declarations.places {
      library.declarations[key] = Diagnostic.Label(file: place.file, range: place.range)
    }
    self.library = library
  }

  /// Whether nothing stands in the way of judging.
  package var isSound: Bool { !diagnostics.contains { $0.severity == .error } }

  /// SHA-256 over the paths and bytes of files, in hexadecimal: the same in whatever order they come.
  package static func digest(of files: [(path: String, bytes: [UInt8])]) -> String {
    var bytes: [UInt8] = []
    for file in files.sorted(by: { $0.path < $1.path }) {
      bytes += Array("\(file.path)\u{0}\(file.bytes.count)\u{0}".utf8) + file.bytes
    }
    return sha256(bytes)
  }
}
