import Catalog
import Diagnostics
import Evaluation
import RuleSyntax
import Values

/// Calls of the language's own functions: how many arguments they take, and of which types.
extension ExpressionChecker {
  /// What an argument of a function must be.
  private enum Parameter {
    case text, terms, number, list
    /// Of an ordered type, the same for all such arguments.
    case ordered
  }

  /// The parameters of a function, and how many of them must be given.
  private static func signature(_ function: Term.Function) -> (parameters: [Parameter], needed: Int) {
    switch function {
    case .characters, .bytes, .words, .capitals, .language: ([.text], 1)
    case .repeats: ([.text, .terms], 1)
    case .shorten: ([.text, .number], 2)
    case .without: ([.text, .terms], 2)
    case .count: ([.list], 1)
    case .min, .max: ([.ordered, .ordered], 2)
    case .round: ([.ordered, .ordered], 1)
    }
  }

  func call(_ function: Term.Function, _ node: SyntaxNode) -> Typed {
    let (parameters, needed) = Self.signature(function)
    let given = node.nodes.count
    let takesMore = function == .min || function == .max
    guard given >= needed, given <= parameters.count || takesMore else {
      let wanted =
        takesMore
        ? "at least \(needed) arguments"
        : needed == parameters.count ? needed.of("argument") : "\(needed) or \(parameters.count) arguments"
      mistake(
        "type.arguments", "`\(function.rawValue)` takes \(wanted), and \(given.isOrAre) given", at: node,
        help: Self.examples[function].map { "write `\($0)`" })
      return Self.failure
    }
    let arguments = node.nodes.map { check($0) }
    guard !arguments.contains(where: { $0.type == .error }) else { return Self.failure }
    var isSound = true
    for (index, (argument, child)) in zip(arguments, node.nodes).enumerated() {
      let parameter = parameters[min(index, parameters.count - 1)]
      isSound = checkArgument(argument, parameter, of: function, first: arguments[0].type, at: child) && isSound
    }
    guard isSound else { return Self.failure }
    let terms = arguments.map(\.term)
    switch function {
    case .characters, .bytes, .words, .repeats, .count: return .term(.call(function, terms), .integer)
    case .capitals: return .term(.call(function, terms), .percent)
    case .language: return .term(.call(function, terms), .language)
    case .shorten, .without: return .term(.call(function, terms), .text)
    case .min, .max, .round: return .term(.call(function, terms), arguments[0].type)
    }
  }

  private static let examples: [Term.Function: String] = [
    .characters: "characters(title)", .bytes: "bytes(title)", .words: "words(title)",
    .repeats: "repeats(title, terms.common)", .capitals: "capitals(title)", .language: "language(title)",
    .shorten: "shorten(title, 80)", .without: "without(title, terms.forbidden)", .count: "count(images)",
    .min: "min(a, b)", .max: "max(a, b)", .round: "round(price, 0.01 EUR)",
  ]

  private func checkArgument(
    _ argument: Typed, _ parameter: Parameter, of function: Term.Function, first: ValueType, at node: SyntaxNode
  ) -> Bool {
    let type = argument.type
    let name = function.rawValue
    switch (parameter, type) {
    case (.text, .text), (.text, .localizedText), (.text, .url), (.terms, .terms), (.list, .list),
      (.list, .localizedList), (.number, .integer):
      return true
    case (.text, _): mistake("type.text", "`\(name)` takes text, and this is \(type.described)", at: node)
    case (.terms, _): mistake("type.mentions", "`\(name)` takes `terms.…`, and this is \(type.described)", at: node)
    case (.number, _):
      mistake("type.mismatch", "`\(name)` takes a number of characters, and this is \(type.described)", at: node)
    case (.list, _): mistake("type.list", "`\(name)` counts a list, and this is \(type.described)", at: node)
    case (.ordered, _) where !type.isOrdered:
      mistake("type.order", "`\(name)` takes what has an order, and \(type.described) has none", at: node)
    case (.ordered, _):
      if fits(type, first) { return true }
      mistake("type.mismatch", "\(first.described) and \(type.described) do not mix", at: node, help: first.writtenAs)
    }
    return false
  }

  func nearestFunctions(to name: String) -> [String] {
    nearestNames(
      to: name,
      among: Term.Function.allCases.map(\.rawValue)
        + declarations.shortNames(of: declarations.definitions, from: package))
  }

  /// Whether `sum` adds values of a type up, or `min` and `max` find the least and the most of them.
  func isComputable(_ kind: Term.Aggregate, _ type: ValueType) -> Bool {
    switch kind {
    case .count: true
    case .sum: type.isOrdered && type != .date
    case .min, .max: type.isOrdered
    }
  }

  /// Nothing shadows: a `let` or an element has a name that means nothing yet.
  func checkShadow(_ token: Token) {
    let meaning =
      variables[token.text] == nil ? declarations.meaning(of: token.text) : "a name of the rule already"
    guard let meaning else { return }
    log.error(
      "resolve.shadow", "`\(token.text)` is \(meaning), and nothing shadows it", at: token, in: file)
  }
}

extension Declarations {
  /// Declared names, each as short as it can be and still be meant from a package.
  func shortNames(of names: [String: some Any], from package: String) -> [String] {
    names.keys.map { full in
      let short = Self.lastName(full)
      return resolve(short, in: names, from: package) == full ? short : full
    }
  }
}

extension SyntaxNode {
  /// The name that a call begins with, as a node to underline; the whole of what is no call.
  var called: SyntaxNode {
    guard kind == .call, let token = tokens.first else { return self }
    return SyntaxNode(.path, [.token(token)])
  }
}

extension Int {
  /// `1 argument`, `2 arguments`.
  func of(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }

  /// `1 is`, `2 are`, `none is`.
  var isOrAre: String { self == 0 ? "none is" : self == 1 ? "1 is" : "\(self) are" }
}

extension ValueRange {
  /// Whether no value lies in it.
  var isEmpty: Bool {
    guard let lower, let upper, let order = FactValue.order(lower, upper) else { return false }
    return order == .greater || (order == .equal && !(includesLower && includesUpper))
  }
}

extension ValueType {
  /// How a value of the type is written, for those who wrote another; nil where that goes without saying.
  var writtenAs: String? {
    switch self {
    case .money: "an amount has its currency: `5 EUR`"
    case .percent: "a share has its sign: `5 %`"
    case .date: "a day is written `2026-11-21`"
    case .duration: "a duration has its unit: `30 days`, `3 years`"
    case .quantity(let dimension): Self.units[dimension].map { "\(described) has its unit: `\($0)`" }
    case .measure: "a quantity has its unit and no quotation marks: `250 g`"
    case .moneyPer(let dimension):
      Self.units[dimension].flatMap { $0.split(separator: " ").last }
        .map { "a price per \(dimension.rawValue.lowercased()) has its unit: `3.50 EUR/\($0)`" }
    case .text, .localizedText: "a text stands between quotation marks"
    case .boolean: "write `true` or `false`"
    case .list: "a list stands between brackets: `[a, b]`"
    default: nil
    }
  }

  private static let units: [Dimension: String] = [
    .mass: "250 g", .length: "27 cm", .area: "2 m2", .volume: "100 ml", .voltage: "230 V", .power: "60 W",
    .energy: "100 Wh", .charge: "5000 mAh", .temperature: "20 °C", .pixels: "1000 px", .pieces: "2 pcs",
  ]
}
