import Catalog
import Evaluation
import Values

/// Whether two scopes share a market, a platform and a day.
///
/// Unions change their members, so each day is tried on which that happens within the days that both have.
struct ScopeMeeting {
  let markets: MarketList

  func meet(_ one: Scope, _ other: Scope) -> Bool {
    let platforms = Set(one.platforms)
    guard platforms.isEmpty || other.platforms.isEmpty || !platforms.isDisjoint(with: other.platforms) else {
      return false
    }
    return one.periods.contains { first in
      other.periods.contains { second in
        guard let days = first.days.intersection(second.days) else { return false }
        return turns(in: days).contains { shareMarket(one, other, on: $0) }
      }
    }
  }

  /// The days on which some union begins to have other members, and both ends of the range.
  private func turns(in days: DayRange) -> [CalendarDate] {
    let changes = markets.markets.values.flatMap(\.members).flatMap { member in
      [member.from, member.through.map(\.next)].compactMap(\.self)
    }
    return [days.from ?? .first, days.through ?? .last] + Set(changes).filter(days.contains)
  }

  private func shareMarket(_ one: Scope, _ other: Scope, on day: CalendarDate) -> Bool {
    let (left, right) = (singles(of: one.markets, on: day), singles(of: other.markets, on: day))
    let excepted = singles(of: one.except, on: day).union(singles(of: other.except, on: day))
    func isLeft(_ market: String) -> Bool { !excepted.contains { Self.holds($0, market) } }
    switch (one.markets.isEmpty, other.markets.isEmpty) {
    case (true, true): return true
    case (true, false): return right.contains(where: isLeft)
    case (false, true): return left.contains(where: isLeft)
    case (false, false):
      return left.contains { market in
        right.contains { second in
          // A rule of the country binds in its subdivisions too.
          if Self.holds(second, market) { return isLeft(market) }
          return Self.holds(market, second) && isLeft(second)
        }
      }
    }
  }

  private func singles(of codes: [String], on day: CalendarDate) -> Set<String> {
    Set(codes.flatMap { markets.members(of: $0, on: day) })
  }

  /// Whether `outer` is the market itself or the country of a subdivision.
  private static func holds(_ outer: String, _ market: String) -> Bool {
    outer == market || market.hasPrefix(outer + "-")
  }
}
