import { sql } from 'kysely';
import { z } from 'zod';
import type { Ctx } from '../context.js';
import { Language } from '../language/text.js';
import type { LetterKey } from './letters.js';

/** A letter that was changed while its wave was under way. */
export interface LetterChange {
  /** The letter; null where a bureau changed what it adds to all of its own. */
  readonly letter: (Omit<LetterKey, 'step'> & { readonly step: string }) | null;
  readonly bureau: string | null;
  readonly at: string;
}

/** Returns the changes of letters since the first letter of a wave went, until it closed. */
export async function listLetterChanges(ctx: Ctx, wave: string): Promise<LetterChange[]> {
  const texts = ctx.db
    .selectFrom('letter_text')
    .select(['step', 'grp', 'language', sql<string>`''`.as('bureau'), 'made_at', 'waves'])
    .where('waves', 'is not', null);
  const rows = await ctx.db
    .selectFrom('bureau_letters')
    .select([sql<string>`''`.as('step'), sql<string>`''`.as('grp'), sql<string>`''`.as('language')])
    .select(['bureau', 'made_at', 'waves'])
    .where('waves', 'is not', null)
    .unionAll(texts)
    .orderBy('made_at')
    .execute();
  return rows
    .filter(({ waves }) =>
      z
        .array(z.string())
        .parse(JSON.parse(waves ?? '[]'))
        .includes(wave),
    )
    .map(({ step, grp: group, language, bureau, made_at: at }) => ({
      letter: step === '' ? null : { step, group, language: Language.catch('nl').parse(language) },
      bureau: bureau === '' ? null : bureau,
      at,
    }));
}
