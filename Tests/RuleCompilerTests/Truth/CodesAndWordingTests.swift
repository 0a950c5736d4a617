import Catalog
import Diagnostics
import Evaluation
import RuleCompiler
import Testing
import Values

/// Codes on either side of a comparison, and lists of wording.
@Suite struct CodesAndWordingTests {
  @Test func codesOnTheLeft() throws {
    // "Lists of codes take their type from the other side of `is`, `in`, `include`"
    #expect(try Bench.truth(of: "CE in marks", "{ marks: [CE] }") == .yes)
    #expect(try Bench.truth(of: "toy is category", "{ category: toy }") == .yes)
  }

  @Test func aListOfTerms() throws {
    // "`mentions` a text, phrase, term list or list of them"
    #expect(try Bench.truth(of: "name mentions [\"wood\", \"cork\"]", "{ name: \"Cork board\" }") == .yes)
    #expect(try Bench.truth(of: "name mentions [terms.green, phrase.warning]", "{ name: \"A green cup\" }") == .yes)
  }
}
