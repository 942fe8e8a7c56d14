// What a preview is made of, from the same readers as a build.

import Checking
import Diagnostics
import Files
import Linking
import Previewing
import Publishing
import Reading
import Theme
import Workers

enum PreviewSources {
    static func inputs(_ folder: Folder, workers: Workers) -> PreviewInputs {
        PreviewInputs(
            folder: folder, rules: Session.rules, builtInTheme: ThemeReading.builtIn,
            theme: { settings in
                var diagnostics: [Diagnostic] = []
                var theme = ThemeReading.theme(folder, diagnostics: &diagnostics)
                ThemeReading.addFonts(settings.fonts, of: folder, to: &theme, diagnostics: &diagnostics)
                return (theme, diagnostics)
            },
            // One core stays free for pages.
            check: { graph, isOvertaken in
                var unread: [Diagnostic] = []
                let carried = CarriedReading.texts(graph.corpus, folder, diagnostics: &unread)
                return Checker.check(graph, carried: carried, workers: Workers(max(1, workers.count - 1)), unless: isOvertaken).map {
                    unread + $0
                }
            }, workers: workers)
    }
}

extension PreviewSources {
    /// The site as it is now, of which single files are asked.
    static func site(_ inputs: PreviewInputs) throws -> SiteFiles { try LiveDossier(inputs).state.files }
}
