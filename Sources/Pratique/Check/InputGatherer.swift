import Catalog
import CatalogReaders
import Diagnostics
import Reports

/// Gathers findings about the input; the same fault in the same field is one finding with a count.
struct InputGatherer {
  let path: String
  private let wording: InputWording
  private var order: [String] = []
  private var byKey: [String: InputFinding] = [:]
  /// Codes that the library does not know, by attribute: told together, with how often each occurs.
  private var unknownCodes: [String: UnknownCodes] = [:]

  private struct UnknownCodes {
    let list: String
    let location: Finding.Location?
    let sku: String?
    var counts: [String: Int] = [:]
    var nearest: [String: [String]] = [:]
  }

  init(path: String, language: ReportLanguage) {
    self.path = path
    wording = InputWording(language: language)
  }

  var findings: [InputFinding] {
    let codes = unknownCodes.sorted { $0.key < $1.key }.map { attribute, codes in
      let counted = codes.counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
      return InputFinding(
        id: "input.unknown_code", severity: .warning,
        message: wording.unknownCodes(attribute, list: codes.list, counted, nearest: codes.nearest),
        location: codes.location, sku: codes.sku, count: counted.reduce(0) { $0 + $1.1 })
    }
    return order.compactMap { byKey[$0] } + codes
  }

  private mutating func add(_ finding: InputFinding, key: String) {
    if byKey[key] != nil {
      byKey[key]?.count += 1
    } else {
      byKey[key] = finding
      order.append(key)
    }
  }

  private func location(_ place: Place?) -> Finding.Location? {
    place.map { .init(file: path, line: $0.line, column: $0.column) }
  }

  mutating func add(_ problem: InputProblem) {
    let finding = InputFinding(
      id: problem.id.rawValue, severity: .error, message: wording.sentence(problem), location: location(problem.place),
      sku: nil)
    add(finding, key: "\(problem.id.rawValue) \(problem.place)")
  }

  /// Adds what was noticed while a block was read.
  mutating func add(_ notice: BlockReader.Notice) {
    switch notice {
    case .problem(let problem): add(problem)
    case .faulty(let listing):
      for (name, fact) in listing.facts.sorted(by: { $0.key < $1.key }) { add(fact, of: name, in: listing) }
    }
  }

  /// Adds what cannot be read of a fact, at any depth.
  mutating func add(_ fact: Fact, of name: String, in listing: Listing?) {
    switch fact.state {
    case .unreadable(_, .input): break
    case .unreadable(let text, .unknownCode(let list, let nearest)):
      var codes = unknownCodes[name] ?? UnknownCodes(list: list, location: location(fact.place), sku: listing?.sku)
      codes.counts[text, default: 0] += 1
      codes.nearest[text] = nearest
      unknownCodes[name] = codes
    case .unreadable(let text, let fault):
      let finding = InputFinding(
        id: "input.unreadable", severity: .warning, message: wording.sentence(fault, attribute: name, text: text),
        location: location(fact.place), sku: listing?.sku)
      // Faults of the same kind are one finding.
      add(finding, key: "\(name) \(wording.kind(fault))")
    case .stated(.list(let members)): for member in members { add(member, of: name, in: listing) }
    case .stated(.record(let fields)):
      for (field, fact) in fields.sorted(by: { $0.key < $1.key }) { add(fact, of: "\(name).\(field)", in: listing) }
    case .stated(.localized(let versions)), .stated(.keyed(let versions)):
      for (key, fact) in versions.sorted(by: { $0.key < $1.key }) { add(fact, of: "\(name).\(key)", in: listing) }
    case .stated(.text(let text)):
      guard let control = text.unicodeScalars.first(where: \.isObeyed) else { break }
      let finding = InputFinding(
        id: "input.control_character", severity: .warning, message: wording.controls(control, attribute: name),
        location: location(fact.place), sku: listing?.sku)
      add(finding, key: "\(name) control")
    default: break
    }
  }

  /// One finding for all fields that the vocabulary does not know.
  mutating func add(unknownFields: [String: Int], known: some Sequence<String>) {
    guard !unknownFields.isEmpty else { return }
    let names = unknownFields.keys.sorted()
    let known = Array(known)
    let hints = names.compactMap { name in nearestNames(to: name, among: known, limit: 1).first.map { (name, $0) } }
    add(
      InputFinding(
        id: "input.unused_field", severity: .info, message: wording.unused(names, hints: hints), location: nil, sku: nil
      ),
      key: "unused")
  }
}

extension Unicode.Scalar {
  /// Whether a terminal does something for it: a control character but tab and line break, or one that turns the direction.
  fileprivate var isObeyed: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
