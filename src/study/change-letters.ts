import { isDeepStrictEqual } from 'node:util';
import type { Ctx, Tx } from '../context.js';
import { lockUntilCommit } from '../database/lock.js';
import { transact } from '../database/transact.js';
import type { BureauLetters, Letter } from './definition.js';
import { recordEvent } from './events.js';
import { listVersions, type LetterKey } from './letters.js';

/** Stores a new version of a letter, which is sent from now on; the same text makes none. */
export async function changeLetter(ctx: Ctx, study: string, letter: LetterKey & Letter, who: string): Promise<void> {
  const { step, group: grp, language, subject, body } = letter;
  await transact(ctx, async (tx) => {
    await lockUntilCommit(tx, 'letters');
    const [newest] = await listVersions(tx, study, letter);
    if (newest?.subject === subject && newest.body === body) return;
    const version = (newest?.version ?? 0) + 1;
    await tx.db
      .insertInto('letter_text')
      .values({ study, step, grp, language, version, subject, body, ...(await madeNow(tx, who)) })
      .execute();
    await noteChange(tx, study);
    await recordEvent(tx, { action: 'letter changed', who, about: { step, group: grp, language, version } });
  });
}

/** Stores what a bureau adds to its letters from now on. */
export async function changeBureauLetters(
  ctx: Ctx,
  study: string,
  { bureau, settings }: { readonly bureau: string; readonly settings: BureauLetters },
  who: string,
): Promise<void> {
  await transact(ctx, async (tx) => {
    await lockUntilCommit(tx, 'letters');
    const newest = await tx.db
      .selectFrom('bureau_letters')
      .select(['version', 'settings'])
      .where('study', '=', study)
      .where('bureau', '=', bureau)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (isDeepStrictEqual(newest ? JSON.parse(newest.settings) : {}, settings)) return;
    const version = (newest?.version ?? 0) + 1;
    await tx.db
      .insertInto('bureau_letters')
      .values({ study, bureau, version, settings: JSON.stringify(settings), ...(await madeNow(tx, who)) })
      .execute();
    await noteChange(tx, study);
    await recordEvent(tx, { action: 'letters of a bureau changed', who, about: { bureau, version } });
  });
}

async function madeNow(tx: Tx, who: string) {
  const open = await tx.db
    .selectFrom('wave')
    .select('slug')
    .where('opened_at', 'is not', null)
    .where('closed_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('outbox')
          .select('outbox.id')
          .whereRef('outbox.wave', '=', 'wave.slug')
          .where('outbox.claimed_at', 'is not', null),
      ),
    )
    .orderBy('slug')
    .execute();
  const waves = open.length ? JSON.stringify(open.map(({ slug }) => slug)) : null;
  return { made_at: tx.now().toISOString(), made_by: who, waves };
}

/** Has every process read the study anew: the time differs from that which it knows. */
async function noteChange(tx: Tx, slug: string): Promise<void> {
  const { loaded_at } = await tx.db
    .selectFrom('study')
    .select('loaded_at')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  const now = tx.now().toISOString();
  const later = new Date(Date.parse(loaded_at) + 1).toISOString();
  await tx.db
    .updateTable('study')
    .set({ loaded_at: now > loaded_at ? now : later })
    .where('slug', '=', slug)
    .execute();
}
