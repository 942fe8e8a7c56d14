// How things are drawn: by classes of the style sheet on a screen, so that themes apply; by attributes in print, whose renderer
// ignores what a style sheet says of SVG.

/// Where a drawing is shown.
public enum Medium: Sendable {
    case screen, print
}

/// What a shape stands for. Colour never says it alone: what is disputed is hollow, what is projected dashed.
enum Ink: Sendable {
    case told, disputed, projected
    case claim, counterclaim, neutral, question
    case claimSign, counterclaimSign
    case band, window, grid, axis, leader, edge, contradiction

    /// The class, and the same in presentation attributes with the light theme's colours.
    var style: (name: StaticString, attributes: StaticString) {
        switch self {
        case .told: ("ch-m", "fill=\"#0b4f71\"")
        case .disputed: ("ch-d", "fill=\"#fcfbf8\" stroke=\"#83350d\" stroke-width=\"1.8\"")
        case .projected: ("ch-p", "fill=\"#fcfbf8\" stroke=\"#1a1c1e\" stroke-width=\"1.2\" stroke-dasharray=\"2 2\"")
        case .claim: ("ch-c", "fill=\"#eaf0f8\" stroke=\"#1c4c8a\" stroke-width=\"1.5\"")
        case .counterclaim: ("ch-k", "fill=\"#f9efe6\" stroke=\"#83350d\" stroke-width=\"1.5\" stroke-dasharray=\"5 3\"")
        case .neutral: ("ch-n", "fill=\"none\" stroke=\"#84807a\"")
        case .question: ("ch-q", "fill=\"#f1efe9\"")
        case .claimSign: ("ch-cs", "fill=\"#1c4c8a\"")
        case .counterclaimSign: ("ch-ks", "fill=\"#fcfbf8\" stroke=\"#83350d\" stroke-width=\"1.6\"")
        case .band: ("ch-b", "fill=\"#f1efe9\"")
        case .window: ("ch-w", "fill=\"#eaf0f8\"")
        case .grid: ("ch-g", "fill=\"none\" stroke=\"#d8d4ca\"")
        case .axis: ("ch-a", "fill=\"none\" stroke=\"#84807a\"")
        case .leader: ("ch-l", "fill=\"none\" stroke=\"#84807a\"")
        case .edge: ("ch-e", "fill=\"none\" stroke=\"#84807a\" stroke-width=\"1.3\"")
        case .contradiction: ("ch-x", "fill=\"none\" stroke=\"#83350d\" stroke-width=\"1.3\" stroke-dasharray=\"4 3\"")
        }
    }
}

/// The colour of words.
enum Tone: Sendable {
    case ink, mute, claim, counterclaim

    var style: (name: StaticString, attributes: StaticString) {
        switch self {
        case .ink: ("", "fill=\"#1a1c1e\"")
        case .mute: ("ch-mu", "fill=\"#4b4f54\"")
        case .claim: ("ch-ct", "fill=\"#1c4c8a\"")
        case .counterclaim: ("ch-kt", "fill=\"#83350d\"")
        }
    }
}
