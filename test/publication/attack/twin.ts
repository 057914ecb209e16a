import { transact } from '../../../src/database/transact.js';
import { countResponse } from '../../../src/questionnaire/response.js';
import { GroupCount, tallyGroup } from '../../../src/results/tally.js';
import { findNewestQuestionnaire } from '../../../src/study/stored.js';
import { readOurStudy } from '../../support/questionnaires.js';
import type { World } from '../../support/world.js';
import type { Results, Seen } from './answers.js';
import type { Condition } from '../../../src/questionnaire/condition.js';
import { listTables, type AskedTable } from './questions.js';
import { codesOf, isAnswered, otherAnswers, partOf, trade, type Respondent } from './respondents.js';
import { bureaus } from './world.js';

/**
 * Other answers of the same people, of which partners are shown the same: every number that is told
 * is as it was, and hidden ones are others.
 */

const { study, questionnaires } = readOurStudy();
const { cell } = study.definition.disclosure;

/** How many numbers of a group are others than they were, by what stands in their place. */
export type Changed = Readonly<Record<'few' | 'nearly-all' | 'joined' | 'withheld', number>>;

/** Changes what is hidden of a group in which everybody has answered, given what is shown of it. */
export async function changeHidden(
  { ctx }: World,
  { wave, group }: { readonly wave: string; readonly group: string },
  seen: Seen,
): Promise<Changed> {
  const rows = await ctx.db
    .selectFrom('response')
    .select(['id', 'bureau', 'answers'])
    .where((eb) => eb.and({ wave, grp: group }))
    .orderBy('id')
    .execute();
  const people = rows.map((row): Respondent => ({
    ...row,
    answers: JSON.parse(row.answers) as Respondent['answers'],
  }));
  const before = structuredClone(people);
  changeNumbers(people, group, seen);
  for (const { answers } of people) changeWords(answers);
  await transact(ctx, async (tx) => {
    const asked = await findNewestQuestionnaire(tx, study.definition.study, group);
    if (!asked) throw new Error(`no questionnaire of ${group} was loaded`);
    const counted = new GroupCount();
    for (const { id, bureau, answers } of people) {
      await tx.db
        .updateTable('response')
        .set({ answers: JSON.stringify(answers) })
        .where('id', '=', id)
        .execute();
      counted.add(bureau, countResponse(asked.questionnaire, answers));
    }
    await tx.db
      .deleteFrom('tally')
      .where((eb) => eb.and({ wave, grp: group }))
      .execute();
    await tallyGroup(tx, { wave, grp: group }, counted);
  });
  return countChanged(tablesOf(group), { before, people }, seen);
}

/** Whatever somebody wrote is other words. */
function changeWords(answers: Respondent['answers']): void {
  for (const [name, value] of Object.entries(answers)) {
    if (/_(TEXT|OPEN)$/.test(name) && value !== '') answers[name] = 'Andere woorden';
  }
}

function tablesOf(group: string): AskedTable[] {
  return listTables(questionnaires.find((one) => one.group === group)?.definition);
}

/**
 * Lets people of different bureaus trade their answers to a question, and gives single people
 * another one, wherever what is shown stays the same. Questions that lead to others are left as they
 * are; those of a crosstab are traded by people who said the same to its other question.
 */
function changeNumbers(people: readonly Respondent[], group: string, seen: Seen): void {
  const tables = tablesOf(group);
  const pairs = study.definition.groups.find(({ slug }) => slug === group)?.crosstabs ?? [];
  const isGate = ({ id }: AskedTable) => tables.some(({ showIf, from }) => from !== id && isAbout(showIf, id));
  const before = new Map<string, number[]>();
  for (const table of tables.filter((one) => !isGate(one) && one.from === undefined)) {
    // The places of a ranking are traded with the choice that they are made out of.
    const unit = [table, ...tables.filter(({ from }) => from === table.id)];
    const paired = pairs.flatMap(({ row, column }) => (row === table.id ? [column] : column === table.id ? [row] : []));
    for (const one of unit) before.set(one.id, numbersOf(one, people));
    const shown = unit.map((one) => describeShown(one, people, seen));
    const distance = () =>
      unit.reduce((sum, one) => sum + differing(before.get(one.id) ?? [], numbersOf(one, people)), 0);
    const tryOut = (change: () => void, back: () => void) => {
      const was = distance();
      change();
      const isSame = unit.every((one, i) => describeShown(one, people, seen) === shown[i]);
      if (!isSame || distance() <= was) back();
    };
    for (const one of people) {
      for (const other of people) {
        const isPair = one.bureau < other.bureau && paired.every((id) => one.answers[id] === other.answers[id]);
        if (!isPair) continue;
        const [mine, theirs] = [partOf(one.answers, unit), partOf(other.answers, unit)];
        if (unit.some((table) => isAnswered(table, one) !== isAnswered(table, other))) continue;
        tryOut(
          () => trade(one, mine, other, theirs),
          () => trade(one, theirs, other, mine),
        );
      }
      if (paired.length || unit.length > 1) continue;
      const old = one.answers;
      for (const answers of otherAnswers(table, one)) {
        const was = one.answers;
        tryOut(
          () => (one.answers = { ...old, [table.id]: answers }),
          () => (one.answers = was),
        );
      }
    }
  }
}

function isAbout(condition: Condition | undefined, id: string): boolean {
  if (!condition) return false;
  if ('question' in condition) return condition.question === id;
  if ('not' in condition) return isAbout(condition.not, id);
  return ('any' in condition ? condition.any : condition.all).some((one) => isAbout(one, id));
}

/** How many of each bureau gave each answer. */
function numbersOf(table: AskedTable, people: readonly Respondent[]): number[] {
  return bureaus.flatMap((bureau) => {
    const own = people.filter((one) => one.bureau === bureau).map((one) => codesOf(table, one));
    return table.codes.map((code) => own.filter((codes) => codes.includes(code)).length);
  });
}

/** Of all bureaus and of each: how many numbers differ, by how they are hidden. */
function countChanged(
  tables: readonly AskedTable[],
  { before, people }: Readonly<Record<'before' | 'people', readonly Respondent[]>>,
  { pooled, own }: Seen,
): Changed {
  const changed = { few: 0, 'nearly-all': 0, joined: 0, withheld: 0 };
  for (const [results, of] of [[pooled, bureaus] as const, ...bureaus.map((one) => [own[one], [one]] as const)]) {
    for (const table of tables) {
      const shown = results?.questions.find(({ id }) => id === table.id);
      const countIn = (all: readonly Respondent[], code: string) =>
        all.filter((one) => of.includes(one.bureau) && codesOf(table, one).includes(code)).length;
      for (const code of table.codes.filter((code) => countIn(before, code) !== countIn(people, code))) {
        const option = shown?.options.find((one) => (one.joined ?? [one.code]).includes(code));
        changed[shown?.withheld || !option ? 'withheld' : (option.class ?? (option.joined ? 'joined' : 'withheld'))]++;
      }
    }
  }
  return changed;
}

function differing(before: readonly number[], now: readonly number[]): number {
  return now.filter((number, i) => number !== before[i]).length;
}

/**
 * Returns what stays as it is. Every number that is told, of all and of each bureau; and that by
 * which numbers are hidden: whether those of any bureaus are of few people or nearly all, and how
 * many people gave an answer of few, by which these are joined.
 */
function describeShown(table: AskedTable, people: readonly Respondent[], { pooled, own }: Seen): string {
  const given = people
    .map((one) => ({ bureau: one.bureau, codes: codesOf(table, one) }))
    .filter(({ codes }) => codes.length > 0);
  const told = [undefined, ...bureaus].map((bureau) => {
    const of = bureau === undefined ? given : given.filter((one) => one.bureau === bureau);
    const results: Results | undefined = bureau === undefined ? pooled : own[bureau];
    const shown = results?.questions.find(({ id }) => id === table.id);
    if (!shown || shown.withheld === 'few-own') return [];
    const having = (some: readonly string[]) =>
      of.filter(({ codes }) => codes.some((one) => some.includes(one))).length;
    const joinsFew = !table.several || bureau === undefined;
    return [
      joinsFew ? having(table.codes.filter((code) => having([code]) < cell)) : 0,
      ...shown.options.flatMap(({ count, code, joined }) => (count === null ? [] : [having(joined ?? [code])])),
    ];
  });
  const classes = subsetsOf(bureaus).flatMap((some) => {
    const of = given.filter(({ bureau }) => some.includes(bureau));
    return table.codes.map((code) => {
      const count = of.filter(({ codes }) => codes.includes(code)).length;
      return count < cell ? 'few' : count > of.length - cell ? 'nearly all' : 'some';
    });
  });
  return JSON.stringify([told, classes]);
}

function subsetsOf<T>(all: readonly T[]): T[][] {
  return all.reduce<T[][]>((subsets, one) => [...subsets, ...subsets.map((some) => [...some, one])], [[]]).slice(1);
}
