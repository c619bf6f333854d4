extension ConversionFunctions {
    /// Cuts the fraction of a double off; what does not fit is an error.
    @Sendable static func int(_ value: ExpressionValue, _ frame: inout EvaluationFrame) throws(EvaluationError)
        -> ExpressionValue
    {
        switch value {
        case .int: return value
        case .uint(let uint):
            guard let int = Int64(exactly: uint) else { throw .overflow("int") }
            return .int(int)
        case .double(let double):
            // The bounds themselves are refused, as doubles near them stand for numbers on either side.
            guard double > -0x1p63, double < 0x1p63 else { throw .overflow("int") }
            return .int(Int64(double))
        case .string(let string):
            guard let int = Int64(string) else { throw EvaluationError(.conversion, "the string is no int") }
            return .int(int)
        case .timestamp(let timestamp): return .int(timestamp.seconds)
        default: throw .noOverload("int", value)
        }
    }

    @Sendable static func uint(_ value: ExpressionValue, _ frame: inout EvaluationFrame) throws(EvaluationError)
        -> ExpressionValue
    {
        switch value {
        case .uint: return value
        case .int(let int):
            guard let uint = UInt64(exactly: int) else { throw .overflow("uint") }
            return .uint(uint)
        case .double(let double):
            guard double >= 0, double < 0x1p64 else { throw .overflow("uint") }
            return .uint(UInt64(double))
        case .string(let string):
            guard string.utf8.allSatisfy({ (48...57).contains($0) }), let uint = UInt64(string) else {
                throw EvaluationError(.conversion, "the string is no uint")
            }
            return .uint(uint)
        default: throw .noOverload("uint", value)
        }
    }

    @Sendable static func double(_ value: ExpressionValue, _ frame: inout EvaluationFrame) throws(EvaluationError)
        -> ExpressionValue
    {
        switch value {
        case .double: return value
        case .int(let int): return .double(Double(int))
        case .uint(let uint): return .double(Double(uint))
        case .string(let string):
            guard let double = NumberFormat.double(string) else {
                throw EvaluationError(.conversion, "the string is no double")
            }
            return .double(double)
        default: throw .noOverload("double", value)
        }
    }
}

extension NumberFormat {
    /// Reads a decimal number with fraction and exponent, `NaN`, `Inf` or `Infinity`; nothing when it is too large.
    fileprivate static func double(_ text: String) -> Double? {
        var bytes = Array(text.utf8)[...]
        var isNegative = false
        if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            bytes = bytes.dropFirst()
        }
        let word = String(decoding: bytes, as: UTF8.self).lowercased()
        switch word {
        case "nan": return .nan
        case "inf", "infinity": return isNegative ? -.infinity : .infinity
        default: break
        }
        guard bytes.allSatisfy({ (48...57).contains($0) || ".eE+-".utf8.contains($0) }), let double = Double(word),
            double.isFinite, bytes.first != UInt8(ascii: "-"), bytes.first != UInt8(ascii: "+")
        else { return nil }
        return isNegative ? -double : double
    }
}
