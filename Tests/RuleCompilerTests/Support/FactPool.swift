import Catalog
import Evaluation
import RuleCompiler
import Testing

/// Values for attributes, written as in examples, from which random profiles are made.
struct FactPool {
  /// The facts by attribute.
  private(set) var facts: [String: [Fact]] = [:]

  /// A rule that carries the values: each is read once, from an example of its own.
  static func carrier(of values: [String: [String]]) -> String {
    let named = values.sorted { $0.key < $1.key }.flatMap { name, values in values.map { (name, $0) } }
    let statements = named.map { "  undetermined \"\($0)\" { \($0): \($1) }\n" }.joined()
    return Bench.rule("require flag", name: "facts").dropLast(3) + statements + "}\n"
  }

  init(_ compiled: CompiledLibrary) throws {
    for example in compiled.examples where example.rule == "test.facts" {
      guard compiled.library.schema.attributes[example.title] != nil else { continue }
      let stated = example.listings[0].facts.merging(example.seller) { $1 }
      facts[example.title, default: []].append(try #require(stated[example.title]))
    }
  }

  /// A profile that states about half of some attributes.
  func profile(of names: [String], _ random: inout SplitMix) -> [String: Fact] {
    var profile: [String: Fact] = [:]
    for name in names where random.oneIn(2) { profile[name] = facts[name].map { random.pick($0) } }
    return profile
  }

  /// The profile with about half of what it leaves open.
  func completed(_ profile: [String: Fact], _ names: [String], _ random: inout SplitMix) -> [String: Fact] {
    profile.merging(self.profile(of: names, &random)) { one, _ in one }
  }
}

extension Evaluator {
  /// The judgement of facts, those of the seller among them.
  func judge(_ rule: Rule, _ facts: [String: Fact], isProfile: Bool = true) -> Judgement {
    let seller = facts.filter { $0.key.hasPrefix("seller.") }
    return judge(rule, listing: Listing(facts: facts, isProfile: isProfile), seller: seller)
  }
}
