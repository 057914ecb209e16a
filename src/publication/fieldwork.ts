import { ownBureauOf } from '../access/rights.js';
import type { Ctx } from '../context.js';
import type { Fieldwork } from '../fieldwork/figures.js';
import { countFieldwork } from '../fieldwork/fieldwork.js';
import { readDocument } from './documents.js';
import { refuseWithout, waitsForClosing, type WaveView } from './view.js';

/**
 * Returns how fieldwork of a wave goes. A viewer with one bureau gets that bureau alone. While the
 * wave is open, what tells of answers or of how far somebody got waits.
 */
export async function readFieldwork(ctx: Ctx, view: WaveView): Promise<Fieldwork> {
  refuseWithout(view, 'fieldwork.read');
  const { wave, study, viewer, snapshot } = view;
  const own = ownBureauOf(viewer);
  const frozen = snapshot && (await readDocument(ctx, snapshot, 'fieldwork', [], own));
  if (frozen) return frozen;
  const counted = { wave: wave.slug, soFar: waitsForClosing(view) };
  return countFieldwork(ctx, counted, study.definition, own);
}
