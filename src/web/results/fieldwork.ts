import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { codes, dispositions, sumDispositions, type Dispositions, type Rates } from '../../fieldwork/dispositions.js';
import type { CompletedDay, Fieldwork } from '../../fieldwork/figures.js';
import { readFieldwork } from '../../publication/fieldwork.js';
import { viewFieldworkWave } from '../../publication/view.js';
import { statusOf } from '../../study/waves.js';
import { inLanguage } from '../../language/text.js';
import { at } from './addresses.js';
import { dayChart, type Day } from '../../presentation/charts/index.js';
import { fieldworkTexts, otherRates } from '../../presentation/texts/fieldwork.js';
import { resultsFrame, type ResultsFrame } from './frame.js';
import { lowerFirst } from './questions.js';
import { describeWaveStatus } from '../../presentation/wave-status.js';

const columns = ['invited', 'delivered', 'bounced', 'optedOut', 'started', 'completed'] as const;

type Numbered = Record<(typeof columns)[number], number>;

/**
 * Serves the progress of fieldwork. Outcomes and rates by group and bureau, and submissions by day.
 */
export function fieldwork(app: FastifyInstance, ctx: Ctx): void {
  app.get<{ Params: { wave: string } }>(
    '/:wave/fieldwork',
    { config: { right: 'figures.live' } },
    async (request, reply) => {
      const view = await viewFieldworkWave(ctx, request.viewer, request.params.wave);
      const { wave } = view;
      const page = resultsFrame(request, (t) => t.fieldwork, { view, path: at.fieldwork(wave.slug) });
      const account = await readFieldwork(ctx, view);
      const text = fieldworkTexts[page.language];
      return reply.viewAsync('results/fieldwork', {
        ...page,
        text,
        status: describeWaveStatus(wave, page.t, page.numbers),
        running: statusOf(wave) === 'open' ? text.running : '',
        columns: columns.map((column) => text[column]),
        groups: page.study.definition.groups.map(({ slug, name }) =>
          showGroup(account, slug, inLanguage(name, page.language), page),
        ),
      });
    },
  );
}

function showGroup({ cells, rates, days }: Fieldwork, group: string, name: string, page: ResultsFrame) {
  const { language, numbers, study } = page;
  const text = fieldworkTexts[language];
  const own = cells.filter((cell) => cell.group === group);
  const counts = sumDispositions(own);
  const people = eligible(counts);
  const ofGroup = rates[group];
  const write = (rate: number | null | undefined, base: number) => (rate == null ? '–' : numbers.rate(rate, base));
  const total = (column: (typeof columns)[number]) => own.reduce((sum, cell) => sum + cell[column], 0);
  const row = (label: string, of: Numbered, its: Rates | undefined, base: number) => ({
    label,
    counts: columns.map((column) => numbers.count(of[column])),
    rates: [write(its?.RR2, base), write(its?.RR1, base)],
  });
  const curve = byDay(days.filter((day) => day.group === group));
  return {
    id: group,
    name,
    headline:
      people === 0
        ? text.nobody
        : `${text.headline(write(ofGroup?.RR2, people), numbers.count(people))} ${text.second(write(ofGroup?.RR1, people), numbers.count(counts['1.1']))}`,
    empty: people === 0,
    chart: curve.length
      ? dayChart({ id: `days-${group}`, title: text.curve(lowerFirst(name)), language, days: curve })
      : '',
    curve: text.curve(lowerFirst(name)),
    rows: own.map((cell) => {
      const bureau = study.definition.bureaus.find(({ slug }) => slug === cell.bureau);
      return row(bureau?.name ?? cell.bureau, cell, cell.rates, eligible(cell.dispositions));
    }),
    all: row(text.together, sumOf(total), ofGroup, people),
    outcomes: codes
      .filter((code) => counts[code] > 0)
      .map((code) => ({ code, words: text.dispositions[code], people: numbers.count(counts[code]) })),
    rates: otherRates.map((rate) => ({
      rate,
      words: text.rateMeanings[rate],
      value: write(ofGroup?.[rate], people),
    })),
  };
}

/** Everyone who is in the rates. */
function eligible(counts: Dispositions): number {
  return codes.filter((code) => dispositions[code].category !== 'NE').reduce((sum, code) => sum + counts[code], 0);
}

function sumOf(total: (column: (typeof columns)[number]) => number): Numbered {
  return {
    invited: total('invited'),
    delivered: total('delivered'),
    bounced: total('bounced'),
    optedOut: total('optedOut'),
    started: total('started'),
    completed: total('completed'),
  };
}

/** The days of all bureaus together. */
function byDay(days: readonly CompletedDay[]): Day[] {
  const sums = new Map<string, number>();
  for (const { day, completed } of days) sums.set(day, (sums.get(day) ?? 0) + completed);
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, completed]) => ({ day, completed }));
}
