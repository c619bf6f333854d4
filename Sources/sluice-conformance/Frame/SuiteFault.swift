/// Something about a suite's files that is not as its README says.
struct SuiteFault: Error, CustomStringConvertible {
    let description: String
}
