import Catalog
import CatalogReaders
import Evaluation
import FoundationEssentials
import RuleCompiler
import Testing
import Values

/// Listings as they stand in a file come out as the reference judges them when they are read as a whole: through spans,
/// classes, forms of numbers and words found in one pass.
@Suite struct CatalogEqualityTests {
  /// A value as a catalog writes it, in one of several ways.
  private func json(_ fact: Fact, _ random: inout SplitMix) -> String? {
    switch fact.state {
    case .missing: return random.oneIn(2) ? nil : "null"
    case .none: return quoted("none", &random)
    case .unreadable: return quoted("?!", &random)
    case .stated(let value): return json(value, &random)
    }
  }

  private func json(_ value: FactValue, _ random: inout SplitMix) -> String {
    switch value {
    case .boolean(let value): return random.oneIn(2) ? "\(value)" : quoted(value ? "yes" : "no", &random)
    case .number(let number):
      let text = number.exactDecimal?.description ?? "1"
      return random.oneIn(2) ? text : quoted(text, &random)
    case .quantity(let quantity):
      let number = quantity.magnitude.exactDecimal?.description ?? "1"
      switch Int.random(in: 0..<3, using: &random) {
      case 0: return quoted("\(number) \(quantity.unit.symbol)", &random)
      case 1: return "{\"value\":\(number), \"unit\":\"\(quantity.unit.symbol)\"}"
      default: return "{\"unit\":\"\(quantity.unit.symbol)\",\"value\":\"\(number)\"}"
      }
    case .money(let money):
      return random.oneIn(2)
        ? quoted("\(money)", &random) : "{\"amount\":\"\(money.amount)\",\"currency\":\"\(money.currency.code)\"}"
    case .list(let members): return "[\(members.compactMap { json($0, &random) }.joined(separator: ", "))]"
    case .record(let fields), .localized(let fields), .keyed(let fields):
      let members = fields.sorted { $0.key < $1.key }.compactMap { name, fact in
        json(fact, &random).map { "\(quoted(name, &random)): \($0)" }
      }
      return "{\(members.joined(separator: ","))}"
    default: return quoted("\(value)", &random)
    }
  }

  /// A text with some of its characters escaped now and then.
  private func quoted(_ text: String, _ random: inout SplitMix) -> String {
    guard random.oneIn(4) else { return "\"\(text)\"" }
    let escaped = text.unicodeScalars.map { scalar in
      random.oneIn(3) && scalar.value < 0x10000
        ? "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
          + String(scalar.value, radix: 16)
        : String(scalar)
    }
    return "\"\(escaped.joined())\""
  }

  private static let longTexts = [
    "A GREEN cup that is eco-friendly, a gift for everybody", "Ein Becher, umweltfreundlich und leicht; ein Geschenk",
    "最佳的杯子，适合儿童使用，环保材料制成", "Plain text without any of these words, and rather long",
    "Warning. Nicht für Kinder unter 36 Monaten geeignet.", "n/a", "eco\u{AD}friendly", "UMWELTFREUNDLICH",
  ]

  /// A listing as an object on a line.
  private func line(_ facts: [String: Fact], _ random: inout SplitMix) -> String {
    var members: [String] = []
    for (name, fact) in facts.sorted(by: { $0.key < $1.key }) {
      var fact = fact
      if ["title", "description", "points"].contains(name), random.oneIn(2) {
        let text = Fact(.stated(.text(random.pick(Self.longTexts))))
        let value = name == "points" ? Fact(.stated(.list([text, text]))) : text
        fact = Fact(.stated(.localized([random.pick(["de", "en", "fr", "zh-Hans", "it"]): value])))
      }
      if let value = json(fact, &random) { members.append("\"\(name)\": \(value)") }
    }
    if random.oneIn(5) { members.shuffle(using: &random) }
    if random.oneIn(20) { members.append("\"unknown_field\": 1") }
    if random.oneIn(25), let first = members.first { members.append(first) }
    return "{\(members.joined(separator: random.oneIn(4) ? " , " : ","))}"
  }

  /// What occurs in the cases, each of which must in at least one of twenty.
  private struct Occurrences {
    var all = 0
    private var counts: [String: Int] = [:]

    mutating func add(_ rule: RuleTraits, _ listing: Listing, _ verdict: Verdict) {
      all += 1
      counts["\(verdict)", default: 0] += 1
      for trait in rule.traits { counts[trait, default: 0] += 1 }
      var states: Set<String> = []
      for name in rule.attributes {
        switch listing.facts[name]?.state ?? .missing {
        case .missing: states.insert("a value missing")
        case .none: states.insert("a value none")
        case .unreadable: states.insert("a value unreadable")
        case .stated: continue
        }
      }
      for state in states { counts[state, default: 0] += 1 }
    }

    var description: String {
      counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value * 1000 / max(1, all)) ‰" }.joined(separator: ", ")
    }

    func share(of name: String) -> Double { Double(counts[name, default: 0]) / Double(max(1, all)) }
  }

  /// What a rule is made of.
  private struct RuleTraits {
    static let names = ["some", "every", "count, sum or extreme", "a day before", "a day from", "a sum of days"]
    let attributes: [String]
    let traits: [String]

    init(_ rule: Rule) {
      attributes = rule.attributes.filter { !$0.hasPrefix("seller.") }
      let text = "\(rule.concerns) \(rule.exemptions) \(rule.requirement)"
      let days = rule.thresholds.filter {
        "\($0)".contains("placed") || "\($0)".contains("made") || "\($0)".contains("sold")
      }
      let holds = [
        text.contains("quantifier(every: false"), text.contains("quantifier(every: true"), text.contains("aggregate("),
        days.contains { "\($0)".contains("Comparison.less,") },
        days.contains { "\($0)".contains("Comparison.greaterOrEqual") },
        days.contains { "\($0)".contains("arithmetic") },
      ]
      traits = zip(Self.names, holds).filter(\.1).map(\.0)
    }
  }

  /// 100,000 cases; as many times more as `TEST_ROUNDS` says, each round with rules and listings of its own.
  @Test func columnsFromBytesGiveTheVerdictsOfTheReference() throws {
    var random = SplitMix(for: "columns from bytes")
    var occurrences = Occurrences()
    let rounds = ProcessInfo.processInfo.environment["TEST_ROUNDS"].flatMap { Int($0) } ?? 5
    for round in 0..<rounds { try judge(round, &random, &occurrences) }
    print("columns from bytes: \(occurrences.all) cases; \(occurrences.description)")
    #expect(occurrences.all > 20_000 * rounds)
    for verdict in Verdict.allCases {
      #expect(occurrences.share(of: "\(verdict)") > 0.05, "\(occurrences.description)")
    }
    for name in RuleTraits.names + ["a value missing", "a value none", "a value unreadable"] {
      #expect(occurrences.share(of: name) > 0.05, "\(name): \(occurrences.description)")
    }
  }

  private func judge(_ round: Int, _ random: inout SplitMix, _ occurrences: inout Occurrences) throws {
    let bundle = try RandomBundle(&random, rules: 50, listings: 60)
    let asked = try bundle.asked()
    let lines = (0..<4).flatMap { _ in bundle.listings.map { line($0.facts, &random) } }
    let plan = ColumnPlan(library: bundle.library, asked: asked, seller: bundle.seller)
    let traits = plan.entries.map { RuleTraits($0.rule) }
    let defaults = FactReader.Defaults(language: random.oneIn(3) ? "de" : nil)
    let block = BlockReader(plan.layout, FactReader(schema: bundle.library.schema, defaults: defaults))
    var told = Told(plan, bundle.seller)
    let evaluators = asked.map { Evaluator(library: bundle.library, circumstances: $0.circumstances) }
    var reader = JSONReader(source: ByteSource(bytes: Array(lines.joined(separator: "\n").utf8)))
    let chunk = ListingChunk()
    while try reader.cut(into: chunk) {
      block.read(chunk)
      #expect(block.count == lines.count)
      let judged = plan.judge(block)
      for (number, (entry, column)) in zip(plan.entries, judged.verdicts).enumerated() {
        for row in 0..<block.count {
          let listing = block.listing(row)
          let expected = evaluators[entry.circumstances].verdict(
            of: entry.rule, listing: listing, seller: bundle.seller)
          occurrences.add(traits[number], listing, expected)
          #expect(column[row] == expected, "round \(round): \(entry.rule.id) \(lines[row])")
        }
        // What would settle a rule takes the reference long to find.
        for row in 0..<block.count where random.oneIn(12) {
          told.check(number, row, judged, evaluators[entry.circumstances], block.listing(row), lines[row])
        }
      }
    }
  }
}

/// Holds what is told of listings with the same pattern against each other.
private struct Told {
  private struct Key: Hashable {
    let shape: Int
    let pattern: Int
  }

  private let plan: ColumnPlan
  private let seller: [String: Fact]
  private var settling: [Key: Set<[String]>] = [:]
  private var parts: [Key: Int] = [:]

  init(_ plan: ColumnPlan, _ seller: [String: Fact]) { (self.plan, self.seller) = (plan, seller) }

  mutating func check(
    _ number: Int, _ row: Int, _ judged: JudgedBlock, _ evaluator: Evaluator, _ listing: Listing, _ line: String
  ) {
    let entry = plan.entries[number]
    switch judged.verdicts[number][row] {
    case .undetermined:
      guard let pattern = plan.pattern(ofOpen: number, row: row, in: judged) else { return }
      let sets = Set(evaluator.judge(entry.rule, listing: listing, seller: seller).settling)
      let key = Key(shape: plan.shape(ofEntry: number), pattern: pattern)
      #expect(settling[key] ?? sets == sets, "\(entry.rule.id) \(line)")
      settling[key] = sets
    case .violated:
      plan.askParts(ofEntry: number, in: judged)
      guard let pattern = plan.pattern(ofViolated: number, row: row, in: judged) else { return }
      let failed = evaluator.judge(entry.rule, listing: listing, seller: seller).parts.count
      let key = Key(shape: plan.shape(ofEntry: number), pattern: pattern)
      #expect(parts[key] ?? failed == failed, "\(entry.rule.id) \(line)")
      parts[key] = failed
    case .satisfied, .notApplicable: return
    }
  }
}
