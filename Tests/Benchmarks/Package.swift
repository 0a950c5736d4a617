// swift-tools-version: 6.2
// The bench: catalogs, rulers and runs (Scripts/bench, `make bench`).
//
// A package of its own, so that the project builds without its rulers. Processes are measured with the program itself; the
// matcher of ruler S is `package` in the project, hence links to its sources in place of a product.

import PackageDescription

let package = Package(
  name: "benchmarks",
  dependencies: [
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1")
  ],
  targets: [
    .target(name: "CICU", linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
    .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),
    .target(name: "CTextMatch"),
    .target(name: "CDigest", linkerSettings: [.linkedLibrary("crypto")]),
    .target(name: "CLanguageDetector", linkerSettings: [.linkedLibrary("cld2")]),
    .target(name: "Values", dependencies: [.product(name: "BigInt", package: "BigInt")]),
    .target(name: "Text", dependencies: ["Values", "CICU", "CRE2", "CTextMatch", "CDigest", "CLanguageDetector"]),
    .target(name: "CRulers", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "BenchCatalog"),
    .executableTarget(name: "GenerateCatalog", dependencies: ["BenchCatalog"]),
    .executableTarget(name: "Bench", dependencies: ["BenchCatalog", "CRulers", "Text"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

for target in package.targets where !target.name.hasPrefix("C") {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
