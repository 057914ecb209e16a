import type { DatabaseKind } from './database.js';
import { Visitor } from './http.js';
import type { Page } from './page.js';
import { openWorld, type Person, type World } from './world.js';

/** A world that listens on loopback. */
export interface Site extends World {
  /** A browser without JavaScript that was here never before. */
  browser(): Visitor;
  /** Invites somebody into wave 2026 and gives the token of the link. */
  inviteOne(person: Person): Promise<string>;
}

/** Opens a world that listens on a free port; closed and removed afterwards. */
export async function openSite(kind: DatabaseKind, environment: Record<string, string> = {}): Promise<Site> {
  const world = await openWorld(kind, environment);
  const url = await world.app.listen({ port: 0, host: '127.0.0.1' });
  return {
    ...world,
    browser: () => new Visitor(url, { knownAs: world.ctx.config.baseUrl }),
    inviteOne: async (person) => (await world.invite([person]))[0] ?? '',
  };
}

/** Opens a link and presses the button that begins: the first question, or where one goes on. */
export async function begin(browser: Visitor, token: string): Promise<Page> {
  const introduction = await browser.open(`/i/${token}`);
  return introduction.path === '/vragenlijst' ? introduction.submit() : introduction;
}
