/// Builds the node tree from a stream of events, with a stack of its own instead of recursion.
struct YAMLComposer {
    /// A node that an anchor names, with what an alias to it costs.
    struct Anchored {
        let node: SourceNode
        /// How many values the node is, itself included and aliases expanded.
        let weight: Int
        /// How many lists and mappings are nested in it, itself included.
        let height: Int
    }

    let text: SourceText
    let limits: DocumentLimits
    let maximumDocuments: Int
    let index: CodePointIndex

    var frames: [YAMLFrame] = []
    var anchors: [[UInt8]: Anchored] = [:]
    var documents: [SourceNode] = []
    var diagnostics: [Diagnostic] = []
    var nodes = 0
    var aliasNodes = 0
    /// A mistake after which reading on makes no sense.
    var isStopped = false
    private var startedDocuments = 0
    private var rules: YAMLSyntaxRules

    /// After so many mistakes no more are collected.
    private let maximumDiagnostics = 200

    init(text: SourceText, base: Int, limits: DocumentLimits, maximumDocuments: Int) {
        self.text = text
        self.limits = limits
        self.maximumDocuments = maximumDocuments
        index = CodePointIndex(text.bytes, from: base)
        rules = YAMLSyntaxRules(text: text, base: base)
    }

    /// Takes one event and says whether more are wanted.
    mutating func take(_ event: YAMLEvent) -> Bool {
        let range = index.range(of: event.codePoints)
        if let fault = rules.fault(in: event, at: range) {
            stop("yaml.syntax", fault.message, at: fault.range, fix: fault.fix)
            return false
        }
        switch event.kind {
        case .streamStart, .documentEnd: break
        case .streamEnd: return false
        case .documentStart: startDocument(at: range)
        case .alias(let name): alias(name, at: range)
        case .scalar(let content, let style, let properties): scalar(content, style, properties, at: range)
        case .sequenceStart(let properties, let isFlow):
            start(YAMLFrame(kind: .sequence, isFlow: isFlow, range: range), properties)
        case .mappingStart(let properties, let isFlow):
            start(YAMLFrame(kind: .mapping, isFlow: isFlow, range: range), properties)
        case .sequenceEnd, .mappingEnd: end(at: range)
        }
        return !isStopped
    }

    /// The documents, when there was no mistake.
    consuming func finish() throws(Diagnostics) -> [SourceNode] {
        guard diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
        return documents
    }

    mutating func report(_ id: String, _ message: String, at range: Range<Int>, fix: String) {
        guard diagnostics.count < maximumDiagnostics else {
            isStopped = true
            return
        }
        diagnostics.append(Diagnostic(id, message, at: SourceSpan(text: text, range: range), fix: fix))
    }

    mutating func stop(_ id: String, _ message: String, at range: Range<Int>, fix: String) {
        report(id, message, at: range, fix: fix)
        isStopped = true
    }

    private mutating func startDocument(at range: Range<Int>) {
        anchors.removeAll()
        startedDocuments += 1
        if startedDocuments > maximumDocuments {
            stop(
                "yaml.second-document", "a second document begins here", at: range,
                fix: "Put it into a file of its own.")
        }
    }

    private mutating func start(_ frame: YAMLFrame, _ properties: YAMLEvent.Properties) {
        guard count(1, at: frame.range) else { return }
        guard frames.count < limits.maximumDepth else {
            return stop(
                "yaml.limit.depth", "values are nested more than \(limits.maximumDepth) deep", at: frame.range,
                fix: "Make the document flatter.")
        }
        var frame = frame
        frame.anchor = properties.anchor
        frame.nodesBefore = nodes - 1
        if let tag = properties.tag, tag != "!", tag != CoreSchema.prefix + frame.kind.rawValue {
            reportTag(tag, at: frame.range, isOfCollection: true)
        }
        // A node with the same anchor that stands before may no longer be meant.
        if let anchor = properties.anchor { anchors[anchor] = nil }
        frames.append(frame)
    }

    private mutating func end(at range: Range<Int>) {
        guard let frame = frames.popLast() else { return }
        // The end of a block collection is only met at the next token; its last child's end is where it ends.
        let end = frame.isFlow && !range.isEmpty ? range.upperBound : max(frame.lastEnd, frame.range.lowerBound)
        let span = SourceSpan(text: text, range: frame.range.lowerBound..<max(end, frame.range.lowerBound))
        let value: SourceNode.Value =
            frame.kind == .sequence ? .sequence(frame.elements) : .mapping(frame.members)
        let height = frame.height + 1
        let node = SourceNode(value, at: span)
        if let anchor = frame.anchor, anchors[anchor] == nil {
            anchors[anchor] = Anchored(node: node, weight: nodes - frame.nodesBefore, height: height)
        }
        attach(node, height: height)
    }

    /// Counts values against the limit before they are made.
    mutating func count(_ more: Int, at range: Range<Int>) -> Bool {
        guard more <= limits.maximumNodes - nodes else {
            stop(
                "yaml.limit.nodes", "the document has more than \(limits.maximumNodes) values", at: range,
                fix: "Split the document, or check that it is the file you meant.")
            return false
        }
        nodes += more
        return true
    }

    /// Puts a value into the list or mapping that is open, or makes it the document.
    mutating func attach(_ node: SourceNode, height: Int) {
        guard let top = frames.indices.last else {
            documents.append(node)
            return
        }
        frames[top].height = max(frames[top].height, height)
        frames[top].lastEnd = max(frames[top].lastEnd, node.span.range.upperBound)
        if frames[top].kind == .sequence {
            frames[top].elements.append(node)
        } else if frames[top].isKeyNext {
            report(
                "yaml.complex-key", "a key can't be \(node.kindName)", at: firstLine(node.span.range),
                fix: "Write a key that is a single word or a quoted string.")
            frames[top].take(key: nil, at: node.span)
        } else {
            frames[top].take(value: node)
        }
    }

    private func firstLine(_ range: Range<Int>) -> Range<Int> {
        range.lowerBound..<min(range.upperBound, max(range.lowerBound, lineEnd(at: range.lowerBound)))
    }

    private func lineEnd(at offset: Int) -> Int {
        text.lineRange(text.position(at: offset).line).upperBound
    }
}
