import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addPasskey, askForPasskey, isFresh } from '../../access/add-passkey.js';
import { challengeMinutes } from '../../access/challenges.js';
import { listPasskeys, removePasskey, type ListedPasskey } from '../../access/passkeys.js';
import { relyingPartyOf } from '../../access/relying-party.js';
import type { Ctx } from '../../context.js';
import { numbersIn } from '../../language/numbers.js';
import { singleValue } from '../../questionnaire/fields.js';
import { longestForm, readForm } from '../plugins/forms.js';
import { addressIn, readLanguage } from '../plugins/language.js';
import { logRefusal } from '../plugins/logging.js';
import { rememberReturn } from '../plugins/return-to.js';
import { readVerifiedForm } from '../plugins/session.js';
import { frameOf } from './frame.js';
import type { PasskeyForm } from './passkey-offer.js';
import { passkeyTexts } from './passkey-texts.js';
import { address } from './sign-in.js';

/** Where somebody sees and removes their own passkeys. */
export const passkeysAddress = '/passkeys';
const config = { right: 'passkeys.write' } as const;

/** The most characters of a passkey's name. */
const longestName = 60;

/** What was typed and refused. */
interface Refused {
  readonly name: string;
  readonly problem: 'nameProblem' | 'notMade';
}

/** Serves the page on which somebody adds and removes the passkeys of their own account. */
export function passkeys(app: FastifyInstance, ctx: Ctx): void {
  app.get(passkeysAddress, { config }, async (request, reply) => showPasskeys(ctx, request, reply));

  app.post(passkeysAddress, { config, bodyLimit: longestForm }, async (request, reply) => {
    const form = readVerifiedForm(request);
    const name = singleValue(form, 'name') ?? '';
    const given = singleValue(form, 'credential') ?? '';
    const refuse = (problem: Refused['problem']) =>
      showPasskeys(ctx, request, reply.code(422), { name: name.slice(0, longestName), problem });
    if (name.length > longestName) return refuse('nameProblem');
    const party = relyingPartyOf(ctx.config);
    const { account } = request;
    const added = party
      ? await addPasskey(ctx, party, { account, holder: account.formToken, name, given })
      : { refused: 'BASE_URL is no address for passkeys' };
    if ('refused' in added) {
      logRefusal(request, 'new-passkey', added.refused);
      return refuse('notMade');
    }
    return reply.redirect(toPage(request, 'added'), 303);
  });

  app.post<{ Params: { passkey: string } }>(
    `${passkeysAddress}/:passkey/removal`,
    { config },
    async (request, reply) => {
      readVerifiedForm(request);
      await removePasskey(ctx, request.account, request.params.passkey);
      return reply.redirect(toPage(request, 'removed'), 303);
    },
  );
}

/** The page in the language of the request, which says what was done. */
function toPage(request: FastifyRequest, done: 'added' | 'removed'): string {
  return addressIn(readLanguage(request.query), passkeysAddress, { done });
}

async function showPasskeys(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, refused?: Refused) {
  const { account } = request;
  const wrong = refused !== undefined;
  const page = await frameOf(ctx, request, passkeysAddress, 'passkeysTitle', { token: account.formToken, wrong });
  const text = passkeyTexts[page.language];
  const { day } = numbersIn(page.language);
  const known = await listPasskeys(ctx, account.id);
  const fresh = isFresh(ctx, account.signedInAt);
  if (!fresh) rememberReturn(ctx, request, reply);
  const nameOf = ({ name }: ListedPasskey) => name || text.unnamed;
  return reply.viewAsync('account/passkeys', {
    ...page,
    text,
    done: wrong ? '' : doneOf(request, text),
    problem: wrong ? text[refused.problem] : '',
    nameProblem: refused?.problem === 'nameProblem',
    name: refused?.name ?? '',
    passkeys: known.map((one) => ({
      name: nameOf(one),
      added: text.added(day(one.addedOn)),
      removal: addressIn(page.language, `${passkeysAddress}/${one.id}/removal`),
      removeNow: text.removeNow(nameOf(one)),
    })),
    available: relyingPartyOf(ctx.config) !== undefined,
    form: fresh ? await formToAdd(ctx, request, page.frame.study, known) : null,
    again: { action: addressIn(page.language, address), text: text.againText(account.email), email: account.email },
    signedInPage: addressIn(page.language, address),
  });
}

/** What was done, in words, by the address of the page. */
function doneOf(request: FastifyRequest, { done }: (typeof passkeyTexts)['nl']): string {
  return new Map(Object.entries(done)).get(singleValue(readForm(request.query), 'done') ?? '') ?? '';
}

async function formToAdd(
  ctx: Ctx,
  request: FastifyRequest,
  site: string,
  known: readonly ListedPasskey[],
): Promise<PasskeyForm | null> {
  const party = relyingPartyOf(ctx.config);
  if (!party) return null;
  const { account } = request;
  return {
    action: addressIn(readLanguage(request.query), passkeysAddress),
    origin: party.origin,
    options: JSON.stringify(await askForPasskey(ctx, party, { account, holder: account.formToken, site, known })),
    minutes: challengeMinutes,
  };
}
