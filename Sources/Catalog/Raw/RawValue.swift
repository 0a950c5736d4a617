/// A value as it stands in a catalog file, before a mapping gives it a name and a type.
///
/// Every reader (JSON, CSV, XML, spreadsheet) produces these; nothing in them is rounded, trimmed or converted.
/// The arrays are reference counted, so a copy costs O(1).
package enum RawValue: Sendable {
  /// The value is written as nothing: JSON `null`.
  case null
  /// A truth value that the format itself marks as one: JSON `true` or `false`.
  case boolean(Bool)
  /// A number as its source text, each digit kept: `12345678901234.565`, `1e400`. JSON: RFC 8259 section 6 holds.
  case number(String)
  /// A text, with the escapes of the format resolved; it is valid Unicode and may be empty.
  case text(String)
  /// A list in the order of the file.
  case list([RawNode])
  /// Named members in the order of the file, each key once.
  case record([RawMember])
  /// Something stands here, but what it says cannot be known: a JSON key given twice with two values.
  ///
  /// It is neither absent nor null: a rule that needs it is undetermined. An ``InputProblem`` with the place has
  /// been reported.
  case unreadable
}

/// A value together with the place of its first character (for a JSON text: its opening quote).
package struct RawNode: Sendable {
  /// What stands there.
  package var value: RawValue
  /// Where it begins.
  package var place: Place

  /// A value at a place.
  package init(value: RawValue, place: Place) {
    self.value = value
    self.place = place
  }
}

/// One named member of a record or of a listing.
package struct RawMember: Sendable {
  /// The name, with the escapes of the format resolved.
  package var key: String
  /// Where the key begins (for JSON: its opening quote).
  package var place: Place
  /// The value and where that begins.
  package var node: RawNode

  /// A member from its key, the place of the key and its value.
  package init(key: String, place: Place, node: RawNode) {
    self.key = key
    self.place = place
    self.node = node
  }
}

/// One listing (a product offer, a line of a feed) as it stands in its file.
package struct RawListing: Sendable {
  /// The members in the order of the file, each key once.
  package var members: [RawMember]
  /// Where the listing begins (for JSON: its opening brace).
  package var place: Place
  /// The 0-based position among the listings of the file; listings that could not be read are counted too.
  package var index: Int

  /// A listing from its members, its first place and its 0-based position in the file.
  package init(members: [RawMember], place: Place, index: Int) {
    self.members = members
    self.place = place
    self.index = index
  }

  /// The value of a member; nothing where the listing has no such key.
  ///
  /// O(members).
  package subscript(key: String) -> RawNode? {
    members.first { $0.key == key }?.node
  }
}

extension RawValue {
  /// Whether two values say the same, wherever they stand.
  ///
  /// Numbers compare by their text (`1.0` is not `1`), lists in order, records without regard to the order of their
  /// members. Nothing unreadable equals anything.
  package func saysTheSame(as other: RawValue) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.text(let left), .text(let right)): left == right
    case (.list(let left), .list(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.value.saysTheSame(as: $1.value) }
    case (.record(let left), .record(let right)): RawValue.membersSayTheSame(left, right)
    default: false
    }
  }

  private static func membersSayTheSame(_ left: [RawMember], _ right: [RawMember]) -> Bool {
    guard left.count == right.count else { return false }
    // Keys are unique in a record, so equal counts and one value found for each key are enough.
    let values = Dictionary(right.map { ($0.key, $0.node.value) }, uniquingKeysWith: { first, _ in first })
    return left.allSatisfy { member in
      values[member.key].map { member.node.value.saysTheSame(as: $0) } ?? false
    }
  }
}
