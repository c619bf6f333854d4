import Expressions
import Testing

@Suite("times") struct TimeTests {
    @Test("timestamps are read strictly") func timestamps() {
        expect([
            "timestamp('2009-02-13T23:31:30Z')": "2009-02-13T23:31:30Z",
            "timestamp('2009-02-13T23:31:30.120Z')": "2009-02-13T23:31:30.12Z",
            "timestamp('2009-02-14T01:31:30+02:00')": "2009-02-13T23:31:30Z",
            "timestamp('2000-02-29T00:00:00-00:30')": "2000-02-29T00:30:00Z",
            "timestamp('0001-01-01T00:00:00Z')": "0001-01-01T00:00:00Z",
            "timestamp('9999-12-31T23:59:59.999999999Z')": "9999-12-31T23:59:59.999999999Z",
            "timestamp('0001-01-01T00:00:00+00:01')": "<expression.literal>",
            "timestamp('1900-02-29T00:00:00Z')": "<expression.literal>",
            "timestamp('2009-02-13')": "<expression.literal>",
            "timestamp('2009-02-13T24:00:00Z')": "<expression.literal>",
            "timestamp('2009-02-13T23:31:60Z')": "<expression.literal>",
            "timestamp('2009-02-13T23:31:30')": "<expression.literal>",
            "timestamp('x' + '')": "<conversion>", "timestamp(1234567890)": "2009-02-13T23:31:30Z",
            "timestamp(253402300800)": "<overflow>",
            "timestamp(-62135596800)": "0001-01-01T00:00:00Z", "timestamp(timestamp(1))": "1970-01-01T00:00:01Z",
        ])
    }

    @Test("durations are read strictly") func durations() {
        expect([
            "duration('1h2m3.5s')": "3723.5s", "duration('-1ms')": "-0.001s", "duration('0')": "0s",
            "duration('+1us1ns')": "0.000001001s",
            "duration('1.0000000009s')": "1s", "duration('.5s')": "0.5s",
            "duration('-9223372036854775808ns')": "-9223372036.854775808s",
            "duration('9223372036854775808ns')": "<expression.literal>", "duration('300000h')": "1080000000s",
            "duration('3000000h')": "<expression.literal>", "duration('1')": "<expression.literal>",
            "duration('s')": "<expression.literal>",
            "duration('')": "<expression.literal>", "duration('1d')": "<expression.literal>",
            "duration('1s' + 'x')": "<conversion>",
        ])
    }

    @Test("arithmetic stays in range") func arithmetic() {
        expect([
            "timestamp(0) + duration('1.5s')": "1970-01-01T00:00:01.5Z",
            "duration('1s') + timestamp(0)": "1970-01-01T00:00:01Z",
            "timestamp(0) - duration('1ns')": "1969-12-31T23:59:59.999999999Z", "timestamp(10) - timestamp(4)": "6s",
            "duration('1s') - duration('3s')": "-2s", "duration('1s') + duration('1ms')": "1.001s",
            "timestamp('0001-01-01T00:00:00Z') - duration('1ns')": "<overflow>",
            "timestamp('9999-12-31T23:59:59Z') + duration('1s')": "<overflow>",
            "timestamp('9999-12-31T23:59:59Z') - timestamp('0001-01-01T00:00:00Z')": "<overflow>",
            "duration('9223372036854775807ns') + duration('1ns')": "<overflow>",
            "duration('-9223372036854775808ns') - duration('1ns')": "<overflow>",
            "timestamp(0) - duration('-9223372036854775808ns')": "2262-04-11T23:47:16.854775808Z",
            "timestamp(0) + timestamp(0)": "<expression.type>",
        ])
    }

    @Test("accessors, in UTC and at an offset") func accessors() {
        let moment = "timestamp('2009-02-13T23:31:30.123456789Z')"
        expect([
            "\(moment).getFullYear()": "2009", "\(moment).getMonth()": "1", "\(moment).getDate()": "13",
            "\(moment).getDayOfMonth()": "12",
            "\(moment).getDayOfWeek()": "5", "\(moment).getDayOfYear()": "43", "\(moment).getHours()": "23",
            "\(moment).getMinutes()": "31",
            "\(moment).getSeconds()": "30", "\(moment).getMilliseconds()": "123", "\(moment).getDate('+11:00')": "14",
            "\(moment).getHours('-02:30')": "21",
            "\(moment).getMinutes('-02:30')": "1", "\(moment).getHours('02:00')": "1",
            "\(moment).getHours('UTC')": "23",
            "\(moment).getHours('Europe/Berlin')": "<invalid-argument>",
            "timestamp('9999-12-31T23:59:59Z').getFullYear('+01:00')": "10000",
            "timestamp('0001-01-01T00:00:00Z').getFullYear('-01:00')": "0",
            "timestamp('1969-12-31T00:00:00Z').getDayOfWeek()": "3",
            "duration('3730s').getHours()": "1", "duration('3730s').getMinutes()": "62",
            "duration('3730s').getSeconds()": "3730",
            "duration('1.321s').getMilliseconds()": "321", "duration('1s').getDate()": "<expression.type>",
        ])
    }

    @Test("every day of 400 years is the day after the one before") func calendar() throws {
        var previous = try #require(ExpressionTimestamp(seconds: -62_135_596_800)).text
        for day in 1..<146_097 {
            let text = try #require(ExpressionTimestamp(seconds: -62_135_596_800 + Int64(day) * 86400)).text
            #expect(text > previous)
            if day % 97 == 0 { #expect(ExpressionTimestamp(text)?.text == text) }
            previous = text
        }
        #expect(previous == "0400-12-31T00:00:00Z")
    }
}
