import Advisories
import Artifacts
import Documents
import Findings
import Inventory
import Ledger

extension QueryView {
    /// Which promoted releases contain a component.
    static let component = QueryView(
        "component", "Promoted releases that contain a component, newest first, and where they are live now.",
        arguments: [
            Argument("purl", "a purl, with or without a version, or a component's plain name", required: true),
            Argument("range", "versions: >=4.0.0,<4.17.21 or vers:npm/>=4.0.0|<4.17.21"),
            Argument("environment", "the environment"), Argument("live", "only what is live now", kind: .flag),
        ]
    ) { questions, request in
        let (components, undecided) = try questions.components(
            request.text("purl") ?? "", range: request.text("range"))
        var page = try questions.releases(containing: components.map(\.id), request) { row, ids in
            let found = components.filter { ids.contains($0.id) }
            return [.list(found.map(\.title).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })]
        }
        if components.isEmpty { page.notes.append("No SBOM of a promoted release lists such a component.") }
        if undecided > 0 {
            page.isComplete = false
            page.notes.append(
                "\(undecided) versions of it can't be compared with the range; what contains them is not listed.")
        }
        return page
    }

    /// Which promoted releases an advisory concerns.
    static let affected = QueryView(
        "affected",
        "Promoted releases that an advisory of a snapshot affects, newest first, and where they are live now.",
        arguments: [
            Argument("advisory", "an id or alias: CVE-…, GHSA-…", required: true),
            Argument("environment", "the environment"), Argument("live", "only what is live now", kind: .flag),
        ], needsSnapshot: true
    ) { questions, request in
        guard let snapshot = request.snapshot, let wanted = request.text("advisory") else {
            throw ViewError("the view 'affected' needs an advisory and a snapshot")
        }
        var affected: [Int64: (title: String, match: VulnerabilityMatch)] = [:]
        var unexamined = 0
        try questions.examineComponents(with: snapshot) { component, examination in
            if examination.unexamined != nil { unexamined += 1 }
            for match in examination.matches
            where ([match.closureID, match.advisory] + match.records + match.aliases).contains(where: {
                $0.utf8.elementsEqual(wanted.utf8)
            }) {
                affected[component.id] = (component.title, match)
            }
        }
        var page = try questions.releases(containing: affected.keys.sorted(), request) { row, ids in
            let found = ids.compactMap { affected[$0] }
            let fixes = Set(found.flatMap(\.match.fixedVersions))
            return [
                .list(found.map(\.title).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }),
                QueryCell(found.map(\.match.severity).max()?.rawValue),
                .list(fixes.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }),
            ]
        } extra: {
            ["severity", "fixedVersions"]
        }
        page.notes.append("By the snapshot \(snapshot.digest).")
        if affected.isEmpty { page.notes.append("No indexed component is affected by \(wanted) in this snapshot.") }
        if unexamined > 0 {
            page.isComplete = false
            page.notes.append("\(unexamined) distinct components could not be examined against this snapshot.")
        }
        return page
    }
}

extension IndexQuestions {
    /// The components a person means.
    /// - Returns: Those inside the range, and how many versions could not be compared with it.
    func components(_ text: String, range: String?) throws -> (found: [IndexedComponent], undecided: Int) {
        var range = range
        let url = text.utf8.starts(with: "pkg:".utf8) ? PackageURL(text) : nil
        if text.utf8.starts(with: "pkg:".utf8), url == nil { throw ViewError("'\(text)' is no package URL") }
        if let version = url?.version {
            guard range == nil else {
                throw ViewError("the purl has a version and a range was given", fix: "Give one of the two.")
            }
            range = "=" + version
        }
        var bounds: VersionRangeText?
        if let range {
            guard let read = VersionRangeText(range) else {
                throw ViewError("'\(range)' is no range of versions", fix: "Write it as >=1.2.0,<2.0.0.")
            }
            bounds = read
        }
        var found: [IndexedComponent] = []
        var undecided = 0
        try connection.rows(
            "SELECT \(IndexedComponent.columns) FROM components WHERE \(url == nil ? "name" : "identity") = ? ORDER BY id",
            [.text(url?.identity ?? text)]
        ) { row in
            let component = IndexedComponent(row)
            switch bounds?.contains(component.component) ?? .inside {
            case .inside: found.append(component)
            case .outside: break
            case .undecided: undecided += 1
            }
            return true
        }
        return (found, undecided)
    }

    /// Holds every distinct component against a snapshot, in batches of one operating system each.
    func examineComponents(
        with snapshot: AdvisorySnapshot, _ body: (IndexedComponent, ComponentExamination) throws -> Void
    ) throws {
        var batch: [IndexedComponent] = []
        func examine() throws {
            guard let first = batch.first else { return }
            let answers = snapshot.examine(batch.map(\.component), operatingSystem: first.operatingSystem)
            for (component, answer) in zip(batch, answers) { try body(component, answer) }
            batch.removeAll(keepingCapacity: true)
        }
        try connection.rows(
            "SELECT \(IndexedComponent.columns) FROM components ORDER BY os, os_version, id", []
        ) { row in
            let component = IndexedComponent(row)
            if batch.count == 2000 || batch.first?.operatingSystem != component.operatingSystem { try examine() }
            batch.append(component)
            return true
        }
        try examine()
    }
}
