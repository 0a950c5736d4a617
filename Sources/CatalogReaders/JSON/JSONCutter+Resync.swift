internal import CSimdJSON

// Where a bracket or a quote is missing, the scan for the end of a listing runs into its neighbours or stops too
// early. What is here finds the next listing again where that can be told: by the layout of the lines, or by the first
// key. Where it cannot be told nothing is done, since an object within a listing must never be taken for one.
extension JSONCutter {
  /// Looks for the next listing within the bytes of a broken one.
  ///
  /// - Parameters:
  ///   - length: Bytes of the window that may hold both.
  ///   - isScanned: Whether the bytes were scanned to their end, so that those of the next listing will be once more.
  /// - Returns: The length of the broken listing alone.
  mutating func resync(length: Int, isScanned: Bool = true) -> Int? {
    guard rescanBudget > 0 else { return nil }
    let listing = window.bytes[part: 0..<length]
    let next =
      if layout.vouches(for: listing) { layout.nextListing(in: listing, from: 1) } else {
        telling(for: length)?.next(in: listing, from: 1)
      }
    guard let next else {
      rescanBudget -= length
      return nil
    }
    guard !isScanned || rescanBudget >= length - next else { return nil }
    rescanBudget -= isScanned ? length - next : 0
    return cut(before: next)
  }

  /// The length of a listing that has an end and a fault, up to the next listing: shorter or longer than the scan said.
  mutating func lengthToNextListing(length: Int) throws(JSONReaderError) -> Int? {
    let isByLayout = layout.vouches(for: window.bytes[part: 0..<length])
    let telling = isByLayout ? nil : telling(for: length)
    guard isByLayout || telling != nil else { return nil }
    var searched = 1
    while rescanBudget > 0 {
      let next =
        if let telling { telling.next(in: window.bytes, from: searched) } else {
          layout.nextListing(in: window.bytes, from: searched)
        }
      if let next {
        rescanBudget -= max(0, length - next)
        return cut(before: next)
      }
      // The beginning of the next listing may be in the window by half.
      let reach = telling.map { window.count - $0.key.count - 64 } ?? window.bytes.startOfLastLine
      rescanBudget -= max(0, reach - searched)
      searched = max(searched, reach)
      guard window.count <= limit, try fill() else { return nil }
    }
    return nil
  }

  private func telling(for length: Int) -> JSONFirstKey.Telling? {
    isList ? firstKey.telling(for: window.bytes[part: 0..<length]) : nil
  }

  private mutating func cut(before brace: Int) -> Int {
    let length = window.bytes[part: 0..<brace].countWithoutTrailingSpace
    cutShort(to: length)
    return length
  }

  /// The length of the next listing by the strict validator, which stops at its first fault.
  ///
  /// Used once a file has shown a missing bracket or quote: it notices the next one at once, where the scan would run
  /// on to the limit. Nothing where it cannot tell; then the scan decides.
  mutating func strictLength() throws(JSONReaderError) -> Int? {
    while true {
      let count = min(window.count, limit)
      let failure = csimdjson_diagnose(window.bytes.baseAddress, count)
      let piece = window.bytes[part: 0..<count]
      switch failure.fault {
      case .none: return piece.countWithoutTrailingSpace
      case .trailing_content: return piece[part: 0..<Int(failure.offset)].countWithoutTrailingSpace
      case .unclosed_bracket, .unclosed_text:
        if let shorter = resync(length: count, isScanned: false) { return shorter }
        guard count < limit, try fill() else { return nil }
      default:
        return failure.upsetsBrackets ? resync(length: count, isScanned: false) : nil
      }
    }
  }
}

extension csimdjson_failure {
  /// Whether this fault can come from a missing quote or bracket, so that the end of a listing is in doubt.
  var upsetsBrackets: Bool {
    switch fault {
    case .expected_value, .unknown_word, .expected_key, .expected_colon, .expected_comma, .trailing_comma,
      .stray_bracket, .unclosed_text, .unclosed_bracket, .trailing_content, .control, .depth:
      true
    case .utf8: !in_text
    case .none, .surrogate, .number, .unknown_escape, .memory, .internal: false
    }
  }
}
