// A JSON object as it is built, member by member; what there is nothing to say of is left out.

import Mustache

struct JSONObject {
    private(set) var members: [JSONValue.Member] = []

    var isEmpty: Bool { members.isEmpty }
    var value: JSONValue { .object(members) }

    mutating func set(_ name: String, _ value: JSONValue?) {
        if let value { members.append(JSONValue.Member(name, value)) }
    }

    /// Nothing for nil or an empty text.
    mutating func set(_ name: String, _ text: String?) {
        if let text, !text.isEmpty { members.append(JSONValue.Member(name, .string(text))) }
    }

    /// Nothing for an empty list.
    mutating func set(_ name: String, _ values: [JSONValue]) {
        if !values.isEmpty { members.append(JSONValue.Member(name, .array(values))) }
    }

    /// Nothing for an empty list.
    mutating func set(_ name: String, _ texts: [String]) {
        set(name, texts.map(JSONValue.string))
    }
}

extension JSONValue {
    /// An object of the members that a closure sets.
    static func object(_ build: (inout JSONObject) -> Void) -> JSONValue {
        var object = JSONObject()
        build(&object)
        return object.value
    }

    /// One value by itself, several as a list: as JSON-LD writes them.
    static func oneOrMore(_ values: [JSONValue]) -> JSONValue? {
        values.count > 1 ? .array(values) : values.first
    }
}
