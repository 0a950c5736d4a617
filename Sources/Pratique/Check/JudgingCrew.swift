import CatalogReaders
internal import Dispatch

/// Workers that judge chunks of a catalog beside each other; what comes out does not depend on how many they are.
final class JudgingCrew {
  private let judges: [BlockJudge]
  private let chunks: [ListingChunk]

  init(jobs: Int, _ make: () -> BlockJudge) {
    judges = (0..<max(1, jobs)).map { _ in make() }
    chunks = judges.map { _ in ListingChunk() }
  }

  /// The attributes that were stated, and the fields that nobody knows with their numbers of listings.
  var fields: (used: Set<String>, unknown: [String: Int]) {
    judges.reduce(into: ([], [:])) { all, judge in
      all.0.formUnion(judge.usedFields)
      all.1.merge(judge.unknownFields, uniquingKeysWith: +)
    }
  }

  /// Cuts and judges the next chunks, one a worker, and gives what came out in the order of the file; nothing at its end.
  func judge(_ reader: inout JSONReader) throws(JSONReaderError) -> [BlockResult] {
    var cut = 0
    while cut < chunks.count, try reader.cut(into: chunks[cut]) { cut += 1 }
    guard cut > 1 else { return cut == 0 ? [] : [judges[0].judge(chunks[0])] }
    // INVARIANT: each worker, chunk and place of the results is touched by one thread.
    nonisolated(unsafe) let results = UnsafeMutablePointer<BlockResult>.allocate(capacity: cut)
    results.initialize(repeating: BlockResult(), count: cut)
    defer {
      results.deinitialize(count: cut)
      results.deallocate()
    }
    nonisolated(unsafe) let judges = judges
    let chunks = chunks
    DispatchQueue.concurrentPerform(iterations: cut) { number in
      results[number] = judges[number].judge(chunks[number])
    }
    return Array(UnsafeBufferPointer(start: results, count: cut))
  }
}
