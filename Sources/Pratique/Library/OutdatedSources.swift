import Catalog
import Evaluation
public import Reports
import Values

extension RuleLibrary {
  /// The sources whose last comparison with the law is older than so many days, oldest first.
  ///
  /// - Parameter today: yyyy-mm-dd; today in UTC where it is nil.
  public func outdated(olderThan days: Int, today: String?, language: ReportLanguage) throws(Problem) -> String {
    let today = try CheckRequest.day(today)
    let limit = today.adding(.days(-days))
    var seen: [String: Source] = [:]
    for source in library.rules.flatMap({ $0.basis.map(\.source) }) {
      seen["\(source.title.english) \(source.url)"] = source
    }
    for (path, source) in library.dataSources { seen[path] = source }
    let due = seen.values.filter { $0.checked.map { $0 < limit } ?? true }
      .sorted { ($0.checked ?? .first, $0.name) < ($1.checked ?? .first, $1.name) }
    let lines = due.map { source in
      let day = source.checked.map { "\($0)" } ?? language("never", "从未")
      return
        "\(day)  \(source.reading?.rawValue ?? "-")  \(source.name)  \(source.title.text(in: language.rawValue)) — \(source.url)"
    }
    let total = language(
      "\(due.count) of \(seen.count) sources were last compared before \(limit)",
      "\(seen.count) 份资料中有 \(due.count) 份在 \(limit) 之后未再核对")
    return (lines + [total]).joined(separator: "\n") + "\n"
  }
}
