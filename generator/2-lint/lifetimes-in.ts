/** A length of time that a description gives to what is minted. */
export interface Lifetime {
  readonly seconds: number;
  /** In ISO 8601, such as `PT30M`. */
  readonly duration: string;
  /** The words of the description. */
  readonly text: string;
}

/**
 * The lengths of time that a text says something lives for.
 *
 * @example lifetimesIn("A token lives for ten minutes."); // [{ seconds: 600, duration: "PT10M", … }]
 */
export function lifetimesIn(text: string): Lifetime[] {
  return [...text.matchAll(told)].map(([words, number = "", unit = ""]) => {
    const amount = numbers[number.toLowerCase()] ?? Number(number);
    const [letters, size] = units[unit.toLowerCase()] ?? ["", 0];
    const duration = letters.startsWith("P") ? letters : `PT${letters}`;
    return {
      seconds: amount * size,
      duration: duration.replace("n", String(amount)),
      text: words.replaceAll(/\s+/gu, " "),
    };
  });
}

const numbers: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    "one two three four five six seven eight nine ten eleven twelve"
      .split(" ")
      .map((word, index) => [word, index + 1]),
  ),
  ...{ a: 1, an: 1, fifteen: 15, twenty: 20, thirty: 30, forty: 40, "forty-five": 45, sixty: 60 },
};

const units: Readonly<Record<string, readonly [letters: string, seconds: number]>> = {
  second: ["nS", 1],
  minute: ["nM", 60],
  min: ["nM", 60],
  hour: ["nH", 3600],
  day: ["PnD", 86_400],
  week: ["PnW", 604_800],
};

const told = new RegExp(
  `\\b(?:expires?|valid|lives?|lasts?|usable|good)\\s+(?:only\\s+)?(?:after|in|for|within)\\s+(?:about\\s+)?(\\d+|${Object.keys(numbers).join("|")})[\\s-]+(${Object.keys(units).join("|")})s?\\b`,
  "giu",
);
