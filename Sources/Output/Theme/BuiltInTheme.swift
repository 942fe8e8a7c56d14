// The theme that comes with the tool: the files of `templates/`, embedded when it is built.

/// The built-in theme's files, by name.
public enum BuiltInTheme {
    /// Templates by name without `.mustache`.
    public static var templates: [String: [UInt8]] {
        [
            "claim-row": PackageResources.claim_row_mustache,
            "claims": PackageResources.claims_mustache,
            "dispute": PackageResources.dispute_mustache,
            "disputes": PackageResources.disputes_mustache,
            "entities": PackageResources.entities_mustache,
            "entity": PackageResources.entity_mustache,
            "event-row": PackageResources.event_row_mustache,
            "glossary": PackageResources.glossary_mustache,
            "home": PackageResources.home_mustache,
            "judgement-row": PackageResources.judgement_row_mustache,
            "layout": PackageResources.layout_mustache,
            "not-found": PackageResources.not_found_mustache,
            "pack": PackageResources.pack_mustache,
            "page": PackageResources.page_mustache,
            "pager": PackageResources.pager_mustache,
            "position": PackageResources.position_mustache,
            "report": PackageResources.report_mustache,
            "reports": PackageResources.reports_mustache,
            "search": PackageResources.search_mustache,
            "source": PackageResources.source_mustache,
            "sources": PackageResources.sources_mustache,
            "timeline": PackageResources.timeline_mustache,
            "use-rows": PackageResources.use_rows_mustache,
        ]
    }

    /// Style sheets and the like, by path below `assets/`.
    public static var assets: [String: [UInt8]] {
        [
            "charts.css": PackageResources.charts_css,
            "citing.css": PackageResources.citing_css,
            "columns.css": PackageResources.columns_css,
            "diagrams.css": PackageResources.diagrams_css,
            "dispute.css": PackageResources.dispute_css,
            "dossier.css": PackageResources.dossier_css,
            "dossier.js": PackageResources.dossier_js,
            "entity.css": PackageResources.entity_css,
            "events.css": PackageResources.events_css,
            "favicon.svg": PackageResources.favicon_svg,
            "filtering.js": PackageResources.filtering_js,
            "glossary.css": PackageResources.glossary_css,
            "home.css": PackageResources.home_css,
            "indexes.css": PackageResources.indexes_css,
            "judgements.css": PackageResources.judgements_css,
            "not-found.js": PackageResources.not_found_js,
            "pack.css": PackageResources.pack_css,
            "positions.css": PackageResources.positions_css,
            "previews.css": PackageResources.previews_css,
            "previews.js": PackageResources.previews_js,
            "print.css": PackageResources.print_css,
            "prose.css": PackageResources.prose_css,
            "reports.css": PackageResources.reports_css,
            "search.css": PackageResources.search_css,
            "search.js": PackageResources.search_js,
            "sorting.js": PackageResources.sorting_js,
            "source.css": PackageResources.source_css,
            "tables.css": PackageResources.tables_css,
            "timeline.css": PackageResources.timeline_css,
        ]
    }
}
