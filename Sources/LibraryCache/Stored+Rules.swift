import Catalog
import Evaluation

extension Rule.Kind: Stored {}
extension Rule.Severity: Stored {}
extension Source.Reading: Stored {}
extension Fix.Applicability: Stored {}

extension Rule: Stored {
  func store(in out: inout StoredWriter) {
    out.write(parts: id, kind, title, domain, severity, isPreview, binds, scope, basis, consequences)
    out.write(parts: lets, concerns, exemptions, requirement, isForbidding, messages, fixes, declaration)
    out.write(parts: row, bindings, formerIDs, replaces, replacedIn, exceptions, penalty, effort)
  }

  init(from stored: StoredReader) throws(Damage) {
    self.init(
      id: try stored.text(), kind: try stored.read(), title: try stored.read(), domain: try stored.text(),
      severity: try stored.read(), isPreview: try stored.read(), binds: try stored.read(), scope: try stored.read(),
      basis: try stored.read(), consequences: try stored.read(), lets: try stored.read(), concerns: try stored.read(),
      exemptions: try stored.read(), requirement: try stored.read(), isForbidding: try stored.read(),
      messages: try stored.read(), fixes: try stored.read(), declaration: try stored.read())
    row = try stored.read()
    bindings = try stored.read()
    formerIDs = try stored.read()
    replaces = try stored.read()
    replacedIn = try stored.read()
    exceptions = try stored.read()
    penalty = try stored.read()
    effort = try stored.read()
  }
}

extension RuleException: Stored {
  func store(in out: inout StoredWriter) { out.write(parts: id, title, scope, basis, condition) }
  init(from stored: StoredReader) throws(Damage) {
    self.init(
      id: try stored.text(), title: try stored.read(), scope: try stored.read(), basis: try stored.read(),
      condition: try stored.read())
  }
}

extension Derivation: Stored {
  func store(in out: inout StoredWriter) { out.write(parts: attribute, value, condition) }
  init(from stored: StoredReader) throws(Damage) {
    self.init(attribute: try stored.text(), value: try stored.read(), condition: try stored.read())
  }
}

extension Let: Stored {
  func store(in out: inout StoredWriter) { out.write(parts: name, term, type) }
  init(from stored: StoredReader) throws(Damage) {
    self.init(name: try stored.text(), term: try stored.read(), type: try stored.read())
  }
}

extension Exemption: Stored {
  func store(in out: inout StoredWriter) { out.write(parts: condition, basis) }
  init(from stored: StoredReader) throws(Damage) { self.init(condition: try stored.read(), basis: try stored.read()) }
}

extension Citation: Stored {
  func store(in out: inout StoredWriter) { out.write(parts: source, provision) }
  init(from stored: StoredReader) throws(Damage) { self.init(source: try stored.read(), provision: try stored.text()) }
}

extension Source: Stored {
  func store(in out: inout StoredWriter) { out.write(parts: name, title, url, inForce, checked, reading) }
  init(from stored: StoredReader) throws(Damage) {
    self.init(
      name: try stored.text(), title: try stored.read(), url: try stored.text(), inForce: try stored.read(),
      checked: try stored.read(), reading: try stored.read())
  }
}

extension DayRange: Stored {
  func store(in out: inout StoredWriter) { out.write(parts: from, through) }
  init(from stored: StoredReader) throws(Damage) { self.init(from: try stored.read(), through: try stored.read()) }
}

extension Scope: Stored {
  func store(in out: inout StoredWriter) { out.write(parts: markets, except, platforms, periods) }
  init(from stored: StoredReader) throws(Damage) {
    self.init(
      markets: try stored.read(), except: try stored.read(), platforms: try stored.read(), periods: try stored.read())
  }
}

extension Scope.Period: Stored {
  func store(in out: inout StoredWriter) { out.write(parts: days, event?.attribute, event?.days) }
  init(from stored: StoredReader) throws(Damage) {
    let days = try stored.read(DayRange.self)
    let attribute = try stored.read(String?.self)
    let eventDays = try stored.read(DayRange?.self)
    if let attribute, let eventDays {
      self.init(days: days, event: (attribute, eventDays))
    } else {
      self.init(days: days)
    }
  }
}

extension Requirement: Stored {
  func store(in out: inout StoredWriter) {
    switch self {
    case .condition(let condition): out.write(0, condition)
    case .group(let any, let parts): out.write(1, any, parts)
    }
  }
  init(from stored: StoredReader) throws(Damage) {
    switch try stored.byte() {
    case 0: self = .condition(try stored.read())
    case 1: self = .group(any: try stored.read(), try stored.read())
    default: throw Damage()
    }
  }
}

extension NamedRequirement: Stored {
  func store(in out: inout StoredWriter) { out.write(parts: name, label, body, when, unless) }
  init(from stored: StoredReader) throws(Damage) {
    self.init(
      name: try stored.text(), label: try stored.read(), body: try stored.read(), when: try stored.read(),
      unless: try stored.read())
  }
}

extension Fix: Stored {
  func store(in out: inout StoredWriter) { out.write(parts: part, action, applicability) }
  init(from stored: StoredReader) throws(Damage) {
    self.init(part: try stored.read(), action: try stored.read(), applicability: try stored.read())
  }
}

extension Fix.Action: Stored {
  func store(in out: inout StoredWriter) {
    switch self {
    case .add(let term, let attribute): out.write(0, term, attribute)
    case .set(let attribute, let term): out.write(1, attribute, term)
    case .append(let phrase, let attribute): out.write(2, phrase, attribute)
    case .remove(let terms, let attribute): out.write(3, terms, attribute)
    case .obtain(let document): out.write(4, document)
    case .register(let scheme): out.write(5, scheme)
    }
  }
  init(from stored: StoredReader) throws(Damage) {
    switch try stored.byte() {
    case 0: self = .add(try stored.read(), attribute: try stored.text())
    case 1: self = .set(attribute: try stored.text(), try stored.read())
    case 2: self = .append(phrase: try stored.text(), attribute: try stored.text())
    case 3: self = .remove(terms: try stored.text(), attribute: try stored.text())
    case 4: self = .obtain(document: try stored.text())
    case 5: self = .register(scheme: try stored.text())
    default: throw Damage()
    }
  }
}

extension StoredWriter {
  /// Parts, one after the other.
  mutating func write<each Part: Stored>(parts part: repeat each Part) { repeat (each part).store(in: &self) }
}
