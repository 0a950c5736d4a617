import Catalog
import Diagnostics
import Evaluation
import RuleSyntax
import Values

extension ExpressionChecker {
  // MARK: Literals

  func literal(_ node: SyntaxNode, expecting expected: ValueType?) -> Typed {
    let negative = node.has("-")
    guard let token = node.tokens.first(where: { $0.kind != .punctuation }) else { return Self.failure }
    switch token.kind {
    case .number: return number(token, unit: node.token(.unit), negative: negative, node, expecting: expected)
    case .date:
      guard let day = CalendarDate(token.text) else {
        mistake("date.impossible", "there is no day \(token.text)", at: node)
        return Self.failure
      }
      return .term(.constant(.date(day)), .date)
    case .text: return .term(.constant(.text(token.content)), .text)
    case .url: return .term(.constant(.text(token.content)), .url)
    case .name where token.text == "none": return .term(.none, expected ?? .error)
    case .name: return .term(.constant(.boolean(token.text == "true")), .boolean)
    case .upper, .quoted:
      guard let expected, expected != .error else {
        if expected == nil {
          mistake("resolve.code_alone", "nothing says which list `\(token.text)` is a code of", at: node)
        }
        return Self.failure
      }
      guard isCodeType(expected) else {
        mistake("type.mismatch", "\(expected.described) is expected, and `\(token.text)` is a code", at: node)
        return Self.failure
      }
      return code(token.content, of: expected, at: node)
    default: return Self.failure
    }
  }

  private func number(
    _ token: Token, unit: Token?, negative: Bool, _ node: SyntaxNode, expecting expected: ValueType?
  ) -> Typed {
    guard let digits = Decimal(token.text) else {
      mistake("type.number", "this number has more digits than any law", at: node)
      return Self.failure
    }
    let value = negative ? -digits : digits
    guard let unit else {
      return .term(.constant(.number(Rational(value))), Int(exactly: value) == nil ? .decimal : .integer)
    }
    if let share = Self.shares[unit.text], let part = Rational(value).divided(by: Rational(share)) {
      if expected == .quantity(.concentration) { return concentration(part, unit: unit.text) }
      return .term(.constant(.percent(part)), .percent)
    }
    if let currency = Currency(unit.text) { return .term(.constant(.money(Money(value, currency))), .money) }
    if let duration = CalendarDuration(value, unit: unit.text) {
      return .term(.constant(.duration(duration)), .duration)
    }
    if let known = Unit.table(unit.text) {
      return .term(.constant(.quantity(Quantity(value, known))), .quantity(known.dimension))
    }
    let parts = unit.text.split(separator: "/")
    if parts.count == 2, let currency = Currency(parts[0]), let per = Unit.table(String(parts[1])) {
      return .term(.constant(.moneyPer(Rational(value), currency, per)), .moneyPer(per.dimension))
    }
    log.error(
      "resolve.unit", "there is no unit or currency `\(unit.text)`", at: unit, in: file,
      suggestions: Self.nearestUnits(to: unit.text))
    return Self.failure
  }

  /// Currencies first for what is written in capitals, else units: `kgs` is rather `kg` than `KGS`.
  private static func nearestUnits(to text: String) -> [String] {
    let units = nearestNames(to: text, among: Unit.symbols + ["days", "weeks", "months", "years"])
    let currencies = nearestNames(to: text, among: Currency.codes)
    let isUpper = text.allSatisfy(\.isUppercase)
    return Array((isUpper ? currencies + units : units + (units.isEmpty ? currencies : [])).prefix(3))
  }

  /// How many of the unit make up the whole: shares may be written as parts of a million.
  private static let shares: [String: Int] = ["%": 100, "ppm": 1_000_000, "mg/kg": 1_000_000, "µg/kg": 1_000_000_000]

  /// A share of a mass as a concentration: 0.1 % is 1000 mg/kg.
  private func concentration(_ share: Rational, unit: String) -> Typed {
    guard let unit = Unit.table(unit == "%" ? "mg/kg" : unit), let magnitude = share.divided(by: unit.factor) else {
      return Self.failure
    }
    return .term(.constant(.quantity(Quantity(magnitude, unit))), .quantity(.concentration))
  }

  /// A value that stands without a listing, such as a presumption or a table's cell.
  func constant(_ node: SyntaxNode, type: ValueType) -> FactValue? {
    let outer = isConstant
    isConstant = true
    let typed = check(node, expecting: type)
    isConstant = outer
    guard typed.type != .error else { return nil }
    guard fits(typed.type, type), case .constant(let value) = typed.term else {
      if case .list(let terms) = typed.term {
        let values = terms.compactMap { if case .constant(let value) = $0 { value } else { nil } }
        if values.count == terms.count { return .list(values.map { Fact(.stated($0)) }) }
      }
      mistake(
        "type.mismatch", "\(type.described) is expected, and this is \(typed.type.described)", at: node,
        help: type.writtenAs)
      return nil
    }
    return value
  }

  /// A cell of a table; `nil` after a mistake.
  func cell(_ node: SyntaxNode, type: ValueType) -> Table.Cell? {
    if node.has("any") { return .any }
    let element = if case .range(let element) = type { element } else { type }
    let words = node.tokens.map(\.text).filter { ["from", "over", "to", "below"].contains($0) }
    guard !words.isEmpty else {
      return node.nodes.first.flatMap { constant($0, type: element) }.map { .value($0) }
    }
    guard case .range = type else {
      if type != .error {
        mistake(
          "type.mismatch", "this is an interval, and the column holds \(type.described)", at: node,
          help: type.isOrdered ? "give the column the type `\(type.name) range`" : nil)
      }
      return nil
    }
    var bounds: [String: FactValue] = [:]
    for (word, value) in zip(words, node.nodes) {
      guard let bound = constant(value, type: element) else { return nil }
      bounds[word] = bound
    }
    let range = ValueRange(
      lower: bounds["from"] ?? bounds["over"], includesLower: bounds["from"] != nil,
      upper: bounds["to"] ?? bounds["below"], includesUpper: bounds["to"] != nil)
    if let lower = range.lower, let upper = range.upper, range.isEmpty {
      mistake("table.interval", "no value lies between \(lower) and \(upper), so this row answers for none", at: node)
      return nil
    }
    return .value(.range(range))
  }

  // MARK: Lists, calls, look-ups

  func list(_ node: SyntaxNode, expecting expected: ValueType?) -> Typed {
    var element: ValueType? = if case .list(let element)? = expected { element } else { nil }
    var terms: [Term] = []
    for child in node.nodes {
      let typed = check(child, expecting: element)
      if typed.type == .error { return Self.failure }
      if let element, !fits(typed.type, element) {
        mistake("type.mismatch", "a list of \(element.name) holds \(typed.type.described)", at: child)
      }
      element = element ?? typed.type
      terms.append(typed.term)
    }
    return .term(.list(terms), .list(element ?? .error))
  }

  func call(_ node: SyntaxNode) -> Typed {
    if let name = node.tokens.first?.text,
      let full = declarations.resolve(name, in: declarations.definitions, from: package)
    {
      return expand(full, node.nodes, node)
    }
    guard let name = node.tokens.first, let function = Term.Function(rawValue: name.text) else {
      mistake(
        "resolve.function", "there is no function `\(node.tokens.first?.text ?? "")`", at: node.called,
        suggestions: nearestFunctions(to: node.tokens.first?.text ?? ""))
      return Self.failure
    }
    return call(function, node)
  }

  func lookup(_ node: SyntaxNode) -> Typed {
    guard let pathNode = node.nodes.first else { return Self.failure }
    let name = pathNode.pathText
    let fallback = node.has("else")
    let keyNodes = Array(node.nodes.dropFirst().dropLast(fallback ? 1 : 0))
    if let attribute = schema.attributes[name] { return version(of: attribute, keyNodes, node) }
    guard let full = declarations.resolve(name, in: declarations.tables, from: package),
      let table = declarations.tables[full]
    else {
      mistake(
        "resolve.table", "there is no table or keyed attribute `\(name)`", at: pathNode,
        suggestions: nearestNames(
          to: name,
          among: declarations.shortNames(of: declarations.tables, from: package)
            + schema.attributes.values.filter(\.type.isKeyed).map(\.name)))
      return Self.failure
    }
    guard keyNodes.count == table.keyTypes.count else {
      mistake(
        "table.keys",
        "`\(name)` has \(table.keyTypes.count.of("key column")), and \(keyNodes.count.isOrAre) given", at: node,
        help: "its keys are `\(name)[\(table.keyTypes.map(\.name).joined(separator: ", "))]`")
      return Self.failure
    }
    var keys: [Term] = []
    for (child, column) in zip(keyNodes, table.keyTypes) {
      let type = if case .range(let element) = column.type { element } else { column.type }
      let typed = check(child, expecting: type)
      if typed.type == .error { return Self.failure }
      if !fits(typed.type, type) {
        mistake(
          "type.mismatch", "the column `\(column.name)` holds \(type.described), and this is \(typed.type.described)",
          at: child)
      }
      keys.append(typed.term)
    }
    let type = table.valueTypes.first?.type ?? .error
    let other = fallback ? node.nodes.last.map { check($0, expecting: type) } : nil
    return .term(.lookup(table: full, keys: keys, fallback: other?.term), type)
  }

  private func version(of attribute: Attribute, _ keys: [SyntaxNode], _ node: SyntaxNode) -> Typed {
    if case .keyed(let value, let key) = attribute.type, let keyNode = keys.first, keys.count == 1 {
      let typed = check(keyNode, expecting: key)
      if typed.type == .error { return Self.failure }
      if !fits(typed.type, key) {
        mistake("type.mismatch", "`\(attribute.name)` has a value for each \(key.name)", at: keyNode)
      }
      return .term(.entry(attribute: attribute.name, key: typed.term), value)
    }
    guard attribute.type.isKeyed, let key = keys.first, keys.count == 1 else {
      mistake("type.keyed", "`\(attribute.name)` is \(attribute.type.described) and has no versions", at: node)
      return Self.failure
    }
    // A bare tag is a language, unless the rule has a name for one: `warnings[l]`.
    var language = key.token(.quoted, .text, .language)?.content ?? key.pathText
    if variables[key.pathParts.first ?? ""] != nil, case .term(.constant(.code(let bound)), _) = check(key) {
      language = bound
    }
    guard isLanguage(language) else {
      mistake(
        "resolve.code", "`\(key.fullText.filter { !$0.isNewline })` is no language", at: key,
        help: "write its tag, such as `\(attribute.name)[en]`",
        suggestions: isLanguage(language.lowercased()) ? [language.lowercased()] : [])
      return Self.failure
    }
    return .term(
      .version(attribute: attribute.name, language: language),
      attribute.type == .localizedText ? .text : .list(.text))
  }

  func arithmetic(_ node: SyntaxNode, expecting expected: ValueType?) -> Typed {
    guard node.nodes.count == 2, let word = node.tokens.first?.text, let operation = Term.Operator(rawValue: word)
    else {
      return Self.failure
    }
    let left = check(node.nodes[0])
    // A share may stand for a concentration; what is written beside it says which.
    let right = check(node.nodes[1], expecting: left.type == .quantity(.concentration) ? left.type : nil)
    guard left.type != .error, right.type != .error else { return Self.failure }
    guard let type = operation.type(of: left.type, right.type) else {
      mistake(
        "type.arithmetic", "\(left.type.described) \(word) \(right.type.described) cannot be computed", at: node)
      return Self.failure
    }
    return .term(.arithmetic(operation, left.term, right.term), type)
  }

  // MARK: Definitions

  /// A definition with its parameters replaced by arguments.
  func expand(_ name: String, _ arguments: [SyntaxNode], _ node: SyntaxNode) -> Typed {
    guard let definition = declarations.definitions[name] else { return Self.failure }
    guard !expanding.contains(name), expanding.count < 32 else {
      mistake(
        "resolve.recursion", "the definition `\(Declarations.lastName(name))` comes back to itself", at: node.called)
      return Self.failure
    }
    guard arguments.count == definition.parameters.count else {
      mistake(
        "type.arguments",
        "`\(Declarations.lastName(name))` takes \(definition.parameters.count.of("argument")), and "
          + "\(arguments.count.isOrAre) given", at: node)
      return Self.failure
    }
    var bound: [String: Binding] = [:]
    for (argument, parameter) in zip(arguments, definition.parameters) {
      let typed = check(argument, expecting: parameter.type)
      if typed.type == .error { return Self.failure }
      if !fits(typed.type, parameter.type) {
        mistake(
          "type.mismatch",
          "`\(parameter.name)` is \(parameter.type.described), and this is \(typed.type.described)", at: argument)
      }
      bound[parameter.name] = Binding(term: typed.term, type: parameter.type)
    }
    let inner = ExpressionChecker(declarations: declarations, file: definition.file, package: definition.package)
    inner.variables = bound
    inner.quantifierDepth = quantifierDepth
    inner.expanding = expanding + [name]
    let result = inner.check(definition.body, expecting: definition.type)
    // Mistakes within the definition are told where it is declared; only that it comes back to itself shows here.
    log.diagnostics += inner.log.diagnostics.filter { $0.id == "resolve.recursion" }
    if inner.log.diagnostics.contains(where: { $0.severity == .error }) { return Self.failure }
    return result
  }
}
