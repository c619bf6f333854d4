package import Documents

/// The typed options of a stage, read from its `with:` in the pipeline.
package protocol StageOptions: Sendable {
    /// Reads every option and reports every mistake in one pass; an unknown key is a mistake.
    static func read(_ reader: consuming OptionReader) throws(Diagnostics) -> Self
}
