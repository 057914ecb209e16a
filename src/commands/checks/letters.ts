import type { Ctx } from '../../context.js';
import { countOutbox, markAbandoned } from '../../fieldwork/outbox.js';
import { listWaves, statusOf } from '../../study/waves.js';

/** Returns how many letters are in which state. Throws while an open wave's sending is stopped. */
export async function checkLetters(ctx: Ctx): Promise<string> {
  await markAbandoned(ctx);
  const { queued, accepted, failed, unknown } = await countOutbox(ctx);
  const counts = [
    `${queued} queued, ${accepted} accepted, ${failed} failed, ${unknown} unknown.`,
    ...(failed + unknown > 0 ? ['`golfslag letter list` says which, and what to do.'] : []),
  ].join(' ');
  const stopped = (await listWaves(ctx)).filter((wave) => statusOf(wave) === 'open' && wave.stoppedAt !== null);
  if (!stopped.length) return counts;
  const waves = stopped.map(
    ({ slug }) => `Sending of wave ${slug} is stopped; \`golfslag resume --wave ${slug}\` lets it go on.`,
  );
  throw new Error([counts, ...waves].join(' '));
}
