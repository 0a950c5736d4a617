internal import ArgumentParser
import Pratique

/// `pratique gate`
struct Gate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate",
    abstract: "Show what a change of a catalog breaks, fixes and leaves.",
    discussion: """
      Judges both files by the same rules on the same day and pairs listings by SKU: moved rows change nothing.
      Exit status: 1 for a new error, 2 where something asked about was not checked, 3 for an error that can no longer be told, 0 otherwise.

        pratique gate --base yesterday.jsonl --head today.jsonl --market DE,US
      """)

  @Option(help: ArgumentHelp("The catalog before the change.", valueName: "file"))
  var base: String

  @Option(help: ArgumentHelp("The catalog after the change.", valueName: "file"))
  var head: String

  @OptionGroup var library: LibraryOptions
  @OptionGroup var request: RequestOptions

  @Option(help: "text, or jsonl: a finding a line, with what became of it.")
  var format: LineFormat = .text

  @OptionGroup var output: OutputOptions

  func run() throws {
    let language = library.language
    let report = try Problem.told(in: language) {
      let rules = try library.load()
      let asked = try request.request(rules, language: language, try request.project(beside: [head]))
      let report = try rules.gate(base: base, head: head, asked) { count in
        Console.progress(language("\(language.number(count)) listings judged", "已检查 \(language.number(count)) 个商品"))
      }
      Console.progress("")
      return report
    }
    let text =
      switch format {
      case .text: output.textReport(language).render(report)
      case .jsonl: JSONLinesReport().render(report)
      }
    try output.emit(text, language, isProse: format == .text)
    if report.newErrors > 0 { throw ExitCode(1) }
    // What was not checked is never a pass.
    if let sentence = report.notChecked[language] {
      Console.complain("pratique: " + sentence)
      throw ExitCode(2)
    }
    if report.newlyUndeterminedErrors > 0 { throw ExitCode(3) }
  }
}
