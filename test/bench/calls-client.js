/*
 * Measures clients in turn, in shuffled rounds, so that all of them meet the same machine:
 * node --expose-gc calls-client.js ORIGIN CONCURRENCY ROUNDS CALLS NAME=FILE…
 * Prints, as JSON, each client's calls per second in each round.
 */
const [origin, concurrency, rounds, calls, ...clients] = process.argv.slice(2);
globalThis.BASE = origin;

const contenders = await Promise.all(
  clients.map(async (client) => {
    const [name, file] = client.split("=");
    const { call } = await import(file);
    return { name, call, speeds: [] };
  }),
);

for (const { call } of contenders) await run(call, Number(calls));
for (let round = 0; round < Number(rounds); round += 1) {
  for (const contender of shuffled(contenders)) {
    globalThis.gc();
    await run(contender.call, 50);
    const startedAt = performance.now();
    await run(contender.call, Number(calls));
    contender.speeds.push((Number(calls) / (performance.now() - startedAt)) * 1000);
  }
}
process.stdout.write(
  JSON.stringify(Object.fromEntries(contenders.map(({ name, speeds }) => [name, speeds]))),
);

async function run(call, times) {
  let left = times;
  const worker = async () => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: Number(concurrency) }, worker));
}

function shuffled(list) {
  return list
    .map((each) => [Math.random(), each])
    .sort(([one], [other]) => one - other)
    .map(([, each]) => each);
}
