import Artifacts
import Testing

@Suite("package URLs") struct PackageURLTests {
    @Test("the parts of a full purl") func parts() throws {
        let url = try #require(
            PackageURL("pkg:GOLANG/google.golang.org/genproto@abc%2Bdef?B=2&a=x%2Fy#/googleapis/./api/../annotations/"))
        #expect(url.type == "golang")
        #expect(url.namespace == "google.golang.org")
        #expect(url.name == "genproto")
        #expect(url.version == "abc+def")
        #expect(url.qualifiers == [.init(key: "a", value: "x/y"), .init(key: "b", value: "2")])
        #expect(url.qualifier("b") == "2")
        #expect(url.subpath == "googleapis/api/annotations")
        #expect(
            url.description == "pkg:golang/google.golang.org/genproto@abc%2Bdef?a=x%2Fy&b=2#googleapis/api/annotations")
        #expect(url.identity == "pkg:golang/google.golang.org/genproto")
        #expect(
            url.withoutVersion.description
                == "pkg:golang/google.golang.org/genproto?a=x%2Fy&b=2#googleapis/api/annotations")
    }

    static let canonicalForms = [
        "pkg:npm/foo@1": "pkg:npm/foo@1",
        "pkg://npm/foo": "pkg:npm/foo",
        "PKG:NPM/foo": "pkg:npm/foo",
        "pkg:npm/@babel/core": "pkg:npm/%40babel/core",
        "pkg:npm/@babel/core@7.0.0": "pkg:npm/%40babel/core@7.0.0",
        "pkg:npm/%40babel/core@7.0.0": "pkg:npm/%40babel/core@7.0.0",
        "pkg:npm/Foo@1": "pkg:npm/Foo@1",
        "pkg:npm/foo?a=": "pkg:npm/foo",
        "pkg:npm/foo@": "pkg:npm/foo",
        "pkg:npm/foo@1.0.0+build": "pkg:npm/foo@1.0.0%2Bbuild",
        "pkg:pypi/Django_Rest@1.0.DEV1": "pkg:pypi/django-rest@1.0.dev1",
        "pkg:deb/Debian/Curl@1:7.50~rc1-1?distro=debian-12&arch=amd64":
            "pkg:deb/debian/curl@1:7.50~rc1-1?arch=amd64&distro=debian-12",
        "pkg:rpm/Fedora/Curl@7": "pkg:rpm/fedora/Curl@7",
        "pkg:github/Package-URL/Purl-Spec@V1": "pkg:github/package-url/purl-spec@V1",
        "pkg:golang/stdlib@1.22.1": "pkg:golang/stdlib@1.22.1",
        "pkg:golang/github.com/Masterminds/goutils@v1": "pkg:golang/github.com/Masterminds/goutils@v1",
        "pkg:huggingface/a/B@ABC": "pkg:huggingface/a/B@abc",
        "pkg:oci/Debian@SHA256%3Aabc?tag=Latest": "pkg:oci/debian@sha256:abc?tag=Latest",
        "pkg:cpan/gdt/URI-PackageURL": "pkg:cpan/GDT/URI-PackageURL",
        "pkg:pub/Flutter-x": "pkg:pub/flutter_x",
        "pkg:git/codeberg.org/forgejo/forgejo@1": "pkg:git/codeberg.org/forgejo/forgejo@1",
        "pkg:composer/Laravel/Laravel": "pkg:composer/laravel/laravel",
        "pkg:mlflow/Fraud?repository_url=https://x.databricks.net":
            "pkg:mlflow/fraud?repository_url=https:%2F%2Fx.databricks.net",
        "pkg:mlflow/Fraud?repository_url=https://x.azureml.ms":
            "pkg:mlflow/Fraud?repository_url=https:%2F%2Fx.azureml.ms",
        "pkg:brew/node@20@20.10.0": "pkg:brew/node%4020@20.10.0",
        "pkg:unknown-type/a/b/c@1": "pkg:unknown-type/a/b/c@1",
        "pkg:maven/g/a@%C3%BC": "pkg:maven/g/a@%C3%BC",
    ]

    @Test("canonical forms", arguments: canonicalForms.sorted { $0.key < $1.key })
    func canonical(_ text: String, _ canonical: String) throws {
        let url = try #require(PackageURL(text))
        #expect(url.description == canonical)
        #expect(PackageURL(url.description) == url, "canonical text reads as itself")
        let built = try PackageURL(
            type: url.type, namespace: url.namespace, name: url.name, version: url.version, qualifiers: url.qualifiers,
            subpath: url.subpath)
        #expect(built == url, "parts build the same purl")
    }

    static let refusedForms: [String: PackageURLError.Code] = [
        "": .scheme, "npm/foo": .scheme, "pkg%3Anpm/foo": .scheme, "pkg:": .type, "pkg:npm": .type, "pkg:npm/": .type,
        "pkg:1npm/foo": .type, "pkg:n_m/foo": .type, "pkg:n m/foo": .type, "pkg:a:b/c": .type, "pkg:npm/@1.0": .name,
        "pkg:swift/github.com/a/@1": .name, "pkg:npm/foo?a": .qualifier, "pkg:npm/foo?=b": .qualifier,
        "pkg:npm/foo?a%20b=c": .qualifier, "pkg:npm/foo?1a=c": .qualifier, "pkg:npm/foo?a=1&A=2": .qualifier,
        "pkg:npm/f%oo": .encoding, "pkg:npm/foo%2": .encoding, "pkg:npm/foo%FF": .encoding, "pkg:npm/foo%00": .encoding,
        "pkg:npm/foo@1%0A": .encoding, "pkg:npm/a%2Fb/c": .namespace, "pkg:npm/a#b%2Fc": .subpath,
        "pkg:maven/a": .namespace, "pkg:deb/curl": .namespace, "pkg:swift/a@1": .namespace, "pkg:cargo/a/b": .namespace,
        "pkg:vcpkg/boost/asio@1": .namespace, "pkg:julia/Dates": .qualifier, "pkg:swid/a/b": .qualifier,
        "pkg:cpan/URI::PackageURL": .name, "pkg:cocoapods/a%2Bb": .name,
        "pkg:chrome-extension/44444algnefjeiefhmpklpfiohadpglk": .name,
        "pkg:chrome-extension/dlpngalgnefjeiefhmpklpfiohadpglk@1.x": .version,
        "pkg:npm/" + String(repeating: "a", count: PackageURL.maximumLength): .tooLong,
    ]

    @Test("what breaks the specification is refused", arguments: refusedForms.sorted { $0.key < $1.key })
    func refused(_ text: String, _ code: PackageURLError.Code) {
        #expect(PackageURL(text) == nil)
        #expect { try PackageURL(parsing: text) } throws: { ($0 as? PackageURLError)?.code == code }
    }

    @Test("equality is by bytes, not by canonical equivalence") func bytes() throws {
        let kelvin = try #require(PackageURL("pkg:npm/%E2%84%AA"))
        let letter = try #require(PackageURL("pkg:npm/K"))
        #expect(kelvin.name == letter.name)
        #expect(kelvin != letter)
        #expect(Set([kelvin, letter]).count == 2)
    }

    @Test("canonicalisation is idempotent for random texts") func idempotent() {
        let pieces = [
            "pkg:", "npm", "deb", "pypi", "git", "/", "@", "?", "&", "=", "#", "%40", "%2F", ".", "..", "A", "b", "_",
            ":", "ü", "+", "1",
        ]
        var generator = SystemRandomNumberGenerator()
        var read = 0
        for _ in 0..<20_000 {
            let text =
                "pkg:"
                + (0..<Int.random(in: 2...12, using: &generator)).map { _ in
                    pieces.randomElement(using: &generator) ?? ""
                }.joined()
            guard let url = PackageURL(text) else { continue }
            read += 1
            let again = PackageURL(url.description)
            #expect(again?.description == url.description, "\(text)")
            #expect(url.withoutVersion.withoutVersion == url.withoutVersion)
        }
        #expect(read > 100)
    }
}
