import Artifacts
package import Documents

/// An image manifest or an index, as its very bytes say.
package struct RegistryManifest: Sendable {
    package let bytes: [UInt8]
    package let descriptor: Descriptor
    package let artifactType: String?
    /// Nothing for an index.
    package let config: Descriptor?
    /// Of an image, in their order.
    package let layers: [Descriptor]
    /// Of an index, in their order.
    package let manifests: [Descriptor]
    package let subject: Descriptor?
    package let annotations: [JSONValue.Member]

    package static let maximumBytes = 4 << 20
    private static let limits = DocumentLimits(
        maximumBytes: maximumBytes, maximumDepth: 16, maximumNodes: 200_000, maximumAliasNodes: 0)

    /// - Parameter mediaType: What the registry said it is; the manifest must not say otherwise.
    /// - Throws: `OutboundError`: `registry.media-type`, `registry.manifest`, or `manifest.ambiguous` for what is image and
    ///   index at once.
    package init(_ bytes: [UInt8], mediaType: String) throws(OutboundError) {
        guard MediaType.manifests.contains(where: { $0.utf8.elementsEqual(mediaType.utf8) }) else {
            throw OutboundError(.mediaType, "'\(mediaType.prefix(100))' is no manifest that is known")
        }
        guard let value = try? JSONReader.value(bytes, limits: Self.limits), value.members != nil else {
            throw OutboundError(.manifest, "a manifest is no JSON object, or too large")
        }
        guard value["schemaVersion"]?.integer == 2 else {
            throw OutboundError(.manifest, "a manifest is not of schema version 2")
        }
        if let stated = value["mediaType"] {
            guard let stated = stated.string, stated.utf8.elementsEqual(mediaType.utf8) else {
                throw OutboundError(.ambiguousManifest, "a manifest says it is of another type than the registry says")
            }
        }
        let isIndex = MediaType.isIndex(mediaType)
        let foreign = isIndex ? ["layers", "config", "fsLayers"] : ["manifests", "fsLayers"]
        guard foreign.allSatisfy({ value[$0] == nil }) else {
            throw OutboundError(.ambiguousManifest, "a manifest is image and index at once")
        }
        self.bytes = bytes
        artifactType = value["artifactType"]?.string
        subject = try value["subject"].map { (value) throws(OutboundError) in try Descriptor(value) }
        annotations = try Descriptor.annotations(value["annotations"])
        manifests = isIndex ? try Self.list(value["manifests"]) : []
        layers = isIndex ? [] : try Self.list(value["layers"])
        if isIndex {
            config = nil
        } else {
            guard let value = value["config"] else { throw OutboundError(.manifest, "a manifest has no configuration") }
            config = try Descriptor(value)
        }
        descriptor = Descriptor(
            mediaType: mediaType, digest: .sha256(of: bytes), size: bytes.count, artifactType: artifactType)
    }

    private static func list(_ value: JSONValue?) throws(OutboundError) -> [Descriptor] {
        guard let list = value?.array else { throw OutboundError(.manifest, "a manifest has no list of its parts") }
        var descriptors: [Descriptor] = []
        for element in list { descriptors.append(try Descriptor(element)) }
        return descriptors
    }

    /// The manifest of something that is no image: OCI image specification 1.1, "Guidelines for artifact usage".
    ///
    /// - Throws: `OutboundError`: `registry.manifest` when it can't be written, which text from outside alone can bring about.
    package init(
        artifactType: String, layers: [Descriptor], subject: Descriptor? = nil, annotations: [JSONValue.Member] = []
    ) throws(OutboundError) {
        var members: [JSONValue.Member] = [
            .init("schemaVersion", 2), .init("mediaType", .string(MediaType.imageManifest)),
            .init("artifactType", .string(artifactType)), .init("config", Descriptor.empty.json),
            .init("layers", .array(layers.map(\.json))),
        ]
        if let subject { members.append(.init("subject", subject.json)) }
        if !annotations.isEmpty { members.append(.init("annotations", .object(annotations))) }
        try self.init(try Self.encoded(.object(members)), mediaType: MediaType.imageManifest)
    }

    /// An index of manifests.
    init(index manifests: [Descriptor]) throws(OutboundError) {
        try self.init(
            try Self.encoded([
                "schemaVersion": 2, "mediaType": .string(MediaType.imageIndex),
                "manifests": .array(manifests.map(\.json)),
            ]), mediaType: MediaType.imageIndex)
    }

    private static func encoded(_ value: JSONValue) throws(OutboundError) -> [UInt8] {
        do {
            return try CanonicalJSON.encode(value)
        } catch {
            throw OutboundError(.manifest, "a manifest can't be written: \(error)")
        }
    }

    package func annotation(_ key: String) -> String? {
        annotations.first { $0.key.utf8.elementsEqual(key.utf8) }?.value.string
    }
}
