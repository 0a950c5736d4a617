package import Catalog
import CatalogReaders
internal import FoundationEssentials
package import Reports

/// Reads a catalog's listings as facts, and gathers what was wrong with the input.
package struct CatalogLoader {
  /// A catalog's listings, one after another.
  package struct Loaded: Sendable {
    package var path: String
    package var listings: [Listing] = []
    package var input: [InputFinding] = []
    package var usedFields: Set<String> = []
    package var unknownFields: [String: Int] = [:]
    /// `JSON`, `JSON lines`.
    package var format = "JSON"
  }

  let schema: Schema
  let defaults: FactReader.Defaults
  let maxListing: Int
  let language: ReportLanguage
  /// Where a catalog's data is complete, by its path.
  var completeness: @Sendable (String) -> Completeness = { _ in Completeness() }

  /// What findings call a catalog; `-` is standard input.
  static func name(of path: String) -> String { path == "-" ? "<stdin>" : path }

  /// How a file that was read holds its listings.
  static func format(of reader: borrowing JSONReader) -> String {
    reader.summary.shape == .lines ? "JSON lines" : "JSON"
  }

  /// A reader of a file, or of standard input for `-`.
  func open(_ path: String, isRecord: Bool = false) throws(JSONReaderError) -> JSONReader {
    try JSONReader(path: path == "-" ? "/dev/stdin" : path, maxListing: maxListing, isRecord: isRecord)
  }

  /// Reads a file, or standard input for `-`.
  ///
  /// - Throws: a ``Problem`` where the file as a whole cannot be read or holds no listing.
  package func load(_ path: String, isProfile: Bool = false) throws(Problem) -> Loaded {
    var loaded = Loaded(path: Self.name(of: path))
    let facts = FactReader(schema: schema, defaults: defaults, completeness: completeness(loaded.path))
    var gathered = InputGatherer(path: loaded.path, language: language)
    do {
      var reader = try open(path, isRecord: isProfile)
      while let item = try reader.next() {
        switch item {
        case .problem(let problem): gathered.add(problem)
        case .listing(let raw):
          let (listing, unknown) = facts.read(raw, isProfile: isProfile)
          for name in unknown { loaded.unknownFields[name, default: 0] += 1 }
          for (name, fact) in listing.facts.sorted(by: { $0.key < $1.key }) {
            if !fact.isDeclaredComplete { loaded.usedFields.insert(name) }
            gathered.add(fact, of: name, in: listing)
          }
          loaded.listings.append(listing)
        }
      }
      loaded.format = Self.format(of: reader)
    } catch {
      throw InputWording(language: language).problem(error, path: loaded.path)
    }
    gathered.add(unknownFields: loaded.unknownFields, known: schema.attributes.keys)
    loaded.input = gathered.findings
    if loaded.listings.isEmpty { throw nothingRead(loaded.path, loaded.input) }
    return loaded
  }

  /// Whether a catalog is a file that may hold only a few listings.
  func isSmall(_ path: String) -> Bool {
    let found = try? FileManager.default.attributesOfItem(atPath: path)
    guard found?[.type] as? FileAttributeType == .typeRegular, let size = found?[.size] as? Int else { return false }
    return size <= ReferenceJudge.mostBytes
  }

  /// That no listing of a file could be read, and the first thing that was wrong.
  func nothingRead(_ path: String, _ input: [InputFinding]) -> Problem {
    let first = input.first?.message ?? ""
    return Problem("No listing of \(path) could be read. \(first)", "\(path) 中没有一个商品能读取。\(first)")
  }

  /// Reads a seller's facts from a JSON file that holds one record.
  package func loadSeller(_ path: String) throws(Problem) -> (facts: [String: Fact], input: [InputFinding]) {
    var gathered = InputGatherer(path: path, language: language)
    var result: [String: Fact] = [:]
    do {
      var reader = try JSONReader(path: path, maxListing: maxListing, isRecord: true)
      while let item = try reader.next() {
        switch item {
        case .problem(let problem): gathered.add(problem)
        case .listing(let raw):
          let (facts, unknown) = FactReader(schema: schema, defaults: defaults).readSeller(raw)
          result.merge(facts) { $1 }
          for (name, fact) in facts.sorted(by: { $0.key < $1.key }) { gathered.add(fact, of: name, in: nil) }
          gathered.add(
            unknownFields: Dictionary(unknown.map { ($0, 1) }, uniquingKeysWith: +), known: schema.attributes.keys)
        }
      }
    } catch {
      throw InputWording(language: language).problem(error, path: path)
    }
    return (result, gathered.findings)
  }
}
