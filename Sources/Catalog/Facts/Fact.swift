/// What is known of an attribute, a field or an element.
package struct Fact: Sendable {
  /// The five ways in which something can be known or not.
  package enum State: Sendable, Hashable {
    case stated(FactValue)
    /// The seller says that there is none.
    case none
    /// Not stated, blank, or a placeholder such as "n/a".
    case missing
    /// Stated, and not of its type: the text as it stands, and what is wrong with it.
    case unreadable(String, Fault)
  }

  /// What is wrong with a value that cannot be read.
  package enum Fault: Sendable, Hashable {
    /// Not a value of this type; its name.
    case notA(String)
    /// No code of the list; the list's name and the nearest codes.
    case unknownCode(list: String, nearest: [String])
    case unknownUnit(String)
    case unknownCurrency(String)
    /// An amount without its currency.
    case currencyMissing
    /// A number without its unit.
    case unitMissing
    /// A unit of another dimension; the unit.
    case otherDimension(String)
    /// An identifier that is wrong: `length`, `format`, `checksum`, `component`.
    case identifier(String)
    /// More than goods can have, whatever the unit: 10^18 and above.
    case tooGreat
    /// The reader could not read the text itself.
    case input
  }

  package var state: State
  /// Where it stands in its file; `nil` where it was given otherwise.
  package var place: Place?
  /// Whether it is none because the seller declared that what is not listed is none.
  package private(set) var isDeclaredComplete = false

  package init(_ state: State, place: Place? = nil) {
    self.state = state
    self.place = place
  }

  /// The value, where one is stated.
  package var value: FactValue? {
    if case .stated(let value) = state { value } else { nil }
  }

  package static let missing = Fact(.missing)

  /// None, because nobody states it where the data is complete.
  package static let declaredNone: Fact = {
    var fact = Fact(.none)
    fact.isDeclaredComplete = true
    return fact
  }()
}

extension Fact: Hashable, CustomStringConvertible {
  /// Equality of what is known, wherever it stands.
  package static func == (left: Fact, right: Fact) -> Bool { left.state == right.state }

  package func hash(into hasher: inout Hasher) { hasher.combine(state) }

  package var description: String {
    switch state {
    case .stated(let value): "\(value)"
    case .none: "none"
    case .missing: "missing"
    case .unreadable(let text, _): "unreadable “\(text)”"
    }
  }
}

/// What is known of one offer, or of a product before there is an offer.
package struct Listing: Sendable {
  /// The facts by attribute; what is not here is missing.
  package var facts: [String: Fact]
  /// Whether more may still come: then what is missing is open and nothing is presumed.
  package var isProfile: Bool
  /// Where it begins in its file.
  package var place: Place?

  package init(facts: [String: Fact], isProfile: Bool = false, place: Place? = nil) {
    self.facts = facts
    self.isProfile = isProfile
    self.place = place
  }

  /// The seller's own identification, as the file has it.
  package var sku: String? {
    if case .text(let id)? = facts["id"]?.value { id } else { nil }
  }

  /// What findings are about: SKU, else GTIN, else nothing.
  package var subject: String? {
    if let sku { return sku }
    if case .text(let gtin)? = facts["gtin"]?.value { return gtin }
    return nil
  }
}
