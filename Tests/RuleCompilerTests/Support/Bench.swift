import Catalog
import Diagnostics
import Evaluation
import RuleCompiler
import Testing
import Values

extension Bench {
  /// Compiles a text that must be without a mistake, warnings included.
  static func sound(_ text: String, _ location: SourceLocation = #_sourceLocation) throws -> CompiledLibrary {
    let compiled = compile(text)
    let mistakes = DiagnosticRenderer(files: compiled.files).render(compiled.diagnostics)
    try #require(compiled.diagnostics.isEmpty, "\(text)\n\(mistakes)", sourceLocation: location)
    return compiled
  }

  /// Judges facts by the one rule that the clauses make.
  static func judge(
    _ clauses: String, head: String = "", declarations: String = "", kind: String = "rule", _ facts: Facts,
    asked: Asked = Asked(), _ location: SourceLocation = #_sourceLocation
  ) throws -> Judgement {
    let text = declarations + "\n" + rule(clauses, head: head, kind: kind)
    return try judge(text, all: [facts], asked: asked, location)[0]
  }

  /// Judges each of several facts by the rule `r` of a text, which is compiled once.
  static func judge(
    _ text: String, all facts: [Facts], asked: Asked = Asked(), _ location: SourceLocation = #_sourceLocation
  ) throws -> [Judgement] {
    let carriers = facts.enumerated().map { $1.rule(named: "facts\($0)") }
    let compiled = try sound(text + carriers.joined(), location)
    let rule = try #require(compiled.library.rules.first { $0.id == "test.r" }, sourceLocation: location)
    let evaluator = Evaluator(library: compiled.library, circumstances: try asked.circumstances(location))
    return try facts.enumerated().map { index, facts in
      let (listing, seller) = try facts.read(from: compiled, rule: "test.facts\(index)", location)
      return evaluator.judge(rule, listing: listing, seller: seller)
    }
  }

  /// The truth of a condition, read off the verdict of a rule that requires it.
  static func truth(
    of condition: String, declarations: String = "", _ facts: Facts, asked: Asked = Asked(),
    _ location: SourceLocation = #_sourceLocation
  ) throws -> Truth {
    try truths(of: condition, declarations: declarations, [facts], asked: asked, location)[0]
  }

  /// The truth of a condition over each of several facts.
  static func truths(
    of condition: String, declarations: String = "", _ facts: [Facts], asked: Asked = Asked(),
    _ location: SourceLocation = #_sourceLocation
  ) throws -> [Truth] {
    let text = declarations + "\n" + rule("require \(condition)")
    return try judge(text, all: facts, asked: asked, location).map { judgement in
      switch judgement.verdict {
      case .satisfied: return .yes
      case .violated: return .no
      case .undetermined: return .unknown
      case .notApplicable:
        Issue.record("the rule does not apply", sourceLocation: location)
        return .unknown
      }
    }
  }
}

/// Facts of a listing or a profile and of its seller, written as in an example of a rule: `{ size: 3, marks: [CE] }`.
///
/// What no rule text can state, an unreadable value, is given beside them by name.
struct Facts: Sendable, ExpressibleByStringLiteral, CustomTestStringConvertible {
  var text: String
  var isProfile = false
  /// The attributes whose value cannot be read.
  var unreadable: [String] = []

  init(_ text: String, isProfile: Bool = false, unreadable: [String] = []) {
    self.text = text
    self.isProfile = isProfile
    self.unreadable = unreadable
  }

  init(stringLiteral value: String) { self.init(value) }

  /// The same facts as a profile, in which what is missing is open.
  static func profile(_ text: String) -> Facts { Facts(text, isProfile: true) }

  /// A listing with nothing but unreadable values.
  static func unreadable(_ names: String...) -> Facts { Facts("{ }", unreadable: names) }

  var testDescription: String {
    text + (isProfile ? " profile" : "") + (unreadable.isEmpty ? "" : " unreadable \(unreadable)")
  }

  /// A rule whose last example has the facts.
  func rule(named name: String) -> String {
    Bench.rule("require flag", name: name).replacing("\"c\" { }", with: "\"c\" \(text)")
  }

  /// The facts that the examples of ``rule(named:)`` gave.
  func read(
    from compiled: CompiledLibrary, rule: String, _ location: SourceLocation = #_sourceLocation
  ) throws -> (Listing, seller: [String: Fact]) {
    let example = try #require(compiled.examples.last { $0.rule == rule }, sourceLocation: location)
    var listing = try #require(example.listings.first, sourceLocation: location)
    var seller = example.seller
    listing.isProfile = isProfile
    for name in unreadable {
      let fact = Fact(.unreadable("?", .notA("value")))
      if name.hasPrefix("seller.") { seller[name] = fact } else { listing.facts[name] = fact }
    }
    return (listing, seller)
  }
}

/// Where and when is asked.
struct Asked: Sendable {
  var market = "DE"
  var platform: String?
  var day = "2026-11-21"

  func circumstances(_ location: SourceLocation = #_sourceLocation) throws -> Circumstances {
    let day = try #require(CalendarDate(day), sourceLocation: location)
    return Circumstances(market: market, platform: platform, day: day)
  }
}

extension Truth: CustomTestStringConvertible {
  package var testDescription: String {
    switch self {
    case .yes: "T"
    case .no: "F"
    case .unknown: "U"
    }
  }
}
