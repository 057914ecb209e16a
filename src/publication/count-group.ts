import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.js';
import { anchorTable, type Anchor, baseCode, type Question, type Table } from '../questionnaire/question.js';
import type { Questionnaire } from '../questionnaire/questionnaire.js';
import { scanResponses, type Scanned } from '../results/scan-responses.js';
import type { StudyDefinition } from '../study/definition.js';
import { leftOpen, type CountedGroup, type CountedTable, type Row } from './disclosure/counted.js';

/** A group of a wave that is counted, with its questionnaire and its part of study.yaml. */
export interface CountInput {
  readonly wave: string;
  readonly group: StudyDefinition['groups'][number];
  readonly bureaus: readonly string[];
  readonly cell: number;
  readonly questionnaire: Questionnaire;
}

/** A group as it was counted, with a digest of which responses these were. */
export interface CountedNow extends CountedGroup {
  readonly digests: Readonly<Record<string, string>>;
}

/** A table of a question that partners may see, and the one in which it is counted. */
interface Source {
  readonly question: Question;
  readonly table: Table;
  /** An anchor is counted among those whom its figure is about. */
  readonly counted: string;
  /** The places of a ranking: nobody names more answers. */
  readonly most: number | undefined;
}

/**
 * Returns a group as it was counted, bureau by bureau. With what the gate needs beside tallies: how
 * many gave one of several answers, and pairs of answers. Reads every response once.
 */
export async function countGroup(db: Kysely<Tables>, input: CountInput): Promise<CountedNow> {
  const { wave, group, bureaus, questionnaire } = input;
  const sources = questionnaire.questions.flatMap(sourcesOf);
  const rows = new Map(sources.map(({ table }) => [table.id, new Map(bureaus.map((bureau) => [bureau, newRow()]))]));
  const chosen = new Map(sources.map(({ table }) => [table.id, new Map<string, number>()]));
  const pairs = group.crosstabs.map((pair) => ({
    ...pair,
    rows: Object.fromEntries(bureaus.map((bureau) => [bureau, newPairs()])),
  }));
  const [n, hashes] = [new Map<string, number>(), new Map(bureaus.map((bureau) => [bureau, createHash('sha256')]))];
  await scanResponses(db, { wave, group: group.slug }, (response) => {
    const { bureau } = response;
    n.set(bureau, (n.get(bureau) ?? 0) + 1);
    hashes.get(bureau)?.update(response.id);
    const given = codesIn(response);
    for (const { table, counted } of sources) {
      const codes = given.get(counted) ?? [];
      const row = rows.get(table.id)?.get(bureau);
      if (!row) continue;
      if (codes.includes(baseCode)) row.base++;
      const answers = codes.filter((code) => code !== baseCode);
      for (const code of answers) row.counts[code] = (row.counts[code] ?? 0) + 1;
      if (table.shape !== 'several' || !codes.includes(baseCode)) continue;
      const own = chosen.get(table.id);
      own?.set(answers.join(), (own.get(answers.join()) ?? 0) + 1);
    }
    for (const { row, column, rows } of pairs) {
      const own = ((rows[bureau] ??= newPairs())[answerIn(given.get(row))] ??= {});
      const other = answerIn(given.get(column));
      own[other] = (own[other] ?? 0) + 1;
    }
  });
  const ofBureaus = <T>(of: (bureau: string) => T) => Object.fromEntries(bureaus.map((bureau) => [bureau, of(bureau)]));
  return {
    group: group.slug,
    n: ofBureaus((bureau) => n.get(bureau) ?? 0),
    tables: sources.map((source): CountedTable => {
      const own = rows.get(source.table.id);
      const table = {
        ...toTable(source, group.sensitive),
        rows: ofBureaus((bureau): Row => own?.get(bureau) ?? newRow()),
      };
      return { ...table, union: unionOf(table, chosen.get(source.table.id) ?? new Map(), input.cell) };
    }),
    routes: questionnaire.questions.flatMap(({ definition: { showIf }, results }) =>
      showIf ? [{ tables: results.tables.map(({ id }) => id), condition: showIf }] : [],
    ),
    pairs,
    digests: ofBureaus((bureau) => hashes.get(bureau)?.digest('base64url') ?? ''),
  };
}

function newPairs(): Record<string, Record<string, number>> {
  return {};
}

function newRow(): { base: number; counts: Record<string, number> } {
  return { base: 0, counts: {} };
}

/** The answer to a question of one answer. */
function answerIn(codes: readonly string[] = []): string {
  const [answer = leftOpen] = codes.includes(baseCode) ? codes.filter((code) => code !== baseCode) : [];
  return answer;
}

/** The codes of each table that a response has; `baseCode` where its answer is substantive. */
function codesIn({ answers, questionnaire }: Scanned): Map<string, string[]> {
  const given = new Map<string, string[]>();
  for (const { results } of questionnaire.questions) {
    for (const { table, code } of results.counts(answers)) {
      given.set(table, [...(given.get(table) ?? []), code]);
    }
  }
  return given;
}

/**
 * The tables of a question that can be chosen in. Of a ranking only how many named each answer: its
 * places add up to that, and each of them is of fewer people.
 */
function sourcesOf(question: Question): Source[] {
  const [whole, ...parts] = question.results.tables;
  const { anchor } = question.definition;
  const tables = whole?.shape === 'several' && parts.length ? [whole] : question.results.tables;
  return tables
    .filter(({ shape }) => shape !== 'none')
    .map((table) => ({
      question,
      table,
      counted: anchor ? anchorTable(table.id, anchor) : table.id,
      most: table === whole && whole.shape === 'several' && parts.length ? parts.length : undefined,
    }));
}

/** A table before it is counted. */
function toTable(
  { question, table, most }: Source,
  sensitive: readonly string[],
): Omit<CountedTable, 'rows' | 'union'> & { shape: CountedTable['shape'] } {
  const { anchor, fold } = question.definition;
  const codes = table.options.filter(({ missing }) => !missing).map(({ code }) => String(code));
  const named = [question.id, table.id, ...codes.map((code) => `${table.id}_${code}`)];
  const bases = anchor?.bases ?? [];
  const [own = []] = bases;
  const apart = bases.flatMap((base) => own.filter((code) => !base.includes(code)));
  const takenIn = bases.flat().map(String);
  return {
    missing: table.options.flatMap(({ code, missing }) =>
      missing && takenIn.includes(String(code)) ? [String(code)] : [],
    ),
    id: table.id,
    shape: table.shape === 'several' || table.shape === 'scale' ? table.shape : 'one',
    codes,
    fold: fold?.map((block) => block.map(String)),
    most,
    exclusive: question.content.lists.flatMap(({ options }) =>
      options.flatMap(({ code, exclusive }) => (exclusive ? [String(code)] : [])),
    ),
    chosenFrom: most === undefined ? undefined : question.routing.needs?.[0],
    partial: anchor?.outside !== undefined,
    sensitive: named.some((name) => sensitive.includes(name)),
    exact: anchor ? toldOf(anchor, codes) : [],
    leftOut: [...new Set(apart.map(String))],
  };
}

/** The answers of an anchor that are told: with the only other one, which the base tells anyway. */
function toldOf({ numerator }: Anchor, codes: readonly string[]): readonly string[] {
  const told = numerator.map(String);
  return codes.length === told.length + 1 ? codes : told;
}

/** How many gave at least one of the answers of few people. */
function unionOf(
  { shape, codes, rows }: Omit<CountedTable, 'union'>,
  chosen: ReadonlyMap<string, number>,
  cell: number,
): CountedTable['union'] {
  if (shape !== 'several') return undefined;
  const countOf = (code: string) => Object.values(rows).reduce((sum, { counts }) => sum + (counts[code] ?? 0), 0);
  const few = codes.filter((code) => countOf(code) < cell);
  const having = [...chosen].filter(([answers]) => answers.split(',').some((code) => few.includes(code)));
  return { codes: few, count: having.reduce((sum, [, people]) => sum + people, 0) };
}
