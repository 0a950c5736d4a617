import Catalog
import CatalogReaders
import Evaluation
import Reports

/// What came out of a chunk of listings.
struct BlockResult {
  var listings = 0
  var notices: [BlockReader.Notice] = []
  var tally = CheckReport.Tally()
  var findings: [Finding] = []
  var counts: [RuleCount] = []
  var settling = BlockSettling()
}

/// Judges a catalog's listings column by column, and by the reference what is to be told.
///
/// Not thread-safe: one a worker.
final class BlockJudge {
  private let request: CheckRequest
  private let builder: FindingBuilder
  private let evaluators: [Evaluator]
  private let plan: ColumnPlan
  private let reader: BlockReader
  private let seller: [String: Fact]
  private let path: String
  /// What is told of the verdicts of each shape, by pattern; negative where nothing is known yet.
  private var known: [[Int32]]
  /// The first is that of a listing without a pattern, until the next one.
  private var details = [Detail(settling: ([], true), number: 0, findings: 0)]
  /// The sets of attributes that settle something, each counted in the block that is judged.
  private var settlings = [Settling(sets: [])]
  private var settlingNumbers: [[[String]]: Int] = [[]: 0]

  /// What is the same for all listings with which a rule's tests come out alike.
  private struct Detail {
    let settling: Evaluator.Settling
    /// The number of these sets among ``settlings``.
    let number: Int
    /// How many conditions failed.
    let findings: Int
  }

  /// How many checks of the block some sets settle, and the rows of these.
  private struct Settling {
    let sets: [[String]]
    var count = 0
    var rows = RowSet()
  }

  /// - Parameters:
  ///   - asked: the circumstances, and for each the rules for single listings that are in scope there.
  ///   - path: the catalog, as findings name it.
  init(
    library: Library, request: CheckRequest, asked: [(circumstances: Circumstances, rules: [Rule])],
    seller: [String: Fact], path: String
  ) {
    (self.request, self.seller, self.path) = (request, seller, path)
    builder = FindingBuilder(library: library, request)
    let wordings = WordingCache()
    evaluators = asked.map { Evaluator(library: library, circumstances: $0.circumstances, wordings: wordings) }
    plan = ColumnPlan(library: library, asked: asked, seller: seller, wordings: wordings)
    let defaults = FactReader.Defaults(currency: request.currency, language: request.textLanguage)
    reader = BlockReader(
      plan.layout,
      FactReader(
        schema: library.schema, defaults: defaults, completeness: request.completeness(of: path)))
    known = [[Int32]](repeating: [], count: plan.shapeCount)
  }

  /// The attributes that listings stated so far.
  var usedFields: Set<String> { reader.usedFields }
  /// In how many listings so far a field stood that nobody knows.
  var unknownFields: [String: Int] { reader.unknownFields }

  /// Reads and judges the listings of a chunk.
  func judge(_ chunk: ListingChunk) -> BlockResult {
    reader.read(chunk)
    var result = judge(Block(judged: plan.judge(reader), listing: reader.listing))
    result.notices = reader.notices
    return result
  }

  /// Judges listings that were read already.
  func judge(_ listings: [Listing]) -> BlockResult {
    judge(Block(judged: plan.judge(listings), listing: { listings[$0] }))
  }

  /// A block that was judged, and its listings as the reference reads them.
  private struct Block {
    let judged: JudgedBlock
    let listing: (Int) -> Listing
  }

  private func judge(_ block: Block) -> BlockResult {
    var result = BlockResult()
    result.listings = block.judged.listings.count
    var told = [[Int]](repeating: [], count: request.wantsFindings ? result.listings : 0)
    for entries in plan.columns {
      count(entries, in: block, &result)
      guard request.wantsFindings else { continue }
      for entry in entries {
        let column = block.judged.verdicts[entry]
        for row in column.rows(with: .violated) + column.rows(with: .undetermined) { told[row].append(entry) }
      }
    }
    for number in settlings.indices where settlings[number].count > 0 {
      result.settling.add(settlings[number].sets, count: settlings[number].count, rows: settlings[number].rows)
      settlings[number].count = 0
      settlings[number].rows.removeAll()
    }
    // As the rules come, whichever of them were judged together.
    for row in told.indices { told[row].sort() }
    for row in told.indices { tell(told[row], of: row, in: block, &result) }
    return result
  }

  /// Counts the verdicts of entries that come out the same.
  private func count(_ entries: [Int], in block: Block, _ result: inout BlockResult) {
    let column = block.judged.verdicts[entries[0]]
    let (violated, undetermined) = (column.rows(with: .violated), column.rows(with: .undetermined))
    result.tally.satisfied += entries.count * column.number(of: .satisfied)
    result.tally.notApplicable += entries.count * column.number(of: .notApplicable)
    result.tally.violated += entries.count * violated.count
    result.tally.undetermined += entries.count * undetermined.count
    if !violated.isEmpty { plan.askParts(ofEntry: entries[0], in: block.judged) }
    let findings = violated.reduce(0) {
      $0 + details[detail(ofEntry: entries[0], $1, isOpen: false, in: block)].findings
    }
    for row in undetermined {
      let number = details[detail(ofEntry: entries[0], row, isOpen: true, in: block)].number
      settlings[number].count += entries.count
      settlings[number].rows.insert(row)
    }
    for entry in entries {
      var count = builder.count(of: plan.entries[entry].rule)
      (count.violatedChecks, count.violatedFindings) = (violated.count, findings)
      count.undetermined = undetermined.count
      result.counts.append(count)
    }
  }

  /// The number of what is told of a verdict among ``details``.
  private func detail(ofEntry entry: Int, _ row: Int, isOpen: Bool, in block: Block) -> Int {
    let pattern =
      isOpen
      ? plan.pattern(ofOpen: entry, row: row, in: block.judged)
      : plan.pattern(ofViolated: entry, row: row, in: block.judged)
    let shape = plan.shape(ofEntry: entry)
    if let pattern, pattern < known[shape].count, known[shape][pattern] >= 0 { return Int(known[shape][pattern]) }
    let made = makeDetail(ofEntry: entry, row, in: block)
    guard let pattern else {
      details[0] = made
      return 0
    }
    let number = details.count
    details.append(made)
    if pattern >= known[shape].count {
      known[shape] += [Int32](repeating: -1, count: pattern + 1 - known[shape].count)
    }
    known[shape][pattern] = Int32(clamping: number)
    return number
  }

  private func makeDetail(ofEntry entry: Int, _ row: Int, in block: Block) -> Detail {
    let judged = plan.entries[entry]
    let judgement = evaluators[judged.circumstances].judge(judged.rule, listing: block.listing(row), seller: seller)
    let number = settlingNumbers[judgement.settling] ?? settlings.count
    if number == settlings.count {
      settlingNumbers[judgement.settling] = number
      settlings.append(Settling(sets: judgement.settling))
    }
    return Detail(
      settling: (judgement.settling, judgement.isSettlingExact), number: number,
      findings: judgement.verdict == .violated ? builder.partsTold(of: judgement, judged.rule).count : 0)
  }

  private func tell(_ entries: [Int], of row: Int, in block: Block, _ result: inout BlockResult) {
    guard !entries.isEmpty else { return }
    let listing = block.listing(row)
    let subject = FindingBuilder.Subject(listing, file: path)
    for entry in entries {
      let judged = plan.entries[entry]
      let evaluator = evaluators[judged.circumstances]
      let isOpen = block.judged.verdicts[entry].has(.undetermined, row)
      let settling = isOpen ? details[detail(ofEntry: entry, row, isOpen: true, in: block)].settling : nil
      let judgement = evaluator.judge(judged.rule, listing: listing, seller: seller, knownSettling: settling)
      result.findings += builder.findings(
        judgement, of: judged.rule, listing: listing, subject: subject, evaluator: evaluator)
    }
  }
}
