/// Where the seller declared the data complete: there what is not listed is none.
package struct Completeness: Sendable, Hashable {
  /// Attributes that are complete, of all goods or of those of a category.
  package struct Declaration: Sendable, Hashable {
    package let attributes: [String]
    package let category: String?

    package init(attributes: [String], category: String? = nil) {
      (self.attributes, self.category) = (attributes, category)
    }
  }

  package var declarations: [Declaration]

  package init(_ declarations: [Declaration] = []) { self.declarations = declarations }

  /// Makes none of what a listing does not state although its data is complete there.
  package func complete(_ facts: inout [String: Fact], _ schema: Schema) {
    for declaration in declarations where Self.isMeant(declaration.category, facts["category"], schema) {
      for name in declaration.attributes where !name.hasPrefix("seller.") { Self.complete(name, in: &facts) }
    }
  }

  /// Makes none of what the seller does not state although that is complete.
  package func completeSeller(_ facts: inout [String: Fact]) {
    for declaration in declarations where declaration.category == nil {
      for name in declaration.attributes where name.hasPrefix("seller.") { Self.complete(name, in: &facts) }
    }
  }

  /// Whether goods are of a category, as far as they state their own.
  package static func isMeant(_ category: String?, _ fact: Fact?, _ schema: Schema) -> Bool {
    guard let category else { return true }
    guard case .code(let code)? = fact?.value, let list = schema.codeLists[Schema.categoryList] else { return false }
    return list.isCode(code, within: category)
  }

  private static func complete(_ name: String, in facts: inout [String: Fact]) {
    if facts[name].map({ $0.state == .missing }) ?? true { facts[name] = .declaredNone }
  }
}
