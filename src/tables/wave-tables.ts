import type { Ctx } from '../context.js';
import { snapshotDay } from '../presentation/snapshot.js';
import {
  isVisible,
  listComparedWith,
  readComparison,
  readHeadline,
  type Headline,
  type ShownComparison,
} from '../publication/comparison.js';
import { readResults, type ShownResults } from '../publication/results.js';
import { refuseBaseline, type WaveView } from '../publication/view.js';
import type { StudyDefinition } from '../study/definition.js';
import { refuseUnknown } from '../study/stored.js';
import type { Wave } from '../study/waves.js';

/** All that a viewer sees of a wave in tables, for a file of any format. */
export interface WaveTables {
  readonly view: WaveView;
  /** The day of which its figures are: that of the snapshot, or of looking. */
  readonly day: string;
  /** The bureau whose figures stand beside those of all; undefined for all bureaus alone. */
  readonly bureau: StudyDefinition['bureaus'][number] | undefined;
  /** What the page of the wave tells; undefined where there are no figures. */
  readonly headline: Headline | undefined;
  /** The groups of which there are figures; none before they were published. */
  readonly groups: readonly GroupTables[];
}

/** The tables of one group. */
export interface GroupTables {
  readonly group: StudyDefinition['groups'][number];
  readonly all: ShownResults;
  /** Undefined for all bureaus alone. */
  readonly own: ShownResults | undefined;
  /** Beside the baseline, and beside the nearest earlier wave that was counted. */
  readonly comparisons: readonly ShownComparison[];
}

/**
 * Returns the tables of a wave as somebody may see them, of one group or all. Who belongs to a
 * bureau gets its figures beside those of all. Throws for an unknown group and a baseline, and
 * while figures may not be seen.
 */
export async function readTables(ctx: Ctx, view: WaveView, group?: string): Promise<WaveTables> {
  const { study, viewer, snapshot } = view;
  const { definition } = study;
  refuseBaseline(view);
  refuseUnknown(definition, { group });
  const bureau = definition.bureaus.find(({ slug }) => slug === viewer.bureau);
  const groups: GroupTables[] = [];
  for (const one of definition.groups.filter(({ slug }) => group === undefined || slug === group)) {
    const all = await readResults(ctx, view, one.slug);
    if (all.n === 0) continue;
    const own = bureau && (await readResults(ctx, view, one.slug, bureau.slug));
    const comparisons: ShownComparison[] = [];
    for (const against of await listAgainst(ctx, view, one.slug)) {
      const compared = await readComparison(ctx, view, { group: one.slug, against });
      if (compared.n > 0) comparisons.push(compared);
    }
    groups.push({ group: one, all, own, comparisons });
  }
  const headline = groups.length ? await readHeadline(ctx, view) : undefined;
  return { view, day: snapshot ? snapshotDay(snapshot) : view.day, bureau, headline, groups };
}

/** The waves that tables compare with, of those that the viewer may see beside this one. */
async function listAgainst(ctx: Ctx, view: WaveView, group: string): Promise<Wave[]> {
  const others = await listComparedWith(ctx, view, group);
  const baseline = others.find(({ slug }) => slug === view.study.baseline?.wave);
  const nearest = others.find(
    (other) =>
      other.kind === 'fieldwork' &&
      other.synthetic === view.wave.synthetic &&
      isVisible(view.study.definition, [other]),
  );
  return [...(baseline ? [baseline] : []), ...(nearest ? [nearest] : [])];
}
