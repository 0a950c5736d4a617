extension Parser {
  /// `table NAME "file" key (a : T) value (b : U) dated { (x, y) from DAY … }`
  mutating func parseTable() {
    node(.table) { parser in
      parser.bump()
      parser.expect([.name], "the table's name", "after `table`")
      while parser.at(.text) { parser.parseLabel("") }
      for word in ["key", "value"] {
        parser.expect(word, "before the table's columns")
        parser.node(.column) { $0.parseColumns() }
      }
      parser.eat("dated")
      guard parser.at("{") else { return }
      parser.parseBraces("the table", form: "a row stands between `(` and `)`") { parser in
        guard parser.at("(") else { return false }
        parser.guarded { $0.parseRow() }
        return true
      }
    }
  }

  private mutating func parseColumns() {
    if !eat("(") {
      missing("`(`", "before the columns")
      if !isAtEntry { return skipColumns() }
    }
    repeat {
      node(.field) {
        $0.expect([.name], "a column's name", "between the parentheses")
        $0.expect(":", "between a column and its type")
        $0.parseType()
      }
    } while eat(",")
    if eat(")") { return }
    missing("`,` or `)`", "after a column")
    skipColumns()
  }

  private mutating func skipColumns() {
    skip(closers: [")", "}"]) { $0.at("value") || $0.at("dated") || $0.at("{") }
    eat(")")
  }

  /// `(DE, standard, 19 %) from 2007-01-01`
  private mutating func parseRow() {
    node(.row) { parser in
      parser.bump()
      repeat { parser.parseCell() } while parser.eat(",")
      parser.expect(")", "after the row's cells")
      if parser.at("from") || parser.at("through") { parser.parsePeriod() }
    }
  }

  /// `any`, `from A`, `over A`, `to B`, `below B`, both bounds, or a value.
  private mutating func parseCell() {
    node(.cell) { parser in
      if parser.eat("any") { return }
      var bounded = false
      for words in [["from", "over"], ["to", "below"]] {
        for word in words where parser.eat(word) {
          parser.parseFactor()
          bounded = true
        }
      }
      if !bounded { parser.parseFactor() }
    }
  }
}
