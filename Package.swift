// swift-tools-version: 6.2
import PackageDescription

// Base serves any project; Model, Input, Graph, Output and Tool are this one's, and each imports only what stands above it.
let base = "Sources/Base"

let package = Package(
    name: "dossier",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "dossier", targets: ["DossierTool"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        .target(name: "Diagnostics", path: "\(base)/Diagnostics"),
        .target(name: "Workers", path: "\(base)/Workers"),
        .systemLibrary(name: "CNettle", path: "\(base)/CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
        .target(name: "Hashing", dependencies: ["CNettle"], path: "\(base)/Hashing"),
        .target(name: "Files", dependencies: ["Diagnostics", "Workers"], path: "\(base)/Files"),
        .target(name: "Editing", dependencies: ["Diagnostics", "Files"], path: "\(base)/Editing"),
        .systemLibrary(
            name: "CCmarkGFM", path: "\(base)/CCmarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .target(name: "CommonMark", dependencies: ["CCmarkGFM", "Diagnostics"], path: "\(base)/CommonMark"),
        .target(name: "EDTF", path: "\(base)/EDTF"),
        .systemLibrary(name: "CLibXML2", path: "\(base)/CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CFreeType", path: "\(base)/CFreeType", pkgConfig: "freetype2", providers: [.apt(["libfreetype-dev"])]),
        .systemLibrary(name: "CZlib", path: "\(base)/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CBrotli", path: "\(base)/CBrotli", pkgConfig: "libbrotlienc", providers: [.apt(["libbrotli-dev"])]),
        .target(name: "Compressing", dependencies: ["CBrotli", "CZlib"], path: "\(base)/Compressing"),
        .target(name: "Rasterizing", dependencies: ["CFreeType", "CZlib"], path: "\(base)/Rasterizing"),
        .target(name: "Processes", path: "\(base)/Processes"),
        .target(name: "Watching", path: "\(base)/Watching"),
        .target(name: "Mustache", dependencies: ["Diagnostics"], path: "\(base)/Mustache"),

        .target(name: "Quoting", dependencies: ["Diagnostics", "Hashing"], path: "Sources/Model/Quoting"),
        .target(name: "Dossier", dependencies: ["CommonMark", "Diagnostics", "EDTF", "Quoting"], path: "Sources/Model/Dossier"),

        .target(
            name: "Reading",
            dependencies: [
                "CommonMark", "Diagnostics", "Dossier", "EDTF", "Files", "Hashing", "Quoting", "Workers",
                .product(name: "Yams", package: "Yams"),
            ],
            path: "Sources/Input/Reading"),
        .target(
            name: "Importing",
            dependencies: ["CLibXML2", "CommonMark", "Diagnostics", "Dossier", "EDTF", "Hashing", "Processes", "Quoting"],
            path: "Sources/Input/Importing"),

        .target(
            name: "Linking", dependencies: ["CommonMark", "Diagnostics", "Dossier", "EDTF", "Quoting", "Workers"],
            path: "Sources/Graph/Linking"),
        .target(
            name: "Checking", dependencies: ["CommonMark", "Diagnostics", "Dossier", "EDTF", "Linking", "Quoting", "Workers"],
            path: "Sources/Graph/Checking"),
        .target(
            name: "Renumbering", dependencies: ["CommonMark", "Diagnostics", "Dossier", "Editing", "Linking", "Quoting"],
            path: "Sources/Graph/Renumbering"),
        .target(
            name: "Reporting", dependencies: ["CommonMark", "Diagnostics", "Dossier", "EDTF", "Linking", "Quoting", "Workers"],
            path: "Sources/Graph/Reporting"),

        .target(
            name: "Charting", dependencies: ["EDTF", "Mustache"], path: "Sources/Output/Charting", exclude: ["advance-widths.py"]),
        .target(
            name: "Composing",
            dependencies: ["Charting", "CommonMark", "Dossier", "EDTF", "Linking", "Mustache", "Reporting", "Workers"],
            path: "Sources/Output/Composing"),
        .target(
            // Its folder is the whole package, because the theme's files stand at its top.
            name: "Theme", path: ".",
            exclude: [
                "Sources/Base", "Sources/Model", "Sources/Input", "Sources/Graph", "Sources/Output/Cards", "Sources/Output/Charting",
                "Sources/Output/Composing", "Sources/Output/Exporting", "Sources/Output/Previewing", "Sources/Output/Printing",
                "Sources/Output/Publishing",
                "Sources/Output/Reference",
                "Sources/Output/Searching", "Sources/Output/Starter",
                "Sources/Tool", "Tests", "content", "seeds", "public", "Makefile", "README.md", "LICENSE", "dossier.yml",
                "Sources/Output/Theme/kern-table.py", "Sources/Output/Theme/make-fonts.sh",
            ], sources: ["Sources/Output/Theme"], resources: [.embedInCode("templates")]),
        .target(name: "Starter", path: "Sources/Output/Starter", resources: [.embedInCode("Files")]),
        .target(name: "Reference", path: "Sources/Output/Reference", resources: [.embedInCode("rules")]),
        .target(
            name: "Exporting",
            dependencies: ["Checking", "CommonMark", "Dossier", "EDTF", "Hashing", "Linking", "Mustache", "Workers"],
            path: "Sources/Output/Exporting", resources: [.embedInCode("dossier.schema.json")]),
        .target(
            name: "Searching", dependencies: ["CommonMark", "Dossier", "EDTF", "Linking", "Workers"], path: "Sources/Output/Searching"),
        .target(name: "Cards", dependencies: ["Rasterizing"], path: "Sources/Output/Cards"),
        .target(
            name: "Printing",
            dependencies: [
                "Charting", "CommonMark", "Composing", "Compressing", "CZlib", "Diagnostics", "Dossier", "EDTF", "Hashing", "Linking",
                "Mustache",
                "Processes", "Reporting",
            ],
            path: "Sources/Output/Printing"),
        .target(
            name: "Publishing",
            dependencies: [
                "Cards", "Checking", "Composing", "Compressing", "Diagnostics", "Dossier", "EDTF", "Exporting", "Files", "Hashing",
                "Linking",
                "Mustache",
                "Quoting",
                "Reporting", "Searching",
                "Workers",
            ],
            path: "Sources/Output/Publishing", exclude: ["Hosting"]),
        .target(
            name: "Previewing",
            dependencies: [
                "Checking", "Diagnostics", "Dossier", "Files", "Linking", "Mustache", "Printing", "Publishing", "Reading", "Watching",
                "Workers",
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ],
            path: "Sources/Output/Previewing", resources: [.embedInCode("Client/client.js")]),

        .executableTarget(
            name: "DossierTool",
            dependencies: [
                "Cards", "Checking", "Composing", "Diagnostics", "Dossier", "Editing", "EDTF", "Files", "Hashing", "Importing", "Linking",
                "Mustache", "Previewing", "Printing", "Processes", "Publishing", "Quoting", "Reading",
                "Reference", "Renumbering", "Reporting", "Starter", "Theme", "Watching", "Workers",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], path: "Sources/Tool/DossierTool",
            // A fifth of a build's time was spent in glibc's malloc and free.
            // A build ID says which program made a site, without reading all of it.
            linkerSettings: [
                .linkedLibrary("jemalloc", .when(platforms: [.linux])),
                .unsafeFlags(["-Xlinker", "--build-id=sha1"], .when(platforms: [.linux])),
            ]),

        .target(
            name: "TestKit",
            dependencies: [
                "Checking", "Diagnostics", "Dossier", "Files", "Hashing", "Linking", "Publishing", "Quoting", "Reading", "Theme", "Workers",
            ],
            path: "Tests/TestKit"),
        .target(name: "SeededRandom", path: "Tests/SeededRandom"),
        // What no build can be faster than, measured by `make bench`.
        .executableTarget(name: "Floor", dependencies: ["CCmarkGFM", "Files", "Workers"], path: "Tests/Benchmarks/Floor"),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "SeededRandom"]),
        .testTarget(name: "WorkersTests", dependencies: ["Workers"]),
        .testTarget(name: "CompressingTests", dependencies: ["Compressing", "CZlib", "SeededRandom"]),
        .testTarget(name: "ProcessesTests", dependencies: ["Processes"]),
        .testTarget(name: "WatchingTests", dependencies: ["Watching"]),
        .testTarget(
            name: "PreviewingTests",
            dependencies: [
                "Checking", "Diagnostics", "Dossier", "Files", "Linking", "Mustache", "Previewing", "Publishing", "Reading", "SeededRandom",
                "TestKit",
                "Theme", "Watching", "Workers",
            ]),
        .testTarget(name: "ImportingTests", dependencies: ["Diagnostics", "Dossier", "Importing", "Processes", "Reading", "TestKit"]),
        .testTarget(name: "HashingTests", dependencies: ["Hashing"]),
        .testTarget(name: "FilesTests", dependencies: ["Diagnostics", "Files", "SeededRandom", "Workers"]),
        .testTarget(name: "EditingTests", dependencies: ["Diagnostics", "Editing", "Files", "SeededRandom"]),
        .testTarget(name: "QuotingTests", dependencies: ["Diagnostics", "Quoting", "SeededRandom"]),
        .testTarget(
            name: "ReadingTests",
            dependencies: ["CommonMark", "Diagnostics", "Dossier", "EDTF", "Files", "Quoting", "Reading", "Workers", "SeededRandom"]),
        .testTarget(name: "CommonMarkTests", dependencies: ["CCmarkGFM", "CommonMark", "Diagnostics", "SeededRandom"]),
        .testTarget(name: "EDTFTests", dependencies: ["EDTF", "SeededRandom"]),
        .testTarget(name: "MustacheTests", dependencies: ["Diagnostics", "Mustache", "SeededRandom"]),
        .testTarget(name: "ChartingTests", dependencies: ["Charting", "Mustache", "SeededRandom"]),
        .testTarget(
            name: "ComposingTests", dependencies: ["Charting", "Composing", "Dossier", "Linking", "Mustache", "Reporting", "TestKit"]),
        .testTarget(
            name: "PublishingTests",
            dependencies: [
                "Checking", "Diagnostics", "Dossier", "Files", "Hashing", "Linking", "Publishing", "Quoting", "Reading", "SeededRandom",
                "Starter", "TestKit", "Theme", "Workers",
            ]),
        .testTarget(
            name: "PrintingTests",
            dependencies: [
                "Charting", "Checking", "Compressing", "Diagnostics", "Dossier", "EDTF", "Linking", "Mustache", "Printing", "Reading",
                "TestKit", "Theme",
                "Workers",
            ]),
        .testTarget(name: "RasterizingTests", dependencies: ["Rasterizing", "TestKit"]),
        .testTarget(name: "CardsTests", dependencies: ["Cards", "Rasterizing", "TestKit"]),
        .testTarget(name: "ExportingTests", dependencies: ["EDTF", "Exporting", "TestKit"]),
        .testTarget(name: "ToolTests", dependencies: ["DossierTool", "Reference", "Starter", "TestKit", "Theme"]),
        .testTarget(
            name: "ReferenceTests", dependencies: ["Checking", "Diagnostics", "Publishing", "Reading", "Reference", "TestKit", "Theme"]),
        .testTarget(
            name: "SearchingTests",
            dependencies: ["Dossier", "Linking", "Reading", "SeededRandom", "Searching", "TestKit", "Workers"]),
        .testTarget(
            name: "RenumberingTests", dependencies: ["Dossier", "Diagnostics", "Editing", "Linking", "Quoting", "Renumbering", "TestKit"]),
        .testTarget(
            name: "LinkingTests",
            dependencies: ["Diagnostics", "Dossier", "EDTF", "Linking", "Reading", "SeededRandom", "TestKit", "Workers"]),
        .testTarget(
            name: "CheckingTests",
            dependencies: [
                "Checking", "Diagnostics", "Dossier", "Editing", "Files", "Linking", "Quoting", "Reading", "TestKit", "Workers",
                "SeededRandom",
            ]),
        .testTarget(
            name: "ReportingTests",
            dependencies: ["Dossier", "Files", "Linking", "Reading", "Reporting", "SeededRandom", "TestKit", "Workers"]),
    ]
)

// Small functions of one module are called millions of times by another: inlined, they cost a tenth of a build less.
for target in package.targets where target.type != .system {
    target.swiftSettings = [.unsafeFlags(["-cross-module-optimization"], .when(configuration: .release))]
}

// `make test` makes our warnings errors; whoever only builds isn't stopped by what a later compiler warns of.
if Context.environment["DOSSIER_STRICT"] != nil {
    for target in package.targets where target.type != .system {
        target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
    }
}
