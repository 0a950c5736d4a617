// swift-tools-version: 6.2
// Fuzz targets of the rule language, built by Scripts/fuzz with libFuzzer and the address sanitizer.
//
// A package of its own, so that the project builds without a sanitizer. What it tests is `package`, hence links to the
// sources in place of a dependency.

import PackageDescription

let package = Package(
  name: "fuzz",
  targets: [
    .target(name: "Diagnostics"),
    .target(name: "RuleSyntax", dependencies: ["Diagnostics"]),
    .target(name: "FuzzChecks", dependencies: ["RuleSyntax", "Diagnostics"]),
    .executableTarget(name: "FuzzParse", dependencies: ["FuzzChecks"]),
    .executableTarget(name: "FuzzFormat", dependencies: ["FuzzChecks"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
