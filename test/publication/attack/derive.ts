import type { Condition } from '../../../src/questionnaire/condition.js';
import type { Comparison, Results, Seen } from './answers.js';
import { Knowledge, sum, type Bounds, type Sum } from './bounds.js';
import type { AskedTable } from './questions.js';

/**
 * What somebody can work out of published tables by arithmetic. It shares nothing with what makes
 * them: it reads answers of the API, and knows the rules as they are published.
 */

/** The limits that the study has published. */
export interface Limits {
  readonly base: number;
  readonly cell: number;
}

/** A snapshot as it was seen, and the numbers that were counted when it was made. */
export interface Published {
  readonly seen: Seen;
  /** Which responses it is of: two of the same number are of the same ones. */
  readonly responses: number;
  /** What the coordinator's answers were then, by bureau. */
  readonly counted: Readonly<Record<string, Results>>;
}

export interface Target {
  /** The latest first. */
  readonly published: readonly Published[];
  readonly tables: readonly AskedTable[];
  readonly limits: Limits;
}

/** A number of few people, or of nearly all, of which more is known than its class. */
export interface Derived extends Bounds {
  readonly viewer: string;
  readonly table: string;
  readonly codes: readonly string[];
  readonly of: string;
  readonly count: number;
  readonly base: number;
}

export interface Outcome {
  /** How many numbers under the limits were tried. */
  readonly tried: number;
  readonly derived: readonly Derived[];
}

/** Everybody of no bureau of the viewer. */
const rest = '*';

const nameOf = (responses: number, who: string, table: string, code: string) => `${responses} ${who} ${table} ${code}`;
const baseOf = (responses: number, who: string, table: string) => nameOf(responses, who, table, '#');

/** Returns what these bureaus, who put their pages together, can derive; of none: what anybody can. */
export function derive(target: Target, viewer: readonly string[]): Outcome {
  const derived: Derived[] = [];
  let tried = 0;
  for (const tables of linkTables(target.tables)) {
    const knowledge = know(target, viewer, tables);
    for (const number of numbersOf(target, viewer, tables)) {
      tried++;
      const found = knowledge.bounds(number.sum);
      if (hides(found, number.small, target.limits)) continue;
      const { sum: _sum, small: _small, ...about } = number;
      derived.push({ viewer: viewer.join(' + ') || 'public', ...about, ...found });
    }
  }
  return { tried, derived };
}

/** Returns where somebody who gave an answer sees that all others, or none, gave one. */
export function deriveByRespondents(target: Target): Outcome {
  const [latest] = target.published;
  const derived: Derived[] = [];
  let tried = 0;
  for (const tables of linkTables(target.tables)) {
    const knowledge = know(target, [], tables);
    for (const table of tables) {
      const shown = find(latest?.seen.pooled, table.id);
      if (
        !latest ||
        !shown ||
        shown.base === null ||
        table.anchor ||
        shown.options.every(({ count }) => count !== null && count >= target.limits.cell)
      )
        continue;
      const { base, count } = countedOf(latest, table);
      const all = sum([[baseOf(latest.responses, rest, table.id)], 1]);
      for (const own of table.codes.filter((code) => count([code]) > 0)) {
        const mine: readonly [Sum, { min: number }] = [
          sum([[nameOf(latest.responses, rest, table.id, own)], 1]),
          { min: 1 },
        ];
        for (const code of table.codes.filter((other) => !table.several || other === own)) {
          const others = sum([[nameOf(latest.responses, rest, table.id, code)], 1]);
          const found = knowledge.bounds(others, [mine]);
          const less = code === own ? 1 : 0;
          tried++;
          const bounds = { low: found.low - less, high: found.high - less };
          const whole = knowledge.bounds(all);
          if (bounds.high > 0 && bounds.low < whole.low - 1) continue;
          derived.push({
            viewer: 'respondent',
            table: table.id,
            codes: [code],
            of: 'others',
            count: count([code]),
            base,
            ...bounds,
          });
        }
      }
    }
  }
  return { tried, derived };
}

/** Whether bounds leave all that a small number can be, from the side where it is small. */
function hides({ low, high }: Bounds, small: number, { cell }: Limits): boolean {
  return small >= cell || (low <= 0 && high >= cell - 1);
}

function find(results: Results | undefined, id: string): Results['questions'][number] | undefined {
  return results?.questions.find((question) => question.id === id);
}

/** The tables that routing or placing ties together: what is known of one bounds the other. */
function linkTables(tables: readonly AskedTable[]): AskedTable[][] {
  const groups = tables.map((table) => [table]);
  for (const table of tables) {
    for (const other of [...questionsIn(table.showIf), ...(table.from === undefined ? [] : [table.from])]) {
      const one = groups.find((group) => group.includes(table));
      const two = groups.find((group) => group.some(({ id }) => id === other));
      if (!one || !two || one === two) continue;
      one.push(...two.splice(0));
    }
  }
  return groups.filter(({ length }) => length > 0);
}

function questionsIn(condition: Condition | undefined): string[] {
  if (!condition) return [];
  if ('question' in condition) return [condition.question];
  if ('not' in condition) return questionsIn(condition.not);
  return ('any' in condition ? condition.any : condition.all).flatMap(questionsIn);
}

interface Number {
  readonly table: string;
  readonly codes: readonly string[];
  readonly of: string;
  readonly count: number;
  readonly base: number;
  /** What is sought: those who gave the answer, or those who did not. */
  readonly sum: Sum;
  readonly small: number;
}

/** The numbers of few people, and of nearly all, that are not told on purpose. */
function numbersOf({ published, limits }: Target, viewer: readonly string[], tables: readonly AskedTable[]): Number[] {
  return published.flatMap((one) =>
    tables.flatMap((table) => {
      const releases = published
        .filter(({ responses }) => responses === one.responses)
        .flatMap(({ seen }) => [seen.pooled, ...viewer.map((bureau) => seen.own[bureau])])
        .flatMap((results) => find(results, table.id) ?? [])
        .filter(({ base }) => base !== null);
      if (!releases.length) return [];
      const joined = table.several
        ? []
        : releases.flatMap(({ options }) => options.flatMap((option) => (option.joined ? [option.joined] : [])));
      const blocks = new Map([...table.codes.map((code) => [code]), ...joined].map((codes) => [codes.join(), codes]));
      const others = Object.keys(one.counted).filter((bureau) => !viewer.includes(bureau));
      // Without a table of its own a bureau sees what all see, of so many people as it has.
      const withTable = viewer.filter((bureau) =>
        published.some(({ seen }) => tables.some(({ id }) => (find(seen.own[bureau], id)?.base ?? null) !== null)),
      );
      const people = [
        ...withTable.map((bureau) => ({ of: bureau, bureaus: [bureau], who: [bureau] })),
        ...(withTable.length ? [{ of: 'others', bureaus: others, who: [rest] }] : []),
        ...(table.anchor ? [] : [{ of: 'all', bureaus: Object.keys(one.counted), who: [...viewer, rest] }]),
      ];
      return people.flatMap(({ of, bureaus, who }) => {
        const { base, count } = countedOf(one, table, bureaus);
        return [...blocks.values()].flatMap((codes): Number[] => {
          if (base === 0 || (!table.several && codes.length === table.codes.length)) return [];
          // That an anchor is of few, all together, is told on purpose; so it is of everybody.
          if (table.anchor && countedOf(one, table).count(codes) < limits.cell) return [];
          const about = { table: table.id, codes, of, count: count(codes), base };
          const names = who.flatMap((person) => codes.map((code) => nameOf(one.responses, person, table.id, code)));
          const bases = who.map((person) => baseOf(one.responses, person, table.id));
          const few = { ...about, sum: sum([names, 1]), small: about.count };
          const nearlyAll = { ...about, sum: sum([bases, 1], [names, -1]), small: base - about.count };
          return [few, nearlyAll].filter(({ small }) => small < limits.cell);
        });
      });
    }),
  );
}

/** The true numbers of a table, which the viewer does not know. */
function countedOf({ counted }: Published, { id }: AskedTable, bureaus = Object.keys(counted)) {
  const tables = bureaus.flatMap((bureau) => find(counted[bureau], id) ?? []);
  const base = tables.reduce((total, table) => total + (table.base ?? 0), 0);
  const count = (codes: readonly string[]) =>
    tables.reduce(
      (total, { options }) =>
        total +
        options.filter(({ code }) => codes.includes(code)).reduce((some, option) => some + (option.count ?? 0), 0),
      0,
    );
  return { base, count };
}

/** All that a viewer knows of tables that are tied together. */
function know(
  { published, limits, tables: all }: Target,
  viewer: readonly string[],
  tables: readonly AskedTable[],
): Knowledge {
  const knowledge = new Knowledge();
  const everybody = [...viewer, rest];
  for (const { seen, responses } of published) {
    const n = (who: string) =>
      who === rest
        ? seen.pooled.n - viewer.reduce((total, bureau) => total + (seen.own[bureau]?.n ?? 0), 0)
        : (seen.own[who]?.n ?? 0);
    for (const table of tables) {
      for (const who of everybody) knowTable(knowledge, { table, responses, who, n: n(who) });
      for (const who of everybody) knowRoute(knowledge, { table, all, responses, who, n: n(who) });
      knowReleased(knowledge, find(seen.pooled, table.id), { table, responses, who: everybody, limits });
      for (const bureau of viewer) {
        knowReleased(knowledge, find(seen.own[bureau], table.id), { table, responses, who: [bureau], limits });
      }
    }
    for (const comparison of seen.comparisons)
      knowCompared(knowledge, comparison, { seen, tables, responses, everybody });
  }
  for (const [i, { responses, seen }] of published.entries()) {
    const before = published.slice(i + 1).find((one) => one.responses !== responses);
    if (before) knowErased(knowledge, { before, now: { responses, seen }, tables, viewer });
  }
  return knowledge;
}

interface About {
  readonly table: AskedTable;
  readonly responses: number;
  readonly who: string;
  readonly n: number;
}

function knowTable(knowledge: Knowledge, { table, responses, who, n }: About): void {
  const name = (code: string) => nameOf(responses, who, table.id, code);
  const base = baseOf(responses, who, table.id);
  knowledge.know(sum([[base], 1]), { max: n });
  const all = table.codes.map(name);
  if (!table.several) {
    knowledge.know(sum([all, 1], [[base], -1]), { equal: 0 });
    return;
  }
  knowledge.know(sum([all, 1], [[base], -1]), { min: 0 });
  knowledge.know(sum([all, 1], [[base], -table.most]), { max: 0 });
  for (const code of table.codes) {
    const apart = table.alone.filter((one) => one !== code).map(name);
    knowledge.know(sum([[name(code)], 1], [table.alone.includes(code) ? [] : apart, 1], [[base], -1]), { max: 0 });
  }
}

/** Whom a question was asked follows from what they answered before. */
function knowRoute(
  knowledge: Knowledge,
  { table, all, responses, who, n }: About & { readonly all: readonly AskedTable[] },
): void {
  const base = baseOf(responses, who, table.id);
  if (table.from !== undefined) {
    for (const code of table.codes) {
      knowledge.know(
        sum([[nameOf(responses, who, table.from, code)], 1], [[nameOf(responses, who, table.id, code)], -1]),
        { min: 0 },
      );
    }
  }
  const { showIf } = table;
  if (!showIf) return;
  const given = (condition: Condition): string[] | undefined => {
    if (!('in' in condition)) return undefined;
    const gate = all.find(({ id }) => id === condition.question);
    const codes = condition.in.map(String).filter((code) => gate?.codes.includes(code));
    return gate && !gate.partly && codes.length === condition.in.length
      ? codes.map((code) => nameOf(responses, who, gate.id, code))
      : undefined;
  };
  if ('countAtLeast' in showIf) {
    const gate = all.find(({ id }) => id === showIf.question);
    if (!gate) return;
    const name = (code: string) => nameOf(responses, who, gate.id, code);
    const several = gate.codes.filter((code) => !gate.alone.includes(code)).map(name);
    const alone = gate.alone.map(name);
    const whole = [baseOf(responses, who, gate.id)];
    knowledge.know(sum([several, 1], [alone, 1], [whole, -1], [[base], 1 - showIf.countAtLeast]), { min: 0 });
    return;
  }
  if ('not' in showIf) {
    const { not } = showIf;
    if (!('in' in not)) return;
    const names = not.in.map((code) => nameOf(responses, who, not.question, String(code)));
    knowledge.know(sum([[base], 1], [names, 1]), { max: n });
    return;
  }
  const parts = 'any' in showIf ? showIf.any.map(given) : [given(showIf)];
  if (parts.some((part) => part === undefined)) return;
  knowledge.know(sum([parts.flatMap((part) => part ?? []), 1], [[base], -1]), { min: 0 });
}

interface Released {
  readonly table: AskedTable;
  readonly responses: number;
  readonly who: readonly string[];
  readonly limits: Limits;
}

function knowReleased(knowledge: Knowledge, found: Results['questions'][number] | undefined, about: Released): void {
  if (!found) return;
  const { table, responses, who, limits } = about;
  const bases = who.map((one) => baseOf(responses, one, table.id));
  const names = (codes: readonly string[]) =>
    who.flatMap((one) => codes.map((code) => nameOf(responses, one, table.id, code)));
  if (found.base === null) {
    if (found.withheld === 'few-answers' || found.withheld === 'few-own')
      knowledge.know(sum([bases, 1]), { max: limits.base - 1 });
    return;
  }
  knowledge.know(sum([bases, 1]), { equal: found.base });
  for (const option of found.options) {
    const codes = (option.joined ?? [option.code]).filter((code) => table.codes.includes(code));
    if (!codes.length) continue;
    const people = sum([names(codes), 1]);
    const union = table.several && codes.length > 1;
    if (option.count !== null) knowledge.know(people, union ? { min: option.count } : { equal: option.count });
    else if (option.class === 'few') knowledge.know(people, { max: limits.cell - 1 });
    else if (option.class === 'nearly-all') knowledge.know(people, { min: found.base - limits.cell + 1 });
    if (!union || option.count === null) continue;
    for (const code of codes) knowledge.know(sum([names([code]), 1]), { max: Math.min(option.count, limits.cell - 1) });
  }
}

/** A comparison tells numbers of the same table: of one answer, or of several that it names. */
function knowCompared(
  knowledge: Knowledge,
  { figures }: Comparison,
  about: {
    readonly seen: Seen;
    readonly tables: readonly AskedTable[];
    readonly responses: number;
    readonly everybody: readonly string[];
  },
): void {
  const { seen, tables, responses, everybody } = about;
  for (const { question, code, label, now, bases } of figures) {
    const table = tables.find(({ id }) => id === question);
    const released = find(seen.pooled, question);
    if (!table || !released) continue;
    const names = (codes: readonly string[]) =>
      everybody.flatMap((who) => codes.map((one) => nameOf(responses, who, table.id, one)));
    const option = released.options.find((one) => one.code === code);
    const same = option && (!label || label.nl === option.label.nl);
    const codes = same ? (option.joined ?? [code]) : [code];
    if (typeof now?.count === 'number' && (same ?? !table.several)) {
      const union = table.several && codes.length > 1;
      knowledge.know(sum([names(codes), 1]), union ? { min: now.count } : { equal: now.count });
    }
    if (typeof now?.base === 'number' && !table.anchor) {
      knowledge.know(sum([everybody.map((who) => baseOf(responses, who, table.id)), 1]), { equal: now.base });
    }
    for (const base of bases) {
      if (!base.now || !base.codes.every((one) => table.codes.includes(one))) continue;
      if (base.now.base !== null) knowledge.know(sum([names(base.codes), 1]), { equal: base.now.base });
    }
  }
}

/** Who was erased since was counted before, in no more tables than people were erased. */
function knowErased(
  knowledge: Knowledge,
  about: {
    readonly before: Published;
    readonly now: Pick<Published, 'seen' | 'responses'>;
    readonly tables: readonly AskedTable[];
    readonly viewer: readonly string[];
  },
): void {
  const { before, now, tables, viewer } = about;
  const gone = (who: string) => {
    const of = (one: Seen, bureau: string) => one.own[bureau]?.n ?? 0;
    const ofViewer = viewer.map((bureau) => of(before.seen, bureau) - of(now.seen, bureau));
    if (who !== rest) return of(before.seen, who) - of(now.seen, who);
    return before.seen.pooled.n - now.seen.pooled.n - ofViewer.reduce((total, one) => total + one, 0);
  };
  for (const table of tables) {
    for (const who of [...viewer, rest]) {
      for (const code of ['#', ...table.codes]) {
        const change = sum(
          [[nameOf(before.responses, who, table.id, code)], 1],
          [[nameOf(now.responses, who, table.id, code)], -1],
        );
        knowledge.know(change, { min: 0, max: gone(who) });
      }
    }
  }
}
