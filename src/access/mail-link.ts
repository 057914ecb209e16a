import type { Ctx } from '../context.js';
import type { Transmit, TransmitOutcome } from '../mail/outcome.js';
import { getOnlyStudy } from '../study/stored.js';
import type { Account } from './accounts.js';
import { writeAccountLetter } from './letters.js';
import { makeSignInLink } from './sign-in.js';

/** Mails an account a link that works for an hour, in the first language of the study. */
export async function mailLink(ctx: Ctx, account: Account, transmit: Transmit): Promise<TransmitOutcome> {
  const [language = 'nl'] = (await getOnlyStudy(ctx)).definition.languages;
  const link = await makeSignInLink(ctx, account, 'mailed');
  return transmit(await writeAccountLetter(ctx, { email: account.email, language }, link));
}
