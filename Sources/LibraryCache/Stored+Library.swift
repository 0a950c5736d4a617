import Catalog
package import Evaluation

/// A compiled library as bytes: what rules and vocabulary were compiled to, without their texts and examples.
package enum StoredLibrary {
  /// The bytes of a library; nil where it holds something that no sound library does.
  package static func bytes(of library: Library) -> [UInt8]? {
    var out = StoredWriter()
    out.write(library)
    return out.isUnstorable ? nil : out.bytes
  }

  /// The library that some bytes are of; nil where they are damaged.
  package static func library(from bytes: UnsafeRawBufferPointer) -> Library? {
    guard let stored = try? StoredReader(bytes), let library = try? stored.read(Library.self), stored.isAtEnd else {
      return nil
    }
    return library
  }
}

extension Library: Stored {
  func store(in out: inout StoredWriter) {
    out.write(parts: schema, rules, tables, terms, phrases, declarations, dataSources, derivations, digest)
  }

  init(from stored: StoredReader) throws(Damage) {
    let schema = try stored.read(Schema.self)
    let rules = try stored.read([Rule].self)
    let tables = try stored.read([String: Table].self)
    let terms = try stored.read([String: WordingList].self)
    let phrases = try stored.read([String: WordingList].self)
    self.init(schema: schema, rules: rules, tables: tables, terms: terms, phrases: phrases, digest: "")
    declarations = try stored.read()
    dataSources = try stored.read()
    derivations = try stored.read()
    digest = try stored.text()
  }
}

extension WordingList: Stored {
  func store(in out: inout StoredWriter) { out.write(parts: name, label, entries, exceptions) }
  init(from stored: StoredReader) throws(Damage) {
    self.init(
      name: try stored.text(), label: try stored.read(), entries: try stored.read(), exceptions: try stored.read())
  }
}

// MARK: Tables

extension Table: Stored {
  func store(in out: inout StoredWriter) {
    out.write(parts: name, keyTypes.map(\.name), keyTypes.map(\.type), valueTypes.map(\.name), valueTypes.map(\.type))
    out.write(parts: rows, source)
  }

  init(from stored: StoredReader) throws(Damage) {
    let name = try stored.text()
    let keyTypes = try Self.columns(from: stored)
    let valueTypes = try Self.columns(from: stored)
    self.init(
      name: name, keyTypes: keyTypes, valueTypes: valueTypes, rows: try stored.read(), source: try stored.read())
  }

  private static func columns(from stored: StoredReader) throws(Damage) -> [(name: String, type: ValueType)] {
    let names = try stored.read([String].self)
    let types = try stored.read([ValueType].self)
    guard names.count == types.count else { throw Damage() }
    return zip(names, types).map { ($0, $1) }
  }
}

extension Table.Row: Stored {
  func store(in out: inout StoredWriter) { out.write(parts: keys, values, days) }
  init(from stored: StoredReader) throws(Damage) {
    self.init(keys: try stored.read(), values: try stored.read(), days: try stored.read())
  }
}

extension Table.Cell: Stored {
  func store(in out: inout StoredWriter) {
    switch self {
    case .any: out.write(UInt8(0))
    case .value(let value): out.write(1, value)
    }
  }
  init(from stored: StoredReader) throws(Damage) {
    switch try stored.byte() {
    case 0: self = .any
    case 1: self = .value(try stored.read())
    default: throw Damage()
    }
  }
}
