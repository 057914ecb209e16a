import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ownBureauOf } from '../../access/rights.js';
import { addToken, idOfToken, listTokens, revokeToken, type ListedToken } from '../../access/tokens.js';
import type { Ctx } from '../../context.js';
import { transact } from '../../database/transact.js';
import { localDay } from '../../language/local-day.js';
import { numbersIn } from '../../language/numbers.js';
import { singleValue } from '../../questionnaire/fields.js';
import { recordEvent } from '../../study/events.js';
import { getOnlyStudy } from '../../study/stored.js';
import { addressIn, readLanguage } from '../plugins/language.js';
import { readVerifiedForm } from '../plugins/session.js';
import { frameOf } from './frame.js';
import { address } from './sign-in.js';
import { tokenTexts } from './token-texts.js';

const here = '/tokens';
const guarded = { config: { right: 'tokens.write' } } as const;

/** The most characters of a token's name. */
const longestName = 60;

/** What the page shows beside the tokens that are there. */
interface Shown {
  /** A token that was made just now: it is shown this once. */
  readonly made?: string;
  readonly typed?: { readonly name: string; readonly bureau: string };
  readonly wrong?: readonly ('name' | 'bureau')[];
}

/**
 * Serves the page on which API tokens are made, listed and revoked: those of one's own bureau, or
 * of every one. The token of another bureau is not there, as one that nobody made.
 */
export function tokens(app: FastifyInstance, ctx: Ctx): void {
  app.get(here, guarded, async (request, reply) => showTokens(ctx, request, reply));

  app.post(here, guarded, async (request, reply) => {
    const form = readVerifiedForm(request);
    const own = ownBureauOf(request.viewer);
    const typed = { name: singleValue(form, 'name') ?? '', bureau: own ?? singleValue(form, 'bureau') ?? '' };
    const { bureaus } = (await getOnlyStudy(ctx)).definition;
    const wrong = [
      ...(bureaus.some(({ slug }) => slug === typed.bureau) ? [] : ['bureau' as const]),
      ...(typed.name === '' || typed.name.length > longestName ? ['name' as const] : []),
    ];
    if (wrong.length) return showTokens(ctx, request, reply.code(422), { typed, wrong });
    const made = await transact(ctx, async (tx) => {
      const token = await addToken(tx, { role: 'partner', bureau: typed.bureau }, typed.name);
      const about = { token: idOfToken(token), bureau: typed.bureau };
      await recordEvent(tx, { action: 'token added', who: request.account.email, about });
      return token;
    });
    return showTokens(ctx, request, reply, { made });
  });

  app.post<{ Params: { id: string } }>(`${here}/:id/revoke`, guarded, async (request, reply) => {
    readVerifiedForm(request);
    const { id } = request.params;
    await transact(ctx, async (tx) => {
      await revokeToken(tx, id, ownBureauOf(request.viewer));
      await recordEvent(tx, { action: 'token revoked', who: request.account.email, about: { token: id } });
    });
    return reply.redirect(addressIn(readLanguage(request.query), here), 303);
  });
}

async function showTokens(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, shown: Shown = {}) {
  const { made, typed = { name: '', bureau: '' }, wrong = [] } = shown;
  const { formToken: token } = request.account;
  const page = await frameOf(ctx, request, here, 'tokensTitle', { token, wrong: wrong.length > 0 });
  const text = tokenTexts[page.language];
  const { day } = numbersIn(page.language);
  const { bureaus } = (await getOnlyStudy(ctx)).definition;
  const own = ownBureauOf(request.viewer);
  const listed = await listTokens(ctx, own);
  const now = ctx.now().toISOString();
  const dayOf = (time: string) => day(localDay(new Date(time)));
  const nameOf = ({ name }: ListedToken) => name ?? text.unnamed;
  const describe = (one: ListedToken) => [
    text.of(bureaus.find(({ slug }) => slug === one.bureau)?.name ?? one.bureau ?? text.coordinator),
    text.added(dayOf(one.added)),
    one.lastUsed === null ? text.neverUsed : text.lastUsed(day(one.lastUsed)),
    one.expires > now ? text.until(dayOf(one.expires)) : text.over(dayOf(one.expires)),
  ];
  const fresh = made === undefined ? undefined : listed.find(({ id }) => id === idOfToken(made));
  return reply.viewAsync('account/tokens', {
    ...page,
    text,
    action: addressIn(page.language, here),
    signedInPage: addressIn(page.language, address),
    made: fresh ? { token: made, about: text.made(nameOf(fresh), dayOf(fresh.expires)) } : null,
    bureaus: own === undefined ? bureaus.map(({ slug, name }) => ({ slug, name, chosen: slug === typed.bureau })) : [],
    typed,
    problems: wrong.map((field) => ({ field, words: field === 'name' ? text.noName : text.noBureau })),
    nameProblem: wrong.includes('name'),
    bureauProblem: wrong.includes('bureau'),
    tokens: listed.map((one) => ({
      id: one.id,
      name: nameOf(one),
      about: describe(one).join(' '),
      revoke: addressIn(page.language, `${here}/${one.id}/revoke`),
      revokeNow: text.revokeNow(nameOf(one)),
    })),
  });
}
