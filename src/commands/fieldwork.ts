import { operator } from '../access/rights.js';
import {
  codes,
  dispositions,
  sumDispositions,
  sumKnown,
  type Dispositions,
  type Rates,
} from '../fieldwork/dispositions.js';
import type { CompletedDay, Fieldwork, FieldworkCell, FrameRow } from '../fieldwork/figures.js';
import { readFieldwork } from '../publication/fieldwork.js';
import { viewFieldworkWave } from '../publication/view.js';
import { statusOf } from '../study/waves.js';
import { definitions, type OutcomeRate } from '../statistics/outcome-rates.js';
import { defineCommand } from './command.js';
import { wave } from './parameter.js';
import { table } from './table.js';

export const fieldwork = defineCommand({
  name: 'fieldwork',
  summary: 'Tells how fieldwork of a wave goes: letters, outcomes, response rates and who was done by day.',
  args: {},
  options: { wave },
  run: async (context, { options }) => {
    const ctx = await context.open();
    const view = await viewFieldworkWave(ctx, operator, options.wave);
    const found = await readFieldwork(ctx, view);
    const groups = Object.entries(found.rates).map(([group, rates]) => describeGroup(found, group, rates));
    return {
      result: found,
      text: [
        `Wave ${view.wave.slug} is ${statusOf(view.wave)}.`,
        ...(found.waits ? [found.waits.en] : []),
        ...groups,
        ...(found.letterChanges.length ? [describeChanges(found)] : []),
        'See docs/outcomes.md.',
      ].join('\n\n'),
    };
  },
});

/** Which letters changed after the first had gone. */
function describeChanges({ letterChanges }: Fieldwork): string {
  const lines = letterChanges.map(({ day, bureau, step, group, language }) =>
    bureau === null ? `  ${day}  ${step}.${group}.${language}` : `  ${day}  what ${bureau} adds to its letters`,
  );
  return ['Letters that changed after the first had gone:', ...lines].join('\n');
}

/** All that there is to say of a group. */
function describeGroup({ cells, days, waits, frame }: Fieldwork, group: string, rates: Rates): string {
  const own = cells.filter((cell) => cell.group === group);
  const ends = sumDispositions(own);
  const people = peopleIn(ends);
  if (people === 0) return `${group.toUpperCase()}: nobody is in the file.`;
  return [
    `${group.toUpperCase()}: ${people} ${people === 1 ? 'person' : 'people'} in the file`,
    waits
      ? `  Response so far: ${percent(rates.RR1)} are done (RR1).`
      : `  Response: ${percent(rates.RR1)} sent their answers (RR1); ${percent(rates.RR2)} with those who got far enough (RR2).`,
    '',
    ...coverage(frame.filter((row) => row.group === group)),
    '',
    ...letters(own),
    '',
    ...outcomes(own),
    '',
    ...table(
      [
        ['Rate', '', 'What it is'],
        ...Object.entries(definitions)
          .filter(([name]) => !waits || name === 'RR1')
          .map(([name, words]) => [name, percent(rates[name as OutcomeRate]), words]),
        ...(waits ? [] : [['e', percent(rates.e), eligible]]),
      ],
      { wide: true },
    ),
    '',
    ...curve(days.filter((day) => day.group === group)),
  ].join('\n');
}

const eligible = 'Share of the unknown taken for eligible: as large as among the known';

/** What part of the people who belong was invited, as far as bureaus filled in how many do. */
function coverage(rows: readonly FrameRow[]): string[] {
  if (rows.length === 0) return ['How many people belong has not been filled in (/staff/frame).'];
  return table([
    ['Who belongs', 'people', 'invited', 'coverage', 'left out'],
    ...rows.map(({ bureau, belong, invited, leftOut }) => [
      bureau ?? 'all',
      belong,
      invited,
      percent(belong === 0 ? null : invited / belong),
      leftOut,
    ]),
  ]);
}

const counts = ['invited', 'delivered', 'bounced', 'optedOut', 'started', 'completed'] as const;

function letters(cells: readonly FieldworkCell[]): string[] {
  const total = counts.map((count) => known(sumKnown(cells.map((cell) => cell[count]))));
  return table([
    ['Bureau', 'invited', 'delivered', 'bounced', 'opted out', 'started', 'completed'],
    ...cells.map((cell) => [cell.bureau, ...counts.map((count) => known(cell[count]))]),
    ['all', ...total],
  ]);
}

/** How it ended: each outcome that anybody had in words, then by bureau under its code. */
function outcomes(cells: readonly FieldworkCell[]): string[] {
  const all = sumDispositions(cells);
  const found = codes.flatMap((code) => (all[code] ? [{ code, n: all[code] }] : []));
  const people = peopleIn(all);
  const named = found.map(({ code, n }) => [code, n, percent(n / people), dispositions[code].name]);
  return [
    ...table([['Outcome', 'people', '', 'What it is'], ...named], { wide: true }),
    '',
    ...table([
      ['Bureau', ...found.map(({ code }) => code)],
      ...cells.map((cell) => [cell.bureau, ...found.map(({ code }) => known(cell.dispositions[code]))]),
    ]),
  ];
}

function peopleIn(ends: Dispositions): number {
  return Object.values(ends).reduce((sum: number, n) => sum + (n ?? 0), 0);
}

/** A count as it is shown; one that waits for the wave to close is a dash. */
function known(count: number | null): number | string {
  return count ?? '–';
}

/** The longest bar, in characters. */
const longest = 40;

/** How many were done on each day from the first to the last, as bars. */
function curve(days: readonly CompletedDay[]): string[] {
  const sent = new Map<string, number>();
  for (const { day, completed } of days) sent.set(day, (sent.get(day) ?? 0) + completed);
  const [first, last] = [[...sent.keys()].sort()[0], [...sent.keys()].sort().at(-1)];
  if (first === undefined || last === undefined) return ['Nobody is done yet.'];
  const most = Math.max(...sent.values());
  const rows: (string | number)[][] = [['Day', 'done', '']];
  for (let day = first; day <= last; day = dayAfter(day)) {
    const n = sent.get(day) ?? 0;
    rows.push([day, n, '█'.repeat(Math.ceil((n / Math.max(most, longest)) * longest))]);
  }
  return table(rows, { wide: true });
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

function percent(proportion: number | null): string {
  return proportion === null ? '–' : `${(proportion * 100).toFixed(1)}%`;
}
