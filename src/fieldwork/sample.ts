import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { hashOf, linkToken } from '../secret.js';
import { getOnlyStudy } from '../study/stored.js';

/** Makes a sample respondent for each group of a wave and gives their links; their answers are never stored. */
export async function addSampleRespondents(ctx: Ctx, wave: string): Promise<{ group: string; link: string }[]> {
  const { definition } = await getOnlyStudy(ctx);
  const [bureau] = definition.bureaus;
  return transact(ctx, (tx) =>
    Promise.all(
      definition.groups.map(async ({ slug: grp }) => {
        const id = tx.newId();
        const token = linkToken(tx.keys, wave, id, 1);
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
            token_hash: hashOf(token),
            sample: 1,
            ineligible: 0,
          })
          .execute();
        await tx.db.insertInto('awaiting').values({ invitee: id }).execute();
        return { group: grp, link: `${ctx.config.baseUrl}/i/${token}` };
      }),
    ),
  );
}
