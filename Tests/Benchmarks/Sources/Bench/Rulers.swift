import BenchCatalog
import CRulers
import Text

/// What nobody can do without: parsing the bytes of a catalog (P), and searching its texts for the words of the lists (S).
struct Rulers {
  /// Seconds of P and S, each the median of some runs.
  struct Seconds {
    var parsing: Double
    var scanning: Double
  }

  let lines: Int
  let bytes: Int
  let textBytes: Int
  let seconds: Seconds
  /// How many words were found, printed so that the scan cannot be left out.
  let found: Int

  /// Measures both rulers over a file, turn by turn, on the processor that calls.
  ///
  /// The catalog and its texts are in memory before the clock runs, and P reads nothing of what it parsed.
  init(catalog path: String, terms: TermWords, runs: Int) throws {
    guard let catalog = crulers_catalog_open(path) else { throw BenchError("\(path) cannot be read") }
    defer { crulers_catalog_close(catalog) }
    let texts = CatalogTexts(catalog)
    let scan = WordScan(terms)
    var parsing: [Double] = []
    var scanning: [Double] = []
    var found = 0
    for _ in 0..<runs {
      parsing.append(elapsed { precondition(crulers_parse(catalog) == crulers_catalog_lines(catalog)) })
      scanning.append(elapsed { found = scan.count(in: texts) })
    }
    lines = crulers_catalog_lines(catalog)
    bytes = crulers_catalog_bytes(catalog)
    textBytes = texts.bytes
    self.found = found
    seconds = Seconds(parsing: median(parsing), scanning: median(scanning))
  }
}

/// The texts of a catalog in memory.
final class CatalogTexts {
  private(set) var texts: [String] = []
  private(set) var bytes = 0

  init(_ catalog: OpaquePointer) {
    let this = Unmanaged.passUnretained(self).toOpaque()
    crulers_texts(catalog, this) { context, bytes, length, _, _ in
      guard let context, let bytes else { return }
      let texts = Unmanaged<CatalogTexts>.fromOpaque(context).takeUnretainedValue()
      let raw = UnsafeRawBufferPointer(start: bytes, count: length)
      texts.texts.append(String(decoding: raw, as: UTF8.self))
      texts.bytes += length
    }
  }
}

/// The bare scan of ruler S: all words of all lists, over each text once, by the scanner that the rules are judged with.
struct WordScan {
  private let scanner: WordingScanner

  init(_ terms: TermWords) {
    scanner = WordingScanner(WordingSet(terms.words.sorted { $0.key < $1.key }.map { .terms($0.value) }))
  }

  /// How many lists have a word in a text, over all texts.
  func count(in texts: CatalogTexts) -> Int {
    var found = scanner.noCandidates
    return texts.texts.reduce(0) { count, text in
      text.utf8.withContiguousStorageIfAvailable { scanner.candidates(in: $0, &found) }
      return found.reduce(count) { $0 + $1.nonzeroBitCount }
    }
  }
}
