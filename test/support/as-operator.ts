import { expect } from 'vitest';
import { operator } from '../../src/access/rights.js';
import type { Ctx } from '../../src/context.js';
import * as comparison from '../../src/publication/comparison.js';
import { readCrosstab, viewCrosstab } from '../../src/publication/crosstab.js';
import * as fieldwork from '../../src/publication/fieldwork.js';
import * as open from '../../src/publication/open-answers.js';
import * as results from '../../src/publication/results.js';
import { viewFieldworkWave } from '../../src/publication/view.js';
import { TableResult } from '../../src/results/results.js';

/** What the operator gets through publication, by the names of waves and groups. */

export async function readResults(ctx: Ctx, wave: string, group: string, bureau?: string) {
  const shown = await results.readResults(ctx, await viewFieldworkWave(ctx, operator, wave), group, bureau);
  const { n, approached, population, interval, questions } = shown;
  const tables = questions.map(({ options, ...table }) => TableResult.parse({ ...table, options: options.map(plain) }));
  return { n, approached, population, interval, tables };
}

function plain({ suppressed, ...option }: results.ShownOption): object {
  expect(suppressed).toBe(false);
  return option;
}

export async function compareWaves(ctx: Ctx, wave: string, against: string, group: string) {
  const view = await viewFieldworkWave(ctx, operator, wave);
  return comparison.readComparison(ctx, view, { group, against: comparison.getAgainst(view, against) });
}

export async function readHeadline(ctx: Ctx, wave: string) {
  return comparison.readHeadline(ctx, await viewFieldworkWave(ctx, operator, wave));
}

export async function crosstabulate(ctx: Ctx, wave: string, group: string, of: { row: string; column: string }) {
  return readCrosstab(ctx, await viewCrosstab(ctx, await viewFieldworkWave(ctx, operator, wave), group), of);
}

export async function countOpenAnswers(ctx: Ctx, wave: string, group: string) {
  return open.countOpenAnswers(
    ctx,
    await open.viewOpenFields(ctx, await viewFieldworkWave(ctx, operator, wave), group),
  );
}

export async function readOpenAnswers(
  ctx: Ctx,
  wave: string,
  group: string,
  query: Parameters<typeof open.readOpenAnswers>[2],
) {
  const view = await open.viewOpenFields(ctx, await viewFieldworkWave(ctx, operator, wave), group);
  return open.readOpenAnswers(ctx, view, query);
}

export async function readFieldwork(ctx: Ctx, wave: string) {
  return fieldwork.readFieldwork(ctx, await viewFieldworkWave(ctx, operator, wave));
}
