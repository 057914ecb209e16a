import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freshFolder } from '../support/folder.js';
import type { Bench, Runner } from './harness/bench.js';
import { measure, median } from './harness/measure.js';
import { startProgram } from './harness/program.js';
import { keepResult, table } from './harness/results.js';

/** A bench whose runs give these figures, the first to warm up; `steps` tells what was done in which order. */
function benchOf(figures: { ours: number[]; floor: number[] }, steps: string[] = []): Bench {
  const side = (name: 'ours' | 'floor'): Promise<Runner> => {
    const left = [...figures[name]];
    return Promise.resolve({
      run: () => {
        steps.push(name);
        const next = left.shift();
        return next === undefined ? Promise.reject(new Error('spent')) : Promise.resolve(next);
      },
      stop: () => Promise.resolve(void steps.push(`stop ${name}`)),
    });
  };
  return { name: 'pages', unit: 'requests/s', ours: () => side('ours'), floor: () => side('floor') };
}

it('measures ours and the floor in turns after a warm-up, and gives medians and every figure', async () => {
  const steps: string[] = [];
  const result = await measure(benchOf({ ours: [999, 3, 1, 2], floor: [0, 8, 4, 6] }, steps), 3);
  expect(steps).toEqual([...Array<string[]>(4).fill(['ours', 'floor']).flat(), 'stop ours', 'stop floor']);
  expect(result).toEqual({
    name: 'pages',
    ours: 2,
    floor: 6,
    ratio: 2 / 6,
    unit: 'requests/s',
    runs: { ours: [3, 1, 2], floor: [8, 4, 6] },
  });
});

it('stops both sides when a run fails', async () => {
  const steps: string[] = [];
  await expect(measure(benchOf({ ours: [1, 1], floor: [1] }, steps), 3)).rejects.toThrow('spent');
  expect(steps.slice(-2)).toEqual(['stop ours', 'stop floor']);
});

it.each([
  [[5], 5],
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
])('takes of %j the median %d', (figures, middle) => {
  expect(median(figures)).toBe(middle);
});

it('keeps one result a name, and shows the least and the most', async () => {
  const file = join(await freshFolder(), 'results.json');
  const first = await measure(benchOf({ ours: [0, 100, 300], floor: [0, 10, 20] }), 2);
  await keepResult(file, { ...first, name: 'export' });
  await keepResult(file, { ...first, ratio: 0 });
  await keepResult(file, first);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([{ ...first, name: 'export' }, first]);
  expect(table([first]).split('\n')[1]?.split(/ {2,}/)).toEqual([
    'pages',
    'requests/s',
    '200',
    '100–300',
    '15.0',
    '10.0–20.0',
    '13.33',
  ]);
});

it('starts a program beside this one and stops it', async () => {
  const file = join(await freshFolder(), 'program.ts');
  writeFileSync(file, "process.stdout.write(`hello\\nport ${process.env['P']}\\n`); setInterval(() => {}, 1e6);");
  const program = await startProgram([file], { env: { P: '12' }, ready: /^port (\d+)$/ });
  expect(program.ready).toEqual(['12']);
  await program.stop();
  expect(() => process.kill(program.pid, 0)).toThrow('ESRCH');
});

it('tells what a program said that ended before it was ready', async () => {
  const file = join(await freshFolder(), 'program.ts');
  writeFileSync(file, "process.stdout.write('no room\\n')");
  await expect(startProgram([file], { ready: /never/ })).rejects.toThrow(/ended before it was ready[^]*no room/);
});
