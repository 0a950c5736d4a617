import Catalog
import Evaluation
import Reports

/// Judges a few listings by the reference alone: to plan columns for all rules takes longer than to judge these.
///
/// What comes out is what ``BlockJudge`` gives for the same listings.
struct ReferenceJudge {
  /// So many listings, times the circumstances they are judged in, are a few: one in eight markets, four in two. In more
  /// markets a plan pays, because what markets have in common is found once.
  private static let most = 8
  /// A file of so many bytes is read as a whole, because it may hold only a few.
  static let mostBytes = 32 << 10

  let builder: FindingBuilder
  /// The evaluator of each circumstances asked about, with the rules for single listings that are in scope there.
  let asked: [(evaluator: Evaluator, rules: [Rule])]
  let seller: [String: Fact]
  /// The catalog, as findings name it.
  let path: String
  let wantsFindings: Bool

  static func isFew(_ listings: Int, circumstances: Int) -> Bool { listings * circumstances <= most }

  func judge(_ listings: [Listing]) -> BlockResult {
    var result = BlockResult()
    result.listings = listings.count
    for (row, listing) in listings.enumerated() {
      let subject = FindingBuilder.Subject(listing, file: path)
      for (evaluator, rules) in asked {
        for rule in rules {
          guard !evaluator.passes(rule, by: listing, seller: seller) else {
            result.tally.notApplicable += 1
            continue
          }
          let judgement = evaluator.judge(rule, listing: listing, seller: seller)
          count(judgement, of: rule, row, &result)
          guard wantsFindings else { continue }
          result.findings += builder.findings(
            judgement, of: rule, listing: listing, subject: subject, evaluator: evaluator)
        }
      }
    }
    return result
  }

  private func count(_ judgement: Judgement, of rule: Rule, _ row: Int, _ result: inout BlockResult) {
    var told = 0
    switch judgement.verdict {
    case .satisfied: result.tally.satisfied += 1
    case .notApplicable: result.tally.notApplicable += 1
    case .violated:
      result.tally.violated += 1
      told = builder.partsTold(of: judgement, rule).count
    case .undetermined:
      result.tally.undetermined += 1
      var rows = RowSet()
      rows.insert(row)
      result.settling.add(judgement.settling, count: 1, rows: rows)
    }
    result.counts.append(builder.count(judgement.verdict, of: rule, findings: told))
  }
}
