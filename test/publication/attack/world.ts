import { addToken } from '../../../src/access/tokens.js';
import { operator } from '../../../src/access/rights.js';
import { transact } from '../../../src/database/transact.js';
import { prepareSnapshot, publishSnapshot } from '../../../src/publication/make-snapshot.js';
import { viewFieldworkWave } from '../../../src/publication/view.js';
import { takeOutResponse } from '../../../src/response/receipt.js';
import { ask } from '../../support/api.js';
import { readOurStudy } from '../../support/questionnaires.js';
import type { World } from '../../support/world.js';
import { lookAt, Results } from './answers.js';
import type { Published } from './derive.js';

/** What partners can ask of a wave, and the coordinator, whose answers are the truth. */
export interface Attacked {
  readonly world: World;
  readonly wave: string;
  readonly partners: Readonly<Record<string, string>>;
  readonly coordinator: string;
}

export const bureaus = readOurStudy().study.definition.bureaus.map(({ slug }) => slug);

/** Returns tokens of every bureau, and of the coordinator. */
export async function openTokens({ ctx }: World): Promise<Omit<Attacked, 'world' | 'wave'>> {
  const partners: Record<string, string> = {};
  for (const bureau of bureaus) partners[bureau] = await addToken(ctx, { role: 'partner', bureau });
  return { partners, coordinator: await addToken(ctx, { role: 'coordinator' }) };
}

/** Publishes the wave as it is now. */
export async function publish({ ctx }: World, wave: string): Promise<void> {
  const view = await viewFieldworkWave(ctx, operator, wave);
  const { snapshot } = await prepareSnapshot(ctx, view, 'attack');
  await publishSnapshot(ctx, view, snapshot, 'attack');
}

/** Erases responses, as their respondents do with a receipt code. */
export async function erase({ ctx }: World, ids: readonly string[]): Promise<void> {
  for (const id of ids) await transact(ctx, (tx) => takeOutResponse(tx, id));
}

/** Returns what everybody is answered now about a group, and what is true. */
export async function readPublished(attacked: Attacked, group: string, responses: number): Promise<Published> {
  const { world, wave, partners, coordinator } = attacked;
  const counted: Record<string, Results> = {};
  for (const bureau of bureaus) {
    const path = `/waves/${wave}/groups/${group}/results?bureau=${bureau}`;
    counted[bureau] = Results.parse((await ask(world.app, path, `Bearer ${coordinator}`)).body);
  }
  return { seen: await lookAt(world, partners, { wave, group }), responses, counted };
}
