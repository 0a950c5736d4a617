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
    if markets[code] != nil || Country(code) != nil { return true }
    let parts = code.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, Country(parts[0]) != nil else { return false }
    return (1...3).contains(parts[1].utf8.count)
      && parts[1].allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber) }
  }

  /// All declared codes and countries, sorted.
  package var codes: [String] { Set(markets.keys).union(Country.codes).sorted() }

  /// The markets that hold `market` on a day, itself among them: `DE` is held by `EU`, `US-CA` by `US`.
  package func holders(of market: String, on day: CalendarDate) -> Set<String> {
    var holders: Set<String> = [market]
    var open = [market]
    while let next = open.popLast() {
      for holder in directHolders(of: next, on: day) where !holders.contains(holder) {
        let except = markets[holder]?.except ?? []
        // A market that a union leaves out is not held through it either.
        if !except.isEmpty, !except.allSatisfy({ !holds($0, market, on: day) }) { continue }
        holders.insert(holder)
        open.append(holder)
      }
    }
    return holders
  }

  /// Whether `outer` is the market itself, a union of it, or the country of a subdivision.
  private func holds(_ outer: String, _ market: String, on day: CalendarDate) -> Bool {
    outer == market || members(of: outer, on: day).contains(market) || market.hasPrefix(outer + "-")
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
    var open: Set<String> = []
    return members(of: code, on: day, open: &open).sorted()
  }

  /// - Parameter open: the unions that are being expanded: one that holds itself has no further members.
  private func members(of code: String, on day: CalendarDate, open: inout Set<String>) -> Set<String> {
    guard let market = markets[code], !(market.members.isEmpty && market.bases.isEmpty) else { return [code] }
    guard open.insert(code).inserted else { return [] }
    defer { open.remove(code) }
    var result: Set<String> = []
    for below in market.members.filter({ $0.holds(on: day) }).map(\.member) + market.bases {
      result.formUnion(members(of: below, on: day, open: &open))
    }
    for except in market.except { result.subtract(members(of: except, on: day, open: &open)) }
    return result
  }
}
