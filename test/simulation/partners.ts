import { performance } from 'node:perf_hooks';
import type { Ctx } from '../../src/context.js';
import { countGroup } from '../../src/publication/count-group.js';
import { addRows, type CountedGroup, type CountedTable, type Row } from '../../src/publication/disclosure/counted.js';
import { gateGroup } from '../../src/publication/disclosure/gate.js';
import { isShown, type GroupRelease, type Release } from '../../src/publication/disclosure/released.js';
import type { FindRange } from '../../src/publication/disclosure/solver.js';
import type { Disclosure } from '../../src/study/definition.js';
import { findNewestQuestionnaire, getOnlyStudy } from '../../src/study/stored.js';
import { addSkewedWave } from '../support/skewed-wave.js';

/** How much of tables partners see: shares of answers that could be chosen, and of those given. */
export interface Visibility {
  tables: number;
  /** Tables that are kept back whole, by the reason. */
  withheld: Record<string, number>;
  cells: number;
  given: number;
  /** A number of this answer alone; a number, with others joined; a class, alone or joined. */
  number: Seen;
  joined: Seen;
  class: Seen;
}

interface Seen {
  cells: number;
  given: number;
}

export function nothingSeen(): Visibility {
  const seen = () => ({ cells: 0, given: 0 });
  return { tables: 0, withheld: {}, cells: 0, given: 0, number: seen(), joined: seen(), class: seen() };
}

/** Returns the counts of each group of a simulated study. */
export async function simulateStudy(
  ctx: Ctx,
  { seed, people }: { readonly seed: string; readonly people: Readonly<Record<string, number>> },
): Promise<CountedGroup[]> {
  const wave = `simulated-${seed}`;
  await addSkewedWave(ctx, { wave, seed, people });
  const { definition } = await getOnlyStudy(ctx);
  const bureaus = definition.bureaus.map(({ slug }) => slug);
  const counted: CountedGroup[] = [];
  for (const group of definition.groups) {
    const newest = await findNewestQuestionnaire(ctx, definition.study, group.slug);
    if (!newest) throw new Error(`no questionnaire of ${group.slug} was loaded`);
    const { cell } = definition.disclosure;
    counted.push(await countGroup(ctx.db, { wave, group, bureaus, cell, questionnaire: newest.questionnaire }));
  }
  await ctx.db.deleteFrom('response').where('wave', '=', wave).execute();
  return counted;
}

/** Returns what the gate releases of a group, and in how many milliseconds. */
export function gate(
  counted: CountedGroup,
  rules: Disclosure,
  findRange: FindRange,
): { readonly release: GroupRelease; readonly left: number; readonly milliseconds: number } {
  const start = performance.now();
  const { release, left } = gateGroup({ rules, counted }, { same: [], earlier: [] }, findRange);
  return { release, left: left.length, milliseconds: performance.now() - start };
}

/** Adds what a release shows: of all bureaus together, and of those that have answers enough. */
export function addSeen(
  seen: { readonly pooled: Visibility; readonly own: Visibility },
  { release, counted }: { readonly release: GroupRelease; readonly counted: CountedGroup },
): void {
  for (const table of counted.tables) {
    const found = release.tables.find(({ id }) => id === table.id);
    if (!found) continue;
    const pooled = addRows(table);
    if (pooled.base > 0) addTable(seen.pooled, table, { row: pooled, release: found.pooled });
    for (const [bureau, row] of Object.entries(table.rows)) {
      if (row.base < 10) continue;
      addTable(seen.own, table, { row, release: found.own[bureau] ?? { withheld: 'derivable' } });
    }
  }
}

function addTable(
  seen: Visibility,
  { codes }: CountedTable,
  { row, release }: { readonly row: Row; readonly release: Release },
): void {
  seen.tables++;
  const shown = isShown(release);
  if (!shown) seen.withheld[release.withheld] = (seen.withheld[release.withheld] ?? 0) + 1;
  for (const code of codes) {
    const given = row.counts[code] ?? 0;
    seen.cells++;
    seen.given += given;
    const cell = shown ? release.cells.find((one) => one.codes.includes(code)) : undefined;
    if (!cell || (cell.count === null && cell.class === null)) continue;
    const how = cell.count === null ? seen.class : cell.codes.length > 1 ? seen.joined : seen.number;
    how.cells++;
    how.given += given;
  }
}
