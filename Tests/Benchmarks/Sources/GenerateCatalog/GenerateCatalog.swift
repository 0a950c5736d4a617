import BenchCatalog
import Foundation

/// `GenerateCatalog ROWS FILE WORDS [cjk | peers]`: writes a catalog and says what is in it.
///
/// - ROWS: the number of listings; FILE: where they go, a listing a line; WORDS: the folder of the term files;
///   `cjk`: half of the listings in Chinese or Japanese; `peers`: the listings of Peers/peers.py.
@main
struct GenerateCatalog {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let words = Array(arguments)
    guard words.count >= 3, let rows = Int(words[0]) else {
      FileHandle.standardError.write(Data("usage: GenerateCatalog ROWS FILE WORDS [cjk | peers]\n".utf8))
      exit(2)
    }
    let terms = try TermWords(folder: URL(filePath: words[2]))
    if words.last == "peers" {
      var generator = PeerCatalog(terms: terms)
      let bytes = try write(rows, to: words[1]) { generator.next() }
      print("\(rows) listings for the peers, \(bytes) bytes, \(bytes / rows) a listing")
    } else {
      var generator = CatalogGenerator(terms: terms, mix: words.last == "cjk" ? .halfChineseAndJapanese : .usual)
      var sums = Sums()
      try write(rows, to: words[1]) {
        let listing = generator.next()
        sums.add(listing)
        return listing.line
      }
      print(sums.text(rows))
    }
  }

  /// Writes so many lines and returns their bytes; no more than a few megabytes of them are held.
  @discardableResult
  private static func write(_ rows: Int, to path: String, _ next: () -> [UInt8]) throws -> Int {
    try Data().write(to: URL(filePath: path))
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    var buffer: [UInt8] = []
    var bytes = 0
    for _ in 0..<rows {
      buffer += next()
      buffer.append(UInt8(ascii: "\n"))
      if buffer.count > 4 << 20 {
        bytes += buffer.count
        try file.write(contentsOf: Data(buffer))
        buffer.removeAll(keepingCapacity: true)
      }
    }
    try file.write(contentsOf: Data(buffer))
    try file.close()
    return bytes + buffer.count
  }

  /// What the listings came to together.
  private struct Sums {
    var bytes = 0
    var textBytes = 0
    var hits = 0
    var leastHits = Int.max
    var shuffled = 0
    var notASCII = 0
    var kept = 0
    var leftOut = 0

    mutating func add(_ listing: CatalogGenerator.Listing) {
      bytes += listing.line.count
      textBytes += listing.textBytes
      hits += listing.hits
      leastHits = min(leastHits, listing.hits)
      shuffled += listing.isShuffled ? 1 : 0
      notASCII += listing.isASCII ? 0 : 1
      kept += listing.attributes.kept
      leftOut += listing.attributes.leftOut
    }

    func text(_ rows: Int) -> String {
      func share(_ part: Int, of whole: Int) -> String { "\((Double(part) / Double(whole) * 1000).rounded() / 10) %" }
      return """
        \(rows) listings, \(bytes) bytes, \(bytes / rows) a listing; text \(share(textBytes, of: bytes)), \
        shuffled \(share(shuffled, of: rows)), not ASCII \(share(notASCII, of: rows)), \
        attributes left out \(share(leftOut, of: kept + leftOut)), words of the lists \(hits / rows) a listing, at least \(leastHits)
        """
    }
  }
}
