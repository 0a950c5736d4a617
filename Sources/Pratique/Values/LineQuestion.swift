internal import Catalog
internal import CatalogReaders

/// One line of JSON that asks one of the small commands something.
public struct LineQuestion {
  private let members: [RawMember]

  init(members: [RawMember]) {
    self.members = members
  }

  /// The text of a member, or the digits of a number as they were written; `nil` for anything else.
  func text(_ key: String) -> String? {
    switch members.first(where: { $0.key == key })?.node.value {
    case .text(let text)?, .number(let text)?: text
    default: nil
    }
  }

  /// The texts of a record's members in the order of the line; `nil` where there is no record of texts and numbers.
  func texts(_ key: String) -> [(key: String, text: String)]? {
    guard case .record(let inner)? = members.first(where: { $0.key == key })?.node.value else { return nil }
    var texts: [(key: String, text: String)] = []
    for member in inner {
      switch member.node.value {
      case .text(let text), .number(let text): texts.append((member.key, text))
      case .boolean(let value): texts.append((member.key, "\(value)"))
      case .null: continue
      default: return nil
      }
    }
    return texts
  }
}

/// Answers lines of JSON with lines of JSON, one for one and in order; a line that cannot be read costs itself alone.
public struct LineAnswers: ~Copyable {
  private var parser = JSONLineParser()
  private let language: ReportLanguage
  private let answer: (LineQuestion) -> AnswerLine

  /// Bytes of the longest line that is read.
  public static let longestLine = 1 << 20

  /// Answers by a function.
  init(language: ReportLanguage, _ answer: @escaping (LineQuestion) -> AnswerLine) {
    self.language = language
    self.answer = answer
  }

  /// Adds the answer to a line, with a line feed; a blank line has none.
  ///
  /// - Parameter line: The bytes without the line feed; `nil` for a line over ``longestLine``, whose bytes were not kept.
  public mutating func answer(_ line: ArraySlice<UInt8>?, into output: inout [UInt8]) {
    guard let line else {
      return failure("The line is longer than 1 MiB.", "该行超过 1 MiB。").write(into: &output)
    }
    let start = line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
    guard start.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return }
    guard let members = parser.members(of: start) else {
      return failure(
        "The line is no JSON object with each key once.", "该行不是 JSON 对象，或有重复的键。"
      ).write(into: &output)
    }
    answer(LineQuestion(members: members)).write(into: &output)
  }

  private func failure(_ english: String, _ chinese: String) -> AnswerLine {
    AnswerLine(["error": .text(language(english, chinese))])
  }
}
