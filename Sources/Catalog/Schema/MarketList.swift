package import Values

/// The markets with their members, some of them for a time.
package struct MarketList: Sendable {
  /// One market that belongs to another from a day through a day.
  package struct Membership: Sendable {
    package let member: String
    package let from: CalendarDate?
    package let through: CalendarDate?

    package init(member: String, from: CalendarDate?, through: CalendarDate?) {
      self.member = member
      self.from = from
      self.through = through
    }

    func holds(on day: CalendarDate) -> Bool {
      (from.map { $0 <= day } ?? true) && (through.map { day <= $0 } ?? true)
    }
  }

  /// A declared market.
  package struct Market: Sendable {
    package let code: String
    package let label: Label
    package let members: [Membership]
    /// The unions that it is made of (`= EU except …`).
    package let bases: [String]
    /// What is left out of ``bases``.
    package let except: [String]

    package init(code: String, label: Label, members: [Membership], bases: [String] = [], except: [String] = []) {
      self.code = code
      self.label = label
      self.members = members
      self.bases = bases
      self.except = except
    }
  }

  package private(set) var markets: [String: Market] = [:]

  package init() {}

  package mutating func add(_ market: Market) { markets[market.code] = market }

  /// Whether a code is declared, or is a country or a subdivision of one (`US-CA`).
  package func isKnown(_ code: String) -> Bool {
    markets[code] != nil || Country(code) != nil
      || (code.split(separator: "-").first.flatMap { Country($0) } != nil && code.contains("-"))
  }

  /// All declared codes and countries, sorted.
  package var codes: [String] { Set(markets.keys).union(Country.codes).sorted() }

  /// The markets that hold `market` on a day, itself among them: `DE` is held by `EU`, `US-CA` by `US`.
  package func holders(of market: String, on day: CalendarDate) -> Set<String> {
    var holders: Set<String> = [market]
    var open = [market]
    while let next = open.popLast() {
      for holder in directHolders(of: next, on: day) where holders.insert(holder).inserted { open.append(holder) }
    }
    for market in markets.values where market.except.contains(where: holders.contains) { holders.remove(market.code) }
    return holders
  }

  private func directHolders(of code: String, on day: CalendarDate) -> [String] {
    var found: [String] = []
    for market in markets.values {
      let isMember = market.members.contains { $0.member == code && $0.holds(on: day) }
      if isMember || market.bases.contains(code) { found.append(market.code) }
    }
    if let hyphen = code.firstIndex(of: "-") { found.append(String(code[..<hyphen])) }
    return found
  }

  /// The single markets that a code asks about on a day, sorted: a union is its members, a country is itself.
  package func members(of code: String, on day: CalendarDate) -> [String] {
    var result: Set<String> = []
    var open = [code]
    var seen: Set<String> = []
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      let market = markets[next]
      let below = (market?.members.filter { $0.holds(on: day) }.map(\.member) ?? []) + (market?.bases ?? [])
      if below.isEmpty { result.insert(next) } else { open += below }
    }
    if let except = markets[code]?.except { result.subtract(except) }
    return result.sorted()
  }
}
