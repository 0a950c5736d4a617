import CatalogReaders
internal import Dispatch

/// Workers that judge chunks of a catalog beside each other; what comes out does not depend on how many they are.
///
/// Each takes the next chunk of the file as soon as it is done with one; what came out is handed on in the order of the file.
final class JudgingCrew: @unchecked Sendable {
  // INVARIANT: what is mutable belongs to one worker, or is touched on `state`.
  private let jobs: Int
  private let make: @Sendable () -> BlockJudge
  /// Of the workers that had something to do: a small catalog needs one plan, however many there may be.
  private var judges: [BlockJudge] = []
  private let state = DispatchQueue(label: "pratique.crew")
  private var reader: JSONReader
  /// The chunks cut so far, and those handed on.
  private var cut = 0
  private var handed = 0
  private var isAtEnd = false
  private var failure: JSONReaderError?
  private var results: [Int: BlockResult] = [:]
  /// As many chunks may be cut before the first of them is handed on.
  private let room: DispatchSemaphore
  /// Signalled for each result, and by each worker that ends.
  private let news = DispatchSemaphore(value: 0)

  init(_ reader: consuming JSONReader, jobs: Int, _ make: @escaping @Sendable () -> BlockJudge) {
    self.reader = reader
    (self.jobs, self.make) = (max(1, jobs), make)
    room = DispatchSemaphore(value: 4 * self.jobs)
  }

  /// The attributes that were stated, and the fields that nobody knows with their numbers of listings.
  var fields: (used: Set<String>, unknown: [String: Int]) {
    judges.reduce(into: ([], [:])) { all, judge in
      all.0.formUnion(judge.usedFields)
      all.1.merge(judge.unknownFields, uniquingKeysWith: +)
    }
  }

  /// What the file is read as.
  var format: String { CatalogLoader.format(of: reader) }

  /// Judges the whole file and hands on what came out of each chunk.
  func judge(_ hand: (BlockResult) -> Void) throws(JSONReaderError) {
    if jobs == 1 {
      let chunk = ListingChunk()
      while try reader.cut(into: chunk) {
        if judges.isEmpty { judges.append(make()) }
        hand(judges[0].judge(chunk))
      }
      return
    }
    let group = DispatchGroup()
    for _ in 0..<jobs { DispatchQueue.global().async(group: group) { self.work() } }
    while let result = next() { hand(result) }
    group.wait()
    if let failure { throw failure }
  }

  /// The result of the next chunk in the order of the file; nil at its end.
  private func next() -> BlockResult? {
    while true {
      let (result, isOver) = state.sync { () -> (BlockResult?, Bool) in
        let result = results.removeValue(forKey: handed)
        if result != nil { handed += 1 }
        return (result, result == nil && isAtEnd && handed == cut)
      }
      if result != nil { room.signal() }
      if result != nil || isOver { return result }
      news.wait()
    }
  }

  private func work() {
    let chunk = ListingChunk()
    var judge: BlockJudge?
    while let number = take(chunk) {
      let own = judge ?? make()
      judge = own
      let result = own.judge(chunk)
      state.sync { results[number] = result }
      news.signal()
    }
    if let judge { state.sync { judges.append(judge) } }
    // The others may be waiting for room that nobody will make, and the reader of results for one that will not come.
    room.signal()
    news.signal()
  }

  /// Cuts the next chunk and returns its number; nil at the end of the file.
  private func take(_ chunk: ListingChunk) -> Int? {
    room.wait()
    return state.sync {
      guard !isAtEnd else { return nil }
      do throws(JSONReaderError) {
        if try reader.cut(into: chunk) {
          cut += 1
          return cut - 1
        }
      } catch {
        failure = error
      }
      isAtEnd = true
      return nil
    }
  }
}
