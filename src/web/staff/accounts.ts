import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAccount } from '../../access/account-events.js';
import { addAccount, findAccountOf, listAccounts, type ListedAccount } from '../../access/accounts.js';
import type { Ctx } from '../../context.js';
import { transact } from '../../database/transact.js';
import { localDay } from '../../language/local-day.js';
import { faultOfAddress } from '../../mail/address.js';
import { singleValue } from '../../questionnaire/fields.js';
import { nameOf } from '../../study/stored.js';
import { readForm } from '../plugins/forms.js';
import { readLanguage } from '../plugins/language.js';
import { readVerifiedForm } from '../plugins/session.js';
import { account, showAccount } from './account.js';
import { accountRemoval } from './account-removal.js';
import { accountWords } from './account-words.js';
import { readChoice, showChoice, type AccountChoice, type AccountProblem } from './accounts-form.js';
import { linkGiver } from './accounts-link.js';
import { accountsTexts } from './accounts-texts.js';
import { at } from './addresses.js';
import { staffFrame, type StaffFrame } from './frame.js';
import { readScope, type StaffScope } from './scope.js';

const config = { right: 'accounts.write' } as const;

/** What was typed for a new account, and is wrong with it. */
interface Refused {
  readonly email: string;
  readonly choice: AccountChoice;
  readonly problems: readonly AccountProblem[];
}

/** Serves the accounts: who has one, a form to add somebody, and the page of each. */
export function accounts(app: FastifyInstance, ctx: Ctx): void {
  const giveLink = linkGiver(app, ctx);
  account(app, ctx, giveLink);
  accountRemoval(app, ctx);

  app.get('/accounts', { config }, async (request, reply) => show(ctx, request, reply, await readScope(ctx, request)));

  app.post('/accounts', { config }, async (request, reply) => {
    const form = readVerifiedForm(request);
    const scope = await readScope(ctx, request);
    const text = accountsTexts[readLanguage(request.query)];
    const email = singleValue(form, 'email') ?? '';
    const fault = faultOfAddress(email);
    const { choice, problems } = readChoice(form, scope.study.definition, text);
    const wrong: AccountProblem[] = [
      ...(fault === undefined ? [] : [{ field: 'email' as const, words: text.wrongEmail(fault) }]),
      ...problems,
    ];
    if (wrong.length) return show(ctx, request, reply.code(422), scope, { email, choice, problems: wrong });
    const added = await transact(ctx, async (tx) =>
      (await findAccountOf(tx, email))
        ? undefined
        : recordAccount(tx, 'account added', request.account.email, (within) =>
            addAccount(within, { email, ...choice }),
          ),
    );
    if (!added) {
      const exists = [{ field: 'email' as const, words: text.exists }];
      return show(ctx, request, reply.code(422), scope, { email, choice, problems: exists });
    }
    const given = await giveLink(added, request.log);
    if ('link' in given) return showAccount(ctx, request, reply, scope, added.id, { link: given.link });
    return reply.redirect(frameOf(request, scope).to(at.account(added.id), { done: given.mailed }), 303);
  });
}

function frameOf(request: FastifyRequest, scope: StaffScope, wrong = false): StaffFrame {
  return staffFrame(request, { scope, path: at.accounts, title: (language) => accountsTexts[language].title, wrong });
}

async function show(ctx: Ctx, request: FastifyRequest, reply: FastifyReply, scope: StaffScope, refused?: Refused) {
  const page = frameOf(request, scope, refused !== undefined);
  const text = accountsTexts[page.language];
  const listed = await listAccounts(ctx);
  const { definition } = scope.study;
  const problems = refused?.problems ?? [];
  const done = singleValue(readForm(request.query), 'done');
  return reply.viewAsync('staff/accounts', {
    ...page,
    text,
    done: done === 'removed' && !refused ? text.done.removed : '',
    accounts: listed.map((one) => showRow(one, scope, page, localDay(ctx.now()))),
    action: page.to(at.accounts),
    email: refused?.email ?? '',
    emailProblem: problems.find(({ field }) => field === 'email')?.words ?? '',
    problems,
    fields: showChoice(refused?.choice ?? { roles: [], bureau: null }, definition, page.language, problems),
    add: ctx.config.smtpUrl === undefined ? text.addWithoutMail : text.add,
  });
}

function showRow(
  { id, email, roles, bureau, firstSignedIn, lastSeen }: ListedAccount,
  { study }: StaffScope,
  page: StaffFrame,
  today: string,
) {
  return {
    href: page.to(at.account(id)),
    email,
    roles: page.numbers.list(roles.map((role) => accountWords[page.language].roles[role])),
    bureau: bureau === null ? '–' : nameOf(study.definition.bureaus, bureau),
    seen:
      lastSeen === null
        ? accountsTexts[page.language][firstSignedIn === null ? 'neverSignedIn' : 'notSignedIn']
        : page.numbers.shortDay(localDay(new Date(lastSeen)), today),
  };
}
