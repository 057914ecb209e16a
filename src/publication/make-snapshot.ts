import { isDeepStrictEqual } from 'node:util';
import type { Ctx, Tx } from '../context.js';
import { lockUntilCommit } from '../database/lock.js';
import { transact } from '../database/transact.js';
import { problems } from '../problem.js';
import { version } from '../root.js';
import { responsesIn } from '../results/cell.js';
import { wavesOfLine } from '../results/earlier-waves.js';
import { listTallies } from '../results/group-figures.js';
import { recordEvent } from '../study/events.js';
import { statusOf, type Wave } from '../study/waves.js';
import { isShown, peopleIn, type GroupRelease } from './disclosure/released.js';
import { gateWaveGroup, type GatedGroup } from './gate-wave.js';
import type { SnapshotDocument } from './documents.js';
import { makeDocuments } from './make-documents.js';
import { findSnapshot, type Snapshot } from './snapshot.js';
import { listAudits, readAudit, type GroupAudit } from './snapshot-audit.js';
import { refuseWithout, type WaveView } from './view.js';

/** The fewest responses of which two snapshots of a wave may differ, where they differ at all. */
const fewestDiffering = 5;

/** A snapshot that was made, and how many responses of each group it is of. */
export interface MadeSnapshot {
  readonly snapshot: string;
  readonly groups: readonly { readonly group: string; readonly n: number }[];
  /** Earlier waves that it is not compared with, since they have no snapshot of their own. */
  readonly notCompared: readonly string[];
  /** False for the latest that was published, where a new one would show the same. */
  readonly isNew: boolean;
}

/**
 * Prepares a snapshot of a closed wave, which only the coordinator sees until it is published. It
 * takes the place of one that was prepared before. Where it would show nothing new nothing is
 * prepared. Throws for an open wave, for one that differs too little from what was published, and
 * where a published figure would tell of one person. Calls `progress` with what is being done, a
 * few words.
 */
export async function prepareSnapshot(
  ctx: Ctx,
  view: WaveView,
  who: string,
  progress: (words: string) => void = () => undefined,
): Promise<MadeSnapshot> {
  refuseWithout(view, 'snapshots.write');
  const { wave, study, waves } = view;
  if (statusOf(wave) !== 'closed') throw problems.waveMustClose(wave.slug, 'Snapshots');
  const gated = await gateWave(ctx, view, wave, progress);
  for (const { release, left } of gated) {
    const [first] = left;
    const figure =
      first && `${first.table} of ${release.group} (answer ${first.codes.join(', ')}) tells of too few people`;
    if (figure) throw problems.anchorDerivable(wave.slug, figure);
  }
  const releases = new Map<string, readonly GroupRelease[]>([[wave.slug, gated.map(({ release }) => release)]]);
  const notCompared: string[] = [];
  for (const other of wavesOfLine(wave, waves)) {
    if (other.slug === wave.slug || statusOf(other) !== 'closed') continue;
    const [latest] = await listAudits(ctx, other.slug);
    if (!latest) notCompared.push(other.slug);
    else {
      releases.set(
        other.slug,
        latest.map(({ release }) => release),
      );
    }
  }
  progress('figures, comparisons and tests');
  const id = await nextId(ctx, wave.slug);
  const documents = await makeDocuments(ctx, view, { id, releases });
  const groups = gated.map(({ release }) => ({ group: release.group, n: peopleIn(release) }));
  const same = await findSame(ctx, view, documents);
  if (same) return { snapshot: same.id, groups, notCompared, isNew: false };
  const audit = gated.map(({ left, ...group }): GroupAudit => group);
  await transact(ctx, async (tx) => {
    const prepared = tx.db
      .selectFrom('snapshot')
      .select('id')
      .where('wave', '=', wave.slug)
      .where('published_at', 'is', null);
    await tx.db.deleteFrom('snapshot_document').where('snapshot', 'in', prepared).execute();
    await tx.db.deleteFrom('snapshot').where('wave', '=', wave.slug).where('published_at', 'is', null).execute();
    await tx.db
      .insertInto('snapshot')
      .values({
        id,
        wave: wave.slug,
        made_at: id,
        published_at: null,
        version,
        rules: JSON.stringify(study.definition.disclosure),
        responses: JSON.stringify(gated.map(({ release: { group, n } }) => ({ group, n }))),
        audit: JSON.stringify(audit),
      })
      .execute();
    for (const { viewer, name, document } of documents) {
      await tx.db
        .insertInto('snapshot_document')
        .values({ snapshot: id, viewer, name, document: JSON.stringify(document) })
        .execute();
    }
    await recordEvent(tx, { action: 'snapshot prepared', who, about: { wave: wave.slug, snapshot: id } });
  });
  return { snapshot: id, groups, notCompared, isNew: true };
}

/**
 * Publishes a snapshot that was prepared: from now on partners see it. Twice is once. Throws for an
 * unknown one, and where answers were erased or another was published since it was prepared.
 */
export async function publishSnapshot(ctx: Ctx, view: WaveView, id: string, who: string): Promise<void> {
  refuseWithout(view, 'snapshots.write');
  const wave = view.wave.slug;
  await transact(ctx, async (tx) => {
    await lockUntilCommit(tx, `snapshots of ${wave}`);
    const done = await findSnapshot(tx, { wave, id, unpublished: false });
    if (done) return;
    if (!(await isCurrent(tx, wave, id))) throw problems.snapshotOutdated(wave);
    const { numUpdatedRows } = await tx.db
      .updateTable('snapshot')
      .set({ published_at: tx.now().toISOString() })
      .where((eb) => eb.and({ id, wave }))
      .where('published_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw problems.notFound();
    await recordEvent(tx, { action: 'snapshot published', who, about: { wave, snapshot: id } });
  });
}

/** The latest that was published, if it already shows this, by the same rules. */
async function findSame(
  ctx: Ctx,
  { wave, study }: WaveView,
  documents: readonly SnapshotDocument[],
): Promise<Snapshot | undefined> {
  const latest = await findSnapshot(ctx, { wave: wave.slug, unpublished: false });
  if (!latest || !isDeepStrictEqual(latest.rules, study.definition.disclosure)) return undefined;
  const published = await ctx.db
    .selectFrom('snapshot_document')
    .select(['viewer', 'name', 'document'])
    .where('snapshot', '=', latest.id)
    .execute();
  const shown = new Map(published.map(({ viewer, name, document }) => [`${viewer} ${name}`, document]));
  const isSame =
    published.length === documents.length &&
    documents.every(({ viewer, name, document }) => {
      const before = shown.get(`${viewer} ${name}`);
      return before !== undefined && isDeepStrictEqual(withoutName(JSON.parse(before)), withoutName(document));
    });
  return isSame ? latest : undefined;
}

/** A document as it is in any snapshot: without the name of its own, and as JSON keeps it. */
function withoutName(document: unknown): unknown {
  return JSON.parse(JSON.stringify(document, (key, value: unknown) => (key === 'snapshot' ? null : value)));
}

/** Whether nothing was published, and nobody erased, since a snapshot was prepared. */
async function isCurrent(tx: Tx, wave: string, id: string): Promise<boolean> {
  const { published } = await tx.db
    .selectFrom('snapshot')
    .select(({ fn }) => fn.max('published_at').as('published'))
    .where('wave', '=', wave)
    .executeTakeFirstOrThrow();
  if (published !== null && published > id) return false;
  const found = await tx.db
    .selectFrom('snapshot')
    .select('audit')
    .where((eb) => eb.and({ id, wave }))
    .executeTakeFirst();
  if (!found) throw problems.notFound();
  const releases = (await readAudit(tx, id)).map(({ release }) => release);
  const cells = await listTallies(
    tx,
    [wave],
    releases.map(({ group }) => group),
  );
  return releases.every(({ group, n }) =>
    Object.entries(n).every(([bureau, people]) => {
      const own = cells.filter((cell) => cell.group === group && cell.bureau === bureau);
      return own.reduce((sum, { counts }) => sum + responsesIn(counts), 0) === people;
    }),
  );
}

/** What of every group of a closed wave may be shown. */
async function gateWave(
  ctx: Ctx,
  { study }: WaveView,
  wave: Wave,
  progress: (words: string) => void,
): Promise<GatedGroup[]> {
  const { definition } = study;
  const published = await listAudits(ctx, wave.slug);
  const gated: GatedGroup[] = [];
  for (const { slug: group } of definition.groups) {
    progress(`${wave.slug}, ${group}: what may be shown`);
    const before = published.flatMap((audit) => audit.filter(({ release }) => release.group === group));
    const found = await gateWaveGroup(ctx, { wave: wave.slug, group, definition, published: before });
    if (!found) continue;
    for (const one of before) refuseTooAlike(wave.slug, found, one);
    gated.push(found);
  }
  return gated;
}

/** Throws where a few responses differ of anybody whose figures stand in both. */
function refuseTooAlike(wave: string, now: GroupAudit, then: GroupAudit): void {
  if (isDeepStrictEqual(now.digests, then.digests)) return;
  const bureaus = Object.keys(now.digests);
  const differing = (of: readonly string[]) =>
    of.reduce((sum, bureau) => {
      const people = Math.abs((now.release.n[bureau] ?? 0) - (then.release.n[bureau] ?? 0));
      return sum + (now.digests[bureau] === then.digests[bureau] ? 0 : Math.max(1, people));
    }, 0);
  const shows = ({ release }: GroupAudit, bureau: string) => release.tables.some(({ own }) => isShown(own[bureau]));
  const shown = bureaus.filter((bureau) => shows(now, bureau) || shows(then, bureau));
  const whoever = [
    { who: 'all bureaus', of: bureaus },
    ...shown.flatMap((bureau) => [
      { who: bureau, of: [bureau] },
      { who: `all but ${bureau}`, of: bureaus.filter((other) => other !== bureau) },
    ]),
  ];
  for (const { who, of } of whoever) {
    const people = differing(of);
    if (people > 0 && people < fewestDiffering) throw problems.snapshotTooAlike(wave, now.release.group, who);
  }
}

/** The time, which names a snapshot; a millisecond later where another one has that name. */
async function nextId(ctx: Ctx, wave: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('snapshot')
    .select(({ fn }) => fn.max('id').as('last'))
    .where('wave', '=', wave)
    .executeTakeFirst();
  const last = row?.last ? new Date(row.last).getTime() : 0;
  const now = Math.max(ctx.now().getTime(), last + 1);
  const free = async (time: number): Promise<string> => {
    const id = new Date(time).toISOString();
    const taken = await ctx.db.selectFrom('snapshot').select('id').where('id', '=', id).executeTakeFirst();
    return taken ? free(time + 1) : id;
  };
  return free(now);
}
