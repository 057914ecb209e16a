import { listAccounts } from '../../access/accounts.js';
import { viewerOf } from '../../access/rights.js';
import type { Ctx } from '../../context.js';
import { countSealed } from '../../publication/seal-expectation.js';
import { at } from './addresses.js';
import type { CheckInput, ChecklistFinding } from './checklist-finding.js';
import { checklistTexts } from './checklist-texts.js';

/** Whether every bureau has somebody who can invite: who signed in once is known to get in. */
export async function checkStaff(ctx: Ctx, { scope, page }: CheckInput): Promise<ChecklistFinding[]> {
  const text = checklistTexts[page.language];
  const able = (await listAccounts(ctx)).filter(
    (account) => account.firstSignedIn !== null && viewerOf(account).rights.has('sending.write'),
  );
  const without = scope.study.definition.bureaus.filter(({ slug }) => !able.some(({ bureau }) => bureau === slug));
  const words = without.length
    ? text.staffMissing(page.numbers.list(without.map(({ name }) => name)))
    : text.staffRight;
  const [href, link] = [page.to(at.accounts), text.toAccounts];
  return [{ title: text.staff, state: without.length ? 'look' : 'right', words: [words], href, link }];
}

/** How many expectations are sealed: once the wave is open nobody can seal one any more. */
export async function checkExpectations(ctx: Ctx, { scope, page }: CheckInput): Promise<ChecklistFinding[]> {
  const text = checklistTexts[page.language];
  const asked = (await listAccounts(ctx)).filter((account) => viewerOf(account).rights.has('expectations.write'));
  if (!asked.length) return [];
  const sealed = await countSealed(ctx, scope.wave.slug);
  const left = Math.max(0, asked.length - sealed);
  const words = [
    text.sealed(page.numbers.count(sealed), page.numbers.count(asked.length)),
    ...(left ? [text.unsealed(left, page.numbers.count(left))] : []),
  ];
  return [{ title: text.expectations, state: left ? 'look' : 'right', words, href: '', link: '' }];
}
