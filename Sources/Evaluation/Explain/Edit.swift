package import Catalog

/// A place in a listing that can be written to.
package struct EditTarget: Sendable, Hashable {
  /// The attribute of the listing or of the seller.
  package let attribute: String
  /// The language version of a keyed text.
  package var version: String?
  /// The fields below it, from outside inwards.
  package var fields: [String] = []

  package init(attribute: String, version: String? = nil, fields: [String] = []) {
    self.attribute = attribute
    self.version = version
    self.fields = fields
  }

  /// `title[de]`, `manufacturer.address`.
  package var path: String {
    attribute + (version.map { "[\($0)]" } ?? "") + fields.map { ".\($0)" }.joined()
  }
}

/// A change of a listing that would make a condition come out otherwise.
package enum Edit: Sendable, Hashable {
  /// A value is stated; the comparison says how far another would do as well.
  case state(EditTarget, FactValue, Test.Comparison)
  /// Any value is stated; the one given is an example.
  case stateSome(EditTarget, FactValue)
  /// It is said that there is none.
  case stateNone(EditTarget)
  /// Nothing is said any more.
  case withdraw(EditTarget)
  /// An element is added to a list.
  case add(String, FactValue)
  /// Elements are taken out of a list.
  case leaveOut(String, [Fact])
  /// A text is cut at a word boundary to so many characters.
  case shorten(EditTarget, Int, FactValue)
  /// Words are written behind a text.
  case append(EditTarget, String)
  /// Words are taken out of a text.
  case takeOut(EditTarget, [String])
  /// Nothing is known that would do it: the test is taken to come out so.
  case assume(Test, Truth)

  /// The attribute that it changes.
  package var attribute: String? {
    switch self {
    case .state(let target, _, _), .stateSome(let target, _), .stateNone(let target), .withdraw(let target),
      .shorten(let target, _, _), .append(let target, _), .takeOut(let target, _):
      target.attribute
    case .add(let attribute, _), .leaveOut(let attribute, _): attribute
    case .assume: nil
    }
  }

  /// Whether it changes nothing that could be written down.
  package var isAssumption: Bool { attribute == nil }
}

extension Listing {
  /// The listing and its seller after some edits, and the tests that these take to come out otherwise.
  package func changed(
    by edits: [Edit], seller: [String: Fact]
  ) -> (listing: Listing, seller: [String: Fact], assumed: [Test: Truth]) {
    var edited = EditedFacts(listing: facts, seller: seller)
    for edit in edits { edited.apply(edit) }
    var listing = self
    listing.facts = edited.listing
    return (listing, edited.seller, edited.assumed)
  }
}

/// The facts of a listing and its seller while edits are tried.
struct EditedFacts {
  var listing: [String: Fact]
  var seller: [String: Fact]
  private(set) var assumed: [Test: Truth] = [:]

  init(listing: [String: Fact], seller: [String: Fact]) { (self.listing, self.seller) = (listing, seller) }

  private subscript(attribute: String) -> Fact {
    get { (attribute.hasPrefix("seller.") ? seller[attribute] : listing[attribute]) ?? .missing }
    set {
      if attribute.hasPrefix("seller.") { seller[attribute] = newValue } else { listing[attribute] = newValue }
    }
  }

  mutating func apply(_ edit: Edit) {
    switch edit {
    case .state(let target, let value, _), .stateSome(let target, let value), .shorten(let target, _, let value):
      write(Fact(.stated(value)), to: target)
    case .stateNone(let target): write(Fact(.none), to: target)
    case .withdraw(let target): write(.missing, to: target)
    case .add(let attribute, let value):
      var members: [Fact] = []
      if case .list(let all)? = self[attribute].value { members = all }
      self[attribute] = Fact(.stated(.list(members + [Fact(.stated(value))])))
    case .leaveOut(let attribute, let gone):
      guard case .list(let all)? = self[attribute].value else { return }
      self[attribute] = Fact(.stated(.list(all.filter { !gone.contains($0) })))
    case .append(let target, let words):
      let text = text(at: target)
      write(Fact(.stated(.text(text.isEmpty ? words : "\(text) \(words)"))), to: target)
    case .takeOut(let target, let words):
      let text = words.reduce(text(at: target)) { $0.replacing($1, with: "") }
      write(Fact(.stated(.text(text))), to: target)
    case .assume(let test, let truth): assumed[test] = truth
    }
  }

  private func text(at target: EditTarget) -> String {
    var fact = self[target.attribute]
    if let version = target.version, case .localized(let versions)? = fact.value {
      fact = versions[version] ?? .missing
    }
    for field in target.fields {
      guard case .record(let fields)? = fact.value else { return "" }
      fact = fields[field] ?? .missing
    }
    if case .text(let text)? = fact.value { return text }
    return ""
  }

  private mutating func write(_ new: Fact, to target: EditTarget) {
    guard let version = target.version else {
      self[target.attribute] = Self.writing(new, into: self[target.attribute], at: target.fields[...])
      return
    }
    var versions: [String: Fact] = [:]
    if case .localized(let all)? = self[target.attribute].value { versions = all }
    versions[version] = Self.writing(new, into: versions[version] ?? .missing, at: target.fields[...])
    self[target.attribute] = Fact(.stated(.localized(versions)))
  }

  private static func writing(_ new: Fact, into old: Fact, at fields: ArraySlice<String>) -> Fact {
    guard let field = fields.first else { return new }
    var record: [String: Fact] = [:]
    if case .record(let all)? = old.value { record = all }
    record[field] = writing(new, into: record[field] ?? .missing, at: fields.dropFirst())
    return Fact(.stated(.record(record)))
  }
}
