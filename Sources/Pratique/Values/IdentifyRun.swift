internal import Diagnostics
internal import Values

/// `pratique identify`: whether texts are identifiers of a kind, and what is wrong with those that are not.
public struct IdentifyRun: Sendable {
  private let language: ReportLanguage
  private let wording: IdentifierWording
  /// The kind of lines that name none.
  private let kind: String?

  /// A run; a kind is needed where the lines name none.
  ///
  /// - Throws: A ``Problem`` with the nearest names where there is no such kind.
  public init(kind: String?, language: ReportLanguage) throws(Problem) {
    self.language = language
    self.kind = kind
    wording = IdentifierWording(language: language)
    guard let kind, IdentifierKind(kind) == nil else { return }
    let near = nearestNames(to: kind.lowercased(), among: IdentifierKind.all.map(\.name)).joined(separator: ", ")
    let all = IdentifierKind.all.map(\.name).joined(separator: " ")
    throw Problem(
      "There is no kind of identifier called \(kind)\(near.isEmpty ? "" : "; nearest: \(near)"). The kinds: \(all)",
      "没有名为 \(kind) 的标识符类型\(near.isEmpty ? "" : "；最接近：\(near)")。全部类型：\(all)")
  }

  /// Answers to lines of JSON.
  public func lines() -> LineAnswers { LineAnswers(language: language) { answer($0) } }

  private func answer(_ question: LineQuestion) -> AnswerLine {
    guard let kind = question.text("kind") ?? kind else {
      return AnswerLine(["error": .text(language("The line has no text under “kind”.", "该行没有文本型的“kind”。"))])
    }
    guard let value = question.text("value") else {
      return AnswerLine(["error": .text(language("The line has no text under “value”.", "该行没有文本型的“value”。"))])
    }
    return answer(kind: kind, value: value)
  }

  /// The answer about one text: `kind`, `value`, `valid`, then `normalized` or `reason` and a message.
  public func answer(kind name: String, value: String) -> AnswerLine {
    var answer = AnswerLine(["kind": .text(name), "value": .text(value)])
    do throws(IdentifierFault) {
      guard let kind = IdentifierKind(name) else { throw IdentifierFault(.unsupported(name)) }
      let identifier = try Identifier.read(value, as: kind)
      answer.add("valid", .boolean(true))
      answer.add("normalized", .text(identifier.normalized))
      if !identifier.repairs.isEmpty { answer.add("mended", names(identifier.repairs)) }
      if !identifier.notes.isEmpty { answer.add("notes", names(identifier.notes)) }
    } catch {
      answer.add("valid", .boolean(false))
      answer.add("reason", .text(error.reason.rawValue))
      answer.add("message", .text(wording.sentence(error)))
      if case .character(_, let place, _) = error.detail { answer.add("place", .number(place)) }
      if case .check(_, let right?) = error.detail { answer.add("expected", .text(right)) }
      if let suggestion = error.suggestion { answer.add("suggestion", .text(suggestion)) }
    }
    return answer
  }

  private func names<Name: RawRepresentable<String>>(_ names: Set<Name>) -> AnswerLine.Value {
    .list(names.map(\.rawValue).sorted().map { .text($0) })
  }

  /// The answer about one text for a person: a line, and a line below it for each thing to know.
  public func text(value: String) -> String {
    let shown = printable(value).split(separator: "\n").joined(separator: " ")
    do throws(IdentifierFault) {
      guard let kind = IdentifierKind(kind ?? "") else { throw IdentifierFault(.unsupported(kind ?? "")) }
      let identifier = try Identifier.read(value, as: kind)
      var lines = [
        language(
          "\(shown): valid \(kind.name) \(identifier.normalized)", "\(shown)：有效的 \(kind.name) \(identifier.normalized)")
      ]
      if !identifier.repairs.isEmpty {
        let words = identifier.repairs.sorted { $0.rawValue < $1.rawValue }.map(wording.words)
        lines.append("  " + words.joined(separator: language("; ", "；")))
      }
      lines += identifier.notes.sorted { $0.rawValue < $1.rawValue }.map { "  " + wording.sentence($0) }
      return lines.joined(separator: "\n") + "\n"
    } catch {
      return language("\(shown): not valid (\(error.reason.rawValue)). ", "\(shown)：无效（\(error.reason.rawValue)）。")
        + wording.sentence(error) + "\n"
    }
  }
}
