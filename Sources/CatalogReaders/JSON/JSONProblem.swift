internal import CSimdJSON
internal import Catalog

extension InputProblem {
  /// Bytes of the file that a problem shows at most.
  private static let excerptLength = 40

  /// The problem of a listing that is no JSON.
  ///
  /// - Parameters:
  ///   - failure: What the parser says; its offsets count from the listing's first byte.
  ///   - bytes: The listing.
  ///   - start: Where the listing begins in its file.
  ///   - listingIndex: Its 0-based position among the listings of the file.
  init(_ failure: csimdjson_failure, in bytes: UnsafeBufferPointer<UInt8>, at start: Place, listingIndex: Int) {
    let place = start.moved(lines: Int(failure.line), columns: Int(failure.column))
    let piece = bytes[part: min(Int(failure.offset), bytes.count)..<bytes.count].prefix(Int(failure.length))
    var (id, detail) = InputProblem.kind(of: failure.fault, piece: piece)
    var end = csimdjson_place()
    csimdjson_advance(&end, bytes.baseAddress, bytes.countWithoutTrailingSpace)
    detail["fromLine"] = String(start.line)
    detail["toLine"] = String(start.line + Int(end.line))
    self.init(id: id, place: place, detail: detail, listingIndex: listingIndex)
  }

  private static func kind(of fault: csimdjson_fault, piece: Slice<UnsafeBufferPointer<UInt8>>) -> (
    ID, [String: String]
  ) {
    if let reason = SyntaxReason(fault) {
      var detail = ["reason": reason.rawValue]
      if !piece.isEmpty { detail["found"] = excerpt(piece) }
      return (.jsonSyntax, detail)
    }
    return switch fault {
    case .utf8: (.jsonUTF8, ["bytes": piece.map(hexadecimal).joined()])
    case .surrogate: (.jsonSurrogate, ["found": excerpt(piece)])
    case .control: (.jsonControl, ["code": "U+00" + (piece.first.map(hexadecimal) ?? "00").uppercased()])
    case .number: (.jsonNumber, ["found": excerpt(piece)])
    case .depth: (.jsonDepth, ["limit": String(CSIMDJSON_MAX_DEPTH)])
    case .memory: (.fault, ["reason": "memory"])
    default: (.fault, ["reason": "reader"])
    }
  }

  private static func excerpt(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    var end = min(bytes.count, excerptLength)
    // A sequence that the limit would cut in two is left out.
    while end > 0, end < bytes.count, bytes[bytes.startIndex + end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes.prefix(end), as: UTF8.self)
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return byte < 16 ? "0" + digits : digits
  }
}

extension InputProblem.SyntaxReason {
  /// The reason that a fault of the parser stands for; nothing where it has a problem of its own.
  fileprivate init?(_ fault: csimdjson_fault) {
    switch fault {
    case .expected_value: self = .expectedValue
    case .unknown_word: self = .unknownWord
    case .expected_key: self = .expectedKey
    case .expected_colon: self = .expectedColon
    case .expected_comma: self = .expectedComma
    case .trailing_comma: self = .trailingComma
    case .stray_bracket: self = .strayBracket
    case .unclosed_text: self = .unclosedText
    case .unclosed_bracket: self = .unclosedBracket
    case .unknown_escape: self = .unknownEscape
    case .trailing_content: self = .trailingContent
    case .none, .utf8, .surrogate, .control, .number, .depth, .memory, .internal: return nil
    }
  }
}

extension Place {
  /// A place further on, by line feeds and by Unicode scalars since the last of them.
  func moved(lines: Int, columns: Int) -> Place {
    lines == 0 ? Place(line: line, column: column + columns) : Place(line: line + lines, column: columns + 1)
  }
}
