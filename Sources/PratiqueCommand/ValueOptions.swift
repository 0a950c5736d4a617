internal import ArgumentParser
import Pratique

/// What the small commands share: the language, the form of the answers, and standard input line by line.
struct ValueOptions: ParsableArguments {
  /// The forms of answers.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, jsonl
  }

  @Option(help: ArgumentHelp("The language of the output: en or zh.", valueName: "language"))
  var lang: ReportLanguage?

  @Option(help: "text, or jsonl: an answer a line. Lines on standard input are always answered as jsonl.")
  var format: Format = .text

  var language: ReportLanguage { lang ?? Console.language }

  /// Answers each value, or each line of standard input where there is no value.
  func answer(
    _ values: [String], lines: () -> LineAnswers, json: (String) -> AnswerLine, text: (String) -> String
  ) throws {
    guard values.isEmpty || values == ["-"] else {
      return Console.print(values.map { format == .jsonl ? json($0).line : text($0) }.joined())
    }
    try Problem.told(in: language) { try answerStandardInput(lines()) }
  }

  /// Answers standard input line for line.
  func answerStandardInput(_ lines: consuming LineAnswers) throws(Problem) {
    var output: [UInt8] = []
    let isComplete = Console.readLines(atMost: LineAnswers.longestLine) { line in
      lines.answer(line, into: &output)
    } pause: {
      Console.write(output)
      output.removeAll(keepingCapacity: true)
    }
    guard isComplete else {
      throw Problem.because("Standard input cannot be read.", "无法读取标准输入。")
    }
  }
}
