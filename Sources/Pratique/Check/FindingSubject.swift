import Catalog

extension FindingBuilder {
  /// Whom or what a finding is about, and where that stands.
  struct Subject {
    let file: String?
    /// SKU, else GTIN, else a digest of what tells the listing from others; `seller` for seller rules. It does not
    /// depend on where the listing stands.
    let key: String
    let sku: String?
    let place: Place?

    /// The seller as a whole.
    static let seller = Subject(file: nil, key: "seller", sku: nil, place: nil)

    private init(file: String?, key: String, sku: String?, place: Place?) {
      (self.file, self.key, self.sku, self.place) = (file, key, sku, place)
    }

    /// A listing of a file.
    init(_ listing: Listing, file: String) {
      self.init(
        file: file, key: listing.subject ?? Self.digest(of: listing), sku: listing.sku, place: listing.place)
    }

    /// What a person tells goods apart by, where they have no number.
    private static let identifying = [
      "item_group_id", "mpn", "brand", "model_number", "batch_number", "title", "color", "size", "multipack",
    ]

    /// A digest of the identifying values that are stated, or of all values where none of them is.
    private static func digest(of listing: Listing) -> String {
      let named = identifying.filter { listing.facts[$0]?.value != nil }
      let names = named.isEmpty ? listing.facts.keys.sorted() : named
      return "~" + fingerprint(of: names.flatMap { [$0, listing.facts[$0]?.description ?? ""] })
    }
  }
}
