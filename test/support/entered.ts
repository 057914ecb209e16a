import type { Role } from '../../src/access/rights.js';
import type { Visitor } from './http.js';
import { linkFor } from './signed-in.js';
import type { Site } from './site.js';

/** A browser without JavaScript in which somebody with these roles has signed in. */
export async function enter(
  site: Site,
  roles: readonly Role[] = ['staff'],
  bureau: string | null = roles.includes('staff') ? 'blcc' : null,
): Promise<Visitor> {
  const browser = site.browser();
  await (await browser.open(new URL(await linkFor(site, roles, bureau)).pathname)).submit();
  return browser;
}

/** Has the clock of a site stand at a moment, and gives what moves it. */
export function setClock({ ctx }: Site, moment: string): (moment: string) => void {
  let now = new Date(moment);
  Object.assign(ctx, { now: () => now });
  return (later) => {
    now = new Date(later);
  };
}
