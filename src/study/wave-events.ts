import type { Ctx, Tx } from '../context.js';
import { transact } from '../database/transact.js';
import { recordEvent, type Action } from './events.js';
import type { Wave } from './waves.js';

/** What is done with a wave. */
type WaveAction = Extract<Action, `wave ${string}`>;

/**
 * Does something with a wave and records who did it: both, or neither. Returns the wave. `before`
 * is the name that it had.
 */
export async function recordWave(
  ctx: Ctx,
  action: WaveAction,
  who: string,
  work: (tx: Tx) => Promise<Wave>,
  before?: string,
): Promise<Wave> {
  return transact(ctx, async (tx) => {
    const wave = await work(tx);
    const named = { wave: wave.slug, ...(before !== undefined && { before }) };
    const about = { ...named, ...(action !== 'wave closed' && wave.until !== null && { until: wave.until }) };
    await recordEvent(tx, { action, who, about });
    return wave;
  });
}
