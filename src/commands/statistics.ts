import { z } from 'zod';
import { plainly } from '../plain-errors.js';
import { problems } from '../problem.js';
import { statistics } from '../statistics/reference/index.js';
import { defineCommand } from './command.js';

export const statisticsCommand = defineCommand({
  name: 'statistics',
  summary: 'Computes a statistic that the product uses on its own, to be checked against another program.',
  args: { NAME: z.enum(Object.keys(statistics)).describe('the statistic') },
  options: { input: z.string().describe('its numbers as one JSON object; a wrong one is told what to give') },
  example: `wilson --input '{"x":14,"n":27,"conf":0.95}'`,
  run: (_context, { args, options }) => {
    const value = compute(args.NAME, readJson(options.input));
    const width = Math.max(...Object.keys(value).map((name) => name.length));
    const lines = Object.entries(value).map(([name, figure]) => `${name.padEnd(width)}  ${written(figure)}`);
    return Promise.resolve({ result: value, text: lines.join('\n') });
  },
});

function written(figure: unknown): string {
  if (figure === null) return 'cannot be computed';
  return typeof figure === 'string' ? figure : JSON.stringify(figure);
}

function readJson(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    throw problems.input('--input is no JSON.');
  }
}

function compute(name: string, input: unknown): object {
  try {
    return statistics[name]?.compute(input, plainly) ?? {};
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const [issue] = error.issues;
    const field = issue?.path.join('.') || (issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : '--input');
    throw problems.input(`${field}: ${issue?.message ?? 'does not fit'}.`);
  }
}
