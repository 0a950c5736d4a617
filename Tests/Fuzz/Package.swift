// swift-tools-version: 6.2
// Fuzz targets of the rule language, the JSON reader and the column plans, built by Scripts/fuzz with libFuzzer and the address sanitizer.
//
// A package of its own, so that the project builds without a sanitizer. What it tests is `package`, hence links to the
// sources in place of a dependency.

import PackageDescription

let package = Package(
  name: "fuzz",
  dependencies: [
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1")
  ],
  targets: [
    .target(name: "CICU", linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
    .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),
    .target(name: "CTextMatch"),
    .target(name: "CDigest", linkerSettings: [.linkedLibrary("crypto")]),
    .target(name: "CLanguageDetector", linkerSettings: [.linkedLibrary("cld2")]),
    .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "Diagnostics"),
    .target(name: "Values", dependencies: [.product(name: "BigInt", package: "BigInt")]),
    .target(name: "Text", dependencies: ["Values", "CICU", "CRE2", "CTextMatch", "CDigest", "CLanguageDetector"]),
    .target(name: "RuleSyntax", dependencies: ["Diagnostics"]),
    .target(name: "Catalog", dependencies: ["Diagnostics", "Values"]),
    .target(name: "CatalogReaders", dependencies: ["Catalog", "Diagnostics", "Values", "CSimdJSON"]),
    .target(name: "Evaluation", dependencies: ["Catalog", "Values", "Text", "Diagnostics"]),
    .target(
      name: "RuleCompiler", dependencies: ["RuleSyntax", "Evaluation", "Catalog", "Values", "Diagnostics", "Text"]),
    .target(name: "FuzzChecks", dependencies: ["RuleSyntax", "Diagnostics"]),
    .executableTarget(name: "FuzzParse", dependencies: ["FuzzChecks"]),
    .executableTarget(name: "FuzzFormat", dependencies: ["FuzzChecks"]),
    .target(
      name: "PlanChecks",
      dependencies: ["RuleCompiler", "Evaluation", "CatalogReaders", "Catalog", "Values", "Diagnostics"]),
    .executableTarget(name: "FuzzJSON", dependencies: ["FuzzChecks", "PlanChecks"]),
    .executableTarget(name: "FuzzPlans", dependencies: ["FuzzChecks", "PlanChecks"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

for target in package.targets where !target.name.hasPrefix("C") || target.name.hasPrefix("Catalog") {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  ]
}
