// One rule asked of a small dossier.

import Diagnostics
import TestKit

extension TestDossier {
    /// What one rule says, in reading order.
    func messages(of rule: String) throws -> [String] {
        try diagnostics().filter { $0.rule == rule }.map(\.message)
    }

    /// Two sources to cite, of other years and grades.
    static var withSources: TestDossier {
        TestDossier.whole.source("early", "published: 2019-05-02\nreliability: B").source("late", "published: 2023-07\nreliability: D")
            .entity("council", name: "Town Council", type: "government").entity("guild", name: "Guild of Carters")
    }
}
