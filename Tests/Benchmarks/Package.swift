// swift-tools-version: 6.2
// The bench: catalogs, rulers and runs (Scripts/bench, `make bench`).
//
// A package of its own, so that the project builds without its rulers. Processes are measured with the program itself; what
// is measured within the process is `package` in the project, hence links to its sources in place of a product.

import PackageDescription

let package = Package(
  name: "benchmarks",
  targets: [
    .target(name: "BenchCatalog"),
    .executableTarget(name: "GenerateCatalog", dependencies: ["BenchCatalog"]),
  ],
  swiftLanguageModes: [.v6]
)
