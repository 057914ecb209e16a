import type { Ctx } from '../context.js';
import { transact } from '../database/transact.js';
import { copySample } from '../fieldwork/sample.js';
import { startDraft } from './draft.js';
import type { Sent } from './receipt.js';
import { findRespondent, type Respondent } from './respondent.js';

/**
 * Begins a draft of a sample for one browser, on a copy of the sample respondent. Returns the hash
 * of the copy's link.
 */
export async function startSampleDraft(ctx: Ctx, { invitee }: Respondent): Promise<string> {
  return transact(ctx, async (tx) => {
    const copy = await copySample(tx, invitee);
    await startDraft(tx, copy);
    return copy.link;
  });
}

/** Returns what was filled in on the copy of a sample; undefined once that is dropped. */
export async function findSample(ctx: Ctx, link: string): Promise<Sent | undefined> {
  const copy = await findRespondent(ctx, link);
  return (
    copy?.draft && {
      wave: copy.wave,
      until: copy.until,
      questionnaire: copy.questionnaire,
      answers: copy.draft.answers,
    }
  );
}
