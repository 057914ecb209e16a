import { sql } from 'kysely';
import type { Ctx, Tx } from '../context.js';
import { batches } from '../database/batches.js';
import { transact } from '../database/transact.js';
import { problems } from '../problem.js';
import { hashOfLink, linkToken } from '../secret.js';
import { lockLetters } from '../study/letters-lock.js';
import { refuseUnfitName } from '../study/wave-life.js';
import { getFieldworkWave, toWave, type Wave } from '../study/waves.js';
import { requireSecret } from './secret-check.js';

/** What can be in a wave before it opens, in an order in which it can be deleted. */
const filledBefore = [
  'held_list',
  'bureau_sending',
  'sampling_frame',
  'expectation',
  'outbox',
  'invitee',
  'wave_questionnaire',
] as const;

/** What people put into a wave that has not opened. */
export interface PreparedContents {
  /** People on the lists of bureaus. */
  readonly people: number;
  /** Bureaus that counted who belongs. */
  readonly frames: number;
  /** Expectations that were sealed. */
  readonly sealed: number;
  /** Lists that somebody uploaded and has not confirmed. */
  readonly lists: number;
  /** Whether days were chosen for its letters. */
  readonly days: boolean;
}

/** Returns what people put into a wave that has not opened. */
export async function countContents(ctx: Ctx, { slug, planFrom }: Wave): Promise<PreparedContents> {
  const counted = await ctx.db
    .selectNoFrom(({ selectFrom, fn }) => [
      selectFrom('invitee').select(fn.countAll().as('n')).where('wave', '=', slug).where('sample', '=', 0).as('people'),
      selectFrom('sampling_frame')
        .select((eb) => eb.fn.count('bureau').distinct().as('n'))
        .where('wave', '=', slug)
        .as('frames'),
      selectFrom('expectation').select(fn.countAll().as('n')).where('wave', '=', slug).as('sealed'),
      selectFrom('held_list').select(fn.countAll().as('n')).where('wave', '=', slug).as('lists'),
    ])
    .executeTakeFirstOrThrow();
  const { people, frames, sealed, lists } = counted;
  const days = planFrom !== null;
  return { people: Number(people), frames: Number(frames), sealed: Number(sealed), lists: Number(lists), days };
}

/**
 * Gives a wave that has not opened another name, which must be free. Links of its letters, of which
 * none went, are made anew. Throws for a wave that has opened, for an unfit name, and for one that
 * is taken.
 */
export async function renameWave(ctx: Ctx, slug: string, name: string): Promise<Wave> {
  refuseUnfitName(name);
  await requireSecret(ctx);
  return transact(ctx, async (tx) => {
    const wave = await getPrepared(tx, slug);
    const row = await tx.db.selectFrom('wave').selectAll().where('slug', '=', wave.slug).executeTakeFirstOrThrow();
    const added = await tx.db
      .insertInto('wave')
      .values({ ...row, slug: name })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst();
    if (!added) throw problems.waveExists(name);
    for (const table of filledBefore) {
      await sql`update ${sql.table(table)} set wave = ${name} where wave = ${slug}`.execute(tx.db);
    }
    await renewLinks(tx, name);
    await tx.db.updateTable('wave').set({ previous: name }).where('previous', '=', slug).execute();
    await tx.db.deleteFrom('wave').where('slug', '=', slug).execute();
    return toWave(added);
  });
}

/** Makes the links of a wave's people those of its name; who has none any more gets none. */
async function renewLinks(tx: Tx, wave: string): Promise<void> {
  const people = await tx.db
    .selectFrom('invitee')
    .select(['id', 'link_version'])
    .where('wave', '=', wave)
    .whereRef('token_hash', '<>', 'id')
    .execute();
  for (const some of batches(people)) {
    const hashes = some.map(
      ({ id, link_version }) => sql`(${id}, ${hashOfLink(linkToken(tx.keys, wave, id, link_version))})`,
    );
    await sql`
      update invitee set token_hash = renewed.column2
      from (values ${sql.join(hashes)}) as renewed where invitee.id = renewed.column1
    `.execute(tx.db);
  }
}

/**
 * Removes a wave that has not opened, with all that people put into it. A wave prepared after it
 * comes after the one before it. Throws for a wave that has opened.
 */
export async function removeWave(ctx: Ctx, slug: string): Promise<Wave> {
  return transact(ctx, async (tx) => {
    const wave = await getPrepared(tx, slug);
    for (const table of ['draft', 'awaiting'] as const) {
      await tx.db
        .deleteFrom(table)
        .where('invitee', 'in', (eb) => eb.selectFrom('invitee').select('id').where('wave', '=', slug))
        .execute();
    }
    for (const table of filledBefore) await sql`delete from ${sql.table(table)} where wave = ${slug}`.execute(tx.db);
    await tx.db.updateTable('wave').set({ previous: wave.previous }).where('previous', '=', slug).execute();
    await tx.db.deleteFrom('wave').where('slug', '=', slug).execute();
    return wave;
  });
}

/** The wave, held until the transaction ends. */
async function getPrepared(tx: Tx, slug: string): Promise<Wave> {
  await lockLetters(tx, slug);
  const wave = await getFieldworkWave(tx, slug);
  if (wave.closedAt !== null) throw problems.waveClosed(slug);
  if (wave.openedAt !== null) throw problems.waveAlreadyOpen(slug);
  return wave;
}
