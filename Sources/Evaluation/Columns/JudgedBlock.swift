package import Catalog

/// A block of listings with the truths of all predicates over it, and the verdicts.
package final class JudgedBlock {
  package let listings: any ListingBlock
  /// By entry of the plan.
  package internal(set) var verdicts: [VerdictColumn] = []
  /// By frame of language versions, of which the first is the listings themselves.
  let rows: [VersionRows?]
  let texts: BlockTexts
  /// By frame and node.
  var truths: [[TruthColumn?]]

  init(_ listings: any ListingBlock, nodes: Int, rows: [VersionRows?], texts: BlockTexts) {
    (self.listings, self.rows, self.texts) = (listings, rows, texts)
    truths = rows.map { _ in [TruthColumn?](repeating: nil, count: nodes) }
  }

  /// The number of listings.
  var count: Int { listings.count }

  /// The truth of a predicate for a listing: in a frame for one of its versions, if it differs between them.
  func truth(of node: Int, in frame: Int, isVersioned: Bool, _ judged: Int, _ row: Int) -> Truth {
    let known = isVersioned ? truths[frame][node]?[judged] : truths[0][node]?[row]
    return known ?? .unknown
  }
}
