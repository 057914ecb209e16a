import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordAccount } from '../../access/account-events.js';
import { getListedAccount, removeAccount } from '../../access/accounts.js';
import type { Ctx } from '../../context.js';
import { Problem } from '../../problem.js';
import { readLanguage } from '../plugins/language.js';
import { readVerifiedForm } from '../plugins/session.js';
import type { AccountProblem } from './accounts-form.js';
import { accountsTexts } from './accounts-texts.js';
import { at } from './addresses.js';
import { staffFrame } from './frame.js';
import { readScope, type StaffScope } from './scope.js';

interface OfAccount {
  Params: { account: string };
}

const config = { right: 'accounts.write' } as const;

/** Catches the refusal that no coordinator would be left, and names it; throws all else. */
export function catchLastCoordinator(error: unknown): 'last coordinator' {
  if (error instanceof Problem && error.code === 'last-coordinator') return 'last coordinator';
  throw error;
}

/** Removes an account; its page asks first, and says what that does. */
export function accountRemoval(app: FastifyInstance, ctx: Ctx): void {
  app.get<OfAccount>('/accounts/:account/removal', { config }, async (request, reply) =>
    show(ctx, request, reply, await readScope(ctx, request)),
  );

  app.post<OfAccount>('/accounts/:account/removal', { config }, async (request, reply) => {
    readVerifiedForm(request);
    const scope = await readScope(ctx, request);
    const { id, email } = await getListedAccount(ctx, request.params.account);
    const removed = await recordAccount(ctx, 'account removed', request.account.email, (tx) =>
      removeAccount(tx, email),
    ).catch(catchLastCoordinator);
    if (removed === 'last coordinator') {
      const words = accountsTexts[readLanguage(request.query)].lastCoordinator;
      return show(ctx, request, reply.code(422), scope, [{ field: 'roles', words }]);
    }
    // Who removed their own account is signed out.
    if (id === request.account.id) return reply.redirect('/aanmelden', 303);
    return reply.redirect(frameOf(request, scope, '').to(at.accounts, { done: 'removed' }), 303);
  });
}

function frameOf(request: FastifyRequest<OfAccount>, scope: StaffScope, email: string, wrong = false) {
  const path = at.accountRemoval(request.params.account);
  return staffFrame(request, {
    ...{ scope, path, of: at.accounts, wrong },
    title: (language) => accountsTexts[language].removalTitle(email),
  });
}

async function show(
  ctx: Ctx,
  request: FastifyRequest<OfAccount>,
  reply: FastifyReply,
  scope: StaffScope,
  problems: readonly AccountProblem[] = [],
) {
  const { id, email } = await getListedAccount(ctx, request.params.account);
  const page = frameOf(request, scope, email, problems.length > 0);
  const text = accountsTexts[page.language];
  return reply.viewAsync('staff/account-removal', {
    ...page,
    text,
    email,
    problems: problems.map(({ words }) => ({ field: 'remove', words })),
    own: id === request.account.id ? text.removeYou : '',
    back: page.to(at.account(id)),
    action: page.to(at.accountRemoval(id)),
  });
}
