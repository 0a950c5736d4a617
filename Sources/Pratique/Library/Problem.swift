package import Reports

/// Why nothing could be checked, in a sentence a person can act on: the program prints it and exits with 2.
public struct Problem: Error, Sendable, Hashable {
  /// The sentence in English, with a full stop.
  public let english: String
  /// The sentence in Chinese.
  public let chinese: String

  package init(_ english: String, _ chinese: String) {
    self.english = printable(english)
    self.chinese = printable(chinese)
  }

  /// The sentence in a language.
  package func text(_ language: ReportLanguage) -> String { language(english, chinese) }
}

extension Problem {
  /// A problem of a program that uses this library.
  public static func because(_ english: String, _ chinese: String) -> Problem { Problem(english, chinese) }

  /// Runs `body`, which writes to a path; a failure is told as a problem.
  public static func writing(_ path: String?, _ body: () throws -> Void) throws(Problem) {
    do {
      try body()
    } catch {
      throw Problem(
        "\(path ?? "The output") cannot be written; nothing was changed.", "无法写入 \(path ?? "输出")；未作任何更改。")
    }
  }
}
