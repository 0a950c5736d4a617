internal import CICU

/// How the items of a list are joined: "a, b, and c", "a, b, or c", "a, b, c".
package enum ListKind: Hashable, Sendable, CaseIterable {
  case and, or, unit

  fileprivate var code: cicu_list_kind {
    switch self {
    case .and: CICU_AND
    case .or: CICU_OR
    case .unit: CICU_UNITS
    }
  }
}

/// A formatter of lists for a locale; one thread at a time, kept in a `FormatterCache`.
package final class ListFormatter {
  package let locale: String
  package let kind: ListKind
  private let handle: OpaquePointer

  /// Opens a formatter.
  ///
  /// - Throws: `unknownLocale`.
  package init(locale: String, kind: ListKind) throws(TextError) {
    var status = CICU_FAILED
    let handle = withUTF8(locale) { cicu_list_open(kind.code, $0, $1, &status) }
    guard let handle else {
      throw status == CICU_UNKNOWN_LOCALE ? .unknownLocale(locale) : .failed
    }
    self.locale = locale
    self.kind = kind
    self.handle = handle
  }

  deinit {
    cicu_list_close(handle)
  }

  /// The items joined as the locale does it; an empty text for no items.
  package func format(_ items: [String]) -> String {
    var joined = JoinedTexts()
    for item in items {
      joined.append(item)
    }
    var status = CICU_FAILED
    return joined.withPointer { text in
      joined.ends.withUnsafeBufferPointer { ends in
        utf8Answer { cicu_list_format(handle, text, ends.baseAddress, Int32(clamping: items.count), $0, $1, &status) }
      }
    }
  }
}
