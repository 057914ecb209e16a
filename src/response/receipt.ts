import type { Ctx, Tx } from '../context.js';
import { transact } from '../database/transact.js';
import { toUnicodeForm } from '../language/unicode-form.js';
import { parseAnswers, type Fields } from '../questionnaire/fields.js';
import { countResponse } from '../questionnaire/response.js';
import type { TallyCell } from '../results/cell.js';
import { lockStripe, untallyResponse } from '../results/tally.js';
import { hashOf, hmac } from '../secret.js';
import type { StoredStudy } from '../study/definition.js';
import { outdateExported } from '../study/exported.js';
import { asAskedBy, getQuestionnaire, type StoredQuestionnaire } from '../study/stored.js';

/** A code as it is shown, whatever stands around it. */
const inGroups = /(?<![\p{L}\p{N}-])[0-9A-Z]{4}(-[0-9A-Z]{4}){3}(?![\p{L}\p{N}-])/u;

/** The longest text in which a code is looked for, with what was copied around it. */
const longestTyped = 500;

/** The words that stand before a code on our pages, once only letters and digits are left. */
const label = /^(UW|YOUR)?(INTREK|RECEIPT)CODE(IS)?/;

/**
 * Returns a receipt code as typed or pasted, or undefined for anything else. Takes any case,
 * spaces, dashes, quotes and other signs, full-width letters, and the words before a code. O is
 * read as 0, I and L as 1.
 */
export function readReceiptCode(typed: string): string | undefined {
  if (typed.length > longestTyped) return undefined;
  const text = toUnicodeForm(typed, 'NFKC')
    .toUpperCase()
    .replace(/\p{Dash}/gu, '-');
  const code = (inGroups.exec(text)?.[0] ?? text)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(label, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code) ? code : undefined;
}

/** The code that a sample shows. No real one has an O or an L. */
export const sampleReceiptCode = 'VOORBEELD0000000';

/** Returns a receipt code in four groups, as it is shown. */
export function showReceiptCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code;
}

/** Answers that were sent, and the wave in which they count. */
export interface Sent {
  readonly wave: string;
  /** The planned end of the wave: a date in the Netherlands. */
  readonly until: string | null;
  readonly questionnaire: StoredQuestionnaire;
  readonly answers: Fields;
}

/** Returns the response of a receipt code, for its respondent to read; undefined once erased. */
export async function findResponse(
  ctx: Ctx,
  receiptCode: string,
  { definition }: StoredStudy,
): Promise<Sent | undefined> {
  const row = await ctx.db
    .selectFrom('response')
    .innerJoin('wave', 'wave.slug', 'response.wave')
    .select(['response.wave', 'wave.until', 'response.questionnaire', 'response.bureau', 'response.answers'])
    .where('response.id', '=', hashOf(receiptCode))
    .executeTakeFirst();
  return (
    row && {
      wave: row.wave,
      until: row.until,
      questionnaire: asAskedBy(await getQuestionnaire(ctx, row.questionnaire), definition, row.bureau),
      answers: parseAnswers(row.answers),
    }
  );
}

/**
 * Erases the response of a receipt code, also from every count. Returns false when there is none.
 * That the respondent answered stays known, as it was. Files that hold the answers are marked as
 * outdated. A keyed hash of the id is kept, so that a backup does not bring the response back.
 */
export async function eraseResponse(ctx: Ctx, receiptCode: string): Promise<boolean> {
  const id = hashOf(receiptCode);
  return transact(ctx, async (tx) => {
    const cell = await takeOutResponse(tx, id);
    if (!cell) return false;
    await outdateExported(tx, cell.wave, cell.grp);
    await tx.db
      .insertInto('erased')
      .values({ hash: erasedHash(tx, id) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return true;
  });
}

/** Returns what is kept of a response that was erased: a keyed hash of its id. */
export function erasedHash({ keys }: Pick<Ctx, 'keys'>, id: string): string {
  return hmac(keys.erased, id).toString('base64url');
}

/**
 * Deletes a response and takes it out of every count. Returns where it was counted, or undefined
 * when there is none.
 */
export async function takeOutResponse(tx: Tx, id: string): Promise<TallyCell | undefined> {
  const cell = await tx.db
    .selectFrom('response')
    .select(['wave', 'grp', 'bureau'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!cell) return undefined;
  const stripe = await lockStripe(tx, { id, ...cell });
  const erased = await tx.db.deleteFrom('response').where('id', '=', id).returningAll().executeTakeFirst();
  if (!erased) return undefined;
  const { questionnaire } = await getQuestionnaire(tx, erased.questionnaire);
  await untallyResponse(tx, cell, stripe, countResponse(questionnaire, parseAnswers(erased.answers)));
  return cell;
}
