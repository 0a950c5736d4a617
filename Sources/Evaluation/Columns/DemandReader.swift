import Catalog
import Values

/// Finds out how much of the listing's values a test can tell apart (``Demand``), also through the inferences of what
/// it reads.
struct DemandReader {
  /// By attribute of the listing.
  private(set) var demands: [String: Demand] = [:]
  /// The text attributes whose words are read in other ways than ``mentioned`` and ``measured``: hardly two listings share
  /// them, so that they have no classes.
  private(set) var worded: Set<String> = []

  /// The wordings that are looked for in texts, by attribute.
  private(set) var mentioned: [String: Set<Test.Wording>] = [:]
  /// The patterns that texts are held against, by attribute.
  private(set) var matched: [String: Set<String>] = [:]
  /// What is counted in texts and compared with something, by attribute.
  private(set) var measured: [String: [TextMeasurement]] = [:]

  private let evaluator: Evaluator
  private var library: Library { evaluator.library }
  /// Where the elements of quantifiers come from; nil where no attribute of the listing is behind them.
  private var variables: [String: Path?] = [:]
  private var derived: Set<String> = []

  /// A place in a listing: an attribute, and what is taken of its value.
  private struct Path {
    enum Step {
      case element
      case field(String)
    }

    let attribute: String
    var steps: [Step] = []

    func appending(_ step: Step) -> Path { Path(attribute: attribute, steps: steps + [step]) }

    /// What a reader of the attribute demands where this is demanded at the end of the path.
    func demand(_ inner: Demand) -> Demand {
      steps.reversed().reduce(inner) { demand, step in
        switch step {
        case .element: .elements(demand)
        case .field(let name): .fields([name: demand])
        }
      }
    }
  }

  /// - Parameter evaluator: of the circumstances that the test was specialised for, or of any where it depends on none.
  init(_ test: Test, _ evaluator: Evaluator) {
    self.evaluator = evaluator
    visit(test)
  }

  // MARK: Conditions

  private mutating func visit(_ condition: Condition) {
    for test in condition.tests { visit(test) }
  }

  private mutating func visit(_ test: Test) {
    switch test {
    case .compare(let comparison, let left, let right): visit(comparison, left, right)
    case .presence(_, let term):
      if let path = path(of: term) ?? textAttribute(of: term).map({ Path(attribute: $0) }) {
        add(.presence, at: path)
      } else {
        visit(term)
      }
    case .valid(let term, .identifier(let kind)):
      if let path = path(of: term) { add(.validity(kind), at: path) } else { visit(term) }
    case .mentions(let term, let wording):
      if let name = textAttribute(of: term) { mention(wording, in: name) } else { visit(term) }
    case .matches(let term, let pattern):
      if let name = textAttribute(of: term) {
        add(.presence, at: Path(attribute: name))
        matched[name, default: []].insert(pattern)
      } else {
        visit(term)
      }
    case .valid(let term, _), .holdsTrue(let term): visit(term)
    case .quantifier(_, let variable, let list, let filter, let condition):
      visit(list: list, as: variable) { reader in
        if let filter { reader.visit(filter) }
        reader.visit(condition)
      }
    case .listings(_, let condition): visit(condition)
    case .evidence(let document, let variable, let condition):
      visitDocuments(of: document)
      let path = Path(attribute: "documents").appending(.element)
      within(variable ?? "", path) { if let condition { $0.visit(condition) } }
    case .registered(_, let variable, let condition):
      within(variable ?? "", nil) { if let condition { $0.visit(condition) } }
    case .descending(let variable, let list, let filter, let element):
      visit(list: list, as: variable) { reader in
        if let filter { reader.visit(filter) }
        reader.visit(element)
      }
    case .unique(let terms): for term in terms { visit(term) }
    }
  }

  /// A comparison of a path with constants tells apart only what lies between these.
  private mutating func visit(_ comparison: Test.Comparison, _ left: Term, _ right: Term) {
    if let (name, measurement) = measurement(comparison, left, right) {
      add(.presence, at: Path(attribute: name))
      measured[name, default: []].append(measurement)
    } else if comparison != .include, let path = path(of: left), let limits = limits(in: right) {
      add(limits, at: path)
    } else if comparison != .include, let path = path(of: right), let limits = limits(in: left) {
      add(limits, at: path)
    } else if comparison == .include, let path = path(of: left) {
      add(.everything, at: path.appending(.element))
      visit(right)
    } else {
      visit(left)
      visit(right)
    }
  }

  /// A comparison of what is counted in a text with constants.
  private func measurement(
    _ comparison: Test.Comparison, _ left: Term, _ right: Term
  ) -> (attribute: String, TextMeasurement)? {
    guard comparison.isOrder || comparison == .equal || comparison == .notEqual,
      case .call(let function, let terms) = left,
      let name = terms.first.flatMap(textAttribute), case .limits(let limits)? = limits(in: right)
    else { return nil }
    var ignored: FactValue?
    switch (function, terms.dropFirst().first) {
    case (.characters, nil), (.words, nil), (.bytes, nil), (.capitals, nil), (.repeats, nil): break
    case (.repeats, .constant(let list)?): ignored = list
    default: return nil
    }
    return (name, TextMeasurement(function: function, ignored: ignored, limits: limits))
  }

  private func limits(in term: Term) -> Demand? {
    var values: [FactValue] = []
    func collect(_ term: Term) -> Bool {
      switch term {
      case .list(let terms): return terms.allSatisfy(collect)
      case .today:
        values.append(.date(evaluator.circumstances.day))
        return true
      case .constant(.list(let members)):
        return members.allSatisfy { $0.value.map { collect(.constant($0)) } ?? false }
      case .constant(.range(let range)):
        values += [range.lower, range.upper].compactMap(\.self)
        return true
      case .constant(let value):
        values.append(value)
        return true
      default: return false
      }
    }
    guard collect(term), let first = values.first else { return nil }
    switch first {
    case .number, .percent, .quantity, .date: return Demand.limits(values, whereOrdered: true)
    default: return nil
    }
  }

  /// What `holds` asks of each document: its kind, that it is valid on the day, the markets, and whose brand.
  private mutating func visitDocuments(of kind: String) {
    let day = FactValue.date(evaluator.circumstances.day)
    let declared = library.schema.documents[kind]
    var issued = Demand.limits([day])
    if let life = declared?.expiresAfter { issued = issued.joined(with: .limits([.date(firstIssue(living: life))])) }
    var fields: [String: Demand] = [
      "kind": .everything, "issued": issued, "valid_through": .limits([day]), "markets": .everything,
    ]
    if declared?.covers.contains("brand") == true {
      fields["brand"] = .everything
      visit(.attribute("brand"))
    }
    add(.fields(fields), at: Path(attribute: "documents").appending(.element))
  }

  /// The first day of issue with which a document of such a life is still valid today.
  private func firstIssue(living life: CalendarDuration) -> CalendarDate {
    let day = evaluator.circumstances.day
    var (low, high) = (day.dayNumber - 400_000, day.dayNumber)
    while low < high {
      let middle = (low + high) >> 1
      if day < CalendarDate(dayNumber: middle).adding(life) { high = middle } else { low = middle + 1 }
    }
    return CalendarDate(dayNumber: low)
  }

  // MARK: Terms

  private mutating func visit(_ term: Term) {
    if let path = path(of: term) { return add(.everything, at: path) }
    switch term {
    case .constant, .none, .today, .market, .platform, .attribute, .variable: break
    case .version(let name, _): add(.everything, at: Path(attribute: name))
    case .entry(let name, let key):
      add(.everything, at: Path(attribute: name))
      visit(key)
    case .field(let base, _): visit(base)
    case .call(.count, let terms):
      for term in terms {
        if let path = path(of: term) { add(.elements(.nothing), at: path) } else { visit(term) }
      }
    case .list(let terms), .call(_, let terms): for term in terms { visit(term) }
    case .lookup(_, let keys, let fallback):
      for key in keys { visit(key) }
      if let fallback { visit(fallback) }
    case .arithmetic(_, let left, let right):
      visit(left)
      visit(right)
    case .aggregate(_, let variable, let list, let filter, let element):
      visit(list: list, as: variable) { reader in
        if let filter { reader.visit(filter) }
        if let element { reader.visit(element) }
      }
    case .listingCount(let condition), .truth(let condition): visit(condition)
    }
  }

  private mutating func visit(list: Term, as variable: String, _ body: (inout DemandReader) -> Void) {
    guard let path = path(of: list) else {
      visit(list)
      return within(variable, nil, body)
    }
    // How many elements there are is always asked.
    add(.elements(.nothing), at: path)
    within(variable, path.appending(.element), body)
  }

  private mutating func within(_ variable: String, _ path: Path?, _ body: (inout DemandReader) -> Void) {
    let outer = variables.updateValue(path, forKey: variable)
    body(&self)
    variables[variable] = outer
  }

  /// The place that a term reads; nil of what is reckoned, and of what is the seller's.
  private func path(of term: Term) -> Path? {
    switch term {
    case .attribute(let name): Path(attribute: name)
    case .variable(let name): variables[name] ?? nil
    case .field(let base, let field): path(of: base)?.appending(.field(field))
    default: nil
    }
  }

  // MARK: What is read

  /// The attribute of text whose text, or of text by language a text of whose list, a term is.
  private func textAttribute(of term: Term) -> String? {
    let name: String? =
      switch term {
      case .attribute(let name), .version(let name, _): name
      case .variable(let name): (variables[name] ?? nil)?.attribute
      default: nil
      }
    guard let name, let type = library.schema.attributes[name]?.type else { return nil }
    if case .attribute = term, type.isPlainText { return name }
    return type.isWorded ? name : nil
  }

  private mutating func mention(_ wording: Test.Wording, in name: String) {
    add(.presence, at: Path(attribute: name))
    mentioned[name, default: []].insert(wording)
  }

  private mutating func add(_ demand: Demand, at path: Path) {
    let name = path.attribute
    guard !name.hasPrefix("seller.") else { return }
    infer(name)
    if let type = library.schema.attributes[name]?.type, type.isWorded {
      demands[name] = .presence
      // Of a list of texts the number is known without its words.
      let isOutline = [.presence, .nothing, .elements(.nothing)].contains(demand) && path.steps.isEmpty
      if !isOutline { worded.insert(name) }
      return
    }
    var whole = path.demand(demand)
    // An address in Northern Ireland is told by its postcode.
    if case .field("country")? = path.steps.last {
      let base = Path(attribute: name, steps: Array(path.steps.dropLast()))
      whole = whole.joined(with: base.demand(.fields(["postcode": .everything])))
    }
    demands[name] = (demands[name] ?? .nothing).joined(with: whole)
  }

  /// What the inferences of an attribute read.
  private mutating func infer(_ name: String) {
    guard let derivations = library.derivations[name], derived.insert(name).inserted else { return }
    let outer = variables
    variables = [:]
    for derivation in derivations {
      visit(derivation.condition)
      visit(derivation.value)
    }
    variables = outer
  }
}

extension ValueType {
  /// Whether it is one text that names no language.
  var isPlainText: Bool {
    switch self {
    case .text, .identifier: true
    default: false
    }
  }

  /// Whether it is text for people by language, of which hardly two are the same.
  var isWorded: Bool {
    switch self {
    case .localizedText, .localizedList: true
    default: false
    }
  }
}
