internal import Catalog

/// The key that every listing of a list begins with, if there is one.
///
/// Programs write the members of their listings in one order, so `, {"sku"` is where a listing begins, also behind one
/// that is broken. It tells nothing where listings differ in their first key, or where objects within them begin with
/// it too (`{"id": 1, "variants": [{"id": 2}]}`): an object within a listing must never be taken for one.
struct JSONFirstKey {
  /// Listings whose inner objects are looked at.
  private static let sample = 100

  private var key: [UInt8] = []
  private var listings = 0
  private var isTelling = true

  /// Whether listings were read, so that more is known than what a broken one shows.
  private var isKnown: Bool { listings > 0 }

  /// The key that tells where the listing behind a broken one begins; nothing where none does.
  func telling(for broken: UnsafeBufferPointer<UInt8>) -> Telling? {
    if isKnown { return isTelling ? Telling(key: key, isOwn: false) : nil }
    return broken.firstKey.map { Telling(key: Array($0), isOwn: true) }
  }

  /// A key with its quotes, its escapes not resolved.
  struct Telling {
    var key: [UInt8]
    /// Whether it is the broken listing's own: then an object within that one may not begin with it.
    var isOwn: Bool

    /// The first object behind a comma that begins with the key, at or behind an offset.
    ///
    /// Nothing where the key is the broken listing's own and an object before begins with it that stands where only
    /// an object within a listing can.
    func next(in bytes: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int? {
      var searched = offset
      while let brace = bytes.offset(of: Byte.openBrace, from: searched) {
        if bytes.beginsObject(at: brace, key: key) {
          if bytes.isBehindComma(brace) { return brace }
          if isOwn { return nil }
        }
        searched = brace + 1
      }
      return nil
    }
  }

  /// Takes note of the bytes of one of the listings behind those whose inner objects are looked at.
  mutating func note(bytes: UnsafeBufferPointer<UInt8>) {
    guard isTelling, let key = bytes.firstKey else { return }
    isTelling = key.elementsEqual(self.key)
    listings += 1
  }

  /// Whether the inner objects of the next listing are still to be looked at.
  var wantsMembers: Bool { isTelling && listings < JSONFirstKey.sample }

  /// Takes note of a listing that could be read.
  mutating func note(_ members: [RawMember], bytes: UnsafeBufferPointer<UInt8>) {
    guard isTelling, let first = members.first, let key = bytes.firstKey else { return }
    if !isKnown { self.key = Array(key) }
    isTelling = key.elementsEqual(self.key)
    listings += 1
    if listings <= JSONFirstKey.sample {
      isTelling = isTelling && !members.contains { $0.node.value.hasRecord(beginningWith: first.key) }
    }
  }
}

extension RawValue {
  /// Whether this is a record that begins with a key, or one is in it.
  fileprivate func hasRecord(beginningWith key: String) -> Bool {
    switch self {
    case .list(let elements): elements.contains { $0.value.hasRecord(beginningWith: key) }
    case .record(let members):
      members.first?.key == key || members.contains { $0.node.value.hasRecord(beginningWith: key) }
    case .null, .boolean, .number, .text, .unreadable: false
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The first key of an object, with its quotes; its escapes are not resolved.
  fileprivate var firstKey: Slice<Self>? {
    guard let start = firstNonSpace(from: 1), self[start] == Byte.quote,
      let end = offset(of: Byte.quote, from: start + 1)
    else { return nil }
    return self[start...end]
  }

  /// Whether the first key behind a brace is this one.
  fileprivate func beginsObject(at brace: Int, key: [UInt8]) -> Bool {
    guard let start = firstNonSpace(from: brace + 1) else { return false }
    return self[start...].starts(with: key)
  }

  /// Whether a comma is what stands before an offset.
  fileprivate func isBehindComma(_ offset: Int) -> Bool {
    let before = self[part: 0..<offset].countWithoutTrailingSpace
    return before > 0 && self[before - 1] == Byte.comma
  }
}
