import type { Ctx } from '../context.js';
import { isShown, type GroupRelease, type Release } from './disclosure/released.js';
import { listSnapshots, type Snapshot } from './snapshot.js';
import { readAudit } from './snapshot-audit.js';
import type { Withheld } from './suppression.js';
import { refuseWithout, type WaveView } from './view.js';

/** How much of the tables somebody sees: all bureaus together, or a bureau its own. */
export interface Visible {
  readonly group: string;
  /** Null: all bureaus together. */
  readonly bureau: string | null;
  readonly tables: number;
  /** How many of them are shown, be it with answers joined. */
  readonly shown: number;
  /** In how many of these answers are joined, told as a class or hidden. */
  readonly coarser: number;
  /** How many are withheld, by why. */
  readonly withheld: Readonly<Partial<Record<Withheld, number>>>;
}

/** What the coordinator decides on: a snapshot that is prepared, and those that were published. */
export interface Preparation {
  readonly prepared: Snapshot | undefined;
  /** The latest first. */
  readonly published: readonly Snapshot[];
  /** What would be seen of the one that is prepared; of the latest where none is. */
  readonly visible: readonly Visible[];
}

/** Returns the snapshots of a wave, for who may publish, with what each bureau sees in them. */
export async function readPreparation(ctx: Ctx, view: WaveView): Promise<Preparation> {
  refuseWithout(view, 'snapshots.write');
  const wave = view.wave.slug;
  const all = await listSnapshots(ctx, wave, { unpublished: true });
  const [latest] = all;
  const audits = latest ? await readAudit(ctx, latest.id) : [];
  return {
    prepared: latest?.publishedAt === null ? latest : undefined,
    published: all.filter(({ publishedAt }) => publishedAt !== null),
    visible: audits.flatMap(({ release }) => [
      visibleIn(release, null),
      ...Object.keys(release.n).map((bureau) => visibleIn(release, bureau)),
    ]),
  };
}

function visibleIn({ group, tables }: GroupRelease, bureau: string | null): Visible {
  const releases = tables.map(({ pooled, own }) => (bureau === null ? pooled : (own[bureau] ?? pooled)));
  const shown = releases.filter(isShown);
  const isCoarser = ({ cells }: (typeof shown)[number]) =>
    cells.some(({ codes, count }) => codes.length > 1 || count === null);
  return {
    group,
    bureau,
    tables: releases.length,
    shown: shown.length,
    coarser: shown.filter(isCoarser).length,
    withheld: countReasons(releases),
  };
}

function countReasons(releases: readonly Release[]): Partial<Record<Withheld, number>> {
  const reasons: Partial<Record<Withheld, number>> = {};
  for (const release of releases) {
    if (!isShown(release)) reasons[release.withheld] = (reasons[release.withheld] ?? 0) + 1;
  }
  return reasons;
}
