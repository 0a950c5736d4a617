import Catalog

/// What is known of an attribute, field, version or element.
struct Knowledge {
  var fact: Fact
  /// The path by which a person knows it.
  let path: String
  /// What to state while it is not known.
  let gap: Gap

  init(_ fact: Fact, path: String, gap: Gap? = nil) {
    self.fact = fact
    self.path = path
    self.gap = gap ?? Gap(attributes: [path])
  }

  var outcome: Outcome {
    switch fact.state {
    case .stated(let value): .value(value)
    case .none: .none
    case .missing, .unreadable: .unknown(gap)
    }
  }
}

/// An element that a quantifier is at.
struct Element {
  let known: Knowledge
  let type: ValueType?
  /// The language of a text, where it is known.
  let language: String?
}

extension Evaluator {
  /// What was stated of a term: nothing is presumed or inferred.
  func stated(_ term: Term) -> Knowledge { knowledge(of: term, isFilled: false) }

  /// What is known of a term, what is presumed or inferred included.
  func filled(_ term: Term) -> Knowledge { knowledge(of: term, isFilled: true) }

  private func knowledge(of term: Term, isFilled: Bool) -> Knowledge {
    switch resolved(term) {
    case .attribute(let name): return Knowledge(fact(of: name, isFilled: isFilled), path: name)
    case .version(let name, let asked):
      let whole = fact(of: name, isFilled: isFilled)
      let path = "\(name)[\(asked)]"
      guard case .stated(.localized(let versions)) = whole.state else { return Knowledge(whole, path: path) }
      return Knowledge(tag(asked, of: name).flatMap { versions[$0] } ?? .missing, path: path)
    case .entry(let name, let key): return entry(of: Knowledge(fact(of: name, isFilled: isFilled), path: name), key)
    case .variable(let name): return elements[name]?.known ?? Knowledge(.missing, path: name)
    case .field(let base, let field): return self.field(field, of: knowledge(of: base, isFilled: isFilled))
    case let other:
      let outcome = evaluate(other)
      let path = outcome.gap.attributes.min() ?? "value"
      switch outcome {
      case .value(let value): return Knowledge(Fact(.stated(value)), path: path)
      case .none: return Knowledge(Fact(.none), path: path)
      case .unknown(let gap), .between(_, _, let gap): return Knowledge(.missing, path: path, gap: gap)
      }
    }
  }

  /// What an attribute has for a code, known as `turnover[DE]`.
  private func entry(of whole: Knowledge, _ key: Term) -> Knowledge {
    let key = evaluate(key)
    guard case .value(.code(let code)) = key else {
      if case .none = key { return Knowledge(Fact(.none), path: whole.path) }
      let gap = whole.outcome.isUnknown ? whole.gap.joined(with: key.gap) : key.gap
      return Knowledge(.missing, path: gap.attributes.min() ?? whole.path, gap: gap)
    }
    let path = "\(whole.path)[\(code)]"
    guard case .stated(.keyed(let entries)) = whole.fact.state else { return Knowledge(whole.fact, path: path) }
    return Knowledge(entries[code] ?? .missing, path: path)
  }

  private func field(_ field: String, of whole: Knowledge) -> Knowledge {
    let inner = "\(whole.path).\(field)"
    switch whole.fact.state {
    case .stated(.record(let fields)):
      if field == "country", Self.isInNorthernIreland(fields) {
        return Knowledge(Fact(.stated(.code("XI")), place: fields[field]?.place), path: inner)
      }
      return Knowledge(fields[field] ?? .missing, path: inner)
    case .none: return Knowledge(whole.fact, path: inner)
    case .unreadable: return whole
    default: return Knowledge(.missing, path: inner)
    }
  }

  /// Whether a record is an address in GB with a BT postcode, which customs and VAT law of the Union reads as XI.
  private static func isInNorthernIreland(_ fields: [String: Fact]) -> Bool {
    guard case .code("GB")? = fields["country"]?.value, case .text(let postcode)? = fields["postcode"]?.value else {
      return false
    }
    let letters = postcode.filter { !$0.isWhitespace }.uppercased()
    return letters.hasPrefix("BT") && letters.dropFirst(2).first?.isNumber == true
  }

  /// The fact of an attribute of the listing or, `seller.…`, of the seller.
  func fact(of name: String, isFilled: Bool = false) -> Fact {
    let fact = (name.hasPrefix("seller.") ? sellerFacts[name] : facts[name]) ?? .missing
    guard isFilled, fact.state == .missing else { return fact }
    if let value = derived(name) { return Fact(.stated(value)) }
    guard !isProfile, !withheld.contains(name), let presumption = library.schema.attributes[name]?.presumed else {
      return fact
    }
    presumed.insert(name)
    switch presumption {
    case .today: return Fact(.stated(.date(circumstances.day)))
    case .value(let value): return Fact(.stated(value))
    }
  }

  // MARK: Inferences

  /// The value that is inferred for an attribute that is not stated.
  ///
  /// A text that is read for it counts in every version. Where an earlier inference is open that would give another
  /// value, nothing is inferred: what is learned later must not turn it around.
  private func derived(_ name: String) -> FactValue? {
    guard let derivations = library.derivations[name], deriving.insert(name).inserted else { return nil }
    let own = (version, found, lets, readsAllVersions)
    defer {
      deriving.remove(name)
      (version, found, lets, readsAllVersions) = own
    }
    (lets, readsAllVersions) = ([:], true)
    var open: [FactValue?] = []
    for derivation in derivations {
      let (truth, value) = outcome(of: derivation)
      switch truth {
      case .no: continue
      case .unknown: open.append(value)
      case .yes:
        guard let value, open.allSatisfy({ $0 == value }) else { return nil }
        inferred.insert(name)
        return value
      }
    }
    return nil
  }

  private func outcome(of derivation: Derivation) -> (truth: Truth, value: FactValue?) {
    var reader = AttributeReader()
    reader.visit(derivation.condition)
    var truth = Truth.no
    for language in versions(reading: reader.bare) {
      version = language
      truth = truth || evaluate(derivation.condition).truth
      if truth == .yes { break }
    }
    guard case .value(let value) = evaluate(derivation.value) else { return (truth, nil) }
    return (truth, value)
  }
}
