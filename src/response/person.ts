import type { Ctx, Tx } from '../context.js';
import { transact } from '../database/transact.js';
import { forgetContacts } from '../fieldwork/contacts.js';
import { addressHash, listOptOuts, optOut } from '../fieldwork/opt-out.js';
import { inLanguage, Language } from '../language/text.js';
import { keyOfAddress } from '../mail/address.js';
import type { AskedQuestion } from '../questionnaire/questionnaire.js';
import { asAskedBy, findAskedQuestionnaire, getOnlyStudy } from '../study/stored.js';
import { readJourney } from './answered-journey.js';

/** A letter to somebody, and what became of it. */
interface HeldLetter {
  readonly step: string;
  readonly queued: string;
  readonly accepted: string | null;
  readonly failed: string | null;
  readonly unknown: string | null;
  readonly returned: string | null;
  readonly error: string | null;
}

/** What is held on somebody in a wave. */
export interface Invitation {
  readonly wave: string;
  readonly group: string;
  readonly bureau: string;
  readonly email: string;
  readonly name: string;
  readonly language: string;
  /** The bureau's number for them. */
  readonly externalId: string | null;
  /** Whether answers were sent; which ones they are nobody can tell. */
  readonly answered: boolean;
  readonly optedOut: string | null;
  readonly bounced: string | null;
  /** What they said of being the one that was meant. */
  readonly claim: string | null;
  readonly letters: readonly HeldLetter[];
  /** Answers that were not sent, as they read on the overview; null where there are none. */
  readonly unsent: readonly { readonly question: string; readonly answer: readonly string[] }[] | null;
}

/**
 * Returns what is held on somebody as one who is asked: whether they opted out, and each invitation
 * under this address, however it is written. The receipt code of unsent answers is not among it:
 * once they are sent it finds them.
 */
export async function readPerson(
  ctx: Ctx,
  email: string,
): Promise<{ optedOut: boolean; invitations: readonly Invitation[] }> {
  const { study } = (await getOnlyStudy(ctx)).definition;
  const optOuts = await listOptOuts(ctx, study);
  const rows = await peopleOf(ctx, email)
    .leftJoin('awaiting', 'awaiting.invitee', 'invitee.id')
    .leftJoin('draft', 'draft.invitee', 'invitee.id')
    .selectAll('invitee')
    .select(['awaiting.invitee as awaited', 'draft.answers'])
    .orderBy('invitee.wave')
    .orderBy('invitee.grp')
    .execute();
  const invitations: Invitation[] = [];
  for (const row of rows) {
    invitations.push({
      wave: row.wave,
      group: row.grp,
      bureau: row.bureau,
      email: row.email,
      name: row.name,
      language: row.language,
      externalId: row.external_id,
      answered: row.awaited === null && row.claim !== 'screened-out',
      optedOut: row.opted_out_at,
      bounced: row.bounced_at,
      claim: row.claim,
      letters: await listLetters(ctx, row.id),
      unsent: row.answers === null ? null : await readUnsent(ctx, row, row.answers),
    });
  }
  return { optedOut: optOuts.has(addressHash(ctx, study, keyOfAddress(email))), invitations };
}

/**
 * Erases somebody as one who is asked, and returns of how many invitations. They opt out, so that
 * nobody writes to them again; unsent answers and waiting letters are deleted, the link leads
 * nowhere, and who they are is removed. Nameless they stay in what fieldwork counts: one who was
 * still awaited counts as opted out.
 */
export async function erasePerson(ctx: Ctx, email: string): Promise<number> {
  return transact(ctx, async (tx) => {
    const rows = await peopleOf(tx, email).select('invitee.id').execute();
    const ids = rows.map(({ id }) => id);
    const [first] = ids;
    if (first === undefined) return 0;
    await optOut(tx, first);
    await tx.db.deleteFrom('outbox').where('invitee', 'in', ids).where('claimed_at', 'is', null).execute();
    await forgetContacts(tx, ids);
    await endLinks(tx, ids);
    return ids.length;
  });
}

/** Gives links that nobody has: what stands for one is no hash of any. */
async function endLinks(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.db
    .updateTable('invitee')
    .set((eb) => ({ token_hash: eb.ref('id'), link_version: eb('link_version', '+', 1) }))
    .where('id', 'in', ids)
    .execute();
}

function peopleOf(ctx: Ctx, email: string) {
  return ctx.db
    .selectFrom('invitee')
    .where('invitee.email_key', '=', keyOfAddress(email))
    .where('invitee.sample', '=', 0);
}

function listLetters(ctx: Ctx, invitee: string): Promise<HeldLetter[]> {
  return ctx.db
    .selectFrom('outbox')
    .select(['step', 'queued_at as queued', 'accepted_at as accepted', 'failed_at as failed'])
    .select(['unknown_at as unknown', 'returned', 'error'])
    .where('invitee', '=', invitee)
    .orderBy('queued_at')
    .execute();
}

async function readUnsent(
  ctx: Ctx,
  { wave, grp, bureau, language }: { wave: string; grp: string; bureau: string; language: string },
  stored: string,
): Promise<NonNullable<Invitation['unsent']>> {
  const { definition } = await getOnlyStudy(ctx);
  const asked = await findAskedQuestionnaire(ctx, wave, grp);
  if (!asked) return [];
  const own = Language.catch('nl').parse(language);
  const { questionnaire } = asAskedBy(asked, definition, bureau);
  const { answers, journey } = readJourney(questionnaire, stored);
  return journey.stops
    .flatMap(({ questions }) => questions)
    .filter(({ form }) => form.fields.length > 0)
    .map((question) => ({ question: inWords(question, own), answer: question.form.summary(answers, own) }))
    .filter(({ answer }) => answer.length > 0);
}

/** A question as it is asked; of a part, the question and its own words. */
function inWords({ definition, part }: AskedQuestion, language: Language): string {
  return [definition.text, ...(part ? [part.text] : [])].map((text) => inLanguage(text, language)).join(' ');
}
