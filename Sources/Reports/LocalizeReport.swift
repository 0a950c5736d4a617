/// Values adapted to a market and a locale, each with the steps that led to it.
public struct LocalizeReport: Sendable {
  /// A value before and after.
  public struct Change: Sendable {
    /// The attribute.
    public var attribute: String
    /// As the listing states it.
    public var before: String
    /// As the market is shown it; `nil` where it was left alone.
    public var after: String?
    /// The steps, or why it was left alone.
    public var reasons: [String]

    /// A change.
    public init(attribute: String, before: String, after: String?, reasons: [String]) {
      self.attribute = attribute
      self.before = before
      self.after = after
      self.reasons = reasons
    }
  }

  /// A listing with its changes.
  public struct Item: Sendable {
    /// Its own identification.
    public var sku: String?
    /// Where it begins.
    public var location: Finding.Location?
    /// Its changes.
    public var changes: [Change]

    /// A listing with its changes.
    public init(sku: String?, location: Finding.Location?, changes: [Change]) {
      self.sku = sku
      self.location = location
      self.changes = changes
    }
  }

  /// The run.
  public var header: CheckReport.Header
  /// The locale, a BCP 47 tag.
  public var locale: String
  /// The listings that have a value to adapt.
  public var items: [Item]
  /// What was wrong with the input.
  public var input: [InputFinding]

  /// A report.
  public init(header: CheckReport.Header, locale: String, items: [Item], input: [InputFinding]) {
    self.header = header
    self.locale = locale
    self.items = items
    self.input = input
  }

  /// How many values were written, and how many left alone.
  public var counts: (written: Int, left: Int) {
    let changes = items.flatMap(\.changes)
    let written = changes.count { $0.after != nil }
    return (written, changes.count - written)
  }
}

extension TextReport {
  /// The adapted values, listing by listing.
  public func render(_ report: LocalizeReport) -> String {
    var parts = [header(report.header)] + render(report.input)
    for item in report.items {
      let place = item.location.map { style.dim("  \(oneLine($0.file)):\($0.line):\($0.column)") } ?? ""
      let name = item.sku.map(oneLine) ?? language("no SKU", "无 SKU")
      var lines = [style.bold("\(name) → \(report.header.markets.joined(separator: ", ")), \(report.locale)") + place]
      for change in item.changes {
        let after = change.after.map(style.bold) ?? language("left as it is", "保持原样")
        lines.append("  \(change.attribute)  \(oneLine(change.before)) → \(after)")
        lines += change.reasons.map { "      " + style.dim(oneLine($0)) }
      }
      parts.append(lines.joined(separator: "\n") + "\n")
    }
    let (written, left) = report.counts
    parts.append(
      style.bold(
        language(
          "\(language.listings(report.items.count)): \(language.number(written)) values written, \(language.number(left)) left as they are",
          "\(language.listings(report.items.count))：已改写 \(language.number(written)) 个值，\(language.number(left)) 个保持原样"))
        + "\n")
    return parts.joined(separator: "\n")
  }
}
