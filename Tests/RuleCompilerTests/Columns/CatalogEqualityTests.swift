import Catalog
import CatalogReaders
import Evaluation
import RuleCompiler
import Testing
import Values

/// Listings as they stand in a file come out as the reference judges them when they are read as a whole: through spans,
/// classes, forms of numbers and words found in one pass.
@Suite struct CatalogEqualityTests {
  private static let seed: UInt64 = 20_261_121

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

  @Test func columnsFromBytesGiveTheVerdictsOfTheReference() throws {
    var random = SplitMix(seed: Self.seed)
    var counts: [Verdict: Int] = [:]
    for round in 0..<3 {
      let bundle = try RandomBundle(&random, rules: 50, listings: 60)
      let asked = try bundle.asked()
      let lines = (0..<4).flatMap { _ in bundle.listings.map { line($0.facts, &random) } }
      let plan = ColumnPlan(library: bundle.library, asked: asked, seller: bundle.seller)
      let block = BlockReader(plan.layout, FactReader(schema: bundle.library.schema))
      let evaluators = asked.map { Evaluator(library: bundle.library, circumstances: $0.circumstances) }
      var reader = JSONReader(source: ByteSource(bytes: Array(lines.joined(separator: "\n").utf8)))
      let chunk = ListingChunk()
      while try reader.cut(into: chunk) {
        block.read(chunk)
        #expect(block.count == lines.count)
        let judged = plan.judge(block)
        for (entry, column) in zip(plan.entries, judged.verdicts) {
          for row in 0..<block.count {
            let expected = evaluators[entry.circumstances].verdict(
              of: entry.rule, listing: block.listing(row), seller: bundle.seller)
            counts[expected, default: 0] += 1
            #expect(column[row] == expected, "seed \(Self.seed), round \(round): \(entry.rule.id) \(lines[row])")
          }
        }
      }
    }
    let all = counts.values.reduce(0, +)
    #expect(all > 60_000)
    for verdict in Verdict.allCases { #expect(counts[verdict, default: 0] * 20 > all, "\(counts)") }
  }
}
