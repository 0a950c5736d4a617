import Evaluation

extension Term.Operator: Stored {}
extension Term.Aggregate: Stored {}
extension Term.Function: Stored {}
extension Test.Comparison: Stored {}
extension Test.Presence: Stored {}

extension Term: Stored {
  func store(in out: inout StoredWriter) {
    switch self {
    case .constant(let value): out.write(0, value)
    case .none: out.write(UInt8(1))
    case .attribute(let name): out.write(2, name)
    case .version(let attribute, let language): out.write(3, attribute, language)
    case .entry(let attribute, let key): out.write(4, attribute, key)
    case .variable(let name): out.write(5, name)
    case .field(let record, let name): out.write(6, record, name)
    case .today: out.write(UInt8(7))
    case .market: out.write(UInt8(8))
    case .platform: out.write(UInt8(9))
    case .list(let elements): out.write(10, elements)
    case .lookup(let table, let keys, let fallback): out.write(11, table, keys, fallback)
    case .arithmetic(let sign, let left, let right): out.write(12, sign, left, right)
    case .call(let function, let arguments): out.write(13, function, arguments)
    case .aggregate(let kind, let variable, let list, let filter, let value):
      out.write(14, kind, variable, list, filter, value)
    case .listingCount(let condition): out.write(15, condition)
    case .truth(let condition): out.write(16, condition)
    }
  }

  init(from stored: StoredReader) throws(Damage) {
    switch try stored.byte() {
    case 0: self = .constant(try stored.read())
    case 1: self = .none
    case 2: self = .attribute(try stored.text())
    case 3: self = .version(attribute: try stored.text(), language: try stored.text())
    case 4: self = .entry(attribute: try stored.text(), key: try stored.read())
    case 5: self = .variable(try stored.text())
    case 6: self = .field(try stored.read(), try stored.text())
    case 7: self = .today
    case 8: self = .market
    case 9: self = .platform
    case 10: self = .list(try stored.read())
    case 11: self = .lookup(table: try stored.text(), keys: try stored.read(), fallback: try stored.read())
    case 12: self = .arithmetic(try stored.read(), try stored.read(), try stored.read())
    case 13: self = .call(try stored.read(), try stored.read())
    case 14:
      self = .aggregate(
        try stored.read(), variable: try stored.text(), over: try stored.read(), filter: try stored.read(),
        of: try stored.read())
    case 15: self = .listingCount(try stored.read())
    case 16: self = .truth(try stored.read())
    default: throw Damage()
    }
  }
}

extension Condition: Stored {
  func store(in out: inout StoredWriter) {
    switch self {
    case .constant(let value): out.write(0, value)
    case .and(let parts): out.write(1, parts)
    case .or(let parts): out.write(2, parts)
    case .not(let inner): out.write(3, inner)
    case .test(let test): out.write(4, test)
    }
  }

  init(from stored: StoredReader) throws(Damage) {
    switch try stored.byte() {
    case 0: self = .constant(try stored.read())
    case 1: self = .and(try stored.read())
    case 2: self = .or(try stored.read())
    case 3: self = .not(try stored.read())
    case 4: self = .test(try stored.read())
    default: throw Damage()
    }
  }
}

extension Test: Stored {
  func store(in out: inout StoredWriter) {
    switch self {
    case .compare(let comparison, let left, let right): out.write(0, comparison, left, right)
    case .presence(let presence, let term): out.write(1, presence, term)
    case .valid(let term, let type): out.write(2, term, type)
    case .holdsTrue(let term): out.write(3, term)
    case .mentions(let term, let wording): out.write(4, term, wording)
    case .matches(let term, let pattern): out.write(5, term, pattern)
    case .quantifier(let every, let variable, let list, let filter, let body):
      out.write(6, every, variable, list, filter, body)
    case .listings(let every, let condition): out.write(7, every, condition)
    case .evidence(let document, let variable, let condition): out.write(8, document, variable, condition)
    case .registered(let scheme, let variable, let condition): out.write(9, scheme, variable, condition)
    case .descending(let variable, let list, let filter, let value): out.write(10, variable, list, filter, value)
    case .unique(let terms): out.write(11, terms)
    }
  }

  init(from stored: StoredReader) throws(Damage) {
    switch try stored.byte() {
    case 0: self = .compare(try stored.read(), try stored.read(), try stored.read())
    case 1: self = .presence(try stored.read(), try stored.read())
    case 2: self = .valid(try stored.read(), try stored.read())
    case 3: self = .holdsTrue(try stored.read())
    case 4: self = .mentions(try stored.read(), try stored.read())
    case 5: self = .matches(try stored.read(), pattern: try stored.text())
    case 6:
      self = .quantifier(
        every: try stored.read(), variable: try stored.text(), over: try stored.read(), filter: try stored.read(),
        try stored.read())
    case 7: self = .listings(every: try stored.read(), try stored.read())
    case 8: self = .evidence(document: try stored.text(), variable: try stored.read(), try stored.read())
    case 9: self = .registered(scheme: try stored.text(), variable: try stored.read(), try stored.read())
    case 10:
      self = .descending(
        variable: try stored.text(), over: try stored.read(), filter: try stored.read(), of: try stored.read())
    case 11: self = .unique(try stored.read())
    default: throw Damage()
    }
  }
}

extension Test.Wording: Stored {
  func store(in out: inout StoredWriter) {
    switch self {
    case .text(let text): out.write(0, text)
    case .terms(let name): out.write(1, name)
    case .phrase(let name): out.write(2, name)
    }
  }

  init(from stored: StoredReader) throws(Damage) {
    switch try stored.byte() {
    case 0: self = .text(try stored.text())
    case 1: self = .terms(try stored.text())
    case 2: self = .phrase(try stored.text())
    default: throw Damage()
    }
  }
}
