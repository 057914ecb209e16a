import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { hashOf, linkToken } from '../secret.js';
import { getOnlyStudy } from '../study/stored.js';

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
          token_hash: hashOf(linkToken(tx.keys, wave, id, 1)),
          sample: 1,
        })
        .execute();
      await tx.db.insertInto('awaiting').values({ invitee: id }).execute();
    }
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
