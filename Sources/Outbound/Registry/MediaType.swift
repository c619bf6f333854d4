/// The media types of the OCI image specification 1.1, and Docker's older names for the same things.
package enum MediaType {
    package static let imageManifest = "application/vnd.oci.image.manifest.v1+json"
    package static let imageIndex = "application/vnd.oci.image.index.v1+json"
    package static let dockerManifest = "application/vnd.docker.distribution.manifest.v2+json"
    package static let dockerList = "application/vnd.docker.distribution.manifest.list.v2+json"
    /// Of the two bytes `{}`, the configuration of what needs none.
    package static let empty = "application/vnd.oci.empty.v1+json"
    package static let envelope = "application/vnd.dsse.envelope.v1+json"
    package static let octets = "application/octet-stream"

    /// What is asked for and taken; everything else is an error.
    static let manifests = [imageManifest, imageIndex, dockerManifest, dockerList]

    static func isIndex(_ type: String) -> Bool {
        type.utf8.elementsEqual(imageIndex.utf8) || type.utf8.elementsEqual(dockerList.utf8)
    }

    /// RFC 6838: a type and a subtype of restricted characters.
    static func isWellFormed(_ type: String) -> Bool {
        let parts = type.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return parts.count == 2
            && parts.allSatisfy { part in
                (1...127).contains(part.count)
                    && part.allSatisfy { $0 &- 48 < 10 || ($0 | 0x20) &- 97 < 26 || "!#$&-^_.+".utf8.contains($0) }
            }
    }
}
