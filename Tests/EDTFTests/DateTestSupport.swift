// What every date test says: a text is read or refused; random runs that can be repeated.

import EDTF
import Foundation
import Testing

func date(_ text: String) throws -> DateExpression {
    try DateExpression(parsing: text)
}

/// The refusal of a text, or `nil` when it is accepted.
func refusal(_ text: String) -> DateSyntaxError? {
    do {
        _ = try DateExpression(parsing: text)
        return nil
    } catch {
        return error
    }
}

func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    CalendarDay.days(fromCivil: (year, month, day))
}
