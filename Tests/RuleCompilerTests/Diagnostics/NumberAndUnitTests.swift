import Diagnostics
import Evaluation
import RuleCompiler
import Testing

/// What stands around a number: its sign, its unit, and words that are none.
@Suite struct NumberAndUnitTests {
  private func ids(_ text: String) -> [String] { Bench.compile(text).diagnostics.map(\.id) }

  @Test(arguments: [
    "attribute extra : Integer \"Extra\" presumed 10 confidential\n",
    "attribute extra : Integer \"Extra\" presumed 10 amazon \"extra\"\n",
    "attribute extra : Mass \"Extra\" presumed 10 kg amazon \"extra\"\n",
    "attribute extra : Integer \"Extra\" presumed 10 question \"How many?\"\n",
    "attribute extra : Integer \"Extra\" presumed -10\n",
    "document card \"Card\" { covers product kept 10 years expires after 5 years }\n",
    "table t key (a : Integer range) value (b : Integer) { (from -5 to -1, 5) (-7, -3) }\n",
  ])
  func declarations(text: String) {
    #expect(ids(text) == [])
  }

  @Test(arguments: [
    "require { a: size < 3 b: size > 1 c \"x\": size is 2 d: mass < 3 kg e \"y\" zh \"y\": flag }",
    "require size > 3 unless flag", "when size > 3 require flag", "require mass < 3   kg",
    "require mass < 3\tkg// light",
    "require size > -3", "require min(size, -1) < 5", "require size -1 > 3", "require size - 1 > 3",
    "require size-1 > 3",
    "require size - -1 > 3", "require size in [-1, - 2, 3]", "require mass > -5 kg and price > -1.5 EUR",
    "require sizes include -1", "require size * -1 < 0", "let n = -3\n  require size > n",
  ])
  func clauses(text: String) {
    let text = text.contains(" unless ") ? text.replacing(" unless ", with: "\n  unless ") : text
    #expect(
      ids(Bench.rule(text).replacing("\"c\" { }", with: "\"c\" { size: -1, mass: -1 kg, sizes: [-1, -2] }")) == [])
  }

  @Test(arguments: ["kgs", "Kilo", "grams", "EURO", "yeers", "公斤", "°X"])
  func whatCanOnlyBeAUnitIsToldAsOne(unit: String) {
    #expect(ids(Bench.rule("require mass < 5 \(unit)")) == ["resolve.unit"])
    #expect(ids("attribute extra : Mass \"Extra\" presumed 5 \(unit) confidential\n") == ["resolve.unit"])
  }

  @Test func aDifferenceIsNoNegativeNumber() throws {
    #expect(try Bench.truth(of: "size -1 is 2", "{ size: 3 }") == .yes)
    #expect(try Bench.truth(of: "size > -1", "{ size: 0 }") == .yes)
    #expect(try Bench.truth(of: "size > -1", "{ size: -1 }") == .no)
    #expect(try Bench.truth(of: "min(size, -1) is -2", "{ size: -2 }") == .yes)
    #expect(try Bench.truth(of: "mass > -5 g", "{ mass: -5 g }") == .no)
  }
}
