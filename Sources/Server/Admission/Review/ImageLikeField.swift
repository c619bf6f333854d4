import Documents

/// Finds what looks like an image in an object that nobody described.
enum ImageLikeField {
    /// Deeper than any document the reader accepts; a bound of its own all the same.
    private static let maximumDepth = 256

    /// The route of the first field that is called an image and holds a text, or whose text names a digest; nothing without
    /// one.
    static func first(in object: SourceNode) -> String? { first(in: object, route: "", isCalledImage: false, depth: 0) }

    private static func first(in node: SourceNode, route: String, isCalledImage: Bool, depth: Int) -> String? {
        guard depth < maximumDepth else { return route }
        switch node.value {
        case .string(let text):
            return isCalledImage && !text.isEmpty || holdsDigest(text) ? route : nil
        case .sequence(let elements):
            for (index, element) in elements.enumerated() {
                let found = first(
                    in: element, route: "\(route)[\(index)]", isCalledImage: isCalledImage, depth: depth + 1)
                if let found { return found }
            }
        case .mapping(let members):
            for member in members {
                let inner = route.isEmpty ? member.key : "\(route).\(member.key)"
                let isImage = isImageKey(member.key) || (isCalledImage && isReference(member.key))
                let found = first(in: member.value, route: inner, isCalledImage: isImage, depth: depth + 1)
                if let found { return found }
            }
        case .null, .bool, .number: break
        }
        return nil
    }

    /// `image`, `images`, `baseImage`, `sidecarImages`.
    private static func isImageKey(_ key: String) -> Bool {
        let letters = key.utf8.map { $0 | 0x20 }
        return letters.suffix(5).elementsEqual("image".utf8) || letters.suffix(6).elementsEqual("images".utf8)
    }

    private static func isReference(_ key: String) -> Bool {
        ["reference", "repository", "name", "ref"].contains { $0.utf8.elementsEqual(key.utf8) }
    }

    private static func holdsDigest(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        let mark = Array("@sha".utf8)
        guard bytes.count > mark.count else { return false }
        for start in 0..<(bytes.count - mark.count) where bytes[start] == mark[0] {
            if bytes[start..<(start + mark.count)].elementsEqual(mark) { return true }
        }
        return false
    }
}
