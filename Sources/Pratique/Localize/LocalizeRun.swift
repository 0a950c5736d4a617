import Catalog
import Evaluation
import Localization
public import Reports
import Text
import Values

extension RuleLibrary {
  /// Adapts the price and the masses of each listing to a market and a locale.
  ///
  /// Nothing is guessed: what cannot be adapted is left alone, with the reason.
  /// - Parameters:
  ///   - request: with exactly one market.
  ///   - locale: a BCP 47 tag.
  ///   - rates: a CSV file of dated exchange rates.
  public func localize(
    _ catalog: String, _ request: CheckRequest, locale: String, rates: String?
  ) throws(Problem) -> LocalizeReport {
    guard request.markets.count == 1 else {
      throw Problem("localize adapts to one market; name one, as in --market DE.", "localize 一次只适配一个市场，例如 --market DE。")
    }
    guard isKnownLocale(locale) else {
      throw Problem(
        "There is no locale “\(locale)”; write one such as de-DE or en-US.", "没有“\(locale)”这个区域设置，请写成 de-DE 或 en-US 之类。"
      )
    }
    let file: RatesFile? = if let rates { try RatesFile(path: rates) } else { nil }
    let loaded = try loader(for: request).load(catalog)
    let localizer = ListingLocalizer(request: request, locale: locale, rates: file)
    let items = loaded.listings.compactMap { listing -> LocalizeReport.Item? in
      let changes = localizer.changes(of: listing)
      guard !changes.isEmpty else { return nil }
      let place = listing.place.map { Finding.Location(file: loaded.path, line: $0.line, column: $0.column) }
      return .init(sku: listing.sku, location: place, changes: changes)
    }
    let header = CheckReport.Header(
      version: RuleLibrary.version, digest: library.digest, day: "\(request.day)", markets: request.markets, unions: [],
      platforms: [],
      catalogs: [
        (
          loaded.path, loaded.format, loaded.listings.count, loaded.usedFields.count,
          loaded.usedFields.count + loaded.unknownFields.count
        )
      ])
    return LocalizeReport(header: header, locale: locale, items: items, input: loaded.input)
  }
}

/// Adapts the values of one listing after another.
private struct ListingLocalizer {
  let request: CheckRequest
  let locale: String
  let rates: RatesFile?
  private let formatters = FormatterCache()

  init(request: CheckRequest, locale: String, rates: RatesFile?) {
    self.request = request
    self.locale = locale
    self.rates = rates
  }

  private var reasons: ReasonLanguage { request.language == .chinese ? .chinese : .english }

  func changes(of listing: Listing) -> [LocalizeReport.Change] {
    var changes: [LocalizeReport.Change] = []
    for name in ["price", "sale_price", "list_price"] {
      if case .money(let money)? = listing.facts[name]?.value { changes.append(price(money, name)) }
      if let change = unreadable(name, in: listing) { changes.append(change) }
    }
    for name in ["product_weight", "shipping_weight"] {
      if case .quantity(let mass)? = listing.facts[name]?.value { changes.append(self.mass(mass, name)) }
      if let change = unreadable(name, in: listing) { changes.append(change) }
    }
    return changes
  }

  /// A value that stands there and cannot be read is left alone too, and says why.
  private func unreadable(_ name: String, in listing: Listing) -> LocalizeReport.Change? {
    guard case .unreadable(let text, let fault)? = listing.facts[name]?.state else { return nil }
    let reason = InputWording(language: request.language).sentence(fault, attribute: name, text: text)
    return .init(attribute: name, before: text, after: nil, reasons: [reason])
  }

  private func price(_ money: Money, _ name: String) -> LocalizeReport.Change {
    do throws(Refusal) {
      let adapted = try adapt(money)
      return change(name, "\(money)", adapted.text, adapted.steps)
    } catch {
      return .init(attribute: name, before: "\(money)", after: nil, reasons: [error.text(reasons)])
    }
  }

  /// The price at the rate into the market's currency, where the file has one.
  private func adapt(_ money: Money) throws(Refusal) -> AdaptedPrice {
    func adapted(_ rate: ExchangeRate?) throws(Refusal) -> AdaptedPrice {
      try adaptPrice(
        money, market: request.markets[0], locale: locale, on: request.day, rate: rate, formatters: formatters)
    }
    do throws(Refusal) {
      return try adapted(nil)
    } catch {
      guard case .rateMissing(_, let target) = error,
        let rate = rates?.rate(from: money.currency, to: target, on: request.day)
      else { throw error }
      return try adapted(rate)
    }
  }

  private func mass(_ mass: Quantity, _ name: String) -> LocalizeReport.Change {
    do throws(Refusal) {
      let adapted = try adaptMass(
        mass, market: request.markets[0], locale: locale, purpose: .specification, formatters: formatters)
      return change(name, "\(mass)", adapted.text, adapted.steps)
    } catch {
      return .init(attribute: name, before: "\(mass)", after: nil, reasons: [error.text(reasons)])
    }
  }

  private func change(_ name: String, _ before: String, _ after: String, _ steps: [Step]) -> LocalizeReport.Change {
    .init(attribute: name, before: before, after: after, reasons: steps.map { $0.reason.text(reasons) })
  }
}
