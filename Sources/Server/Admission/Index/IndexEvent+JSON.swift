import Documents

/// The form of an event in a snapshot: one line of canonical JSON.
extension IndexEvent {
    var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("at", .string(at.description)), .init("index", .string(String(index))),
        ]
        func add(_ kind: String, _ more: [(String, JSONValue?)]) {
            members.append(.init("kind", .string(kind)))
            members += more.compactMap { key, value in value.map { .init(key, $0) } }
        }
        func time(_ time: Timestamp?) -> JSONValue? { time.map { .string($0.description) } }
        func text(_ text: String?) -> JSONValue? { text.map { .string($0) } }
        switch content {
        case .decided(let decision):
            add(
                "decided",
                [
                    ("release", decision.release.json), ("environment", text(decision.environment)),
                    ("outcome", text(decision.outcome.rawValue)), ("waivedUntil", time(decision.waivedUntil)),
                    ("key", text(decision.keyID)),
                ])
        case .adopted(let release, let environment, let until):
            add("adopted", [("release", release.json), ("environment", text(environment)), ("until", time(until))])
        case .revoked(let release, let environment):
            add("revoked", [("digest", text(release.hex)), ("environment", text(environment))])
        case .deployed(let release, let environment):
            add("deployed", [("digest", text(release.hex)), ("environment", text(environment))])
        case .retired(let release, let environment):
            add("retired", [("digest", text(release.hex)), ("environment", text(environment))])
        case .held(let hold):
            add(
                "held",
                [
                    ("project", text(hold.project)), ("environment", text(hold.environment)),
                    ("digest", text(hold.release?.hex)), ("until", time(hold.until)),
                ])
        case .granted(let grant):
            add(
                "granted",
                [
                    ("project", text(grant.project)), ("environment", text(grant.environment)),
                    ("digest", text(grant.release.hex)), ("until", time(grant.until)),
                    ("principal", text(grant.principal)),
                ])
        case .distrusted(let keyID, let since, let from):
            add("distrusted", [("key", text(keyID)), ("since", time(since)), ("from", text(from.map { String($0) }))])
        }
        return .object(members)
    }

    /// Reads what `json` wrote; nothing for any other form.
    init?(_ value: JSONValue) {
        func text(_ key: String) -> String? { value[key]?.string }
        func time(_ key: String) -> Timestamp? { text(key).flatMap { Timestamp($0) } }
        /// An optional member that is there has to be readable.
        func isReadable(_ key: String, _ read: (JSONValue) -> Bool) -> Bool { value[key].map(read) ?? true }
        func isTime(_ key: String) -> Bool { isReadable(key) { $0.string.flatMap { Timestamp($0) } != nil } }
        let digest = text("digest").flatMap { DigestKey(hex: $0) }
        let release = value["release"].flatMap { IndexedRelease($0) }
        let environment = text("environment")
        guard let at = time("at"), let index = text("index").flatMap({ UInt64($0) }), let kind = text("kind"),
            isReadable("environment", { $0.string != nil }), isTime("until"), isTime("waivedUntil"),
            isReadable("digest", { _ in digest != nil }),
            isReadable("from", { $0.string.flatMap { UInt64($0) } != nil })
        else { return nil }
        let content: Content
        switch (kind, environment, release, digest) {
        case ("decided", let environment?, let release?, nil):
            guard let outcome = text("outcome").flatMap({ Outcome(rawValue: $0) }), let keyID = text("key") else {
                return nil
            }
            content = .decided(
                Decision(
                    release: release, environment: environment, outcome: outcome, waivedUntil: time("waivedUntil"),
                    keyID: keyID))
        case ("adopted", let environment?, let release?, nil):
            guard let until = time("until") else { return nil }
            content = .adopted(release, environment: environment, until: until)
        case ("revoked", let environment, nil, let digest?):
            content = .revoked(release: digest, environment: environment)
        case ("deployed", let environment?, nil, let digest?):
            content = .deployed(release: digest, environment: environment)
        case ("retired", let environment?, nil, let digest?):
            content = .retired(release: digest, environment: environment)
        case ("held", let environment, nil, let digest):
            guard let project = text("project") else { return nil }
            content = .held(Hold(project: project, environment: environment, release: digest, until: time("until")))
        case ("granted", let environment?, nil, let digest?):
            guard let project = text("project"), let until = time("until"), let principal = text("principal") else {
                return nil
            }
            content = .granted(
                Grant(
                    project: project, environment: environment, release: digest, until: until, principal: principal))
        case ("distrusted", nil, nil, nil):
            guard let key = text("key"), let since = time("since") else { return nil }
            content = .distrusted(keyID: key, since: since, from: text("from").flatMap { UInt64($0) })
        default: return nil
        }
        self.init(index: index, at: at, content: content)
    }
}

extension IndexedRelease {
    var json: JSONValue {
        [
            "digest": .string(digest.hex), "images": .array(images.map { .string($0.hex) }), "name": .string(name),
            "project": .string(project), "version": .string(version),
        ]
    }

    init?(_ value: JSONValue) {
        guard let digest = value["digest"]?.string.flatMap({ DigestKey(hex: $0) }), let name = value["name"]?.string,
            let project = value["project"]?.string, let version = value["version"]?.string,
            let list = value["images"]?.array
        else { return nil }
        let images = list.compactMap { $0.string.flatMap { DigestKey(hex: $0) } }
        guard images.count == list.count else { return nil }
        self.init(project: project, name: name, version: version, digest: digest, images: images)
    }
}
