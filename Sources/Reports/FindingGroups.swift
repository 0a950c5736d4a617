/// Findings as a person wants them: what differs only in its market is one, what one rule says stands together.
struct FindingGroups {
  /// A finding in all markets in which it is the same.
  struct Entry {
    let finding: Finding
    var markets: [String]
  }

  /// What is wrong in one way: entries whose messages differ in nothing but the listing's name and the markets.
  struct Fault {
    var entries: [Entry]

    var first: Finding { entries[0].finding }
  }

  /// What one rule says on one platform, of one law.
  struct Group {
    var faults: [Fault]

    var first: Finding { faults[0].first }

    var entries: [Entry] { faults.flatMap(\.entries) }

    /// All markets of its entries.
    var markets: [String] { Set(entries.flatMap(\.markets)).sorted() }
  }

  /// The groups, worst first, then by rule.
  let groups: [Group]

  init(_ findings: [Finding]) {
    groups = Self.grouped(Self.merged(findings)).enumerated().sorted { left, right in
      let (one, other) = (left.element.first, right.element.first)
      if one.severity != other.severity { return one.severity > other.severity }
      return (one.rule, left.offset) < (other.rule, right.offset)
    }.map(\.element)
  }

  /// Merges findings that differ only in their market.
  private static func merged(_ findings: [Finding]) -> [Entry] {
    struct Key: Hashable {
      let rule: String, subject: String, sense: String, platform: String?, part: String?, location: Finding.Location?
      let verdict: Finding.Verdict, severity: Finding.Severity
    }
    var places: [Key: Int] = [:]
    var entries: [Entry] = []
    for finding in findings {
      let key = Key(
        rule: finding.rule, subject: finding.subject, sense: finding.sense, platform: finding.platform,
        part: finding.part, location: finding.location, verdict: finding.verdict, severity: finding.severity)
      // Two rows of one SKU that stand nowhere are still two.
      if let place = places[key], !entries[place].markets.contains(finding.market) {
        entries[place].markets.append(finding.market)
      } else {
        places[key] = entries.count
        entries.append(Entry(finding: finding, markets: [finding.market]))
      }
    }
    return entries
  }

  /// Puts together what one rule says, and within it what is wrong in one way.
  private static func grouped(_ entries: [Entry]) -> [Group] {
    struct GroupKey: Hashable {
      let rule: String, title: String, platform: String?, since: String?, until: String?, basis: [Finding.Basis]
      let severity: Finding.Severity, isPreview: Bool
    }
    struct FaultKey: Hashable {
      let sense: String, part: String?, fixes: [String]
    }
    var order: [GroupKey] = []
    var faults: [GroupKey: [Fault]] = [:]
    var places: [GroupKey: [FaultKey: Int]] = [:]
    for entry in entries {
      let finding = entry.finding
      let key = GroupKey(
        rule: finding.rule, title: finding.title, platform: finding.platform, since: finding.since,
        until: finding.until, basis: finding.basis, severity: finding.severity, isPreview: finding.isPreview)
      let fault = FaultKey(sense: finding.sense, part: finding.part, fixes: finding.fixes.map(\.text))
      if faults[key] == nil { order.append(key) }
      if let place = places[key]?[fault] {
        faults[key]?[place].entries.append(entry)
      } else {
        places[key, default: [:]][fault] = faults[key]?.count ?? 0
        faults[key, default: []].append(Fault(entries: [entry]))
      }
    }
    return order.compactMap { faults[$0].map { Group(faults: $0) } }
  }
}
