public import Reports

extension RuleLibrary {
  /// Judges two versions of a catalog by this library on one day and compares the findings.
  ///
  /// Listings are paired by SKU, else GTIN, so that moved rows change nothing.
  /// - Throws: a ``Problem`` where a version cannot be read, or no rule concerns any market asked about.
  public func gate(
    base: String, head: String, _ request: CheckRequest, progress: (Int) -> Void = { _ in }
  ) throws(Problem) -> GateReport {
    let (baseReport, baseSubjects) = try checkOne(base, request, progress)
    let (headReport, headSubjects) = try checkOne(head, request, progress)
    return GateReport(base: baseReport, head: headReport, subjects: (baseSubjects, headSubjects))
  }

  private func checkOne(
    _ path: String, _ request: CheckRequest, _ progress: (Int) -> Void
  ) throws(Problem) -> (CheckReport, [String]) {
    var judge = try judge(for: request)
    judge.judge(try loader(for: request).load(path), progress: progress)
    judge.judgeTogether()
    return (judge.report(), judge.subjects)
  }
}
