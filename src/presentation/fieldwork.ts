import {
  codes,
  dispositions,
  sumDispositions,
  sumKnown,
  type Dispositions,
  type Rates,
} from '../fieldwork/dispositions.js';
import type { CompletedDay, Fieldwork, LetterChangeDay } from '../fieldwork/figures.js';
import { inLanguage, lowerFirst } from '../language/text.js';
import type { StudyDefinition } from '../study/definition.js';
import { dayPicture, onPage, type Day } from './charts/index.js';
import { coverageOf, describeCoverage, showLeftOut } from './coverage.js';
import type { Locale } from './locale.js';
import { fieldworkTexts, otherRates } from './texts/fieldwork.js';
import { letterNames } from './texts/letters.js';

const columns = ['invited', 'delivered', 'bounced', 'optedOut', 'started', 'completed'] as const;

type Column = (typeof columns)[number];
const quotedRates = ['RR2', 'RR1'] as const;

/** What is only known once the wave is closed: until then it is no column. */
const whenClosed: readonly string[] = ['started', 'RR2'];

type ColumnCounts = Readonly<Record<Column, number | null>>;

/** Returns the progress of fieldwork in each group, for views/results/fieldwork.eta. */
export function showFieldwork(progress: Fieldwork, { groups, bureaus }: StudyDefinition, page: Locale) {
  return {
    waits: progress.waits ? inLanguage(progress.waits, page.language) : '',
    groups: groups.map((group) => showGroup(progress, group, bureaus, page)),
    letterChanges: progress.letterChanges.map((change) => describeChange(change, { groups, bureaus }, page)),
  };
}

function describeChange(
  { day, bureau, step, group, language }: LetterChangeDay,
  { groups, bureaus }: Pick<StudyDefinition, 'groups' | 'bureaus'>,
  page: Locale,
): string {
  const text = fieldworkTexts[page.language];
  const on = page.numbers.day(day);
  if (bureau !== null) return text.bureauChange(on, bureaus.find(({ slug }) => slug === bureau)?.name ?? bureau);
  const names = letterNames[page.language];
  const known = groups.find(({ slug }) => slug === group);
  return text.letterChange(
    on,
    lowerFirst(nameIn(names.steps, step)),
    known ? lowerFirst(inLanguage(known.name, page.language)) : (group ?? ''),
    nameIn(names.languages, language),
  );
}

/** A name by its key; the key itself, where a later version knew more. */
function nameIn(names: Readonly<Record<string, string>>, key: string | null): string {
  return names[key ?? ''] ?? key ?? '';
}

function showGroup(
  { cells, rates, days, waits, frame }: Fieldwork,
  { slug: group, name: named }: StudyDefinition['groups'][number],
  bureaus: StudyDefinition['bureaus'],
  page: Locale,
) {
  const { language, numbers } = page;
  const text = fieldworkTexts[language];
  const name = inLanguage(named, language);
  const own = cells.filter((cell) => cell.group === group);
  const counts = sumDispositions(own);
  const people = eligible(counts);
  const ofGroup = rates[group];
  const write = (rate: number | null | undefined) => (rate == null ? '–' : numbers.rate(rate));
  const isKnown = (column: string) => !waits || !whenClosed.includes(column);
  const nameOf = (column: Column) => (waits && column === 'completed' ? text.done : text[column]);
  const writeCount = (n: number | null) => (n === null ? '–' : numbers.count(n));
  const belonging = frame.filter((row) => row.group === group);
  const row = (label: string, of: ColumnCounts, its: Rates | undefined, bureau: string | null) => ({
    label,
    cells: [
      ...columns.filter(isKnown).map((column) => ({ column: nameOf(column), value: writeCount(of[column]) })),
      ...(belonging.length ? [{ column: text.coverage, value: write(coverageOf(belonging, bureau)) }] : []),
      ...quotedRates.filter(isKnown).map((rate) => ({ column: rate, value: write(its?.[rate]) })),
    ],
  });
  const [only, ...others] = own;
  const curve = text.curve(lowerFirst(name));
  const completed = sumByDay(days.filter((day) => day.group === group));
  return {
    id: group,
    name,
    headline:
      people === 0
        ? waits
          ? text.nobodyYet
          : text.nobody
        : waits
          ? text.soFar(write(ofGroup?.RR1), writeCount(counts['1.1']), numbers.count(people))
          : `${text.headline(write(ofGroup?.RR2), numbers.count(people))} ${text.second(write(ofGroup?.RR1), writeCount(counts['1.1']))}`,
    empty: people === 0,
    chart: completed.length ? onPage(dayPicture({ id: `days-${group}`, title: curve, language, days: completed })) : '',
    curve,
    rows: own.map((cell) => {
      const bureau = bureaus.find(({ slug }) => slug === cell.bureau);
      return row(bureau?.name ?? cell.bureau, cell, cell.rates, cell.bureau);
    }),
    // Who sees one bureau has its sum here, which is its own.
    all: row(text.together, sumColumns(own), ofGroup, only && others.length === 0 ? only.bureau : null),
    coverage: describeCoverage(belonging, own, page),
    leftOut: showLeftOut(belonging, bureaus, page),
    outcomes: codes
      .filter((code) => counts[code])
      .map((code) => ({
        code,
        words: (waits ? text.dispositionsSoFar[code] : undefined) ?? text.dispositions[code],
        people: writeCount(counts[code]),
      })),
    rates: (waits ? [] : otherRates).map((rate) => ({
      rate,
      words: text.rateMeanings[rate],
      value: write(ofGroup?.[rate]),
    })),
  };
}

/** Everyone who is in the rates. */
function eligible(counts: Dispositions): number {
  return codes
    .filter((code) => dispositions[code].category !== 'NE')
    .reduce((sum, code) => sum + (counts[code] ?? 0), 0);
}

function sumColumns(cells: readonly ColumnCounts[]): ColumnCounts {
  const total = (column: Column) => sumKnown(cells.map((cell) => cell[column]));
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
function sumByDay(days: readonly CompletedDay[]): Day[] {
  const sums = new Map<string, number>();
  for (const { day, completed } of days) sums.set(day, (sums.get(day) ?? 0) + completed);
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, completed]) => ({ day, completed }));
}
