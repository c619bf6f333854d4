import Documents
import Expressions

/// What a case of the CEL suite needs beyond the language proper.
enum CELSpecNeeds {
    /// Why a case can't be judged; nothing when it can.
    static func missing(in conformanceCase: SuiteCase, expression: String) throws -> String? {
        let container = conformanceCase["container"]?.string ?? ""
        if container.hasPrefix("cel.expr.conformance") || container.hasPrefix("google.protobuf")
            || [conformanceCase["type_env"], conformanceCase["bindings"], conformanceCase["expect"]]
                .contains(where: { $0.map(mentionsMessage) ?? false })
        {
            return "needs protocol buffer messages"
        }
        if (conformanceCase["type_env"]?.array ?? []).contains(where: { $0["function"] != nil }) {
            return "declares functions of its own"
        }
        for (pattern, reason) in needs where try LinearRegex(pattern).isFound(in: expression) { return reason }
        return nil
    }

    private static let needs: [(pattern: String, reason: String)] = [
        (#"\bcel\.expr\.conformance\b|\bTestAllTypes\b"#, "needs protocol buffer messages"),
        (
            #"google\.protobuf\.(Any|Struct|Value|ListValue|NullValue|\w+Value)\b|google\.protobuf\.\w+\s*\{"#,
            "needs protocol buffer messages"
        ),
        (#"\bproto\.(get|has)Ext\("#, "needs the extension library for protocol buffers"),
        (#"\bmath\.\w+\("#, "needs the extension library for mathematics"),
        (#"\bcel\.bind\("#, "needs the extension library for bindings"),
        (#"\bcel\.(block|index|iterVar)\("#, "needs the extension library for blocks"),
        (#"\bbase64\.\w+\("#, "needs the extension library for encodings"),
        (
            #"\boptional\.\w+\(|\boptional_type\b|\.\?|\[\?|[{,]\s*\?|\.(orValue|optMap|optFlatMap|hasValue)\("#,
            "needs the extension library for optional values"
        ),
        (#"\b(ip|cidr|isIP|isCIDR|isCanonical)\(|\bnet\."#, "needs the extension library for networks"),
        (
            #"\.(charAt|indexOf|lastIndexOf|join|lowerAscii|upperAscii|replace|split|substring|trim|reverse|format)\("#,
            "needs the extension library for strings"
        ),
        (#"\bstrings\.quote\("#, "needs the extension library for strings"),
        (
            #"\.(all|exists|existsOne|exists_one|transformList|transformMap|transformMapEntry)\(\s*\w+\s*,\s*\w+\s*,"#,
            "needs the extension library for macros with two variables"
        ),
        (#"\.get\w+\(['"][A-Z]\w+/\w+['"]\)"#, "needs a database of time zones"),
    ]

    /// Whether a declaration or a value is a message other than a timestamp or a duration.
    private static func mentionsMessage(_ value: JSONValue) -> Bool {
        switch value {
        case .array(let elements): return elements.contains(where: mentionsMessage)
        case .object(let members):
            for member in members {
                switch member.key {
                case "message_type", "enum_value": return true
                case "abstract_type": return member.value["name"]?.string != "optional_type"
                case "object_value":
                    let type = member.value["@type"]?.string ?? ""
                    if !type.hasSuffix(".Timestamp"), !type.hasSuffix(".Duration") { return true }
                default: if mentionsMessage(member.value) { return true }
                }
            }
            return false
        default: return false
        }
    }
}
