import { addAccount } from '../../src/access/accounts.js';
import type { Role } from '../../src/access/rights.js';
import { makeSignInLink } from '../../src/access/sign-in.js';
import type { World } from './world.js';

type Doors = Pick<World, 'app' | 'ctx'>;

/** The link that signs an account with these roles in; a new one each time. */
export async function linkFor({ ctx }: Doors, roles: readonly Role[], bureau: string | null): Promise<string> {
  const email = `${[...roles, bureau ?? 'leiding'].join('-')}@bureau.example`;
  return makeSignInLink(ctx, await addAccount(ctx, { email, roles, bureau }));
}

/** Signs somebody with these roles in, and gives what their browser sends along. */
export async function signIn(
  world: Doors,
  roles: readonly Role[] = ['coordinator'],
  bureau = roles.every((role) => role === 'coordinator') ? null : 'blcc',
): Promise<{ cookie: string }> {
  const url = new URL(await linkFor(world, roles, bureau)).pathname;
  const { statusCode, cookies } = await world.app.inject({ method: 'POST', url });
  const [session] = cookies;
  if (statusCode !== 303 || !session) throw new Error(`Signing in was answered ${statusCode}`);
  return { cookie: `${session.name}=${session.value}` };
}

/** The token that every form of this browser carries. */
export async function formTokenOf({ app }: Doors, headers: { cookie: string }): Promise<string> {
  const { body } = await app.inject({ url: '/aanmelden', headers });
  const token = /name="form_token" value="([^"]+)"/.exec(body)?.[1];
  if (token === undefined) throw new Error('This browser is not signed in');
  return token;
}
