/// One third-party suite, run through the same entry points as the product.
///
/// A new suite is one file in `Suites` and one line in `ConformanceSuites.all`. A suite may never know a case by its
/// name; what fails for good stands in `known-failures.txt` with its reason.
protocol ConformanceSuite: SendableMetatype {
    /// The name of the suite's folder.
    static var name: String { get }

    init()

    /// The cases of the suite's folder; those of its `cases.json` unless the suite says otherwise.
    func cases(in folder: SuiteFolder) throws -> [SuiteCase]

    /// Runs one case. An error thrown, such as a file of the case that is absent, makes the case fail.
    func judge(_ conformanceCase: SuiteCase) throws -> CaseVerdict
}

extension ConformanceSuite {
    func cases(in folder: SuiteFolder) throws -> [SuiteCase] { try folder.cases() }
}
