import type { Condition } from '../../questionnaire/condition.js';
import type { CountedTable, Route } from './counted.js';
import { times, type LinearProgram } from './linear-program.js';
import type { Unknowns } from './unknowns.js';

/** What is known of how questions lead to each other. */

/** Whoever answered a table met the condition under which it was asked. */
export function limitRoute(
  program: LinearProgram,
  unknowns: Unknowns,
  route: Route,
  tables: readonly CountedTable[],
): void {
  const { condition } = route;
  const asked = tables.filter(({ id }) => route.tables.includes(id));
  for (const who of asked.length ? unknowns.people : []) {
    limitCondition(program, unknowns, { who, condition, tables });
    for (const { id } of asked) {
      program.limit([...unknowns.met(who, condition), ...times(-1, unknowns.answered([who], id))], 0, null);
    }
  }
}

interface Meeting {
  readonly who: string;
  readonly condition: Condition;
  readonly tables: readonly CountedTable[];
}

/** How many met a condition lies between sums of how many gave the answers that it tests. */
function limitCondition(program: LinearProgram, unknowns: Unknowns, meeting: Meeting): void {
  const { who, condition, tables } = meeting;
  const met = unknowns.met(who, condition);
  const n = unknowns.responsesOf(who);
  program.limit(met, null, n);
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
  for (const part of 'not' in condition ? [condition.not] : parts) {
    limitCondition(program, unknowns, { ...meeting, condition: part });
  }
  const ofParts = parts.map((part) => unknowns.met(who, part));
  if ('not' in condition) program.limit([...met, ...unknowns.met(who, condition.not)], n, n);
  else if ('all' in condition) {
    for (const part of ofParts) program.limit([...part, ...times(-1, met)], 0, null);
    program.limit([...ofParts.flat(), ...times(-1, met)], null, n * (parts.length - 1));
  } else if ('any' in condition) {
    for (const part of ofParts) program.limit([...met, ...times(-1, part)], 0, null);
    program.limit([...ofParts.flat(), ...times(-1, met)], 0, null);
  } else {
    const table = tables.find(({ id }) => id === condition.question);
    if (!table) return;
    if ('countAtLeast' in condition) limitNumber(program, unknowns, { who, table, condition });
    else limitAnswers(program, unknowns, { who, table, condition });
  }
}

/** A condition that tests one question, which is counted. */
interface Tested<C extends Condition> {
  readonly who: string;
  readonly table: CountedTable;
  readonly condition: C;
}

/** How many gave one of some answers. */
function limitAnswers(
  program: LinearProgram,
  unknowns: Unknowns,
  { who, table, condition }: Tested<Extract<Condition, { in: unknown } | { atLeast: unknown }>>,
): void {
  const met = unknowns.met(who, condition);
  const gave = (codes: readonly string[]) => unknowns.given([who], table.id, codes);
  const answered = unknowns.answered([who], table.id);
  const codes =
    'in' in condition
      ? condition.in.map(String)
      : table.codes.filter((code) => Number(code) >= condition.atLeast && !isExclusive(table, code));
  const counted = codes.filter((code) => table.codes.includes(code));
  const others = table.codes.filter((code) => !codes.includes(code));
  const uncounted = table.partial || counted.length < codes.length;
  if (table.shape === 'several') {
    for (const code of counted) program.limit([...met, ...times(-1, gave([code]))], 0, null);
    program.limit([...met, ...gave(others), ...times(-1, answered)], 0, null);
    const alone = others.filter((code) => isExclusive(table, code));
    if (!uncounted) program.limit([...met, ...gave(alone), ...times(-1, answered)], null, 0);
  } else program.limit([...met, ...times(-1, gave(counted))], 0, null);
  // Whom the table does not count may have given them too.
  const beside = uncounted ? times(-1, answered) : [];
  program.limit([...gave(counted), ...beside, ...times(-1, met)], uncounted ? -unknowns.responsesOf(who) : 0, null);
}

/** How many gave so many answers: all others who answered gave fewer, but one at least. */
function limitNumber(
  program: LinearProgram,
  unknowns: Unknowns,
  { who, table, condition }: Tested<Extract<Condition, { countAtLeast: unknown }>>,
): void {
  if (table.partial || table.shape !== 'several') return;
  const met = unknowns.met(who, condition);
  const least = condition.countAtLeast;
  const alone = table.codes.filter((code) => isExclusive(table, code));
  const several = table.codes.filter((code) => !isExclusive(table, code));
  const given = unknowns.given([who], table.id, several);
  const answered = [...unknowns.answered([who], table.id), ...times(-1, unknowns.given([who], table.id, alone))];
  program.limit([...answered, ...times(-1, met)], 0, null);
  program.limit([...given, ...times(-1, answered), ...times(1 - least, met)], 0, null);
  const more = several.length - least + 1;
  program.limit([...given, ...times(1 - least, answered), ...times(-more, met)], null, 0);
}

/** Whether an answer of several stands alone; then no condition counts it as one of them. */
function isExclusive({ shape, exclusive }: CountedTable, code: string): boolean {
  return shape === 'several' && exclusive.includes(code);
}
