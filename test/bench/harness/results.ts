import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import type { Result } from './measure.js';

/** Puts a result into a file of results, in place of an earlier one of that name. */
export async function keepResult(file: string, result: Result): Promise<void> {
  const earlier = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Result[]) : [];
  const others = earlier.filter(({ name }) => name !== result.name);
  const all = [...others, result].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const layout = await resolveConfig(file, { editorconfig: true });
  writeFileSync(file, await format(JSON.stringify(all, undefined, 2), { ...layout, parser: 'json' }));
}

/** Results as a table for people: medians with the least and the most of the runs behind them. */
export function table(results: readonly Result[]): string {
  const head = ['bench', 'unit', 'ours', 'min–max', 'floor', 'min–max', 'ours / floor'];
  const rows = results.map(({ name, unit, ours, floor, ratio, runs }) => [
    name,
    unit,
    figure(ours),
    range(runs.ours),
    figure(floor),
    range(runs.floor),
    ratio.toFixed(2),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  return [head, ...rows].map(line).join('\n');
}

function range(figures: readonly number[]): string {
  return `${figure(Math.min(...figures))}–${figure(Math.max(...figures))}`;
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
