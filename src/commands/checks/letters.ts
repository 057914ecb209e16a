import type { Ctx } from '../../context.js';
import { countOutbox, markAbandoned } from '../../fieldwork/outbox.js';
import { countWaitingForHosts } from '../../fieldwork/refusing-hosts.js';
import { listWaves, statusOf } from '../../study/waves.js';
import { describeHost } from '../refusing-hosts.js';

/** Returns how many letters are in which state. Throws while letters of an open wave wait. */
export async function checkLetters(ctx: Ctx): Promise<string> {
  await markAbandoned(ctx);
  const { queued, accepted, failed, unknown } = await countOutbox(ctx);
  const counts = [
    `${queued} queued, ${accepted} accepted, ${failed} failed, ${unknown} unknown.`,
    ...(failed + unknown > 0 ? ['`golfslag letter list` says which, and what to do.'] : []),
  ].join(' ');
  const stopped = (await listWaves(ctx)).filter((wave) => statusOf(wave) === 'open' && wave.stoppedAt !== null);
  const waves = stopped.map(
    ({ slug }) => `Sending of wave ${slug} is stopped; \`golfslag resume --wave ${slug}\` lets it go on.`,
  );
  const hosts = (await countWaitingForHosts(ctx)).map(describeHost);
  if (!waves.length && !hosts.length) return counts;
  throw new Error([counts, ...waves, ...hosts].join(' '));
}
