import Catalog
import Text
import Values

/// `holds` and `registered`: each question asked of a document or registration is true, false or, where it does not say,
/// unknown.
extension Evaluator {
  func holds(_ kind: String, _ variable: String?, _ condition: Condition?) -> Verity {
    some(of: "documents", "Document", variable, condition, needing: needs(of: kind)) { covers($0, kind: kind) }
  }

  func isRegistered(_ scheme: String, _ variable: String?, _ condition: Condition?) -> Verity {
    some(of: "seller.registrations", "Registration", variable, condition, needing: Gap()) {
      isRegistration($0, of: scheme)
    }
  }

  /// Whether some element of a list of evidence is what is asked for, and meets the condition of `as … with`.
  private func some(
    of list: String, _ record: String, _ variable: String?, _ condition: Condition?, needing needs: Gap,
    _ isMeant: ([String: Fact]) -> Verity
  ) -> Verity {
    let known = filled(.attribute(list))
    func isMet(by element: Element) -> Verity {
      guard let variable, let condition else { return Verity(.yes) }
      return within(variable, element) { evaluate(condition) }
    }
    switch known.fact.state {
    case .none: return Verity(.no)
    case .stated(.list(let members)):
      return .or(
        members.map { member in
          guard case .record(let fields)? = member.value else {
            return member.state == .none ? Verity(.no) : .unknown(known.gap)
          }
          let element = Element(
            known: Knowledge(member, path: list), type: .record(record), language: nil)
          return .and([isMeant(fields), isMet(by: element)])
        })
    case .stated, .missing, .unreadable:
      let missing = gap(of: known.gap, path: list, variable ?? "", type: .record(record)) {
        let verity = condition.map(evaluate) ?? Verity(.yes)
        return verity.truth == .unknown ? [verity.gap] : []
      }
      return .unknown(missing.joined(with: needs))
    }
  }

  // MARK: Documents

  /// What a kind of document asks of the listing beside its documents.
  private func needs(of kind: String) -> Gap {
    guard library.schema.documents[kind]?.covers.contains("brand") == true else { return Gap() }
    let brand = filled(.attribute("brand"))
    return brand.outcome.isUnknown ? brand.gap : Gap()
  }

  private func covers(_ fields: [String: Fact], kind: String) -> Verity {
    let isKind = ask(fields, "kind", of: "documents", ifOpen: true) { $0 == .code(kind) }
    let declared = library.schema.documents[kind]
    let needed = declared?.covers ?? []
    var parts = [isKind, isValid(fields, declared)]
    if case .list(let markets)? = fields["markets"]?.value {
      parts.append(Verity.or(markets.map { Verity(Truth(isHeld(by: $0))) }))
    } else if needed.contains("market"), needed.contains("brand") {
      // A permission of somebody else's ends at the territories it names; a filing was made where the offer is.
      parts.append(.unknown(Gap(attributes: ["documents.markets"])))
    }
    if needed.contains("brand") {
      let brand = filled(.attribute("brand"))
      let named = Knowledge(fields["brand"] ?? .missing, path: "documents.brand")
      parts.append(isSame(named.outcome, brand.outcome))
    }
    return .and(parts)
  }

  /// What a field says, where it says something; where it is left open, unknown or nothing at all.
  private func ask(
    _ fields: [String: Fact], _ name: String, of list: String, ifOpen isAsked: Bool, _ holds: (FactValue) -> Bool
  ) -> Verity {
    switch fields[name]?.state ?? .missing {
    case .stated(let value): Verity(Truth(holds(value)))
    case .none: Verity(Truth(!isAsked))
    case .missing: isAsked ? .unknown(Gap(attributes: ["\(list).\(name)"])) : Verity(.yes)
    case .unreadable: .unknown(Gap(attributes: ["\(list).\(name)"]))
    }
  }

  /// Whether a document is valid on the day: from its issue through its last day, which is stated or follows from the
  /// kind (`expires after 1 year`: the day before the anniversary).
  private func isValid(_ fields: [String: Fact], _ kind: DocumentKind?) -> Verity {
    let day = circumstances.day
    let isIssued = ask(fields, "issued", of: "documents", ifOpen: false) { FactValue.order($0, .date(day)) != .greater }
    let isStated = fields["valid_through"].map { $0.state != .missing && $0.state != .none } ?? false
    guard !isStated, let kind, kind.expires || kind.expiresAfter != nil else {
      return .and([isIssued, isCurrent(fields, of: "documents")])
    }
    guard let life = kind.expiresAfter else {
      return .and([isIssued, .unknown(Gap(attributes: ["documents.valid_through"]))])
    }
    let isCurrent = ask(fields, "issued", of: "documents", ifOpen: true) { issued in
      if case .date(let issued) = issued { day < issued.adding(life) } else { false }
    }
    return .and([isIssued, isCurrent])
  }

  /// Whether the last day, where one is stated, is not over.
  private func isCurrent(_ fields: [String: Fact], of list: String) -> Verity {
    ask(fields, "valid_through", of: list, ifOpen: false) { FactValue.order(.date(circumstances.day), $0) != .greater }
  }

  private func isHeld(by market: Fact) -> Bool {
    if case .code(let code)? = market.value { return holders.contains(code) }
    return false
  }

  // MARK: Registrations

  /// A registration that names no scheme or number may be the one asked for.
  private func isRegistration(_ fields: [String: Fact], of scheme: String) -> Verity {
    let list = "seller.registrations"
    let declared = library.schema.schemes[scheme]
    // A register of one market is no registration in another.
    let markets = declared?.markets ?? []
    let isHere = markets.isEmpty || markets.contains(where: holders.contains)
    return .and([
      Verity(Truth(isHere)), ask(fields, "scheme", of: list, ifOpen: true) { $0 == .code(scheme) },
      ask(fields, "number", of: list, ifOpen: true) { number in
        guard case .text(let number) = number else { return false }
        guard let pattern = declared?.numberPattern else { return true }
        return wordings.pattern("^(?:\(pattern))$")?.isFound(in: number) ?? false
      }, isCurrent(fields, of: list),
    ])
  }
}
