import type { CountedGroup, CountedTable } from './counted.js';
import { limitRoute } from './known-of-routing.js';
import { limitAnswering, limitCrosstab, limitRelease } from './known-of-tables.js';
import { LinearProgram, times } from './linear-program.js';
import { isShown, type GroupRelease } from './released.js';
import { Unknowns } from './unknowns.js';

/** What was counted, and what was published of it. */
export interface Knowledge {
  readonly counted: CountedGroup;
  /** What was published of the responses that are there now. */
  readonly releases: readonly GroupRelease[];
  /** What was published of more responses, of which some were erased since. */
  readonly earlier: readonly GroupRelease[];
}

/**
 * Returns everything that a viewer knows of tables that bear on each other: how questions hang
 * together, what every release tells of them, and by which rules it was made.
 */
export function describeKnowledge(
  { counted, releases, earlier }: Knowledge,
  viewer: readonly string[],
  tables: readonly CountedTable[],
): LinearProgram {
  const program = new LinearProgram();
  const now = new Unknowns(0, viewer, counted.n);
  const seen = { viewer, tables, routes: counted.routes };
  limitTables(program, now, seen);
  for (const release of releases) limitReleases(program, now, release, seen);
  for (const [i, release] of earlier.entries()) {
    const before = new Unknowns(i + 1, viewer, release.n);
    limitTables(program, before, seen);
    limitReleases(program, before, release, seen);
    limitErased(program, { before, now }, tables);
  }
  return program;
}

/** Tables that are looked at together, by whom, and how they hang together. */
interface Seen extends Pick<CountedGroup, 'routes'> {
  readonly viewer: readonly string[];
  readonly tables: readonly CountedTable[];
}

function limitTables(program: LinearProgram, unknowns: Unknowns, { tables, routes }: Seen): void {
  for (const table of tables) for (const who of unknowns.people) limitAnswering(program, unknowns, who, table);
  for (const route of routes) limitRoute(program, unknowns, route, tables);
}

function limitReleases(
  program: LinearProgram,
  unknowns: Unknowns,
  { rules, tables: released, crosstabs }: GroupRelease,
  { viewer, tables }: Seen,
): void {
  for (const table of tables) {
    const found = released.find(({ id }) => id === table.id);
    if (!found) continue;
    const { pooled, own } = found;
    limitRelease(program, unknowns, pooled, { people: unknowns.people, table, rules });
    for (const bureau of viewer) limitRelease(program, unknowns, own[bureau], { people: [bureau], table, rules });
    if (!isShown(pooled)) continue;
    for (const crosstab of crosstabs) limitCrosstab(program, unknowns, crosstab, { table, pooled });
  }
}

/** Who was erased since was there before, and gave each answer once at most. */
function limitErased(
  program: LinearProgram,
  { before, now }: { readonly before: Unknowns; readonly now: Unknowns },
  tables: readonly CountedTable[],
): void {
  for (const who of now.people) {
    const most = before.responsesOf(who) - now.responsesOf(who);
    for (const { id, codes } of tables) {
      const counts = [(one: Unknowns) => one.answered([who], id)];
      for (const code of codes) counts.push((one) => one.given([who], id, [code]));
      for (const count of counts) program.limit([...count(before), ...times(-1, count(now))], 0, most);
    }
  }
}
