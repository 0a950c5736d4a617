// swift-tools-version: 6.2
// One section per target with its test target, in the order of the pipeline (docs/architecture.md).

import PackageDescription

let package = Package(
  name: "pratique",
  products: [
    .executable(name: "pratique", targets: ["PratiqueCommand"]),
    .library(name: "Pratique", targets: ["Pratique"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // MARK: C faces of the system libraries
    .target(
      name: "CICU",
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
    .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),
    .target(name: "CTextMatch"),
    .target(name: "CDigest", linkerSettings: [.linkedLibrary("crypto")]),
    .target(name: "CLanguageDetector", linkerSettings: [.linkedLibrary("cld2")]),
    .target(
      name: "CSimdJSON",
      linkerSettings: [.linkedLibrary("simdjson")]),

    // MARK: Diagnostics
    .target(name: "Diagnostics"),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),

    // MARK: Values
    .target(name: "Values", dependencies: [.product(name: "BigInt", package: "BigInt")]),
    .testTarget(name: "ValuesTests", dependencies: ["Values"]),

    // MARK: Text
    .target(name: "Text", dependencies: ["Values", "CICU", "CRE2", "CTextMatch", "CDigest", "CLanguageDetector"]),
    .testTarget(name: "TextTests", dependencies: ["Text"]),

    // MARK: RuleSyntax
    .target(name: "RuleSyntax", dependencies: ["Diagnostics"]),
    .testTarget(name: "RuleSyntaxTests", dependencies: ["RuleSyntax", "Diagnostics"], exclude: ["Corpus"]),

    // MARK: Catalog
    .target(name: "Catalog", dependencies: ["Diagnostics", "Values"]),
    .testTarget(name: "CatalogTests", dependencies: ["Catalog", "Values", "Diagnostics"]),

    // MARK: Configuration
    .target(
      name: "Configuration", dependencies: ["Diagnostics", "Values", .product(name: "Yams", package: "Yams")]),
    .testTarget(name: "ConfigurationTests", dependencies: ["Configuration"]),

    // MARK: CatalogReaders
    .target(name: "CatalogReaders", dependencies: ["Catalog", "Diagnostics", "Values", "CSimdJSON"]),
    .testTarget(name: "CatalogReadersTests", dependencies: ["CatalogReaders", "Catalog", "Diagnostics"]),

    // MARK: Evaluation
    .target(name: "Evaluation", dependencies: ["Catalog", "Values", "Text", "Diagnostics"]),

    // MARK: RuleCompiler
    .target(
      name: "RuleCompiler",
      dependencies: ["RuleSyntax", "Evaluation", "Catalog", "Values", "Diagnostics", "Text"]),
    .testTarget(
      name: "RuleCompilerTests",
      dependencies: [
        "RuleCompiler", "RuleSyntax", "Evaluation", "Catalog", "CatalogReaders", "Values", "Diagnostics", "Text",
      ]),

    // MARK: LibraryCache
    .target(
      name: "LibraryCache",
      dependencies: [
        "Evaluation", "Catalog", "Values", "Diagnostics", "Text", .product(name: "BigInt", package: "BigInt"),
      ]),
    .testTarget(
      name: "LibraryCacheTests",
      dependencies: ["LibraryCache", "RuleCompiler", "Evaluation", "Catalog", "Values", "Diagnostics"]),

    // MARK: Localization
    .target(name: "Localization", dependencies: ["Text", "Values", "Catalog", "Diagnostics"]),
    .testTarget(name: "LocalizationTests", dependencies: ["Localization", "Values"]),

    // MARK: Reports
    .target(name: "Reports", dependencies: ["Diagnostics", "Values", "Text"]),
    .testTarget(name: "ReportsTests", dependencies: ["Reports", "Values"]),

    // MARK: Pratique
    .target(
      name: "Pratique",
      dependencies: [
        "Catalog", "CatalogReaders", "Configuration", "Diagnostics", "Evaluation", "LibraryCache", "Localization",
        "Reports", "RuleCompiler", "RuleSyntax", "Text", "Values",
      ]),
    .testTarget(name: "PratiqueTests", dependencies: ["Pratique", "Values"]),

    // MARK: The program
    .executableTarget(
      name: "PratiqueCommand",
      dependencies: [
        "Pratique",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(name: "PratiqueCommandTests", dependencies: ["Pratique"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

// The same settings for every Swift target; tests and C faces keep the defaults that they need.
for target in package.targets where !target.name.hasPrefix("C") || target.name.hasPrefix("Catalog") {
  target.swiftSettings = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  ]
}
