// What `dossier explain` prints: a page for each rule, the files of `rules/`, embedded when the tool is built.

/// A rule's page of the reference.
public struct RulePage: Sendable {
    public var id: String
    /// Markdown: the id as its title, what must hold and why, `## Wrong`, `## Right`, and where needed when the rule is silent.
    public var text: String

    public init(id: String, text: String) {
        self.id = id
        self.text = text
    }

    /// The page's first sentence: what must hold.
    public var summary: String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).drop { $0.hasPrefix("#") || $0.isEmpty }
        let paragraph = lines.prefix { !$0.isEmpty }.joined(separator: " ")
        // A full stop inside backticks ends no sentence.
        var isCode = false
        for index in paragraph.indices {
            if paragraph[index] == "`" { isCode.toggle() }
            if !isCode, paragraph[index...].hasPrefix(". ") { return paragraph[..<index] + "." }
        }
        return paragraph
    }
}

/// The reference of the rules.
public enum RuleReference {
    /// Every page, in the order of the ids.
    public static var pages: [RulePage] {
        files.map { RulePage(id: $0.key, text: String(decoding: $0.value, as: UTF8.self)) }.sorted { $0.id < $1.id }
    }

    public static func page(_ id: String) -> RulePage? {
        files[id].map { RulePage(id: id, text: String(decoding: $0, as: UTF8.self)) }
    }

    /// A file of `rules/` needs its line here; a test says when it has none.
    private static let files: [String: [UInt8]] = [
        "address": PackageResources.address_md,
        "allow-reason": PackageResources.allow_reason_md,
        "ambiguous-alias": PackageResources.ambiguous_alias_md,
        "ambiguous-name": PackageResources.ambiguous_name_md,
        "ambiguous-quotation": PackageResources.ambiguous_quotation_md,
        "answer-target": PackageResources.answer_target_md,
        "bracket-in-address": PackageResources.bracket_in_address_md,
        "brief-overflow": PackageResources.brief_overflow_md,
        "broken-link": PackageResources.broken_link_md,
        "broken-wikilink": PackageResources.broken_wikilink_md,
        "byte-order-mark": PackageResources.byte_order_mark_md,
        "card-overflow": PackageResources.card_overflow_md,
        "chained-quotations": PackageResources.chained_quotations_md,
        "citation-grade": PackageResources.citation_grade_md,
        "citation-syntax": PackageResources.citation_syntax_md,
        "citation-unit": PackageResources.citation_unit_md,
        "claim-without-evidence": PackageResources.claim_without_evidence_md,
        "claim-without-holder": PackageResources.claim_without_holder_md,
        "copied-text": PackageResources.copied_text_md,
        "date": PackageResources.date_md,
        "digest-paragraph": PackageResources.digest_paragraph_md,
        "duplicate-definition": PackageResources.duplicate_definition_md,
        "duplicate-id": PackageResources.duplicate_id_md,
        "duplicate-key": PackageResources.duplicate_key_md,
        "early-rebuttal": PackageResources.early_rebuttal_md,
        "editions-order": PackageResources.editions_order_md,
        "empty-alias": PackageResources.empty_alias_md,
        "empty-value": PackageResources.empty_value_md,
        "encoding": PackageResources.encoding_md,
        "event-date-conflict": PackageResources.event_date_conflict_md,
        "event-syntax": PackageResources.event_syntax_md,
        "event-without-source": PackageResources.event_without_source_md,
        "evidence-without-quotation": PackageResources.evidence_without_quotation_md,
        "falsified-unmarked": PackageResources.falsified_unmarked_md,
        "figure-conflict": PackageResources.figure_conflict_md,
        "figure-syntax": PackageResources.figure_syntax_md,
        "format": PackageResources.format_md,
        "front-matter": PackageResources.front_matter_md,
        "front-matter-end": PackageResources.front_matter_end_md,
        "front-matter-limit": PackageResources.front_matter_limit_md,
        "handling-below": PackageResources.handling_below_md,
        "hash": PackageResources.hash_md,
        "hedge-not-in-source": PackageResources.hedge_not_in_source_md,
        "hypotheses-cell": PackageResources.hypotheses_cell_md,
        "id-syntax": PackageResources.id_syntax_md,
        "idle-allowance": PackageResources.idle_allowance_md,
        "image-limit": PackageResources.image_limit_md,
        "import-author": PackageResources.import_author_md,
        "import-chrome": PackageResources.import_chrome_md,
        "import-date": PackageResources.import_date_md,
        "import-encoding": PackageResources.import_encoding_md,
        "import-file": PackageResources.import_file_md,
        "import-heading": PackageResources.import_heading_md,
        "import-language": PackageResources.import_language_md,
        "import-paragraph": PackageResources.import_paragraph_md,
        "import-publisher": PackageResources.import_publisher_md,
        "import-text": PackageResources.import_text_md,
        "import-title": PackageResources.import_title_md,
        "item-became-definition": PackageResources.item_became_definition_md,
        "judgement-syntax": PackageResources.judgement_syntax_md,
        "language": PackageResources.language_md,
        "lead-in-citation": PackageResources.lead_in_citation_md,
        "leaked-text": PackageResources.leaked_text_md,
        "likelihood-with-confidence": PackageResources.likelihood_with_confidence_md,
        "likelihood-words": PackageResources.likelihood_words_md,
        "line-endings": PackageResources.line_endings_md,
        "locator-form": PackageResources.locator_form_md,
        "lock-file": PackageResources.lock_file_md,
        "markdown-nesting": PackageResources.markdown_nesting_md,
        "mention-place": PackageResources.mention_place_md,
        "misplaced-heading": PackageResources.misplaced_heading_md,
        "misquotation": PackageResources.misquotation_md,
        "missing-footnote": PackageResources.missing_footnote_md,
        "missing-fonts": PackageResources.missing_fonts_md,
        "missing-key": PackageResources.missing_key_md,
        "missing-settings": PackageResources.missing_settings_md,
        "outside-life": PackageResources.outside_life_md,
        "overprecise-date": PackageResources.overprecise_date_md,
        "pack-form": PackageResources.pack_form_md,
        "pack-include": PackageResources.pack_include_md,
        "pack-judgement": PackageResources.pack_judgement_md,
        "pack-selection": PackageResources.pack_selection_md,
        "pandoc-citation": PackageResources.pandoc_citation_md,
        "paragraph-map": PackageResources.paragraph_map_md,
        "paragraph-map-changed": PackageResources.paragraph_map_changed_md,
        "private-marking": PackageResources.private_marking_md,
        "quotation-budget": PackageResources.quotation_budget_md,
        "quotation-limit": PackageResources.quotation_limit_md,
        "quotation-note": PackageResources.quotation_note_md,
        "quotation-place": PackageResources.quotation_place_md,
        "quote-brackets": PackageResources.quote_brackets_md,
        "quote-value": PackageResources.quote_value_md,
        "raw-html": PackageResources.raw_html_md,
        "record-run-on": PackageResources.record_run_on_md,
        "record-syntax": PackageResources.record_syntax_md,
        "record-text": PackageResources.record_text_md,
        "relation-syntax": PackageResources.relation_syntax_md,
        "relative-date": PackageResources.relative_date_md,
        "renumbered-paragraph": PackageResources.renumbered_paragraph_md,
        "reply-missing": PackageResources.reply_missing_md,
        "reserve-before-quotation": PackageResources.reserve_before_quotation_md,
        "reserved-heading": PackageResources.reserved_heading_md,
        "reserved-id": PackageResources.reserved_id_md,
        "single-source": PackageResources.single_source_md,
        "source-changed": PackageResources.source_changed_md,
        "speech-without-speaker": PackageResources.speech_without_speaker_md,
        "symbolic-link": PackageResources.symbolic_link_md,
        "table-cells": PackageResources.table_cells_md,
        "table-columns": PackageResources.table_columns_md,
        "table-position": PackageResources.table_position_md,
        "template-escape": PackageResources.template_escape_md,
        "template-name": PackageResources.template_name_md,
        "template-partial": PackageResources.template_partial_md,
        "template-section": PackageResources.template_section_md,
        "template-syntax": PackageResources.template_syntax_md,
        "text-changed": PackageResources.text_changed_md,
        "text-encoding": PackageResources.text_encoding_md,
        "text-map": PackageResources.text_map_md,
        "text-missing": PackageResources.text_missing_md,
        "timeline-lane": PackageResources.timeline_lane_md,
        "timeline-text": PackageResources.timeline_text_md,
        "unanswered": PackageResources.unanswered_md,
        "uncertain-extent": PackageResources.uncertain_extent_md,
        "uncited-judgement": PackageResources.uncited_judgement_md,
        "uncited-sentence": PackageResources.uncited_sentence_md,
        "unclosed-bracket": PackageResources.unclosed_bracket_md,
        "unguarded-source": PackageResources.unguarded_source_md,
        "unit-out-of-range": PackageResources.unit_out_of_range_md,
        "unknown-allowance": PackageResources.unknown_allowance_md,
        "unknown-entity": PackageResources.unknown_entity_md,
        "unknown-key": PackageResources.unknown_key_md,
        "unknown-relation": PackageResources.unknown_relation_md,
        "unknown-source": PackageResources.unknown_source_md,
        "unknown-template": PackageResources.unknown_template_md,
        "unknown-value": PackageResources.unknown_value_md,
        "unlinked-name": PackageResources.unlinked_name_md,
        "unlinked-party": PackageResources.unlinked_party_md,
        "unmarked-speech": PackageResources.unmarked_speech_md,
        "unmentioned-entity": PackageResources.unmentioned_entity_md,
        "unread-file": PackageResources.unread_file_md,
        "unreadable-file": PackageResources.unreadable_file_md,
        "unreferenced-source": PackageResources.unreferenced_source_md,
        "unsafe-link": PackageResources.unsafe_link_md,
        "unused-definition": PackageResources.unused_definition_md,
        "unused-footnote": PackageResources.unused_footnote_md,
        "unverified-quotation": PackageResources.unverified_quotation_md,
        "verdict-without-reason": PackageResources.verdict_without_reason_md,
        "weak-source": PackageResources.weak_source_md,
        "wikidata": PackageResources.wikidata_md,
        "wikilink-syntax": PackageResources.wikilink_syntax_md,
        "windows-file": PackageResources.windows_file_md,
        "wrong-type": PackageResources.wrong_type_md,
        "yaml-aliases": PackageResources.yaml_aliases_md,
        "yaml-depth": PackageResources.yaml_depth_md,
    ]
}
