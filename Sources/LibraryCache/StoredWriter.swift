/// Writes values to bytes: whole numbers in as few bytes as they need, each text once and then by its number.
///
/// Input: values that know how they are stored. Output: the bytes that ``StoredReader`` reads; equal values give equal bytes.
struct StoredWriter {
  private var body: [UInt8] = []
  private var texts: [String] = []
  private var numbers: [String: Int] = [:]
  /// Whether something came that no compiled library holds, so that the bytes must not be kept.
  private(set) var isUnstorable = false

  /// The texts, and then what refers to them.
  var bytes: [UInt8] {
    var head = StoredWriter()
    head.write(texts.count)
    for text in texts {
      let utf8 = Array(text.utf8)
      head.write(utf8.count)
      head.body += utf8
    }
    return head.body + body
  }

  mutating func refuse() { isUnstorable = true }

  mutating func write(_ byte: UInt8) { body.append(byte) }

  /// A whole number, seven bits a byte, the sign in the lowest bit.
  mutating func write(_ number: Int) {
    var rest = UInt(bitPattern: number << 1 ^ number >> (Int.bitWidth - 1))
    while rest >= 0x80 {
      body.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    body.append(UInt8(rest))
  }

  mutating func write(_ text: String) {
    if let number = numbers[text] { return write(number) }
    numbers[text] = texts.count
    write(texts.count)
    texts.append(text)
  }

  mutating func write(_ value: some Stored) { value.store(in: &self) }
}
