import Catalog

/// For which listings the same is told of a verdict.
extension ColumnPlan {
  /// The number of what an entry's patterns belong to; entries of one rule whose conditions are the same share it.
  package func shape(ofEntry number: Int) -> Int { shapes[number] }

  /// The number of shapes.
  package var shapeCount: Int { patterns.count }

  /// Asks of the listings that violate a rule which of its named conditions fail, so that ``pattern(ofViolated:row:in:)``
  /// tells them apart.
  package func askParts(ofEntry number: Int, in block: JudgedBlock) {
    let entry = roots[number]
    guard entry.parts.count > 1 else { return }
    let verdicts = block.versionVerdicts[placeOfEntry[number].judged]
    let rows = RowMask(block.arena, rows: block.count(in: entry.frame))
    for (word, bits) in verdicts.bits(of: .violated).enumerated() {
      rows.bits[word] = bits & (block.rows[entry.frame]?.counted[entry.reader][word] ?? ~0)
    }
    for part in entry.parts { _ = truth(of: part, in: entry.frame, rows, block) }
  }

  /// A number for the named conditions that fail for a listing that violates a rule; nil where there are too many ways.
  package func pattern(ofViolated number: Int, row: Int, in block: JudgedBlock) -> Int? {
    let entry = roots[number]
    let sequences = patterns[shapes[number]]
    // Apart from what is undetermined.
    var sequence = sequences.number(of: SequenceNumbers.empty, followedBy: -1)
    guard entry.parts.count > 1 else { return sequence >= 0 ? Int(sequence) : nil }
    var judged = row
    if let rows = block.rows[entry.frame] {
      let verdicts = block.versionVerdicts[placeOfEntry[number].judged]
      let first = rows.starts[row]
      judged = first + (rows.choice(of: row, for: entry.reader).first { verdicts.has(.violated, first + $0) } ?? 0)
    }
    for part in entry.parts {
      let truth = block.truth(of: part, in: entry.frame, judged)
      sequence = sequences.number(of: sequence, followedBy: Int32(TruthMemo.code(truth)))
    }
    return sequence >= 0 ? Int(sequence) : nil
  }

  /// A number for what is left open of a rule for a listing: where it is the same, the same would settle it. Nil where
  /// there are too many ways, or a value has no class.
  ///
  /// What is left is the conditions without those parts that are decided; what decides it further is the classes of the
  /// values that the open tests read, and of numbers the digits.
  package func pattern(ofOpen number: Int, row: Int, in block: JudgedBlock) -> Int? {
    let entry = roots[number]
    guard let rows = block.rows[entry.frame] else { return makePattern(ofOpen: number, row, in: block) }
    // For most markets the same versions count.
    let (judged, choice) = (placeOfEntry[number].judged, rows.numberOfChoice(of: row, for: entry.reader))
    if let known = block.pattern(ofJudged: judged, row, choice) { return known }
    let pattern = makePattern(ofOpen: number, row, in: block)
    if let pattern { block.setPattern(pattern, ofJudged: judged, row, choice) }
    return pattern
  }

  private func makePattern(ofOpen number: Int, _ row: Int, in block: JudgedBlock) -> Int? {
    let entry = roots[number]
    var residual = Residual(sequences: patterns[shapes[number]])
    if let rows = block.rows[entry.frame] {
      let verdicts = block.versionVerdicts[placeOfEntry[number].judged]
      for way in rows.choice(of: row, for: entry.reader) {
        let judged = rows.starts[row] + way
        guard verdicts.has(.undetermined, judged) else { continue }
        residual.add(-2)
        for tags in rows.tags { residual.add(tags[judged]) }
        for node in [entry.concerns, entry.holds] { follow(node, (entry.frame, judged), row, block, &residual) }
      }
    } else {
      for node in [entry.concerns, entry.holds] { follow(node, (0, row), row, block, &residual) }
    }
    let isAlone = residual.linear < 2
    // What follows is read otherwise in each of the two ways.
    residual.add(isAlone ? 1 : 2)
    for leaf in residual.leaves { follow(leaf, entry, row, isAlone: isAlone, block, &residual) }
    return residual.sequence >= 0 ? Int(residual.sequence) : nil
  }

  /// What is left open, as it is gathered.
  private struct Residual {
    let sequences: SequenceNumbers
    var sequence = SequenceNumbers.empty
    /// The open tests in their order.
    var leaves: [Int] = []
    /// How many of them reckon with numbers: if it is one, it does not matter which numbers stand beside what is missing.
    var linear = 0

    init(sequences: SequenceNumbers) {
      self.sequences = sequences
      leaves.reserveCapacity(8)
    }

    @inline(__always)
    mutating func add(_ next: Int32) { sequence = sequences.number(of: sequence, followedBy: next) }
  }

  /// The structure of the open parts of a node.
  ///
  /// - Parameter judged: the frame and the row in it; what is the same in all versions was asked for the listing.
  private func follow(
    _ number: Int, _ judged: (frame: Int, row: Int), _ row: Int, _ block: JudgedBlock, _ residual: inout Residual
  ) {
    let node = nodes.nodes[number]
    let judged = node.isVersioned ? judged : (frame: 0, row: row)
    let truth = block.truth(of: number, in: judged.frame, judged.row)
    guard truth == .unknown else { return residual.add(Int32(TruthMemo.code(truth))) }
    switch node.kind {
    case .constant: residual.add(3)
    case .leaf:
      residual.add(3)
      if !residual.leaves.contains(node.number) {
        residual.leaves.append(node.number)
        if leaves[node.number].linear != nil { residual.linear += 1 }
      }
    case .not: follow(nodes.parts[node.parts.lowerBound], judged, row, block, &residual)
    case .all, .any:
      for place in node.parts {
        let part = nodes.parts[place]
        // Of parts that are the same in all versions, the frame was asked too.
        guard block.truth(of: part, in: judged.frame, judged.row) == .unknown else { continue }
        residual.add(Int32(truncatingIfNeeded: 4 + place - node.parts.lowerBound))
        follow(part, judged, row, block, &residual)
      }
      residual.add(-1)
    }
  }

  /// What decides an open test beside what is missing.
  private func follow(
    _ number: Int, _ entry: Roots, _ row: Int, isAlone: Bool, _ block: JudgedBlock, _ residual: inout Residual
  ) {
    let leaf = leaves[number]
    // What is open for another market may be another thing.
    if graph.leaves[number].isBound { residual.add(Int32(truncatingIfNeeded: entry.circumstances)) }
    for column in leaf.columns {
      if leaf.linear != nil {
        follow(numberIn: column, row, isAlone: isAlone, block, &residual)
      } else {
        let number = block.listings.classes(inColumn: column)[row]
        guard number >= 0 else { return residual.sequence = SequenceNumbers.none }
        residual.add(number)
      }
    }
    // An unknown of words that stand there is one of a kind.
    guard leaf.linear == nil, !leaf.texts.isEmpty else { return }
    guard let words = leaf.texts.number(of: row, block) else {
      return residual.sequence = SequenceNumbers.none
    }
    residual.add(words)
  }

  private func follow(
    numberIn column: Int, _ row: Int, isAlone: Bool, _ block: JudgedBlock, _ residual: inout Residual
  ) {
    let (forms, digits) = block.listings.numbers(inColumn: column)
    guard forms[row] >= 0 else { return residual.sequence = SequenceNumbers.none }
    residual.add(forms[row])
    guard forms[row] >= ValueClasses.someStated else { return }
    let number = isAlone ? digits[row].signum() : digits[row]
    residual.add(Int32(truncatingIfNeeded: number))
    if !isAlone { residual.add(Int32(truncatingIfNeeded: number >> 32)) }
  }
}
