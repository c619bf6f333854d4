/// Why a connection out was not made.
package enum EgressError: Error, Equatable, CustomStringConvertible {
    /// An entry of the allow-list that is neither a host, a host with a port nor `*.` and a domain.
    case wrongEntry(String)
    /// A host that the allow-list does not name.
    case hostNotAllowed(String, port: Int)

    package var description: String {
        switch self {
        case .wrongEntry(let text):
            "'\(text)' is no host to allow: write 'registry.example.org', 'registry.example.org:5000' or '*.example.org'"
        case .hostNotAllowed(let host, let port):
            "connections to \(host):\(port) are not allowed: add '\(host):\(port)' to the allowed hosts if they should be"
        }
    }
}
