import Catalog
import CatalogReaders
import Diagnostics
import Testing

@Suite struct BlockReaderTests {
  private static func schema() -> Schema {
    var schema = Schema()
    let place = Diagnostic.Label(file: "test.rules", range: TextRange(0, 0))
    for (name, type) in [("title", ValueType.localizedText), ("name", .text)] {
      schema.attributes[name] = Attribute(
        name: name, type: type, mayBeNone: true, label: Label(name), question: nil, presumed: nil,
        isConfidential: false, fieldNames: [:], declaration: place)
    }
    return schema
  }

  /// The language of a text is that of its key, also where that is written with escapes.
  @Test func languagesAreReadThroughEscapes() throws {
    let schema = Self.schema()
    let layout = ColumnLayout(["title": .presence], searched: ["title"])
    let block = BlockReader(layout, FactReader(schema: schema))
    let lines = #"{"title": {"e\u006e": "a cup", "de": "eine Tasse\u0021"}}"#
    var reader = JSONReader(source: ByteSource(bytes: Array(lines.utf8)))
    let chunk = ListingChunk()
    #expect(try reader.cut(into: chunk))
    block.read(chunk)
    let (texts, tags) = try #require(block.texts(inColumn: 0))
    let slices = UnsafeBufferPointer(start: texts.slices, count: texts.count)
    #expect(slices.map { tags[$0.tag] } == ["en", "de"])
    #expect(slices.map { String(decoding: $0.bytes, as: UTF8.self) } == ["a cup", "eine Tasse!"])
  }
}
