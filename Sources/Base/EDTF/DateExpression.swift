// Base: the module's noun. Readers parse into it, timelines sort and filter by it, pages print it.

/// How finely a date is known, coarse to fine. Unspecified digits count as not known: `2021-10-XX` has the precision of a month.
public enum DatePrecision: UInt8, Sendable, Hashable, Comparable, CaseIterable {
    /// Nothing of the year is given (`XXXX-12-25`, `../..`).
    case unspecified
    /// A thousand years or more.
    case millennium
    case century, decade, year
    /// Seasons, quarters, thirds and halves of a year.
    case season
    case month, day, time

    public static func < (left: DatePrecision, right: DatePrecision) -> Bool { left.rawValue < right.rawValue }
}

/// One end of a date's extent.
public enum DateBound: Sendable, Hashable {
    /// Days since 1970-01-01, proleptic Gregorian.
    case day(Int)
    /// Without limit: `..`
    case open
    /// There is an end, but nobody knows it: an empty end of an interval, or a year of `XXXX`.
    case unknown

    /// The day, where there is one.
    public var day: Int? {
        if case .day(let day) = self { return day }
        return nil
    }
}

/// A date as exact as its source gives it: Extended Date/Time Format, ISO 8601-2:2019 annex A, levels 0 to 2.
///
/// Level 2's grouping by parentheses is not part of the final standard and is refused. Two expressions are equal when their canonical
/// texts are; `2014` and `2014~` differ. `?` and `~` don't widen the bounds: `2014~` runs from 1 January to 31 December 2014.
public struct DateExpression: Sendable, Hashable, CustomStringConvertible {
    enum End: Hashable, Sendable {
        case date(SingleDate)
        case open
        case unknown
    }

    enum Member: Hashable, Sendable {
        case date(SingleDate)
        case range(SingleDate, SingleDate)
        case orEarlier(SingleDate)
        case orLater(SingleDate)
    }

    enum Form: Hashable, Sendable {
        case single(SingleDate)
        case interval(End, End)
        /// `[…]`
        case oneOf([Member])
        /// `{…}`
        case allOf([Member])
    }

    let form: Form

    /// The first day this may mean; of an interval or set, of its earliest part. Times count as the day they are written with.
    public let start: DateBound

    /// The last day this may mean, inclusive; of an interval or set, of its latest part.
    public let end: DateBound

    // The bounds follow from the form. They are kept because timelines compare a date far more often than they read it.
    init(form: Form) {
        self.form = form
        start = form.start
        end = form.end
    }

    public static func == (left: DateExpression, right: DateExpression) -> Bool { left.form == right.form }

    public func hash(into hasher: inout Hasher) { hasher.combine(form) }

    /// Reads an EDTF text; white space around it is trimmed.
    ///
    /// - Throws: `DateSyntaxError`, with offsets into `text` as given.
    public init(parsing text: String) throws(DateSyntaxError) {
        var text = text
        self = try text.withUTF8 { Result(parsing: $0) }.get()
    }

    /// Reads an EDTF text out of UTF-8 bytes, without a string in between.
    ///
    /// - Throws: `DateSyntaxError`, with offsets into `bytes`.
    public init(parsing bytes: UnsafeBufferPointer<UInt8>) throws(DateSyntaxError) {
        self = try Result(parsing: bytes).get()
    }

    /// The canonical EDTF text; parsing it gives an equal value.
    public var description: String {
        var text = CanonicalText()
        text.write(form)
        return text.text
    }
}

extension Result where Success == DateExpression, Failure == DateSyntaxError {
    /// Parsing as a value, since the closure of `withUTF8` can't throw typed errors.
    fileprivate init(parsing bytes: UnsafeBufferPointer<UInt8>) {
        var parser = DateParser(bytes)
        do throws(DateSyntaxError) {
            self = .success(DateExpression(form: try parser.expression()))
        } catch {
            self = .failure(error.suggesting(DateSuggestion.nearest(to: String(decoding: bytes, as: UTF8.self))))
        }
    }
}

// MARK: - What a date says

extension DateExpression {
    /// Written with `/`.
    public var isInterval: Bool {
        if case .interval = form { return true }
        return false
    }

    /// Written with `{}` (all of these) or `[]` (one of these).
    public var isSet: Bool {
        switch form {
        case .oneOf, .allOf: true
        case .single, .interval: false
        }
    }

    /// Written with `[]`: one of these dates, not known which.
    public var isOneOf: Bool {
        if case .oneOf = form { return true }
        return false
    }

    /// Whether any part is marked `~` or `%`.
    public var isApproximate: Bool { qualifiers.contains(.approximate) }

    /// Whether any part is marked `?` or `%`.
    public var isUncertain: Bool { qualifiers.contains(.uncertain) }

    /// Whether its beginning is marked `~`, `?` or `%`; of a single date, the whole of it.
    public var isStartQualified: Bool {
        switch form {
        case .single(let date), .interval(.date(let date), _): !date.qualifiers.isEmpty
        case .interval: false
        case .oneOf, .allOf: !qualifiers.isEmpty
        }
    }

    /// Whether its end is marked `~`, `?` or `%`; of a single date, the whole of it.
    public var isEndQualified: Bool {
        switch form {
        case .single(let date), .interval(_, .date(let date)): !date.qualifiers.isEmpty
        case .interval: false
        case .oneOf, .allOf: !qualifiers.isEmpty
        }
    }

    /// The finest precision of any of its dates.
    public var precision: DatePrecision {
        var finest = DatePrecision.unspecified
        forEachDate { finest = max(finest, $0.precision) }
        return finest
    }

    private var qualifiers: Qualifiers {
        var all: Qualifiers = []
        forEachDate { all.formUnion($0.qualifiers) }
        return all
    }

    private func forEachDate(_ body: (SingleDate) -> Void) {
        switch form {
        case .single(let date): body(date)
        case .interval(let start, let end):
            if case .date(let date) = start { body(date) }
            if case .date(let date) = end { body(date) }
        case .oneOf(let members), .allOf(let members):
            for member in members {
                switch member {
                case .date(let date), .orEarlier(let date), .orLater(let date): body(date)
                case .range(let first, let last):
                    body(first)
                    body(last)
                }
            }
        }
    }

    /// A value valid for HTML's `<time datetime>`: `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or that with a time. `nil` unless this is one exact,
    /// unqualified date of the years 0001 to 9999.
    public var htmlDateTime: String? {
        guard case .single(let date) = form, date.isExact, !date.isNegative, (1...9999).contains(date.magnitude), !date.isSeason,
            date.qualifiers.isEmpty
        else { return nil }
        // HTML knows no 24:00.
        if let time = date.time, time.seconds >= 86_400 { return nil }
        return description
    }
}
