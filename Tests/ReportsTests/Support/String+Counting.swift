extension String {
    /// How often a text occurs.
    func components(of part: String) -> Int { ranges(of: part).count }
}
