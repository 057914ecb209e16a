import { signIn } from './signed-in.js';
import type { World } from './world.js';

/** A results page as it was answered. */
export interface ResultsPage {
  readonly status: number;
  readonly html: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Gets a page of the results as somebody who may see all of them. The one place where tests sign in for it. */
export async function getResultsPage(world: Pick<World, 'app' | 'ctx'>, path: string): Promise<ResultsPage> {
  const { statusCode, body, headers } = await world.app.inject({ url: path, headers: await signIn(world) });
  return { status: statusCode, html: body, headers };
}
