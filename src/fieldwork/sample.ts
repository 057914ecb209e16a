import type { Ctx, Tx } from '../context.js';
import { transact } from '../database/transact.js';
import { hashOfLink, linkToken } from '../secret.js';
import { getOnlyStudy } from '../study/stored.js';

/** How many copies of samples are kept, so that a crowd does not fill the database. */
const mostCopies = 500;

/** How long a copy is kept, in milliseconds. */
const copyKept = 86_400_000;

/** Adds a sample respondent for each group of a wave. Their answers never become a response. */
export async function addSampleRespondents(ctx: Ctx, wave: string): Promise<void> {
  const { definition } = await getOnlyStudy(ctx);
  const [bureau] = definition.bureaus;
  await transact(ctx, async (tx) => {
    for (const { slug: grp } of definition.groups) {
      const id = tx.newId();
      await tx.db
        .insertInto('invitee')
        .values({
          id,
          wave,
          grp,
          bureau: bureau?.slug ?? '',
          email: '',
          email_key: '',
          name: '',
          language: definition.languages[0] ?? 'nl',
          link_version: 1,
          token_hash: hashOfLink(linkToken(tx.keys, wave, id, 1)),
          sample: 1,
        })
        .execute();
      await tx.db.insertInto('awaiting').values({ invitee: id }).execute();
    }
  });
}

/**
 * Adds a copy of a sample respondent, for one browser to answer as. Drops copies that are old or
 * too many. Returns the copy, with the hash of its link.
 */
export async function copySample(tx: Tx, sample: string): Promise<{ invitee: string; link: string }> {
  const original = await tx.db.selectFrom('invitee').selectAll().where('id', '=', sample).executeTakeFirstOrThrow();
  const id = copyId(tx.now(), tx.newId());
  const link = hashOfLink(linkToken(tx.keys, original.wave, id, 1));
  await tx.db
    .insertInto('invitee')
    .values({ ...original, id, email_key: id, link_version: 1, token_hash: link })
    .execute();
  await tx.db.insertInto('awaiting').values({ invitee: id }).execute();
  await dropOldSamples(tx);
  return { invitee: id, link };
}

/** A copy's id begins with its time, by which it is dropped: it is nobody's. */
function copyId(at: Date, random = ''): string {
  return `sample-${at.toISOString().slice(0, 16)}-${random}`;
}

/** Drops the copies of sample respondents that are more than a day old, or more than are kept. */
export async function dropOldSamples(ctx: Ctx): Promise<void> {
  await transact(ctx, async (tx) => {
    const copies = await tx.db
      .selectFrom('invitee')
      .select('id')
      .where('sample', '=', 1)
      .where('id', '>', 'sample-2')
      .where('id', '<', 'sample-3')
      .orderBy('id', 'desc')
      .execute();
    const oldest = copyId(new Date(tx.now().getTime() - copyKept));
    const old = copies.map(({ id }) => id).filter((id, place) => place >= mostCopies || id < oldest);
    if (!old.length) return;
    await tx.db.deleteFrom('draft').where('invitee', 'in', old).execute();
    await tx.db.deleteFrom('awaiting').where('invitee', 'in', old).execute();
    await tx.db.deleteFrom('invitee').where('id', 'in', old).execute();
  });
}

/**
 * Returns the links of the sample respondents of open waves. They are by group, in the order of the
 * study.
 */
export async function listSampleLinks(ctx: Ctx): Promise<{ group: string; link: string }[]> {
  const { definition } = await getOnlyStudy(ctx);
  const samples = await ctx.db
    .selectFrom('invitee')
    .innerJoin('wave', 'wave.slug', 'invitee.wave')
    .select(['invitee.id', 'invitee.wave', 'invitee.grp', 'invitee.link_version'])
    .where('invitee.sample', '=', 1)
    .where('invitee.email_key', '=', '')
    .where('wave.closed_at', 'is', null)
    .execute();
  return definition.groups.flatMap(({ slug }) =>
    samples
      .filter(({ grp }) => grp === slug)
      .map(({ id, wave, link_version }) => ({
        group: slug,
        link: `${ctx.config.baseUrl}/i/${linkToken(ctx.keys, wave, id, link_version)}`,
      })),
  );
}
