import Catalog
import CatalogReaders
import Evaluation
import Reports

/// What came out of a chunk of listings.
struct BlockResult {
  var listings = 0
  var unreadable = 0
  var notices: [BlockReader.Notice] = []
  var tally = CheckReport.Tally()
  var findings: [Finding] = []
  var counts: [RuleCount] = []
  var settling = BlockSettling()
}

/// Judges chunks of a catalog's listings column by column, and by the reference what is to be told.
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
  /// What is told of the verdicts of each entry, by pattern.
  private var details: [[Int: Detail]]

  /// What is the same for all listings with which a rule's tests come out alike.
  private struct Detail {
    let settling: Evaluator.Settling
    /// How many conditions failed.
    let findings: Int
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
    details = plan.entries.map { _ in [:] }
  }

  /// The attributes that listings stated so far.
  var usedFields: Set<String> { reader.usedFields }
  /// In how many listings so far a field stood that nobody knows.
  var unknownFields: [String: Int] { reader.unknownFields }

  /// Reads and judges the listings of a chunk.
  func judge(_ chunk: ListingChunk) -> BlockResult {
    reader.read(chunk)
    var result = BlockResult()
    (result.listings, result.unreadable, result.notices) = (reader.count, reader.unreadable, reader.notices)
    let block = plan.judge(reader)
    var told = [[Int]](repeating: [], count: request.wantsFindings ? reader.count : 0)
    for (entry, column) in block.verdicts.enumerated() {
      let (violated, undetermined) = (column.rows(with: .violated), column.rows(with: .undetermined))
      result.tally.satisfied += column.number(of: .satisfied)
      result.tally.notApplicable += column.number(of: .notApplicable)
      result.tally.violated += violated.count
      result.tally.undetermined += undetermined.count
      var count = builder.count(of: plan.entries[entry].rule)
      (count.violatedChecks, count.undetermined) = (violated.count, undetermined.count)
      for row in violated { count.violatedFindings += detail(ofEntry: entry, row, in: block).findings }
      for row in undetermined { result.settling.add(detail(ofEntry: entry, row, in: block).settling.sets, row: row) }
      result.counts.append(count)
      if request.wantsFindings { for row in violated + undetermined { told[row].append(entry) } }
    }
    for row in told.indices { tell(told[row], of: row, in: block, &result) }
    return result
  }

  private func detail(ofEntry entry: Int, _ row: Int, in block: JudgedBlock) -> Detail {
    let isOpen = block.verdicts[entry][row] == .undetermined
    let pattern = plan.pattern(ofEntry: entry, row: row, in: block, settling: isOpen)
    if let pattern, let known = details[entry][pattern] { return known }
    let judged = plan.entries[entry]
    let judgement = evaluators[judged.circumstances].judge(judged.rule, listing: reader.listing(row), seller: seller)
    let detail = Detail(
      settling: (judgement.settling, judgement.isSettlingExact),
      findings: judgement.verdict == .violated ? builder.partsTold(of: judgement, judged.rule).count : 0)
    if let pattern { details[entry][pattern] = detail }
    return detail
  }

  private func tell(_ entries: [Int], of row: Int, in block: JudgedBlock, _ result: inout BlockResult) {
    guard !entries.isEmpty else { return }
    let listing = reader.listing(row)
    let subject = FindingBuilder.Subject(listing, file: path)
    for entry in entries {
      let judged = plan.entries[entry]
      let evaluator = evaluators[judged.circumstances]
      let settling = detail(ofEntry: entry, row, in: block).settling
      let judgement = evaluator.judge(judged.rule, listing: listing, seller: seller, knownSettling: settling)
      result.findings += builder.findings(
        judgement, of: judged.rule, listing: listing, subject: subject, evaluator: evaluator)
    }
  }
}
