import { expect, test } from "vitest";
import { formatDuration, parseDuration } from "../../generator/openapi/duration.js";

test.each([
  ["PT10M", 600],
  ["PT4H", 14_400],
  ["P7D", 604_800],
  ["P1W", 604_800],
  ["P1DT1H1M1S", 90_061],
  ["PT0S", 0],
])("%s is %i seconds", (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

test.each(["", "P", "PT", "P1DT", "10M", "PT10", "P1M", "P1Y", "PT1.5H", "-PT1M", "pt1m", " PT1M"])(
  "%j is no duration of a fixed length",
  (text) => {
    expect(parseDuration(text)).toBeUndefined();
  },
);

test.each([
  [0, "0 seconds"],
  [1, "1 second"],
  [600, "10 minutes"],
  [604_800, "7 days"],
  [90_061, "1 day 1 hour 1 minute 1 second"],
])("%i reads %s", (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});
