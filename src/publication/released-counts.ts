import type { Text } from '../language/text.js';
import { everyone } from '../questionnaire/response.js';
import type { Code } from '../questionnaire/code.js';
import {
  askedCode,
  baseCode,
  type Anchor,
  type Question,
  type Table,
  type TableOption,
} from '../questionnaire/question.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import type { CountsIn, GroupCounts } from '../results/counts.js';
import { isShown, peopleIn, type GroupRelease, type Release, type ReleasedCell } from './disclosure/released.js';
import { nameJoined } from './joined-label.js';

/**
 * What was released, in the place of what was counted. Comparisons, tests and sentences of partners
 * are made of it by the same code as the coordinator's, so that nothing they say can come from a
 * number that is hidden.
 */

/** What was released of a group of a wave, and its questionnaire. */
export interface ReleasedWave {
  readonly wave: string;
  readonly questionnaire: Questionnaire;
  readonly release: GroupRelease;
}

/**
 * Returns the released counts of several waves. Their answers are joined as any of them joins them,
 * so that each share is of the same answers in all.
 */
export function releasedIn(waves: readonly ReleasedWave[]): CountsIn {
  const ids = new Set(waves.flatMap(({ release }) => release.tables.map(({ id }) => id)));
  const forms = new Map([...ids].map((id) => [id, joinForms(waves.map((wave) => pooledOf(wave, id)))]));
  const counted = new Map(
    waves.map((wave) => [`${wave.wave} ${wave.release.group}`, countReleased(wave, (id) => forms.get(id) ?? [])]),
  );
  return (wave, group) => counted.get(`${wave} ${group}`);
}

/**
 * Returns whether every answer of a table is told in each wave, alone or joined: only then can the
 * table as a whole be tested.
 */
export function isWhole(waves: readonly ReleasedWave[], id: string): boolean {
  const shown = waves.map((wave) => pooledOf(wave, id)).filter(isShown);
  const several = waves.some(({ questionnaire }) =>
    questionnaire.questions.some(({ results }) =>
      results.tables.some((table) => table.id === id && table.shape === 'several'),
    ),
  );
  const isTold = ({ count, codes }: ReleasedCell) => count !== null && (!several || codes.length === 1);
  return shown.length === waves.length && shown.every(({ cells }) => cells.every(isTold));
}

function pooledOf({ release }: ReleasedWave, id: string): Release | undefined {
  return release.tables.find((table) => table.id === id)?.pooled;
}

/** The finest way to join answers of which every release tells the number. */
function joinForms(releases: readonly (Release | undefined)[]): string[][] {
  const shown = releases.filter(isShown);
  const blocks: Set<string>[] = [];
  for (const { codes } of shown.flatMap(({ cells }) => cells)) {
    const touched = blocks.filter((block) => codes.some((code) => block.has(code)));
    const joined = new Set([...touched.flatMap((block) => [...block]), ...codes]);
    for (const block of touched) blocks.splice(blocks.indexOf(block), 1);
    blocks.push(joined);
  }
  return blocks.map((block) => [...block]);
}

/** The number of people who gave one of these answers; undefined where it is not told. */
function countIn(release: Release | undefined, codes: readonly string[]): number | undefined {
  if (!isShown(release)) return undefined;
  const own = release.cells.filter((cell) => cell.codes.some((code) => codes.includes(code)));
  const counts = own.flatMap(({ count }) => count ?? []);
  return counts.length === own.length && own.length > 0 ? counts.reduce((sum, count) => sum + count, 0) : undefined;
}

/** Answers of which the number of people is told together. */
interface Told {
  readonly codes: readonly string[];
  readonly count: number;
}

/** The counts of a wave, over a questionnaire that has only the answers that are told. */
function countReleased(wave: ReleasedWave, formOf: (id: string) => string[][]): GroupCounts {
  const { release, questionnaire } = wave;
  const n = peopleIn(release);
  const counts = new Map<string, number>([[`${everyone} ${baseCode}`, n]]);
  const told = (table: Table | undefined): Told[] => {
    if (!table) return [];
    const order = table.options.map(({ code }) => String(code));
    return formOf(table.id)
      .filter((codes) => table.shape !== 'several' || codes.length === 1)
      .map((codes) => codes.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)))
      .flatMap((codes) => {
        const count = countIn(pooledOf(wave, table.id), codes);
        return count === undefined ? [] : [{ codes, count }];
      });
  };
  const tell = (question: Question, table: Table): Table => {
    const pooled = pooledOf(wave, table.id);
    const own = told(table);
    const names = [
      table.id,
      ...(question.definition.anchor ? [`${table.id} ${question.definition.anchor.figure}`] : []),
    ];
    const { missing = {} } = release.tables.find(({ id }) => id === table.id) ?? {};
    for (const name of names) {
      const base = isShown(pooled) ? pooled.base : 0;
      counts.set(`${name} ${baseCode}`, base);
      counts.set(`${name} ${askedCode}`, question.definition.showIf ? base : n);
      for (const { codes, count } of own) counts.set(`${name} ${codes[0] ?? ''}`, count);
      for (const [code, count] of Object.entries(missing)) counts.set(`${name} ${code}`, count);
    }
    const isTakenIn = ({ code }: TableOption) => String(code) in missing;
    return {
      ...table,
      options: table.options.flatMap((option): TableOption[] => {
        if (isTakenIn(option)) return [option];
        const block = own.find(({ codes }) => codes[0] === String(option.code));
        return block ? [{ ...option, label: labelOf(table, block.codes) }] : [];
      }),
    };
  };
  const questions = questionnaire.questions.map((question) => ({
    ...question,
    definition: { ...question.definition, anchor: anchorOf(question, told(question.results.tables[0])) },
    results: {
      ...question.results,
      tables: question.results.tables
        .filter(({ id }) => isShown(pooledOf(wave, id)))
        .map((table) => tell(question, table)),
    },
  }));
  return {
    questionnaire: { ...questionnaire, questions },
    n,
    countOf: (table, code = baseCode) => counts.get(`${table} ${code}`) ?? 0,
  };
}

/** An anchor on the bases that are told: answers that are joined are all in a base, or none is. */
function anchorOf({ definition: { anchor } }: Question, told: readonly Told[]): Anchor | undefined {
  const isAlone = (code: Code) => told.some(({ codes }) => codes.join() === String(code));
  if (!anchor?.numerator.every(isAlone)) return undefined;
  const isTold = (base: readonly Code[]) => {
    const inside = base.map(String);
    return told.every(({ codes }) => new Set(codes.map((code) => inside.includes(code))).size === 1);
  };
  return { ...anchor, bases: anchor.bases.filter(isTold) };
}

/**
 * Returns the label of an answer, or of several as one; those that follow each other as a choice.
 */
export function labelOf({ options }: Table, codes: readonly string[]): Text {
  const places = options.flatMap(({ code }, i) => (codes.includes(String(code)) ? [i] : []));
  const [first = 0, last = first] = [places[0], places.at(-1)];
  const labels = places.flatMap((i) => options[i]?.label ?? []);
  return nameJoined(labels, last - first + 1 === places.length);
}

/**
 * Returns a wave without the tables that it does not tell as a whole: a line over the years is of
 * numbers that are told in each of its waves.
 */
export function onlyWhole(wave: ReleasedWave): ReleasedWave {
  const tables = wave.release.tables.filter(({ id }) => isWhole([wave], id));
  return { ...wave, release: { ...wave.release, tables } };
}
