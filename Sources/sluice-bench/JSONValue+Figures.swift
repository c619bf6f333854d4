import Documents

extension JSONValue {
    /// Seconds as milliseconds with three decimals.
    static func milliseconds(_ seconds: Double) -> JSONValue { .double((seconds * 1_000_000).rounded() / 1000) }

    /// A ratio with three decimals.
    static func ratio(_ value: Double) -> JSONValue { .double((value * 1000).rounded() / 1000) }
}
