package import Values

/// Reads raw values as facts of the vocabulary's types; what cannot be read stays, with what is wrong with it.
package struct FactReader: Sendable {
  /// What the seller declares for amounts and texts that do not say it themselves.
  package struct Defaults: Sendable {
    /// The currency of amounts that name none.
    package var currency: Currency?
    /// The language (BCP 47) of texts that name none.
    package var language: String?

    package init(currency: Currency? = nil, language: String? = nil) {
      self.currency = currency
      self.language = language
    }
  }

  package let schema: Schema
  package let defaults: Defaults
  /// Where the data is complete.
  package let completeness: Completeness

  package init(schema: Schema, defaults: Defaults = Defaults(), completeness: Completeness = Completeness()) {
    self.schema = schema
    self.defaults = defaults
    self.completeness = completeness
  }

  /// A listing's facts, and the names of the fields that the vocabulary does not know.
  ///
  /// A field that stands twice under different names (`id` and `sku`) is read from the name that comes first here:
  /// `sku`, the vocabulary's own name, other names in the order of the file.
  package func read(_ raw: RawListing, isProfile: Bool = false) -> (Listing, unknownFields: [String]) {
    var facts: [String: Fact] = [:]
    var unknown: [String] = []
    collect(raw.members, prefix: "", into: &facts, unknown: &unknown)
    if let sku = raw["sku"], let id = schema.attribute(forField: "sku") {
      let fact = read(sku, as: id.type)
      if fact.value != nil { facts[id.name] = fact }
    }
    if !isProfile { completeness.complete(&facts, schema) }
    return (Listing(facts: facts, isProfile: isProfile, place: raw.place), unknown)
  }

  /// A seller's facts: the members of a file are attributes below `seller`.
  package func readSeller(_ raw: RawListing) -> (facts: [String: Fact], unknownFields: [String]) {
    var facts: [String: Fact] = [:]
    var unknown: [String] = []
    let members: [RawMember]
    if raw.members.count == 1, case .record(let inner)? = raw["seller"]?.value {
      members = inner
    } else {
      members = raw.members
    }
    collect(members, prefix: "seller.", into: &facts, unknown: &unknown)
    return (facts, unknown)
  }

  private func collect(
    _ members: [RawMember], prefix: String, into facts: inout [String: Fact], unknown: inout [String]
  ) {
    for member in members {
      let name = prefix + member.key
      if let attribute = schema.attribute(forField: name) {
        let fact = read(member.node, of: attribute)
        let earlier = facts[attribute.name]
        // The vocabulary's own name wins over other names of the field, and what is stated over what is blank.
        let wins = attribute.name == name ? fact.state != .missing : earlier?.state == .missing
        if earlier == nil || wins { facts[attribute.name] = fact }
        unknown += unknownFields(of: member.node, type: attribute.type, path: name)
      } else if case .record(let inner) = member.node.value,
        schema.attributes.keys.contains(where: { $0.hasPrefix(name + ".") })
      {
        collect(inner, prefix: name + ".", into: &facts, unknown: &unknown)
      } else {
        unknown.append(name)
      }
    }
  }

  /// The fields of a record, or of the records of a list, that the record's type does not have.
  package func unknownFields(of node: RawNode, type: ValueType, path: String) -> [String] {
    switch (node.value, type) {
    case (.list(let nodes), .list(let element)):
      return Array(Set(nodes.flatMap { unknownFields(of: $0, type: element, path: path) })).sorted()
    case (.record(let members), .record(let name)):
      return members.flatMap { member -> [String] in
        let inner = "\(path).\(member.key)"
        guard let type = schema.records[name]?.type(of: member.key) else { return [inner] }
        return unknownFields(of: member.node, type: type, path: inner)
      }
    default: return []
    }
  }

  /// The value of an attribute, which may be said to be none.
  package func read(_ node: RawNode, of attribute: Attribute) -> Fact {
    if attribute.mayBeNone, case .text(let text) = node.value, Self.isNone(text) {
      return Fact(.none, place: node.place)
    }
    return read(node, as: attribute.type)
  }

  /// A value of a type.
  package func read(_ node: RawNode, as type: ValueType) -> Fact {
    Fact(state(of: node, as: type), place: node.place)
  }

  private func state(of node: RawNode, as type: ValueType) -> Fact.State {
    if case .null = node.value { return .missing }
    if case .unreadable = node.value { return .unreadable("", .input) }
    if case .text(let text) = node.value, Self.isPlaceholder(text), !isCode(text, of: type) { return .missing }
    switch type {
    case .list(let element): return list(node, of: element)
    case .record(let name): return record(node, named: name)
    case .localizedText: return localized(node, as: .text)
    case .localizedList: return localized(node, as: .list(.text))
    case .keyed(let value, let key): return keyed(node, value, by: key)
    default: return scalar(node, as: type)
    }
  }

  /// Whether a text that looks like a placeholder is a code after all: `NA` is Namibia.
  private func isCode(_ text: String, of type: ValueType) -> Bool {
    switch type {
    case .country, .market: Country(text) != nil
    case .code, .category: schema.codeList(of: type)?.entries[text] != nil
    case .list(let element): isCode(text, of: element)
    default: false
    }
  }

  // MARK: Compound values

  private func list(_ node: RawNode, of element: ValueType) -> Fact.State {
    guard case .list(let nodes) = node.value else {
      let single = read(node, as: element)
      return single.value == nil ? single.state : .stated(.list([single]))
    }
    return .stated(.list(nodes.map { read($0, as: element) }))
  }

  private func record(_ node: RawNode, named name: String) -> Fact.State {
    guard let type = schema.records[name] else { return .unreadable(Self.summary(node.value), .notA(name)) }
    switch node.value {
    case .record(let members):
      var fields: [String: Fact] = [:]
      for member in members {
        if let field = type.type(of: member.key) { fields[member.key] = read(member.node, as: field) }
      }
      return fields.isEmpty && !members.isEmpty
        ? .unreadable(Self.summary(node.value), .notA(name)) : .stated(.record(fields))
    case .text where type.type(of: "name") == .text:
      return .stated(.record(["name": read(node, as: .text)]))
    case .text where type.type(of: "url") == .url:
      return .stated(.record(["url": read(node, as: .url)]))
    default: return .unreadable(Self.summary(node.value), .notA(name))
    }
  }

  private func localized(_ node: RawNode, as type: ValueType) -> Fact.State {
    guard case .record(let members) = node.value else {
      let text = read(node, as: type)
      return text.value == nil ? text.state : .stated(.localized([defaults.language ?? "und": text]))
    }
    var versions: [String: Fact] = [:]
    for member in members {
      let text = read(member.node, as: type)
      if text.state != .missing { versions[member.key] = text }
    }
    return versions.isEmpty ? .missing : .stated(.localized(versions))
  }

  /// `{"DE": "1200 EUR", "FR": "300 EUR"}`; a key that is no such code makes the whole unreadable.
  private func keyed(_ node: RawNode, _ type: ValueType, by keyType: ValueType) -> Fact.State {
    guard case .record(let members) = node.value else {
      return .unreadable(Self.summary(node.value), .notA(ValueType.keyed(type, by: keyType).name))
    }
    var entries: [String: Fact] = [:]
    for member in members {
      switch read(RawNode(value: .text(member.key), place: member.node.place), as: keyType).state {
      case .stated(.code(let code)):
        let fact = read(member.node, as: type)
        if fact.state != .missing { entries[code] = fact }
      case .unreadable(let text, let fault): return .unreadable(text, fault)
      default: return .unreadable(member.key, .notA(keyType.name))
      }
    }
    return entries.isEmpty ? .missing : .stated(.keyed(entries))
  }

  // MARK: Blanks

  /// Whether a text stands where nothing is known: blank, or one of the words that people write then.
  static func isPlaceholder(_ text: String) -> Bool {
    guard !holdsManyLetters(text) else { return false }
    let word = text.lowercased().filter { !$0.isWhitespace }
    return word.isEmpty || placeholders.contains(word)
  }

  /// Whether more stands there than in any placeholder: most texts are told apart by their first bytes.
  private static func holdsManyLetters(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { holdsManyLetters($0) }
  }

  /// Whether a text has more letters than any blank or word for nothing known or for none, or something that none of them
  /// has: a digit, an at sign, more than four characters of Chinese. Most texts are told by their first bytes.
  package static func holdsManyLetters(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var letters = 0
    var hasHan = false
    for byte in text {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "@"): return true
      // Lead bytes of characters of which some are white space (U+00A0, U+1680, U+2000 to U+3000), and bytes behind a lead.
      case 0...0x20, 0x7F...0xC3, 0xE1...0xE3: continue
      case 0xE4...0xE9:
        hasHan = true
        letters += 1
      default: letters += 1
      }
      if letters > 14 || hasHan && letters > 4 { return true }
    }
    return false
  }

  private static let placeholders: Set<String> = [
    "-", "--", "—", "n/a", "na", "n.a.", "#n/a", "null", "nil", "tbd", "tba", "?", "unknown", "seepackaging",
    "seedescription", "待定", "未知", "见包装", "详见包装", "无数据",
  ]

  private static func isNone(_ text: String) -> Bool {
    ["none", "keine", "无", "没有", "doesnotapply"].contains(text.lowercased().filter { !$0.isWhitespace })
  }

  /// A short text of a value, for messages.
  static func summary(_ value: RawValue) -> String {
    switch value {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .number(let text), .text(let text): text
    case .list: "[…]"
    case .record: "{…}"
    case .unreadable: ""
    }
  }
}
