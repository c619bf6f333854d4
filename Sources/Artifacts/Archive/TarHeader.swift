/// One 512-byte header block of a tar archive (POSIX.1-2017 pax, ustar interchange format; GNU variants).
struct TarHeader {
    enum Kind: Equatable {
        case file, folder, symbolicLink, hardLink, device, pipe
        case pax, paxGlobal, longName, longLink
    }

    let kind: Kind
    /// The name as its bytes stand, prefix joined.
    let name: [UInt8]
    let size: Int

    var isExtension: Bool {
        switch kind {
        case .pax, .paxGlobal, .longName, .longLink: true
        case .file, .folder, .symbolicLink, .hardLink, .device, .pipe: false
        }
    }

    init(_ block: ArraySlice<UInt8>) throws(ArchiveError) {
        guard Self.checksumMatches(block) else {
            throw ArchiveError(.checksum, "a tar header's checksum does not match")
        }
        let start = block.startIndex
        func field(_ offset: Int, _ length: Int) -> ArraySlice<UInt8> {
            block[(start + offset)..<(start + offset + length)]
        }
        kind = try Self.kind(of: block[start + 156])
        var name = Array(Self.untilZero(field(0, 100)))
        if field(257, 6).elementsEqual("ustar\0".utf8) {
            let prefix = Self.untilZero(field(345, 155))
            if !prefix.isEmpty { name = Array(prefix) + [UInt8(ascii: "/")] + name }
        }
        self.name = name
        let stated = try Self.number(field(124, 12))
        switch kind {
        case .file, .pax, .paxGlobal, .longName, .longLink: size = stated
        case .folder, .symbolicLink, .hardLink, .device, .pipe:
            guard stated == 0 else {
                throw ArchiveError(.ambiguous, "an entry that has no content states a size")
            }
            size = 0
        }
    }

    private static func kind(of flag: UInt8) throws(ArchiveError) -> Kind {
        switch flag {
        case 0, UInt8(ascii: "0"), UInt8(ascii: "7"): .file
        case UInt8(ascii: "1"): .hardLink
        case UInt8(ascii: "2"): .symbolicLink
        case UInt8(ascii: "3"), UInt8(ascii: "4"): .device
        case UInt8(ascii: "5"): .folder
        case UInt8(ascii: "6"): .pipe
        case UInt8(ascii: "x"): .pax
        case UInt8(ascii: "g"): .paxGlobal
        case UInt8(ascii: "L"): .longName
        case UInt8(ascii: "K"): .longLink
        default: throw ArchiveError(.unsupported, "a tar entry is of a kind that is not read (sparse, volume, …)")
        }
    }

    /// The sum of the block's bytes, its own field counted as spaces; signed sums of old writers count as well.
    static func checksumMatches(_ block: ArraySlice<UInt8>) -> Bool {
        let start = block.startIndex
        guard block.count == TarReader.blockSize,
            let stated = try? number(block[(start + 148)..<(start + 156)])
        else { return false }
        var unsigned = 0
        var signed = 0
        for (offset, byte) in block.enumerated() {
            let byte = (148..<156).contains(offset) ? UInt8(ascii: " ") : byte
            unsigned += Int(byte)
            signed += Int(Int8(bitPattern: byte))
        }
        return stated == unsigned || stated == signed
    }

    /// An octal number between spaces and zeros, or GNU's base-256 form.
    private static func number(_ field: ArraySlice<UInt8>) throws(ArchiveError) -> Int {
        var value = 0
        if let first = field.first, first & 0x80 != 0 {
            guard first == 0x80 else { throw ArchiveError(.malformed, "a tar number is negative or too large") }
            for byte in field.dropFirst() {
                let (shifted, overflow) = value.multipliedReportingOverflow(by: 256)
                guard !overflow, shifted <= Int.max - Int(byte) else {
                    throw ArchiveError(.malformed, "a tar number is too large")
                }
                value = shifted + Int(byte)
            }
            return value
        }
        let digits = field.drop { $0 == UInt8(ascii: " ") }.prefix { $0 != 0 && $0 != UInt8(ascii: " ") }
        let rest = field[digits.endIndex...]
        guard digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "7")).contains),
            rest.allSatisfy({ $0 == 0 || $0 == UInt8(ascii: " ") })
        else { throw ArchiveError(.malformed, "a tar number is not octal") }
        // Twelve octal digits are 36 bits: no overflow.
        for digit in digits { value = value << 3 | Int(digit - UInt8(ascii: "0")) }
        return value
    }

    private static func untilZero(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> { field.prefix { $0 != 0 } }
}
