import Advisories
import Inventory
import Testing

@Suite("End-of-life tables") struct EndOfLifeTableTests {
    private static let text = #"""
        {"debian":[
           {"cycle":"13","codename":"Trixie","eol":"2028-08-09","extendedSupport":"2030-06-30","latest":"13.1"},
           {"cycle":"12","codename":"Bookworm","eol":"2026-06-10","extendedSupport":"2028-06-30","latest":"12.12"},
           {"cycle":"8","codename":"Jessie","eol":true}],
         "ubuntu":[{"cycle":"22.04","codename":"Jammy Jellyfish","eol":"2027-04-01","support":"2024-09-30"}],
         "python":[{"cycle":"3.1","eol":"2012-04-09","support":false},{"cycle":"3.11","eol":"2027-10-31","support":true}],
         "wolfi":[{"cycle":1,"eol":false}]}
        """#

    private func table() throws(AdvisoryFeedError) -> EndOfLifeTable { try EndOfLifeTable.read(Array(Self.text.utf8)) }

    @Test(
        "the status of a release on a day",
        arguments: [
            ("debian", "12", "2026-06-10", SupportStatus.Phase.supported), ("debian", "12.5", "2026-06-11", .extended),
            ("debian", "bookworm", "2028-07-01", .ended), ("debian", "8.11", "2010-01-01", .ended),
            ("debian", "1", "2026-01-01", .unknown), ("debian", "120", "2026-01-01", .unknown),
            ("debian", "sid", "2026-01-01", .unknown), ("debian", "", "2026-01-01", .unknown),
            ("ubuntu", "22.04", "2024-09-30", .supported), ("ubuntu", "jammy", "2025-01-01", .securityOnly),
            ("python", "3.11.4", "2025-01-01", .supported), ("python", "3.1.5", "2011-01-01", .securityOnly),
            ("wolfi", "v1", "2099-01-01", .supported), ("arch", "1", "2025-01-01", .unknown),
        ])
    func status(product: String, release: String, day: String, phase: SupportStatus.Phase) throws {
        let day = try #require(CalendarDate(day))
        #expect(try table().status(of: product, release: release, on: day).phase == phase)
    }

    @Test("the distribution of an inventory, by its os-release id")
    func distribution() throws {
        let text =
            #"{"rocky-linux":[{"cycle":"9","eol":"2032-05-31"}],"alpine-linux":[{"cycle":"3.18","eol":"2025-05-09"}]}"#
        let table = try EndOfLifeTable.read(Array(text.utf8))
        let day = try #require(CalendarDate("2026-01-01"))
        func phase(_ id: String, _ version: String?) -> SupportStatus.Phase {
            table.status(of: OperatingSystem(name: id, version: version), on: day).phase
        }
        #expect(phase("rocky", "9.3") == .supported && phase("alpine", "3.18.4") == .ended)
        #expect(phase("rocky", nil) == .unknown && phase("debian", "12") == .unknown && phase("wolfi", "1") == .unknown)
    }

    @Test("a list of cycles is read for its product, and tables are joined")
    func list() throws {
        let alpine = try EndOfLifeTable.read(Array(#"[{"cycle":"3.19","eol":"2025-11-01"}]"#.utf8), product: "alpine")
        let joined = try table().joined(with: alpine)
        #expect(joined.productNames == ["alpine", "debian", "python", "ubuntu", "wolfi"])
        let day = try #require(CalendarDate("2025-11-02"))
        let status = joined.status(of: "alpine", release: "3.19.1", on: day)
        #expect(status.phase == .ended && status.cycle?.name == "3.19")
        #expect(throws: AdvisoryFeedError.self) { try joined.joined(with: alpine) }
    }

    @Test(
        "what is wrong is refused by name",
        arguments: [
            ("[]", AdvisoryFeedError.Code.form), ("{}", .incomplete), (#"{"a":[]}"#, .incomplete),
            (#"{"a":{}}"#, .form),
            (#"{"a":[{"eol":true}]}"#, .entry), (#"{"a":[{"cycle":"1"}]}"#, .entry),
            (#"{"a":[{"cycle":"1","eol":"soon"}]}"#, .entry), (#"{"a":[{"cycle":"1","eol":1}]}"#, .entry),
            (#"{"a":[{"cycle":"1","eol":true},{"cycle":"1","eol":false}]}"#, .duplicate),
        ])
    func refused(text: String, code: AdvisoryFeedError.Code) {
        do throws(AdvisoryFeedError) {
            let table = try EndOfLifeTable.read(Array(text.utf8))
            Issue.record("read \(table.productNames)")
        } catch {
            #expect(error.code == code)
        }
    }
}
