/// One pass over the bytes of a JSON text, with a stack of its own instead of recursion.
struct JSONParser<Builder: JSONBuilder> {
    /// An array or object whose end has not been met.
    private struct Frame {
        let start: Int
        let isObject: Bool
        var elements: [Builder.Node] = []
        var members: [Builder.Member] = []
        var keys = KeyIndex()
        var key = ""
        var keyRange = 0..<0

        init(start: Int, isObject: Bool) {
            self.start = start
            self.isObject = isObject
        }

        /// Appends the member of the key at hand, unless the object has that key already.
        mutating func append(_ value: Builder.Node, _ builder: Builder) -> Bool {
            guard keys.position(of: key, among: members, key: builder.key) == nil else { return false }
            members.append(builder.member(key, at: keyRange, value))
            return true
        }
    }

    let bytes: [UInt8]
    let limits: DocumentLimits
    let builder: Builder
    var index = 0
    private var nodes = 0
    private var frames: [Frame] = []
    private var repeatedKeys: [JSONFault] = []

    /// After so many repeated keys no more are collected.
    private let maximumFaults = 200

    init(_ bytes: [UInt8], limits: DocumentLimits, builder: Builder) {
        self.bytes = bytes
        self.limits = limits
        self.builder = builder
    }

    /// The value of the whole text.
    mutating func document() throws(JSONFaults) -> Builder.Node {
        try checkText()
        while true {
            guard let opened = try value() else { continue }
            if let root = try close(opened) {
                skipSpace()
                if index < bytes.count {
                    throw fault(
                        "json.trailing-data", "there is more text after the end of the document",
                        at: index..<bytes.count, fix: "Remove what follows the first value.")
                }
                guard repeatedKeys.isEmpty else { throw JSONFaults(items: repeatedKeys) }
                return root
            }
        }
    }

    /// Reads a value; nothing when it opened an array or object that has content, which is then at hand.
    private mutating func value() throws(JSONFaults) -> Builder.Node? {
        skipSpace()
        let start = index
        nodes += 1
        if nodes > limits.maximumNodes {
            throw limit("nodes", "the document has more than \(limits.maximumNodes) values", at: start)
        }
        switch current {
        case UInt8(ascii: "{"):
            try open(isObject: true)
            skipSpace()
            guard current == UInt8(ascii: "}") else {
                try key()
                return nil
            }
            index += 1
            frames.removeLast()
            return builder.object([], at: start..<index)
        case UInt8(ascii: "["):
            try open(isObject: false)
            skipSpace()
            guard current == UInt8(ascii: "]") else { return nil }
            index += 1
            frames.removeLast()
            return builder.array([], at: start..<index)
        case UInt8(ascii: "\""):
            let text = try string()
            return builder.string(text, at: start..<index)
        case UInt8(ascii: "t"):
            try word("true")
            return builder.bool(true, at: start..<index)
        case UInt8(ascii: "f"):
            try word("false")
            return builder.bool(false, at: start..<index)
        case UInt8(ascii: "n"):
            try word("null")
            return builder.null(at: start..<index)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let isInteger = try number()
            return builder.number(bytes[start..<index], isInteger: isInteger)
        default:
            throw unexpected("a value")
        }
    }

    /// Puts a value where it belongs and ends what ends after it; gives the root when nothing is open any more.
    private mutating func close(_ value: Builder.Node) throws(JSONFaults) -> Builder.Node? {
        var value = value
        while let top = frames.indices.last {
            let isObject = frames[top].isObject
            if isObject { attachMember(value, to: top) } else { frames[top].elements.append(value) }
            skipSpace()
            switch current {
            case UInt8(ascii: ","):
                index += 1
                if isObject { try key() }
                return nil
            case UInt8(ascii: "}") where isObject:
                index += 1
                let frame = frames.removeLast()
                value = builder.object(frame.members, at: frame.start..<index)
            case UInt8(ascii: "]") where !isObject:
                index += 1
                let frame = frames.removeLast()
                value = builder.array(frame.elements, at: frame.start..<index)
            default:
                throw unexpected(isObject ? "`,` or `}`" : "`,` or `]`")
            }
        }
        return value
    }

    private mutating func open(isObject: Bool) throws(JSONFaults) {
        if frames.count >= limits.maximumDepth {
            throw limit("depth", "values are nested more than \(limits.maximumDepth) deep", at: index)
        }
        frames.append(Frame(start: index, isObject: isObject))
        index += 1
    }

    private mutating func key() throws(JSONFaults) {
        skipSpace()
        guard current == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
        let start = index
        let text = try string()
        let range = start..<index
        skipSpace()
        guard current == UInt8(ascii: ":") else { throw unexpected("`:`") }
        index += 1
        let top = frames.count - 1
        frames[top].key = text
        frames[top].keyRange = range
    }

    private mutating func attachMember(_ value: Builder.Node, to top: Int) {
        if !frames[top].append(value, builder), repeatedKeys.count < maximumFaults {
            repeatedKeys.append(
                JSONFault(
                    "json.duplicate-key", "the key `\(frames[top].key)` appears twice in one object",
                    at: frames[top].keyRange, fix: "Remove one of the two members."))
        }
    }

    private func checkText() throws(JSONFaults) {
        if bytes.count > limits.maximumBytes {
            throw limit("bytes", "the document has more than \(limits.maximumBytes) bytes", at: 0)
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw fault(
                "json.encoding", "the document begins with a byte order mark", at: 0..<3,
                fix: "Save the file as UTF-8 without a byte order mark.")
        }
        if let invalid = EncodingCheck.invalidUTF8(in: bytes) {
            throw fault(
                "json.encoding", "these bytes are not valid UTF-8", at: invalid, fix: "Save the file as UTF-8.")
        }
    }
}
