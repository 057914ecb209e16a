import type { FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { viewStudy, viewWave, type Look, type StudyView, type WaveView } from '../../publication/view.js';
import { problems } from '../../problem.js';
import { singleValue } from '../../questionnaire/fields.js';
import { readForm } from '../plugins/forms.js';
import { at } from './addresses.js';

/** Returns how a request wants to look: `?as=` a bureau, `?snapshot=` at an earlier one. */
export function readLook(request: FastifyRequest): Look {
  const query = readForm(request.query);
  return { as: singleValue(query, 'as') || undefined, snapshot: singleValue(query, 'snapshot') || undefined };
}

/** Returns the study as the request looks at it. */
export function lookAtStudy(ctx: Ctx, request: FastifyRequest): Promise<StudyView> {
  return viewStudy(ctx, request.viewer, { as: readLook(request).as });
}

/** Returns a wave as the request looks at it. Throws for one that may not be seen so. */
export function lookAtWave(ctx: Ctx, request: FastifyRequest, wave: string): Promise<WaveView> {
  return viewWave(ctx, request.viewer, wave, readLook(request));
}

/**
 * Returns a wave in which people are asked, as the request looks at it. A baseline has no such
 * page. Throws for one, as for any address where nothing is.
 */
export async function lookAtFieldworkWave(ctx: Ctx, request: FastifyRequest, wave: string): Promise<WaveView> {
  const view = await lookAtWave(ctx, request, wave);
  if (view.wave.kind === 'baseline') throw problems.notFound();
  return view;
}

/**
 * Returns what an address keeps of how somebody looks. A bureau goes along to every page of the
 * results, a snapshot to those of its own wave alone.
 */
export function keepLook(
  { as = '', snapshot = '' }: Look,
  wave: string | undefined,
  path: string,
  query: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const isUnder = (address: string) => `${path}/`.replace(/[?#]/, '/').startsWith(`${address}/`);
  if (!isUnder(at.waves)) return {};
  const ofWave = wave !== undefined && (isUnder(at.headline(wave)) || query['wave'] === wave);
  return { as, ...(ofWave && { snapshot }) };
}
