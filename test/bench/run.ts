/** `npm run bench -- NAME…`: measures the named benches, or all, and keeps the figures in bench-results.json. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './harness/bench.js';
import { measure, type Result } from './harness/measure.js';
import { leaveTheFirstCore } from './harness/program.js';
import { keepResult, table } from './harness/results.js';

const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -'.ts'.length));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));

if (unknown.length) {
  process.stderr.write(`There is no bench ${unknown.join(', ')}; there are: ${known.join(', ') || 'none'}.\n`);
  process.exitCode = 2;
} else {
  leaveTheFirstCore();
  const results: Result[] = [];
  for (const name of asked.length ? asked : known) {
    process.stderr.write(`${name} …\n`);
    const { default: benches } = (await import(`./${name}.ts`)) as { default: Bench | readonly Bench[] };
    for (const bench of [benches].flat()) {
      const result = await measure(bench);
      await keepResult(join(import.meta.dirname, '../../bench-results.json'), result);
      results.push(result);
    }
  }
  process.stdout.write(`${table(results)}\n`);
}
