import { z } from 'zod';
import { problems } from '../problem.js';
import { statistics } from '../statistics/reference/index.js';
import { defineCommand } from './command.js';

export const statisticsCommand = defineCommand({
  name: 'statistics',
  summary: 'Computes a statistic that the product uses on its own, to be checked against another program.',
  args: ['NAME'],
  options: { input: z.string() },
  run: (_context, { args, options }) => {
    const statistic = Object.entries(statistics).find(([name]) => name === args.NAME)?.[1];
    if (!statistic) {
      throw problems.usage(`There is no statistic "${args.NAME}". There are: ${Object.keys(statistics).join(', ')}.`);
    }
    const value = compute(statistic.compute, readJson(options.input));
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

function compute(by: (input: unknown) => object, input: unknown): object {
  try {
    return by(input);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const [issue] = error.issues;
    const field = issue?.path.join('.') || (issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : '--input');
    throw problems.input(`${field}: ${issue?.message ?? 'does not fit'}.`);
  }
}
