// What `dossier new` writes: the files of `Files/`, embedded when the tool is built.

/// A small dossier that builds at once and teaches the formats.
public enum StarterDossier {
    /// Its files by path.
    public static var files: [String: [UInt8]] {
        [
            ".gitignore": PackageResources.starter_gitignore,
            "content/about.md": PackageResources.starter_about_md,
            "content/disputes/opening-span.md": PackageResources.starter_dispute_md,
            "content/entities/gull-bridge.md": PackageResources.starter_bridge_md,
            "content/entities/harbour-pilots.md": PackageResources.starter_pilots_md,
            "content/entities/ines-corrado.md": PackageResources.starter_corrado_md,
            "content/entities/vellmouth-courier.md": PackageResources.starter_courier_md,
            "content/entities/vellmouth-town-council.md": PackageResources.starter_council_md,
            "content/index.md": PackageResources.starter_index_md,
            "content/timeline/events.md": PackageResources.starter_timeline_md,
            "dossier.yml": PackageResources.starter_dossier_yml,
            "seeds/courier-2024.verified": PackageResources.starter_lock_courier_txt,
            "seeds/courier-2024.windows": PackageResources.starter_windows_courier_txt,
            "seeds/fulltext/courier.txt": PackageResources.starter_text_courier_txt,
            "seeds/fulltext/tideline.txt": PackageResources.starter_text_tideline_txt,
            "seeds/tideline-2024.verified": PackageResources.starter_lock_tideline_txt,
            "seeds/tideline-2024.windows": PackageResources.starter_windows_tideline_txt,
            "seeds/courier-2024.md": PackageResources.starter_source_courier_md,
            "seeds/tideline-2024.md": PackageResources.starter_source_tideline_md,
        ]
    }
}
