package import Diagnostics
package import Values

/// The vocabulary: every name that a rule or a catalog may use, with its type and its labels.
package struct Schema: Sendable {
  package var attributes: [String: Attribute] = [:]
  package var records: [String: RecordType] = [:]
  /// The code lists by name; ``categoryList`` is one of them.
  package var codeLists: [String: CodeList] = [:]
  package var documents: [String: DocumentKind] = [:]
  package var schemes: [String: Scheme] = [:]
  package var markets = MarketList()
  package var platforms: [String: Label] = [:]

  package init() {}

  /// The name under which the categories stand in ``codeLists``.
  package static let categoryList = "Category"

  /// The attribute with which a listing's own name for a field is meant: its vocabulary name, else the name that a
  /// platform gives it.
  package func attribute(forField name: String) -> Attribute? {
    attributes[name] ?? fieldNames[name].flatMap { attributes[$0] }
  }

  /// Vocabulary names by the other names of a field; filled by ``indexFieldNames()``.
  private var fieldNames: [String: String] = [:]

  /// Makes ``attribute(forField:)`` know the platforms' names. `sku` always means `id`.
  package mutating func indexFieldNames() {
    for attribute in attributes.values.sorted(by: { $0.name > $1.name }) {
      for name in attribute.fieldNames.values { fieldNames[name] = attribute.name }
    }
    fieldNames["sku"] = "id"
  }

  /// The entry of a code in the list that a type names.
  package func codeList(of type: ValueType) -> CodeList? {
    switch type {
    case .code(let name): codeLists[name]
    case .category: codeLists[Self.categoryList]
    default: nil
    }
  }
}

/// An attribute of a listing or of a seller (`seller.…`).
package struct Attribute: Sendable {
  /// What fills an attribute that a listing, never a profile, leaves open.
  package enum Presumption: Sendable, Hashable {
    /// The day asked about.
    case today
    case value(FactValue)
  }

  package let name: String
  package let type: ValueType
  /// Whether a seller may say that there is none.
  package let mayBeNone: Bool
  package let label: Label
  package let question: Label?
  package let presumed: Presumption?
  package let isConfidential: Bool
  /// The names that platforms and formats give the field, by platform or format.
  package let fieldNames: [String: String]
  /// Where it is declared.
  package let declaration: Diagnostic.Label

  package init(
    name: String, type: ValueType, mayBeNone: Bool, label: Label, question: Label?, presumed: Presumption?,
    isConfidential: Bool, fieldNames: [String: String], declaration: Diagnostic.Label
  ) {
    self.name = name
    self.type = type
    self.mayBeNone = mayBeNone
    self.label = label
    self.question = question
    self.presumed = presumed
    self.isConfidential = isConfidential
    self.fieldNames = fieldNames
    self.declaration = declaration
  }
}

/// A record type with its fields in the order of their declaration.
package struct RecordType: Sendable {
  package let name: String
  package let fields: [(name: String, type: ValueType, label: Label?)]

  package init(name: String, fields: [(name: String, type: ValueType, label: Label?)]) {
    self.name = name
    self.fields = fields
  }

  package func type(of field: String) -> ValueType? { fields.first { $0.name == field }?.type }
}

/// A kind of evidence.
package struct DocumentKind: Sendable {
  package let name: String
  package let label: Label
  /// What a document of this kind must fit: `product`, `brand`, `market`, `seller`.
  package let covers: [String]
  /// Whether a document of this kind has a last day, stated on it.
  package let expires: Bool
  /// How long after its issue it is valid, where that is the same for all.
  package let expiresAfter: CalendarDuration?
  /// How long it is kept, as the rule file says it.
  package let kept: CalendarDuration?

  package init(
    name: String, label: Label, covers: [String], expires: Bool = false, expiresAfter: CalendarDuration? = nil,
    kept: CalendarDuration? = nil
  ) {
    self.name = name
    self.label = label
    self.covers = covers
    self.expires = expires
    self.expiresAfter = expiresAfter
    self.kept = kept
  }
}

/// A register that sellers enter.
package struct Scheme: Sendable {
  package let name: String
  package let label: Label
  package let markets: [String]
  /// The shape of its numbers, as a regular expression over the whole number; `nil` where any number will do.
  package let numberPattern: String?

  package init(name: String, label: Label, markets: [String], numberPattern: String?) {
    self.name = name
    self.label = label
    self.markets = markets
    self.numberPattern = numberPattern
  }
}
