package import Documents

/// A custom kind that makes pods, and where it names its images.
package struct CustomResource: Sendable, Hashable {
    package let group: String
    package let kind: String
    /// At least one.
    package let images: [ImagePath]

    package init(group: String, kind: String, images: [ImagePath]) {
        self.group = group
        self.kind = kind
        self.images = images
    }

    func matches(group: String, kind: String) -> Bool {
        self.group.utf8.elementsEqual(group.utf8) && self.kind.utf8.elementsEqual(kind.utf8)
    }
}

/// The path to fields of an object: `spec.template.spec.containers[*].image`.
package struct ImagePath: Sendable, Hashable, OptionValue {
    private enum Step: Sendable, Hashable {
        case key(String)
        case everyElement
    }

    private let steps: [Step]

    /// - Returns: Nothing unless it is keys with dots between them, each with any number of `[*]` behind it.
    package init?(_ text: String) {
        var steps: [Step] = []
        for part in text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
            var key = Array(part)
            var lists = 0
            while key.count > 3, key.suffix(3).elementsEqual("[*]".utf8) {
                key.removeLast(3)
                lists += 1
            }
            guard !key.isEmpty, !key.contains(UInt8(ascii: "[")), !key.contains(UInt8(ascii: "]")) else { return nil }
            steps.append(.key(String(decoding: key, as: UTF8.self)))
            steps += Array(repeating: .everyElement, count: lists)
        }
        self.steps = steps
    }

    package static var placeholder: ImagePath { ImagePath(steps: []) }
    package static var expected: String { "a path such as spec.template.spec.containers[*].image" }
    package static func read(_ node: SourceNode) -> ImagePath? { node.string.flatMap { ImagePath($0) } }

    private init(steps: [Step]) { self.steps = steps }

    /// Every value that is there, with its route; a step that meets something else than it wants gives that as the value,
    /// which is no image then.
    func values(in object: SourceNode) -> [(route: String, node: SourceNode)] {
        var found: [(route: String, node: SourceNode)] = [("", object)]
        for step in steps {
            var next: [(route: String, node: SourceNode)] = []
            for (route, node) in found {
                switch step {
                case .key(let key):
                    guard node.members != nil else {
                        next.append((route, node))
                        continue
                    }
                    guard let value = node[key], !value.isNull else { continue }
                    next.append((route.isEmpty ? key : "\(route).\(key)", value))
                case .everyElement:
                    guard let elements = node.elements else {
                        next.append((route, node))
                        continue
                    }
                    next += elements.enumerated().map { ("\(route)[\($0.offset)]", $0.element) }
                }
            }
            found = next
        }
        return found
    }
}
