package import Artifacts
import Documents
package import Ledger

/// Derives an old decision again from its recorded inputs, offline, and compares it byte for byte.
package struct Replay: Sendable {
    package enum Outcome: Sendable {
        /// The same bytes came out.
        case identical
        /// Something differs; the first members that do, by path.
        case different([String])
    }

    /// The versions whose decisions this engine derives to the byte; its own is the last.
    package static let versions = ["0.1.0"]

    private let catalog: StageCatalog
    private let store: any ContentStore
    private let cache = DerivedCache()
    private let sleep: @Sendable (Duration) async throws -> Void

    /// - Parameter store: The evidence of the decisions; nothing is written to it.
    package init(
        catalog: StageCatalog, store: any ContentStore, sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.catalog = catalog
        self.store = EvidenceCache(store)
        self.sleep = sleep
    }

    /// - Throws: `InputError` that names the missing input, or the engine version or plugin revision this engine does not
    ///   have.
    package func run(_ body: DecisionBody) async throws -> Outcome {
        guard Self.versions.contains(where: { $0.utf8.elementsEqual(body.engine.version.utf8) }) else {
            throw InputError(
                "replay.engine-version",
                "the decision was made by engine version \(body.engine.version); this one replays "
                    + Self.versions.joined(separator: ", "),
                remedy: "Replay with engine version \(body.engine.version).")
        }
        let manifest = try InputManifest.recorded(by: body, in: store)
        var catalog = catalog
        for plugin in manifest.plugins {
            guard let known = catalog[plugin.kind]?.at(revision: plugin.revision) else {
                throw InputError(
                    "replay.plugin-revision",
                    "the decision was made with \(plugin.kind) revision \(plugin.revision), this engine has "
                        + (catalog[plugin.kind].map { "revision \($0.revision)" } ?? "none"),
                    remedy: "Replay with engine version \(body.engine.version).")
            }
            catalog = catalog.replacing(known)
        }
        let inputs = RecordedInputs(source: RecordedSource(manifest, store: store), store: store, cache: cache)
        let evaluation = try await Evaluator(catalog: catalog, programs: nil, history: nil, sleep: sleep)
            .evaluate(manifest.question, inputs: inputs)
        // What a stage could not read back is no other verdict: it is evidence that is gone.
        for failure in evaluation.stages.compactMap(\.failure) where failure.code.utf8.starts(with: "replay.".utf8) {
            throw InputError(failure.code, failure.message, remedy: failure.remedy)
        }
        guard let again = try DecisionRecord(evaluation, engine: body.engine)?.body else {
            return .different(["verdict"])
        }
        let (old, new) = (body.canonical, again.canonical)
        guard try CanonicalJSON.payload(old) != CanonicalJSON.payload(new) else { return .identical }
        return .different(JSONDifference.paths(old, new))
    }
}

/// Where two JSON values differ.
enum JSONDifference {
    /// Paths of the differing leaves, at most 20, in the order of the first value.
    static func paths(_ left: JSONValue, _ right: JSONValue) -> [String] {
        var found: [String] = []
        collect(left, right, at: "", into: &found)
        return Array(found.prefix(20))
    }

    private static func collect(_ left: JSONValue, _ right: JSONValue, at path: String, into found: inout [String]) {
        guard left != right else { return }
        switch (left, right) {
        case (.object(let first), .object(let second)):
            for key in first.map(\.key) + second.map(\.key).filter({ left[$0] == nil }) {
                collect(
                    left[key] ?? .null, right[key] ?? .null, at: path.isEmpty ? key : "\(path).\(key)", into: &found)
            }
        case (.array(let first), .array(let second)) where first.count == second.count:
            for (index, pair) in zip(first, second).enumerated() {
                collect(pair.0, pair.1, at: "\(path)[\(index)]", into: &found)
            }
        default:
            found.append(path)
        }
    }
}
