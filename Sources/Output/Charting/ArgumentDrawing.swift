// An argument's layout as SVG.

import Mustache

extension ArgumentMap {
    /// - Parameter label: what assistive technology calls the drawing.
    public func drawing(_ medium: Medium, label: String) -> Markup {
        var drawing = Drawing(medium)
        drawing.open(
            class: statementLettering.size > 13.6 ? "ch ch-wide" : "ch ch-narrow", width: width, height: height, label: label)
        for edge in edges { draw(edge, &drawing) }
        for box in boxes { draw(box, &drawing) }
        drawing.close()
        return drawing.markup
    }

    /// The narrow layout in pieces for print, none higher than a page: cut between boxes, never through one but where a box alone is higher.
    /// - Parameter limit: the height of a page in the drawing's own units.
    public func pieces(_ medium: Medium, label: String, limit: Double) -> [Markup] {
        var cuts: [Double] = [0]
        var last = 0.0
        for box in boxes.sorted(by: { $0.frame.y < $1.frame.y }) {
            let top = (box.word?.y ?? box.frame.y) - 5
            if box.frame.bottom + 4 - (cuts.last ?? 0) > limit, top > (cuts.last ?? 0) { cuts.append(top) }
            last = max(last, box.frame.bottom)
        }
        cuts.append(max(height, last))
        return zip(cuts, cuts.dropFirst()).map { top, bottom in
            var drawing = Drawing(medium)
            drawing.open(class: "ch ch-narrow", top: top, width: width, height: bottom - top, label: label)
            for edge in edges {
                let ends = edge.points.map(\.y)
                if (ends.min() ?? 0) < bottom, (ends.max() ?? 0) > top { draw(edge, &drawing) }
            }
            for box in boxes where box.frame.y < bottom && box.frame.bottom > top { draw(box, &drawing) }
            drawing.close()
            return drawing.markup
        }
    }

    private func draw(_ edge: Edge, _ drawing: inout Drawing) {
        guard let first = edge.points.first, let last = edge.points.last else { return }
        drawing.path(edge.isContradiction ? .contradiction : .edge) { path in
            path.move(first.x, first.y)
            if edge.isCurved {
                let middle = (first.x + last.x) / 2
                path.curve(middle, first.y, middle, last.y, last.x, last.y)
            } else {
                for point in edge.points.dropFirst() { path.line(point.x, point.y) }
            }
        }
    }

    private func draw(_ box: Box, _ drawing: inout Drawing) {
        guard let claim = box.claim else {
            drawing.rectangle(box.frame, .question)
            words(of: box, indent: 0, .mute, &drawing)
            return
        }
        let item = claims[claim]
        let tone: Tone
        let ink: Ink
        switch item.side {
        case .claim: (tone, ink) = (.claim, .claim)
        case .counterclaim: (tone, ink) = (.counterclaim, .counterclaim)
        case .neither: (tone, ink) = (.ink, .neutral)
        }
        if let word = box.word, let relation = item.relation {
            drawing.lines([relation], x: word.x, top: word.y, Self.wordLettering, .mute)
        }
        drawing.openLink(item.target)
        drawing.rectangle(box.frame, ink, radius: 2)
        let sign = Point(x: box.frame.x + Self.padding + 5, y: box.frame.y + Self.padding + 7)
        switch item.side {
        case .claim: drawing.rectangle(Frame(x: sign.x - 4, y: sign.y - 4, width: 8, height: 8), .claimSign)
        case .counterclaim:
            drawing.path(.counterclaimSign) { path in
                path.move(sign.x, sign.y - 4.4)
                path.line(sign.x + 4.4, sign.y)
                path.line(sign.x, sign.y + 4.4)
                path.line(sign.x - 4.4, sign.y)
                path.close()
            }
        case .neither: break
        }
        words(of: box, indent: item.side == .neither ? 0 : Self.signRoom, tone, &drawing)
        drawing.closeLink()
    }

    private func words(of box: Box, indent: Double, _ tone: Tone, _ drawing: inout Drawing) {
        let x = box.frame.x + Self.padding
        let top = box.frame.y + Self.padding - 1
        drawing.lines(box.header, x: x + indent, top: top, Self.headerLettering, tone)
        drawing.lines(
            box.lines, x: x, top: top + Double(box.header.count) * Self.headerLettering.leading, statementLettering)
    }
}
