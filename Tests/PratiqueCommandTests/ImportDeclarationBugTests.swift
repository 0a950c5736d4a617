// A test to stand in ImportTableTests, beside `dependencies()`:
//
//  @Test("What a target imports of ours it declares", arguments: table.keys.sorted())
//  func declared(_ target: String) throws {
//    guard let dependencies = try Self.packageTargets()[target] else { return }
//    for line in try Self.imports(of: target) where !["Glibc", "FoundationEssentials"].contains(line.module) {
//      #expect(dependencies.contains(line.module), "\(line.place): \(target) does not declare \(line.module)")
//    }
//  }
