import { ownBureauOf } from '../access/rights.js';
import type { Ctx } from '../context.js';
import type { Fieldwork } from '../fieldwork/figures.js';
import { countFieldwork } from '../fieldwork/fieldwork.js';
import { refuseWithout, type WaveView } from './view.js';

/** Returns how fieldwork of a wave goes. A viewer with one bureau gets that bureau alone. */
export async function readFieldwork(ctx: Ctx, view: WaveView): Promise<Fieldwork> {
  refuseWithout(view, 'fieldwork.read');
  const { wave, study, viewer } = view;
  return countFieldwork(ctx, wave.slug, study.definition, ownBureauOf(viewer));
}
