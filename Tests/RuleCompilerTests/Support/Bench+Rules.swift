import Diagnostics
import RuleCompiler

/// Compiles small rule texts together with a small vocabulary, and judges small listings by them.
enum Bench {
  /// One rule of the package `test`; `head` stands before its basis (`in`, `on`, `applies`).
  static func rule(_ clauses: String, head: String = "", name: String = "r", kind: String = "rule") -> String {
    """
    \(kind) \(name) "Rule" zh "规则" {
      safety warning
      \(head)
      basis LAW "art 1"
      \(clauses)
      say en "x"
      say zh "x"
      satisfied "a" { }
      violated "b" { }
      not applicable "c" { }
    }

    """
  }

  /// Compiles declarations and rules of the package `test` together with ``vocabulary``.
  static func compile(_ text: String) -> CompiledLibrary {
    CompiledLibrary(files: [vocabulary, SourceFile(path: "test.rules", text: "package test\n\n\(law)\n\(text)")])
  }
}
