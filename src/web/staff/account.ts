import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAccount } from '../../access/account-events.js';
import { changeAccount, getListedAccount, resetAccount } from '../../access/accounts.js';
import { linkDays } from '../../access/sign-in.js';
import type { Ctx } from '../../context.js';
import { localDay } from '../../language/local-day.js';
import { singleValue } from '../../questionnaire/fields.js';
import { nameOf } from '../../study/stored.js';
import { readForm } from '../plugins/forms.js';
import { readLanguage } from '../plugins/language.js';
import { readVerifiedForm } from '../plugins/session.js';
import { catchLastCoordinator } from './account-removal.js';
import { accountWords } from './account-words.js';
import {
  describeChanged,
  readChoice,
  showChoice,
  valuesOf,
  type AccountChoice,
  type AccountProblem,
} from './accounts-form.js';
import type { GiveLink } from './accounts-link.js';
import { accountsTexts } from './accounts-texts.js';
import { at } from './addresses.js';
import { sentBase, showForm, storeUnlessChanged, type Changed, type RefusedForm } from './conflict.js';
import { staffFrame } from './frame.js';
import { readScope, type StaffScope } from './scope.js';

interface OfAccount {
  Params: { account: string };
}

const config = { right: 'accounts.write' } as const;

/** What the page shows beside the account. */
interface Shown {
  /** A link to be handed over: it is shown this once. */
  readonly link?: string;
  /** What was chosen and is not stored. */
  readonly refused?: RefusedForm<AccountProblem['field']> & { readonly choice: AccountChoice };
}

/** Serves one account: its roles and bureau, and a new link. */
export function account(app: FastifyInstance, ctx: Ctx, giveLink: GiveLink): void {
  app.get<OfAccount>('/accounts/:account', { config }, async (request, reply) =>
    showAccount(ctx, request, reply, await readScope(ctx, request), request.params.account),
  );

  app.post<OfAccount>('/accounts/:account', { config }, async (request, reply) => {
    const form = readVerifiedForm(request);
    const scope = await readScope(ctx, request);
    const { account: id } = request.params;
    const text = accountsTexts[readLanguage(request.query)];
    const { choice, problems } = readChoice(form, scope.study.definition, text);
    const typed = valuesOf(choice);
    const refuse = (wrong: readonly AccountProblem[], now?: Changed) => {
      const base = now?.base ?? sentBase(form);
      const refused = { choice, typed, problems: wrong, base, conflict: now !== undefined };
      return showAccount(ctx, request, reply.code(now ? 409 : 422), scope, id, { refused });
    };
    if (problems.length) return refuse(problems);
    const stored = await storeUnlessChanged(
      ctx,
      { form, typed, name: `account ${id}` },
      {
        read: async (tx) => valuesOf(await getListedAccount(tx, id)),
        store: (tx) =>
          recordAccount(tx, 'account changed', request.account.email, (within) =>
            changeAccount(within, { id, ...choice }),
          ),
      },
    ).catch(catchLastCoordinator);
    if (stored === 'last coordinator') return refuse([{ field: 'roles', words: text.lastCoordinator }]);
    if ('changed' in stored) {
      return refuse(describeChanged(stored.changed, scope.study.definition, readLanguage(request.query)), stored);
    }
    // Who took the right from their own account would not find the page that says so.
    const stays = id !== request.account.id || choice.roles.includes('coordinator');
    return reply.redirect(stays ? toPage(request, scope, at.account(id), 'changed') : '/aanmelden', 303);
  });

  app.post<OfAccount>('/accounts/:account/link', { config }, async (request, reply) => {
    readVerifiedForm(request);
    const scope = await readScope(ctx, request);
    const { account: id } = request.params;
    const reset = await recordAccount(ctx, 'account reset', request.account.email, async (tx) => {
      const found = await getListedAccount(tx, id);
      await resetAccount(tx, found);
      return found;
    });
    const given = await giveLink(reset, request.log);
    if ('link' in given) return showAccount(ctx, request, reply, scope, id, { link: given.link });
    return reply.redirect(toPage(request, scope, at.account(id), given.mailed), 303);
  });
}

/** A page in the language of the request, which says what was done. */
function toPage(request: FastifyRequest, scope: StaffScope, path: string, done: string): string {
  return staffFrame(request, { scope, path, title: (language) => accountsTexts[language].title }).to(path, { done });
}

/** Answers with the page of an account. Throws where there is none. */
export async function showAccount(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  scope: StaffScope,
  id: string,
  { link, refused }: Shown = {},
) {
  const found = await getListedAccount(ctx, id);
  const { definition } = scope.study;
  const page = staffFrame(request, {
    scope,
    path: at.account(id),
    title: () => found.email,
    wrong: refused !== undefined,
  });
  const { language, numbers, to } = page;
  const text = accountsTexts[language];
  const dayOf = (time: string) => numbers.day(localDay(new Date(time)));
  const done = new Map(Object.entries(text.done)).get(singleValue(readForm(request.query), 'done') ?? '');
  const own = id === request.account.id;
  return reply.viewAsync('staff/account', {
    ...page,
    text,
    list: to(at.accounts),
    done: refused || link !== undefined ? '' : (done ?? ''),
    about: [
      text.about(
        numbers.list(found.roles.map((role) => accountWords[language].roles[role])),
        found.bureau === null ? '' : nameOf(definition.bureaus, found.bureau),
      ),
      text.since(dayOf(found.added)),
      found.lastSeen === null ? text.neverSeen : text.lastSeen(dayOf(found.lastSeen)),
      own ? text.you : '',
    ].filter(Boolean),
    link: link === undefined ? null : { address: link, text: text.handOverText(numbers.count(linkDays)) },
    ...showForm(refused, valuesOf(found), language),
    fields: showChoice(refused?.choice ?? found, definition, language, refused?.problems),
    action: to(at.account(id)),
    reset: own ? '' : to(at.accountLink(id)),
    resetText: ctx.config.smtpUrl === undefined ? text.linkTextWithoutMail : text.linkText,
    signInPage: to('/aanmelden'),
    // A page that is loaded again no longer has the link: what to do then stands here.
    waiting: found.firstSignedIn === null && link === undefined ? text.waiting : '',
    removal: to(at.accountRemoval(id)),
  });
}
