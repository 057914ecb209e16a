import type { Disclosure } from '../../study/definition.js';
import { findInCrosstab } from './audit-crosstab.js';
import {
  findByRespondents,
  findDerivable,
  groupLinked,
  listViewers,
  respondent,
  type AuditInput,
  type Derivable,
} from './audit.js';
import { addRows, gatesOf, type CountedGroup, type CountedTable, type GateInput } from './counted.js';
import { releaseCrosstab } from './release-crosstab.js';
import { releaseOwn, releasePooled } from './release-table.js';
import { isShown, type GroupRelease, type Release, type TableRelease } from './released.js';
import { rememberEnough, type FindRange } from './solver.js';

/** What of a group may be shown, and what had to be hidden for it. */
export interface Gated {
  readonly release: GroupRelease;
  /** What could be derived before more was hidden. */
  readonly found: readonly Derivable[];
  /** What can still be derived: of an anchor, which is never hidden. Then nothing is published. */
  readonly left: readonly Derivable[];
}

/** What was published before of the same wave: of the same responses, or of more. */
export type EarlierReleases = Pick<AuditInput, 'earlier'> & { readonly same: readonly GroupRelease[] };

/**
 * Returns what of a group may be shown. First each table by itself, then hiding more of what the
 * tables tell together, until no viewer can derive a number of too few people. Calls `progress`
 * with the share of the work that is done, from 0 to 1.
 */
export function gateGroup(
  { rules, counted }: GateInput,
  published: EarlierReleases,
  findRange: FindRange,
  progress: (share: number) => void = () => undefined,
): Gated {
  const tables = counted.tables.map((table) => releaseTable(table, counted, rules));
  const crosstabs = counted.pairs.map((pair) => releaseCrosstab(pair, counted, tables, rules));
  let release: GroupRelease = { group: counted.group, rules, n: counted.n, tables, crosstabs };
  const linked = groupLinked(counted);
  const [found, left]: [Derivable[], Derivable[]] = [[], []];
  for (const [i, tables] of linked.entries()) {
    for (const viewer of [...listViewers(Object.keys(counted.n)), respondent]) {
      const findLooser = rememberEnough(findRange);
      for (;;) {
        const input = { rules, counted, releases: [release, ...published.same], earlier: published.earlier };
        const derivable =
          viewer === respondent
            ? findByRespondents(input, tables, findRange)
            : findDerivable(input, { viewer, tables }, findLooser);
        if (!derivable.length) break;
        const hidden = firstOfEachTable(derivable).reduce((before, finding) => hide(before, finding, counted), release);
        if (hidden === release) {
          left.push(...derivable);
          break;
        }
        found.push(...derivable);
        release = hidden;
      }
    }
    progress((i + 1) / linked.length);
  }
  for (const pair of counted.pairs) {
    for (const viewer of listViewers(Object.keys(counted.n))) {
      const input = { rules, counted, releases: [release, ...published.same], earlier: published.earlier };
      const told = findInCrosstab(input, { viewer, pair }, findRange);
      if (!told.length) continue;
      found.push(...told);
      release = hideCrosstab(release, pair);
    }
  }
  return { release, found, left };
}

/** One finding of a table may be gone when what another is derived from is hidden. */
function firstOfEachTable(findings: readonly Derivable[]): Derivable[] {
  return [...new Map(findings.toReversed().map((finding) => [finding.table, finding])).values()];
}

function releaseTable(table: CountedTable, { n, routes }: CountedGroup, rules: Disclosure): TableRelease {
  const isRouted = routes.some(({ tables }) => tables.includes(table.id));
  // That a routed table has answers enough, or not, tells how many were led past it.
  const withReason = (release: Release, responses: number): Release =>
    isShown(release) || !isRouted || responses < rules.base ? release : { withheld: 'derivable' };
  const pooled = withReason(releasePooled(table, rules), sumOf(Object.values(n)));
  if (!isShown(pooled)) return { id: table.id, pooled, own: {}, missing: {} };
  const own = Object.keys(table.rows).map((bureau) => {
    return [bureau, withReason(releaseOwn(table, bureau, rules), n[bureau] ?? 0)] as const;
  });
  const { counts } = addRows(table);
  const missing = table.missing.map((code) => [code, counts[code] ?? 0] as const);
  return { id: table.id, pooled, own: Object.fromEntries(own), missing: Object.fromEntries(missing) };
}

/**
 * Hides what a finding is derived from: a bureau's own number before one of all together, and of
 * two bureaus the later one's. Returns the same release where only an anchor is left.
 */
function hide(
  release: GroupRelease,
  { viewer, table, codes }: Derivable,
  { routes, tables }: CountedGroup,
): GroupRelease {
  const find = (id: string) => release.tables.find((one) => one.id === id);
  const bureauOf = (id: string) => viewer.toReversed().find((bureau) => isShown(find(id)?.own[bureau]));
  const isPooled = (id: string) => isShown(find(id)?.pooled);
  const ledTo = routes.filter((route) => gatesOf(route).includes(table)).flatMap((route) => route.tables);
  // How many of a bureau answered a question tells of the answer that led to it, or past it.
  for (const id of [...ledTo, table]) {
    const bureau = bureauOf(id);
    if (bureau === undefined) continue;
    return change(release, id, ({ own, ...found }) => {
      const hidden: Release = id === table ? withhold(own[bureau], codes) : { withheld: 'derivable' };
      return { ...found, own: { ...own, [bureau]: hidden } };
    });
  }
  const crosstab = release.crosstabs.find((one) => one.counts && (one.row === table || one.column === table));
  if (crosstab) return hideCrosstab(release, crosstab);
  const counted = tables.find(({ id }) => id === table);
  const isAnchor = counted && counted.exact.length > 0 && addRows(counted).base >= release.rules.anchorBase;
  const pooled = [...(isAnchor ? [] : [table]), ...ledTo].find(isPooled);
  if (pooled === undefined) return release;
  return change(release, pooled, (found) => ({ ...found, pooled: { withheld: 'derivable' }, own: {} }));
}

function hideCrosstab(release: GroupRelease, { row, column }: { readonly row: string; readonly column: string }) {
  const crosstabs = release.crosstabs.map((one) =>
    one.row === row && one.column === column ? { ...one, counts: null, open: null } : one,
  );
  return { ...release, crosstabs };
}

/** An answer of a multiple choice is hidden by itself; then, and else, the whole table. */
function withhold(release: Release | undefined, codes: readonly string[]): Release {
  if (!isShown(release)) return { withheld: 'derivable' };
  const isOne = (cell: { codes: readonly string[] }) => codes.length === 1 && cell.codes.join() === codes.join();
  const told = release.cells.some((cell) => isOne(cell) && (cell.count !== null || cell.class !== null));
  const apart = told && release.cells.length > 2;
  if (!apart) return { withheld: 'derivable' };
  return {
    ...release,
    cells: release.cells.map((cell) => (isOne(cell) ? { ...cell, count: null, class: null } : cell)),
  };
}

function change(release: GroupRelease, id: string, to: (found: TableRelease) => TableRelease): GroupRelease {
  return { ...release, tables: release.tables.map((table) => (table.id === id ? to(table) : table)) };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}
