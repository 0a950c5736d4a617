import Evaluation
import Testing

/// The first row of the table in language.md, "Truth": `is present`, `is missing`, `is none`.
@Suite struct PresenceTests {
  /// Present, missing, none.
  typealias Answers = (present: Truth, missing: Truth, none: Truth)

  private func expect(
    _ term: String, _ rows: [(Facts, Answers)], _ location: SourceLocation = #_sourceLocation
  ) throws {
    for (word, answer) in [("present", \Answers.present), ("missing", \.missing), ("none", \.none)] {
      let facts = rows.map(\.0)
      let expected = rows.map { $0.1[keyPath: answer] }
      let got = try Bench.truths(of: "\(term) is \(word)", facts, location)
      #expect(got == expected, "\(term) is \(word): \(facts.map(\.testDescription))", sourceLocation: location)
      let not = try Bench.truths(of: "\(term) is not \(word)", facts, location)
      #expect(not == expected.map { !$0 }, "\(term) is not \(word)", sourceLocation: location)
    }
  }

  /// One attribute of each type, with a value.
  static let values: [(name: String, value: String)] = [
    ("flag", "false"), ("size", "0"), ("ratio", "1.5"), ("share", "0 %"), ("price", "0 EUR"), ("mass", "1 g"),
    ("content", "250 ml"), ("unit_price", "1 EUR/kg"), ("made", "2026-01-01"), ("age", "3 years"), ("name", "\"a\""),
    ("title", "{fr: \"a\"}"), ("points", "{en: [\"a\"]}"), ("link", "<https://a.example>"), ("gtin", "\"1\""),
    ("category", "toy"), ("material", "wool"), ("marks", "[]"), ("parts", "[{}]"), ("maker", "{}"), ("origin", "DE"),
    ("currency", "EUR"),
  ]

  private static let isStated: Answers = (.yes, .no, .no)
  private static let isNone: Answers = (.no, .no, .yes)
  private static let isMissing: Answers = (.no, .yes, .unknown)
  private static let isOpen: Answers = (.unknown, .unknown, .unknown)
  private static let isUnreadable: Answers = (.yes, .no, .unknown)

  @Test(arguments: values)
  func everyState(name: String, value: String) throws {
    try expect(
      name,
      [
        (Facts("{ \(name): \(value) }"), Self.isStated), (.profile("{ \(name): \(value) }"), Self.isStated),
        (Facts("{ \(name): none }"), Self.isNone), (.profile("{ \(name): none }"), Self.isNone),
        ("{ }", Self.isMissing), (.profile("{ }"), Self.isOpen), (.unreadable(name), Self.isUnreadable),
        (Facts("{ }", isProfile: true, unreadable: [name]), Self.isUnreadable),
      ])
  }

  @Test(arguments: ["placed", "bundle", "seller.size"])
  func presumptionsAreNotStated(name: String) throws {
    try expect(name, [("{ }", Self.isMissing), (.profile("{ }"), Self.isOpen)])
  }

  @Test func fieldsOfARecord() throws {
    try expect(
      "maker.name",
      [
        ("{ maker: {name: \"A\"} }", Self.isStated), ("{ maker: {country: DE} }", Self.isMissing),
        (.profile("{ maker: {country: DE} }"), Self.isOpen), ("{ maker: {name: none} }", Self.isNone),
        ("{ maker: none }", Self.isNone), ("{ }", Self.isMissing), (.profile("{ }"), Self.isOpen),
      ])
    try expect(
      "maker.seat.city",
      [
        ("{ maker: {seat: {city: \"Bonn\"}} }", Self.isStated), ("{ maker: {name: \"A\"} }", Self.isMissing),
        ("{ maker: {seat: none} }", Self.isNone), (.profile("{ maker: {seat: {}} }"), Self.isOpen),
      ])
  }

  @Test func oneLanguageVersion() throws {
    try expect(
      "title[fr]",
      [
        ("{ title: {fr: \"a\"} }", Self.isStated), ("{ title: {de: \"a\"} }", Self.isMissing),
        (.profile("{ title: {de: \"a\"} }"), Self.isOpen), ("{ title: none }", Self.isNone),
        ("{ }", Self.isMissing), (.unreadable("title"), Self.isUnreadable),
      ])
    try expect("points[fr]", [("{ points: {fr: [\"a\"]} }", Self.isStated), ("{ points: {de: []} }", Self.isMissing)])
  }

  @Test func attributesOfTheSeller() throws {
    try expect(
      "seller.flag",
      [
        ("{ seller: {flag: true} }", Self.isStated), ("{ seller.flag: none }", Self.isNone), ("{ }", Self.isMissing),
        (.unreadable("seller.flag"), Self.isUnreadable), (.profile("{ }"), Self.isOpen),
      ])
  }

  @Test func elementsAndTheirFields() throws {
    let stated: Facts = "{ parts: [{name: \"a\"}, {name: \"b\"}] }"
    #expect(try Bench.truth(of: "every p in parts has (p.name is present)", stated) == .yes)
    let half: Facts = "{ parts: [{name: \"a\"}, {ok: true}] }"
    #expect(try Bench.truth(of: "every p in parts has (p.name is present)", half) == .no)
    #expect(try Bench.truth(of: "some p in parts has (p.name is missing)", half) == .yes)
    #expect(try Bench.truth(of: "every p in parts has (p.name is present)", .profile(half.text)) == .unknown)
  }

  @Test func aNameOfLet() throws {
    let clauses = "let n = maker.name\n  require n is present"
    #expect(try Bench.judge(clauses, "{ maker: {name: \"A\"} }").verdict == .satisfied)
    #expect(try Bench.judge(clauses, "{ maker: none }").verdict == .violated)
    #expect(try Bench.judge(clauses, .profile("{ }")).verdict == .undetermined)
  }

  @Test func fieldsOfWhatIsUnreadableAreUnknown() throws {
    // "fields … unreadable: U": nobody knows whether the unreadable maker has a name.
    #expect(try Bench.truth(of: "maker.name is present", .unreadable("maker")) == .unknown)
    #expect(try Bench.truth(of: "maker.name is missing", .unreadable("maker")) == .unknown)
  }

  /// "Machine wash" without a language may be the English text that is asked for.
  @Test(arguments: [
    ("{ title: \"a\" }", Truth.unknown), ("{ title: {de: \"a\"} }", .no), ("{ title: {en: \"a\"} }", .yes),
    ("{ }", .no),
  ])
  func presenceOfAVersion(facts: String, truth: Truth) throws {
    #expect(try Bench.truth(of: "title[en] is present", Facts(facts)) == truth)
    #expect(try Bench.truth(of: "title[en] is missing", Facts(facts)) == !truth)
  }
}
