/// The types of version ranges (vers) that are registered: the general ones and those of registered package URL types.
enum VersTypes {
    static let registered: Set<String> = [
        "all", "datetime", "generic", "intdot", "lexicographic", "none", "semver",
        "alpm", "apk", "bazel", "bitbucket", "bitnami", "cargo", "chrome-extension", "cocoapods", "composer", "conan",
        "conda", "cpan", "cran", "dart", "deb", "docker", "gem", "github", "golang", "hackage", "hex", "huggingface",
        "julia", "luarocks", "maven", "mlflow", "npm", "nuget", "oci", "opam", "otp", "pub", "pypi", "qpkg", "rpm",
        "swid", "swift", "vscode-extension", "yocto",
    ]
}
