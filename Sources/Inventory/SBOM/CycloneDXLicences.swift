import Documents

/// Reads the `licenses` of a CycloneDX component: SPDX ids, names and expressions, as stated.
enum CycloneDXLicences {
    static func read(_ component: SourceNode, version: String, _ fields: inout SBOMFields) -> [String] {
        let choices = fields.objects("licenses", of: component)
        guard !choices.isEmpty else { return [] }
        var licences: [String] = []
        var expressions = 0
        for choice in choices {
            let expression = fields.string("expression", of: choice)
            let licence = fields.object("license", of: choice)
            if (expression == nil) == (licence == nil) {
                fields.report(
                    "licence", "a licence choice holds exactly one of 'license' and 'expression'", at: choice.span)
                continue
            }
            if let text = expression?.string {
                expressions += 1
                licences.append(text)
            } else if let licence, let stated = stated(licence, &fields) {
                licences.append(stated)
            }
        }
        // Up to 1.6 the list is either licences or one single expression (specification 1.6, licenseChoice).
        if expressions > 0, choices.count > 1, version != "1.7" {
            fields.report(
                "licence",
                "a licence expression stands beside other licences, which CycloneDX \(version) does not allow",
                at: choices[0].span)
        }
        return licences.filter { !$0.isEmpty }
    }

    private static func stated(_ licence: SourceNode, _ fields: inout SBOMFields) -> String? {
        let id = fields.string("id", of: licence)
        let name = fields.string("name", of: licence)
        guard (id == nil) != (name == nil) else {
            fields.report("licence", "a licence has exactly one of 'id' and 'name'", at: licence.span)
            return nil
        }
        return id?.string ?? name?.string
    }
}
