import { operator } from '../access/rights.js';
import { codes, dispositions, sumDispositions, type Rates } from '../fieldwork/dispositions.js';
import type { CompletedDay, Fieldwork, FieldworkCell } from '../fieldwork/figures.js';
import { readFieldwork } from '../publication/fieldwork.js';
import { viewFieldworkWave } from '../publication/view.js';
import { statusOf } from '../study/waves.js';
import { definitions, type OutcomeRate } from '../statistics/outcome-rates.js';
import { defineCommand } from './command.js';
import { wave } from './parameter.js';
import { table } from './table.js';

export const fieldwork = defineCommand({
  name: 'fieldwork',
  summary: 'Tells how fieldwork of a wave goes: letters, outcomes, response rates and who sent by day.',
  args: {},
  options: { wave },
  run: async (context, { options }) => {
    const ctx = await context.open();
    const view = await viewFieldworkWave(ctx, operator, options.wave);
    const found = await readFieldwork(ctx, view);
    const groups = Object.entries(found.rates).map(([group, rates]) => describeGroup(found, group, rates));
    return {
      result: found,
      text: [`Wave ${view.wave.slug} is ${statusOf(view.wave)}.`, ...groups, `See docs/outcomes.md.`].join('\n\n'),
    };
  },
});

/** All that there is to say of a group. */
function describeGroup({ cells, days }: Fieldwork, group: string, rates: Rates): string {
  const own = cells.filter((cell) => cell.group === group);
  const ends = sumDispositions(own);
  const people = Object.values(ends).reduce((sum, n) => sum + n, 0);
  if (people === 0) return `${group.toUpperCase()}: nobody is in the file.`;
  return [
    `${group.toUpperCase()}: ${people} ${people === 1 ? 'person' : 'people'} in the file`,
    `  Response: ${percent(rates.RR1)} sent their answers (RR1); ${percent(rates.RR2)} with those who got far enough (RR2).`,
    '',
    ...letters(own),
    '',
    ...outcomes(own),
    '',
    ...table(
      [
        ['Rate', '', 'What it is'],
        ...Object.entries(definitions).map(([name, words]) => [name, percent(rates[name as OutcomeRate]), words]),
        ['e', percent(rates.e), 'Share of the unknown taken for eligible: as large as among the known'],
      ],
      { wide: true },
    ),
    '',
    ...curve(days.filter((day) => day.group === group)),
  ].join('\n');
}

const counts = ['invited', 'delivered', 'bounced', 'optedOut', 'started', 'completed'] as const;

function letters(cells: readonly FieldworkCell[]): string[] {
  const total = counts.map((count) => cells.reduce((sum, cell) => sum + cell[count], 0));
  return table([
    ['Bureau', 'invited', 'delivered', 'bounced', 'opted out', 'started', 'completed'],
    ...cells.map((cell) => [cell.bureau, ...counts.map((count) => cell[count])]),
    ['all', ...total],
  ]);
}

/** How it ended: each outcome that anybody had in words, then by bureau under its code. */
function outcomes(cells: readonly FieldworkCell[]): string[] {
  const all = sumDispositions(cells);
  const found = codes.filter((code) => all[code] > 0);
  const people = Object.values(all).reduce((sum, n) => sum + n, 0);
  const named = found.map((code) => [code, all[code], percent(all[code] / people), dispositions[code].name]);
  return [
    ...table([['Outcome', 'people', '', 'What it is'], ...named], { wide: true }),
    '',
    ...table([
      ['Bureau', ...found],
      ...cells.map((cell) => [cell.bureau, ...found.map((code) => cell.dispositions[code])]),
    ]),
  ];
}

/** The longest bar, in characters. */
const longest = 40;

/** How many submitted on each day from the first to the last, as bars. */
function curve(days: readonly CompletedDay[]): string[] {
  const sent = new Map<string, number>();
  for (const { day, completed } of days) sent.set(day, (sent.get(day) ?? 0) + completed);
  const [first, last] = [[...sent.keys()].sort()[0], [...sent.keys()].sort().at(-1)];
  if (first === undefined || last === undefined) return ['Nobody has sent yet.'];
  const most = Math.max(...sent.values());
  const rows: (string | number)[][] = [['Day', 'sent', '']];
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
