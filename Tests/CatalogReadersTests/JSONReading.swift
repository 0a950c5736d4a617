import Catalog
import CatalogReaders

/// All that a reader gave for one input.
struct JSONReading {
  var listings: [RawListing] = []
  var problems: [InputProblem] = []
  var error: JSONReaderError?
  var summary = JSONReaderSummary()
  var heldBytes = 0

  init(_ text: String, limit: Int = JSONReader.defaultMaxListing, chunk: Int = 1 << 16) {
    self.init(bytes: Array(text.utf8), limit: limit, chunk: chunk)
  }

  init(bytes: [UInt8], limit: Int = JSONReader.defaultMaxListing, chunk: Int = 1 << 16) {
    self.init(source: ByteSource(bytes: bytes), limit: limit, chunk: chunk)
  }

  init(source: consuming ByteSource, limit: Int = JSONReader.defaultMaxListing, chunk: Int = 1 << 16) {
    var reader = JSONReader(source: source, maxListing: limit, chunk: chunk)
    do throws(JSONReaderError) {
      while let item = try reader.next() {
        switch item {
        case .listing(let listing): listings.append(listing)
        case .problem(let problem): problems.append(problem)
        }
      }
    } catch {
      self.error = error
    }
    summary = reader.summary
    heldBytes = reader.heldBytes
  }

  /// The listings as `index place {…}` and the problems as `id place …`, for comparisons.
  var lines: [String] {
    listings.map { "\($0.index) \($0.place) \(RawValue.record($0.members).json)" } + problems.map(\.line)
      + (error.map { ["\($0)"] } ?? [])
  }

  /// The values of one key of all listings.
  func values(of key: String) -> [String] {
    listings.map { $0[key]?.value.json ?? "-" }
  }
}

extension InputProblem {
  /// All of a problem but the lines that were not read.
  var line: String {
    let detail = self.detail.filter { $0.key != "fromLine" && $0.key != "toLine" }
      .sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let listing = listingIndex.map { "#\($0) " } ?? ""
    return "\(listing)\(id.rawValue) \(place) \(detail.joined(separator: " "))"
  }
}

extension RawValue {
  /// The value as JSON on one line, texts without escapes.
  var json: String {
    switch self {
    case .null: "null"
    case .boolean(let value): String(value)
    case .number(let text): text
    case .text(let text): "\"\(text)\""
    case .list(let elements): "[\(elements.map(\.value.json).joined(separator: ","))]"
    case .record(let members): "{\(members.map { "\"\($0.key)\":\($0.node.value.json)" }.joined(separator: ","))}"
    case .unreadable: "?"
    }
  }

  /// Each value and key with its place, depth first.
  func places(at place: Place, path: String = "") -> [String] {
    var all = ["\(path)@\(place)"]
    switch self {
    case .list(let elements):
      for (index, element) in elements.enumerated() {
        all += element.value.places(at: element.place, path: "\(path)/\(index)")
      }
    case .record(let members):
      for member in members {
        all.append("\(path)/\(member.key)#\(member.place)")
        all += member.node.value.places(at: member.node.place, path: "\(path)/\(member.key)")
      }
    default: break
    }
    return all
  }
}
