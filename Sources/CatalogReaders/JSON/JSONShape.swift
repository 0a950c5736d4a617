/// How a JSON file holds its listings.
package enum JSONShape: Hashable, Sendable {
  /// One listing a line (JSON lines, NDJSON).
  case lines
  /// One list of listings: `[{…}, {…}]`.
  case array
  /// A list within an object, by the keys that lead to it: `{"products": [{…}]}`, `{"data": {"products": […]}}`.
  case list(path: [String])
  /// One object, or several one after another that are not on a line each.
  case objects
}

/// Decides whether an object is a listing or a frame around a list of listings.
///
/// A listing has lists of objects too (variants, images, offers), so a list alone proves nothing. The list is taken for
/// the listings where it is the only one, or the only one with a name that says so, and
/// - its name says so (`products`, `items`) and nothing beside it identifies a product (an SKU, a GTIN, a price), or
/// - its name does not, and nothing beside it looks like a product at all (no name, title, id or brand either).
struct JSONFrame {
  /// The list that holds the listings.
  var list: JSONOutline.List
  /// Other lists of objects, which are not read.
  var others: [JSONOutline.List]

  /// The frame that an outline shows; nothing where the object is a listing itself.
  ///
  /// - Parameter isAlone: Whether nothing stands behind the object, as far as is known. Otherwise a stray bracket may
  ///   have ended a frame too early, and keys of listings look like keys of the frame: those are not counted then.
  init?(_ outline: JSONOutline, isAlone: Bool) {
    guard let list = JSONFrame.choose(outline.lists) else { return nil }
    let telling = JSONFrame.saysListings(list.path.last ?? "")
    var isIntact = isAlone
    if case .broken = outline.extent { isIntact = false }
    let beside = outline.keys.prefix(isIntact || !telling ? .max : list.keysBefore).lazy.map(JSONFrame.folded)
    if beside.contains(where: JSONFrame.identifiers.contains) { return nil }
    if !telling, beside.contains(where: JSONFrame.descriptions.contains) { return nil }
    self.list = list
    others = outline.lists.filter { $0 != list && !$0.isEmpty }
  }

  /// Lists of the top before those one deeper, lists with elements before empty ones.
  private static func choose(_ lists: [JSONOutline.List]) -> JSONOutline.List? {
    for depth in 1...2 {
      let candidates = lists.filter { $0.path.count == depth && !$0.isEmpty }
      let telling = candidates.filter { saysListings($0.path.last ?? "") }
      if candidates.count == 1 { return candidates.first }
      if candidates.count > 1 { return telling.count == 1 ? telling.first : nil }
    }
    let empty = lists.filter { saysListings($0.path.last ?? "") }
    return empty.count == 1 ? empty.first : nil
  }

  private static func saysListings(_ key: String) -> Bool { containers.contains(folded(key)) }

  /// A key without case, underscores, hyphens and a leading `@` or `$`.
  private static func folded(_ key: String) -> String {
    String(decoding: key.utf8.filter { !"_-@$ ".utf8.contains($0) }, as: UTF8.self).lowercased()
  }

  /// Names of lists of listings in the exports and interfaces that sellers have.
  private static let containers: Set<String> = [
    "products", "productlist", "items", "itemlist", "listings", "articles", "skus", "goods", "catalog", "catalogue",
    "entries", "records", "rows", "results", "data", "docs", "hits", "messages", "resources", "value",
    "graph", "inventoryitems", "inventory", "feed", "productdata",
  ]

  /// Keys that only a product has.
  private static let identifiers: Set<String> = [
    "sku", "gtin", "gtin8", "gtin12", "gtin13", "gtin14", "ean", "upc", "isbn", "asin", "mpn", "barcode", "price",
    "productid", "productname", "itemid",
  ]

  /// Keys that a product has, and a frame sometimes.
  private static let descriptions: Set<String> = ["id", "name", "title", "brand", "description", "type", "category"]
}
