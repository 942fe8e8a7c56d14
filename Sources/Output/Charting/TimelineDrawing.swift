// A timeline's layout as SVG.

import Mustache

extension TimelineChart {
    /// - Parameter label: what assistive technology calls the drawing.
    public func drawing(_ medium: Medium, label: String) -> Markup {
        var drawing = Drawing(medium)
        drawing.open(class: "ch ch-tl", width: Self.width, height: height, label: label)
        if let window, panels.count > 1 {
            let panel = panels[1]
            let top = panel.lanes.first?.frame.y ?? panel.frame.y
            // The stretch, widening from the first panel to the second.
            drawing.path(.window) { path in
                path.move(window.x, panels[0].axisY)
                path.line(window.right, panels[0].axisY)
                path.line(panel.scale.right, top)
                path.line(panel.scale.left, top)
                path.close()
            }
        }
        let enlarged = panels.count > 1 ? Set(panels[1].lanes.flatMap { $0.marks.map(\.event) }) : []
        for (index, panel) in panels.enumerated() {
            draw(panel, window: index == 0 ? window : nil, repeated: index == 0 ? enlarged : [], &drawing)
        }
        drawing.close()
        return drawing.markup
    }

    /// - Parameter repeated: events that the enlargement shows again.
    private func draw(_ panel: Panel, window: Frame?, repeated: Set<Int>, _ drawing: inout Drawing) {
        if !panel.title.isEmpty {
            drawing.lines([panel.title], x: 0, top: panel.frame.y, Self.titleLettering, .mute)
        }
        for (index, lane) in panel.lanes.enumerated() where index % 2 == 0 && panel.lanes.count > 1 { drawing.rectangle(lane.frame, .band) }
        if let window { drawing.rectangle(window, .window) }
        let top = panel.lanes.first?.frame.y ?? panel.frame.y
        // The lines of the grid end as the axis' ticks.
        drawing.path(.grid) { path in
            for tick in panel.ticks {
                path.move(tick.x.rounded(), top)
                path.vertical(panel.axisY + 5)
            }
        }
        drawing.path(.axis) { path in
            path.move(panel.scale.left, panel.axisY)
            path.horizontal(panel.scale.right)
        }
        for tick in panel.ticks { drawing.lines([tick.label], x: tick.x.rounded() + 3, top: panel.axisY + 4, Self.titleLettering, .mute) }
        for lane in panel.lanes {
            drawing.lines(lane.name, x: 8, top: lane.frame.y + 5, Self.laneLettering)
            // Leaders lie under the marks they pass.
            drawing.path(.leader) { path in
                for label in lane.labels {
                    path.move(label.leader.midX, label.leader.y)
                    path.vertical(label.leader.bottom)
                }
            }
            var labels: [Int: Label] = [:]
            for label in lane.labels { labels[label.event] = label }
            for mark in lane.marks {
                let event = events[mark.event]
                let label = labels[mark.event]
                // Each event is linked once; what the enlargement shows again is linked there.
                let isLinked = label != nil || !repeated.contains(mark.event)
                if isLinked { drawing.openLink(event.target) }
                drawing.mark(mark.shape, in: mark.frame)
                if let label {
                    drawing.text(
                        label.text,
                        at: Point(
                            x: label.isLeftward ? label.frame.right : label.frame.x,
                            y: (label.frame.y + Self.labelLettering.ascent).rounded()),
                        Self.labelLettering, anchor: label.isLeftward ? .end : .start, number: event.number)
                }
                if isLinked { drawing.closeLink() }
            }
        }
    }
}
