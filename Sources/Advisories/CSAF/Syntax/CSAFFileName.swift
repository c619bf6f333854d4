/// The name of a CSAF document's file (section 5.1).
enum CSAFFileName {
    /// The name that the rules give a document with this tracking id.
    ///
    /// The id in lower case, each run of bytes other than `a`–`z`, `0`–`9`, `+` and `-` as one underscore, and `.json`.
    static func name(trackingID: String) -> String {
        var bytes: [UInt8] = []
        var isInRun = false
        for byte in trackingID.lowercased().utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"),
                UInt8(ascii: "-"):
                bytes.append(byte)
                isInRun = false
            default:
                if !isInRun { bytes.append(UInt8(ascii: "_")) }
                isInRun = true
            }
        }
        return String(decoding: bytes, as: UTF8.self) + ".json"
    }
}
