package import Diagnostics

extension SyntaxTree {
  /// The tree as JSON, lossless: with the file's path and all its bytes, without the diagnostics.
  ///
  /// ```
  /// {"file": "a.rules", "root": {"kind": "file", "children": [
  ///   {"kind": "package", "children": [{"token": "name", "start": 0, "end": 7, "text": "package"}, …]}, …]}}
  /// ```
  ///
  /// A node has `kind` and `children`; a token has `token` (its kind), the UTF-8 offsets `start` and `end` in the file, and
  /// `text`. JSON is Unicode and a file need not be: a token whose bytes are not UTF-8 has, in place of `text`, `bytes` in
  /// lower-case hexadecimal digits, two for each.
  package var json: String {
    var encoder = JSONEncoder(bytes: file.bytes)
    encoder.write("{\"file\":")
    encoder.write(string: file.path)
    encoder.write(",\"root\":")
    encoder.write(root)
    encoder.write("}")
    return encoder.text
  }

  /// Reads what ``json`` wrote; the tokens' bytes make up the file again.
  ///
  /// - Parameter diagnostics: those to have; the JSON form has none.
  package init(json: String, diagnostics: [Diagnostic] = []) throws(SyntaxJSONError) {
    var decoder = JSONDecoder(json)
    var path = ""
    var root: SyntaxNode?
    try decoder.readObject { decoder, key throws(SyntaxJSONError) in
      switch key {
      case "file": path = try decoder.readString()
      case "root":
        guard case .node(let node) = try decoder.readChild(depth: 0) else { throw decoder.error("a node") }
        root = node
      default: throw decoder.error("`file` or `root`")
      }
    }
    try decoder.readEnd()
    guard let root, root.kind == .file else { throw decoder.error("a root of kind `file`") }
    self.init(file: SourceFile(path: path, bytes: decoder.fileBytes), root: root, diagnostics: diagnostics)
  }
}

/// Why a text is no tree in JSON.
package struct SyntaxJSONError: Error, Sendable, Hashable {
  /// The UTF-8 offset in the JSON text.
  package let offset: Int
  /// What should stand there.
  package let expected: String
}

/// Writes nodes, tokens and strings.
private struct JSONEncoder {
  /// The file's.
  let bytes: [UInt8]
  private var output: [UInt8] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  var text: String { String(decoding: output, as: UTF8.self) }

  mutating func write(_ json: String) { output += json.utf8 }

  mutating func write(string: String) {
    write("\"")
    for byte in string.utf8 {
      switch byte {
      case Ascii.doubleQuote, Ascii.backslash: output += [Ascii.backslash, byte]
      case Ascii.lineFeed: write("\\n")
      case Ascii.carriageReturn: write("\\r")
      case Ascii.tab: write("\\t")
      case 0..<Ascii.space, 0x7F: write("\\u00\(Self.hexadecimal([byte]))")
      default: output.append(byte)
      }
    }
    write("\"")
  }

  mutating func write(_ node: SyntaxNode) {
    write("{\"kind\":\"\(node.kind.rawValue)\",\"children\":[")
    for (position, child) in node.children.enumerated() {
      if position > 0 { write(",") }
      switch child {
      case .node(let child): write(child)
      case .token(let token): write(token)
      }
    }
    write("]}")
  }

  private mutating func write(_ token: Token) {
    let (start, end) = (token.range.start, token.range.end)
    write("{\"token\":\"\(token.kind.rawValue)\",\"start\":\(start),\"end\":\(end),")
    let slice = bytes[min(start, bytes.count)..<min(end, bytes.count)]
    if token.text.utf8.elementsEqual(slice) {
      write("\"text\":")
      write(string: token.text)
    } else {
      write("\"bytes\":\"\(Self.hexadecimal(slice))\"")
    }
    write("}")
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// Reads the JSON that ``JSONEncoder`` writes, with keys in any order and spaces anywhere.
private struct JSONDecoder {
  /// Deeper than any tree that the parser makes, and shallow enough for the stack.
  private static let depthLimit = 2_000

  private let json: [UInt8]
  private var offset = 0
  /// The bytes of the tokens read so far: the file.
  private(set) var fileBytes: [UInt8] = []

  init(_ text: String) { json = Array(text.utf8) }

  func error(_ expected: String) -> SyntaxJSONError { SyntaxJSONError(offset: offset, expected: expected) }

  // MARK: The tree

  /// What a node or a token says of itself.
  private struct Fields {
    var kind: SyntaxNode.Kind?
    var children: [SyntaxNode.Child]?
    var token: Token.Kind?
    var start: Int?
    var end: Int?
    var bytes: [UInt8]?
  }

  mutating func readChild(depth: Int) throws(SyntaxJSONError) -> SyntaxNode.Child {
    guard depth < Self.depthLimit else { throw error("a tree less deep") }
    var fields = Fields()
    try readObject { decoder, key throws(SyntaxJSONError) in
      switch key {
      case "kind": fields.kind = try decoder.readKind(SyntaxNode.Kind.self, "a kind of node")
      case "children": fields.children = try decoder.readChildren(depth: depth + 1)
      case "token": fields.token = try decoder.readKind(Token.Kind.self, "a kind of token")
      case "start": fields.start = try decoder.readNumber()
      case "end": fields.end = try decoder.readNumber()
      case "text": fields.bytes = Array(try decoder.readString().utf8)
      case "bytes": fields.bytes = try decoder.readBytes()
      default: throw decoder.error("a key of a node or a token")
      }
    }
    if let kind = fields.kind, let children = fields.children { return .node(SyntaxNode(kind, children)) }
    return .token(try token(of: fields))
  }

  private mutating func token(of fields: Fields) throws(SyntaxJSONError) -> Token {
    guard let kind = fields.token, let start = fields.start, let end = fields.end, let bytes = fields.bytes else {
      throw error("a node or a token with all its keys")
    }
    guard start == fileBytes.count, end == start + bytes.count else {
      throw error("a token that begins where the one before it ends")
    }
    fileBytes += bytes
    return Token(kind: kind, range: TextRange(start, end), text: String(decoding: bytes, as: UTF8.self))
  }

  private mutating func readChildren(depth: Int) throws(SyntaxJSONError) -> [SyntaxNode.Child] {
    var children: [SyntaxNode.Child] = []
    try expect("[")
    if eat("]") { return children }
    repeat { children.append(try readChild(depth: depth)) } while eat(",")
    try expect("]")
    return children
  }

  private mutating func readKind<Kind: RawRepresentable<String>>(
    _ type: Kind.Type, _ expected: String
  ) throws(SyntaxJSONError) -> Kind {
    guard let kind = Kind(rawValue: try readString()) else { throw error(expected) }
    return kind
  }

  private mutating func readBytes() throws(SyntaxJSONError) -> [UInt8] {
    let digits = Array(try readString().utf8)
    var bytes: [UInt8] = []
    guard digits.count.isMultiple(of: 2) else { throw error("two digits for each byte") }
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let byte = Self.number(digits[index...index + 1]) else { throw error("hexadecimal digits") }
      bytes.append(UInt8(truncatingIfNeeded: byte))
    }
    return bytes
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> UInt32? {
    guard digits.allSatisfy({ Ascii.isWord($0) }) else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  // MARK: JSON

  /// Calls `body` at the value of each key.
  mutating func readObject(
    _ body: (inout JSONDecoder, String) throws(SyntaxJSONError) -> Void
  ) throws(SyntaxJSONError) {
    try expect("{")
    if eat("}") { return }
    repeat {
      let key = try readString()
      try expect(":")
      try body(&self, key)
    } while eat(",")
    try expect("}")
  }

  mutating func readEnd() throws(SyntaxJSONError) {
    skipSpace()
    guard offset == json.count else { throw error("the end") }
  }

  private mutating func readNumber() throws(SyntaxJSONError) -> Int {
    skipSpace()
    let start = offset
    while offset < json.count, Ascii.isDigit(json[offset]) { offset += 1 }
    guard let number = Int(String(decoding: json[start..<offset], as: UTF8.self)) else { throw error("a number") }
    return number
  }

  mutating func readString() throws(SyntaxJSONError) -> String {
    try expect("\"")
    var bytes: [UInt8] = []
    while offset < json.count, json[offset] != Ascii.doubleQuote {
      let byte = json[offset]
      offset += 1
      if byte == Ascii.backslash {
        bytes += try readEscape()
      } else {
        bytes.append(byte)
      }
    }
    guard offset < json.count else { throw error("the end of a string") }
    offset += 1
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func readEscape() throws(SyntaxJSONError) -> [UInt8] {
    guard offset < json.count else { throw error("what is escaped") }
    let byte = json[offset]
    offset += 1
    switch byte {
    case Ascii.doubleQuote, Ascii.backslash, Ascii.slash: return [byte]
    case UInt8(ascii: "n"): return [Ascii.lineFeed]
    case UInt8(ascii: "r"): return [Ascii.carriageReturn]
    case UInt8(ascii: "t"): return [Ascii.tab]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "u"): return Array(String(try readScalar()).utf8)
    default: throw error("an escape of JSON")
    }
  }

  /// The digits behind `\u`, and those of the second half of a pair.
  private mutating func readScalar() throws(SyntaxJSONError) -> Unicode.Scalar {
    var value = try readUnit()
    if (0xD800..<0xDC00).contains(value), offset + 1 < json.count, json[offset] == Ascii.backslash {
      offset += 2
      let low = try readUnit()
      guard (0xDC00..<0xE000).contains(low) else { throw error("the second half of a pair") }
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(value) else { throw error("a character") }
    return scalar
  }

  private mutating func readUnit() throws(SyntaxJSONError) -> UInt32 {
    guard offset + 4 <= json.count, let value = Self.number(json[offset..<offset + 4]) else {
      throw error("four hexadecimal digits")
    }
    offset += 4
    return value
  }

  private mutating func skipSpace() {
    while offset < json.count, Ascii.isSpace(json[offset]) { offset += 1 }
  }

  private mutating func eat(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard offset < json.count, json[offset] == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(SyntaxJSONError) {
    if !eat(character) { throw error("`\(character)`") }
  }
}
