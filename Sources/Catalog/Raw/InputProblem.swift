/// What is wrong with the input itself, as data; the sentence for a person is made where it is shown.
package struct InputProblem: Hashable, Sendable {
  /// What kind of problem it is.
  package var id: ID
  /// Where it is, as exactly as the reader can tell.
  package var place: Place
  /// Arguments of the sentence, by the names that ``ID`` lists; numbers are plain decimal digits.
  package var detail: [String: String]
  /// The 0-based position of the listing concerned; `nil` where the problem lies between listings or in the file.
  package var listingIndex: Int?

  /// A problem at a place.
  package init(id: ID, place: Place, detail: [String: String] = [:], listingIndex: Int? = nil) {
    self.id = id
    self.place = place
    self.detail = detail
    self.listingIndex = listingIndex
  }

  /// The stable names of the problems; wording may change, these may not.
  ///
  /// Unless it says otherwise, the listing concerned is not read and all others are; `fromLine` and `toLine` then are
  /// the lines that were not read, and `found` is at most 40 bytes of the file.
  package enum ID: String, CaseIterable, Hashable, Sendable {
    /// Text that is no JSON; `reason` is one of ``InputProblem/SyntaxReason``, `found` the characters there.
    case jsonSyntax = "input.json.syntax"
    /// Bytes that are no UTF-8; `bytes` in hexadecimal (`ff`).
    case jsonUTF8 = "input.json.utf8"
    /// An escape that is half of a pair (`\ud83d` alone); `found` is the escape.
    case jsonSurrogate = "input.json.surrogate"
    /// A raw control character in a text (NUL, a tab, a line break); `code` is like `U+0000`.
    case jsonControl = "input.json.control"
    /// A number that JSON does not allow: `01`, `.5`, `+1`, `NaN`, `Infinity`; `found` is its text.
    case jsonNumber = "input.json.number"
    /// Nested deeper than the reader goes; `limit` in levels, the listing itself being the first.
    case jsonDepth = "input.json.depth"
    /// The frame around the listings is broken; `reason` as for syntax, `read` is the number of listings before.
    ///
    /// With `ended` = `true` nothing behind the place was read; otherwise reading went on.
    case jsonStructure = "input.json.structure"
    /// A key that stands twice in one record; `key`, `firstLine`, `firstColumn`, `times`, and `same` = `true` where
    /// all its values are equal.
    ///
    /// The listing is read: with one value if they are equal, with ``RawValue/unreadable`` otherwise.
    case duplicateKey = "input.duplicate_key"
    /// A listing over the limit, skipped without being held; `bytes` is its size, `limit` the limit.
    case tooLarge = "input.too_large"
    /// Something else stands where a listing is expected; `kind` is what: text, number, boolean, null, list.
    case notAnObject = "input.not_an_object"
    /// A list of records beside the one that was taken for the listings; `key` is its name. It was not read.
    case unreadList = "input.unread_list"
    /// The reader contradicts itself or is out of memory: a fault of the program; `reason` is `memory` or `reader`.
    case fault = "input.fault"
  }

  /// Why a text is no JSON, as the `reason` of ``ID/jsonSyntax`` and ``ID/jsonStructure``.
  package enum SyntaxReason: String, CaseIterable, Hashable, Sendable {
    /// A value is missing, or what stands there is none.
    case expectedValue = "expected_value"
    /// A word that JSON does not have: `None`, `undefined`, `TRUE`.
    case unknownWord = "unknown_word"
    /// A quoted key is missing: `{a: 1}`, `{'a': 1}`, `{,}`.
    case expectedKey = "expected_key"
    /// The colon between a key and its value is missing.
    case expectedColon = "expected_colon"
    /// Neither a comma nor the end of the list or record stands behind a value.
    case expectedComma = "expected_comma"
    /// A comma with nothing behind it: `[1,]`.
    case trailingComma = "trailing_comma"
    /// A closing bracket that nothing opened, or of the wrong kind.
    case strayBracket = "stray_bracket"
    /// A text that no quote ends.
    case unclosedText = "unclosed_text"
    /// A list or record that nothing closes.
    case unclosedBracket = "unclosed_bracket"
    /// A backslash with something behind it that JSON does not know: `\x41`, `\u12`.
    case unknownEscape = "unknown_escape"
    /// More text behind the end of the value.
    case trailingContent = "trailing_content"
  }
}
