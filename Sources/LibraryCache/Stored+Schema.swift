import Catalog

extension Schema: Stored {
  func store(in out: inout StoredWriter) {
    out.write(parts: attributes, records, codeLists, documents, schemes, markets, platforms)
  }

  init(from stored: StoredReader) throws(Damage) {
    self.init()
    attributes = try stored.read()
    records = try stored.read()
    codeLists = try stored.read()
    documents = try stored.read()
    schemes = try stored.read()
    markets = try stored.read()
    platforms = try stored.read()
    indexFieldNames()
  }
}

extension Attribute: Stored {
  func store(in out: inout StoredWriter) {
    out.write(parts: name, type, mayBeNone, label, question, presumed, isConfidential, fieldNames, declaration)
  }
  init(from stored: StoredReader) throws(Damage) {
    self.init(
      name: try stored.text(), type: try stored.read(), mayBeNone: try stored.read(), label: try stored.read(),
      question: try stored.read(), presumed: try stored.read(), isConfidential: try stored.read(),
      fieldNames: try stored.read(), declaration: try stored.read())
  }
}

extension Attribute.Presumption: Stored {
  func store(in out: inout StoredWriter) {
    switch self {
    case .today: out.write(UInt8(0))
    case .value(let value): out.write(1, value)
    }
  }
  init(from stored: StoredReader) throws(Damage) {
    switch try stored.byte() {
    case 0: self = .today
    case 1: self = .value(try stored.read())
    default: throw Damage()
    }
  }
}

extension RecordType: Stored {
  func store(in out: inout StoredWriter) {
    out.write(name)
    out.write(fields.count)
    for field in fields { out.write(parts: field.name, field.type, field.label) }
  }
  init(from stored: StoredReader) throws(Damage) {
    let name = try stored.text()
    var fields: [(name: String, type: ValueType, label: Label?)] = []
    for _ in 0..<(try stored.count()) {
      fields.append((try stored.text(), try stored.read(), try stored.read()))
    }
    self.init(name: name, fields: fields)
  }
}

extension CodeList: Stored {
  func store(in out: inout StoredWriter) { out.write(parts: name, entries, spellings) }
  init(from stored: StoredReader) throws(Damage) {
    self.init(name: try stored.text(), entries: try stored.read(), spellings: try stored.read())
  }
}

extension CodeList.Entry: Stored {
  func store(in out: inout StoredWriter) { out.write(parts: code, label, parents, aliases) }
  init(from stored: StoredReader) throws(Damage) {
    self.init(
      code: try stored.text(), label: try stored.read(), parents: try stored.read(), aliases: try stored.read())
  }
}

extension DocumentKind: Stored {
  func store(in out: inout StoredWriter) { out.write(parts: name, label, covers, expires, expiresAfter, kept) }
  init(from stored: StoredReader) throws(Damage) {
    self.init(
      name: try stored.text(), label: try stored.read(), covers: try stored.read(), expires: try stored.read(),
      expiresAfter: try stored.read(), kept: try stored.read())
  }
}

extension Scheme: Stored {
  func store(in out: inout StoredWriter) { out.write(parts: name, label, markets, numberPattern) }
  init(from stored: StoredReader) throws(Damage) {
    self.init(
      name: try stored.text(), label: try stored.read(), markets: try stored.read(), numberPattern: try stored.read())
  }
}

extension MarketList: Stored {
  func store(in out: inout StoredWriter) { out.write(markets) }
  init(from stored: StoredReader) throws(Damage) {
    self.init()
    for market in try stored.read([String: Market].self).values { add(market) }
  }
}

extension MarketList.Market: Stored {
  func store(in out: inout StoredWriter) { out.write(parts: code, label, members, bases, except) }
  init(from stored: StoredReader) throws(Damage) {
    self.init(
      code: try stored.text(), label: try stored.read(), members: try stored.read(), bases: try stored.read(),
      except: try stored.read())
  }
}

extension MarketList.Membership: Stored {
  func store(in out: inout StoredWriter) { out.write(parts: member, from, through) }
  init(from stored: StoredReader) throws(Damage) {
    self.init(member: try stored.text(), from: try stored.read(), through: try stored.read())
  }
}
