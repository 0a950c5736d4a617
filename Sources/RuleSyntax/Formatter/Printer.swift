/// Writes the tokens of a layout with their gaps, and the comments where they stood.
///
/// A comment on a line of its own stays before what follows it, one behind a token stays behind it. What would have
/// followed on the line of a comment begins a new one.
struct Printer {
  /// The comments before a token.
  private struct Comments {
    /// Behind the token before.
    var trailing: String?
    /// On lines of their own, each with whether an empty line stands before it.
    var own: [(text: String, blank: Bool)] = []
    /// Whether an empty line stands between them and the token.
    var blankAfter = false
  }

  private var text = ""
  /// Where the line begins that the layout began last.
  private var indent = 0

  static func print(_ layout: Layout) -> String {
    var printer = Printer()
    for (index, token) in layout.tokens.enumerated() {
      printer.write(layout.gaps[index], comments(layout.trivia[index], atStart: index == 0), before: token.text)
      printer.text += token.text
    }
    let last = comments(layout.trivia[layout.tokens.count], atStart: layout.tokens.isEmpty)
    printer.write(trailing: last.trailing)
    for comment in last.own { printer.write(comment.text, indent: 0, blank: comment.blank) }
    return printer.text.isEmpty ? "" : printer.text + "\n"
  }

  // MARK: Reading trivia

  private static func comments(_ trivia: [Token], atStart: Bool) -> Comments {
    var comments = Comments()
    var breaks = 0
    for token in trivia {
      if token.kind == .comment {
        let text = trimmed(token.text)
        if breaks == 0, !atStart {
          comments.trailing = text
        } else {
          comments.own.append((text, breaks > 1))
        }
        breaks = 0
      } else {
        breaks += token.text.utf8.count { $0 == Ascii.lineFeed }
      }
    }
    comments.blankAfter = breaks > 1
    return comments
  }

  private static func trimmed(_ comment: String) -> String {
    var scalars = comment.unicodeScalars
    while let last = scalars.last, last == " " || last == "\t" || last == "\r" { scalars.removeLast() }
    return String(scalars)
  }

  // MARK: Writing

  private mutating func write(trailing comment: String?) {
    if let comment { text += "  \(comment)" }
  }

  private mutating func write(_ comment: String, indent: Int, blank: Bool) {
    newLine(indent: indent, blank: blank)
    text += comment
  }

  private mutating func newLine(indent: Int, blank: Bool) {
    if !text.isEmpty { text += blank ? "\n\n" : "\n" }
    text += String(repeating: " ", count: indent)
  }

  private mutating func write(_ gap: Gap, _ comments: Comments, before token: String) {
    write(trailing: comments.trailing)
    switch gap {
    case .line(let column, let blank):
      indent = column
      for (position, comment) in comments.own.enumerated() {
        let isBlank = position > 0 ? comment.blank : blank == .always || (blank == .kept && comment.blank)
        write(comment.text, indent: token == "}" ? column + 2 : column, blank: isBlank)
      }
      let keeps = blank == .kept && comments.blankAfter
      let follows = blank == .always && (comments.own.isEmpty || comments.blankAfter)
      newLine(indent: column, blank: keeps || follows)
    case .none, .spaces:
      guard comments.trailing != nil || !comments.own.isEmpty else {
        text += String(repeating: " ", count: gap.width)
        return
      }
      for comment in comments.own { write(comment.text, indent: indent + 4, blank: false) }
      newLine(indent: indent + 4, blank: false)
    }
  }
}
