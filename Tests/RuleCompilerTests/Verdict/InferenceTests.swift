import Evaluation
import RuleCompiler
import Testing

/// What is inferred: `derive … when …`.
@Suite struct InferenceTests {
  @Test func inferencesFillAProfileToo() throws {
    // "stating one more attribute of a profile, without contradicting what was inferred"
    let text = "derive category = toy when title mentions \"toy\"\n" + Bench.rule("require category is toy")
    #expect(try Bench.judge(text, all: [.profile("{ title: {en: \"A toy\"} }")])[0].verdict == .satisfied)
  }

  @Test func inferredRecordsAndLists() throws {
    let text = "derive marks = [CE] when flag\n"
    #expect(try Bench.truth(of: "marks include CE", declarations: text, "{ flag: true }") == .yes)
    #expect(try Bench.truth(of: "some m in marks has (m is CE)", declarations: text, "{ flag: true }") == .yes)
    #expect(try Bench.truth(of: "count(marks) is 1", declarations: text, "{ flag: true }") == .yes)
  }

  /// What is learned later never turns an inference around: while another one that would win is open, nothing is inferred.
  @Test func twoInferences() throws {
    let text = """
      derive category = toy when flag
      derive category = food when other

      """
    let rule = text + Bench.rule("require category is food")
    let verdicts = try Bench.judge(
      rule,
      all: [
        .profile("{ other: true }"), .profile("{ flag: false, other: true }"), .profile("{ flag: true, other: true }"),
      ]
    ).map(\.verdict)
    #expect(verdicts == [.undetermined, .satisfied, .violated])
  }

  @Test func fieldsOfWhatIsInferred() throws {
    let text = "attribute importer : Party \"Importer\"\nderive maker = importer when flag\n"
    let facts: Facts = "{ flag: true, importer: {country: DE} }"
    #expect(try Bench.truth(of: "maker.country is DE", declarations: text, facts) == .yes)
    #expect(try Bench.truth(of: "maker is present", declarations: text, facts) == .no)
    #expect(try Bench.truth(of: "maker.country is present", declarations: text, facts) == .no)
  }
}
