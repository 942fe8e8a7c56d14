// `theme: fonts:` alone: what a build compares with the last one is known before the dossier is read.

import Diagnostics
import Files

public enum FontFolder {
    /// The folder that `dossier.yml` names; nil where it names none or can't be read, which reading the dossier then says.
    public static func named(in folder: Folder) -> String? {
        guard let bytes = try? folder.read("dossier.yml") else { return nil }
        var reading = FileReading(text: SourceText(path: "dossier.yml", bytes: bytes), file: 0, id: "dossier")
        guard EncodingCheck.passes(&reading) else { return nil }
        return SettingsReading.settings(rules: [], in: &reading).fonts
    }
}
