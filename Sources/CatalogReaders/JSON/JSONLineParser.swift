internal import CSimdJSON
package import Catalog

/// Reads JSON objects that stand alone on a line, one after another.
///
/// Not for use by two threads; each thread makes its own.
package struct JSONLineParser: ~Copyable {
  private let parser = JSONListingParser()
  /// The line with the bytes behind it that the parser may read.
  private var padded: [UInt8] = []

  package init() {}

  /// The members of the object on a line; `nil` where something else stands there, or a key twice.
  package mutating func members(of line: some Collection<UInt8>) -> [RawMember]? {
    padded.removeAll(keepingCapacity: true)
    padded.append(contentsOf: line)
    let count = padded.count
    padded.append(contentsOf: repeatElement(0x20, count: Int(CSIMDJSON_PADDING)))
    return padded.withUnsafeBufferPointer { bytes in
      let line = UnsafeBufferPointer(rebasing: bytes[..<count])
      guard case .members(let members, let problems) = parser.parse(line, at: Place(line: 1, column: 1), index: 0),
        problems.isEmpty
      else { return nil }
      return members
    }
  }
}
