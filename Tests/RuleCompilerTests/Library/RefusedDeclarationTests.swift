import Catalog
import Diagnostics
import Evaluation
import RuleCompiler
import Testing
import Values

/// Declarations of the vocabulary that cannot be right.
@Suite struct RefusedDeclarationTests {
  private func ids(_ text: String) -> [String] { Bench.compile(text).diagnostics.map(\.id) }

  @Test func presumptionsOfTheLanguagesOwnTypes() {
    #expect(ids("attribute extra : Text \"Extra\" presumed \"a\"\n") == [])
    #expect(ids("attribute extra : Integer \"Extra\" presumed today\n") != [])
    #expect(ids("attribute extra : Date \"Extra\" presumed 2026-01-01\n") == [])
  }

  @Test func codesInTablesAreNoAttributes() {
    let text = "attribute cotton : Boolean \"Cotton\"\n"
    #expect(ids(text) == [])
  }

  @Test func membersOfMarketsAreChecked() {
    #expect(!Bench.compile("market NORTH \"North\" { DK QQ }\n").isSound)
    #expect(!Bench.compile("scheme OTHER \"Other\" { in QQ }\n").isSound)
    #expect(!Bench.compile("market LOOP_A \"A\" { LOOP_B }\nmarket LOOP_B \"B\" { LOOP_A }\n").isSound)
  }

  @Test func everyTypeIsChecked() {
    #expect(!Bench.compile("attribute extra : List<Prat> \"Extra\"\n").isSound)
    #expect(!Bench.compile("attribute extra : List \"Extra\"\n").isSound)
    #expect(!Bench.compile("attribute extra : Integer<Text> \"Extra\"\n").isSound)
    #expect(!Bench.compile("record Empty { }\nrecord Own { own : Own }\n").isSound)
    #expect(!Bench.compile("table t key (a : Integer) value (b : Integer) { (size, 5) }\n").isSound)
    #expect(!Bench.compile("document odd \"Odd\" { covers planet }\n").isSound)
    #expect(!Bench.compile("scheme odd \"Odd\" { in DE number /[/ }\n").isSound)
    #expect(!Bench.compile("scheme ODD \"Odd\" { in DE number /[/ }\n").isSound)
  }

  @Test func namesThatAreTakenTwice() {
    #expect(!Bench.compile("record Mark { a : Text }\n").isSound)
    #expect(!Bench.compile("code Integer = a | b\n").isSound)
    #expect(!Bench.compile("record Twin { a : Text, a : Integer }\n").isSound)
    #expect(!Bench.compile("source LAW \"Again\" { url <https://a.example/> checked 2026-11-21 by text }\n").isSound)
  }

  @Test(arguments: ["from 5 g to 2 g", "over 5 g below 5 g"])
  func emptyRangesAreMistakes(cell: String) {
    #expect(ids("table t key (q : Mass range) value (h : Length) { (\(cell), 1 mm) }\n") != [])
  }

  @Test func rangesNeedARangeType() {
    #expect(ids("table t key (q : Mass) value (h : Length) { (to 5 g, 1 mm) }\n") != [])
    #expect(ids("table t key (m : Material range) value (h : Length) { (to cotton, 1 mm) }\n") != [])
  }
}
