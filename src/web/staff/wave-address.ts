import type { FastifyRequest } from 'fastify';
import type { Wave } from '../../study/waves.js';
import { at } from './addresses.js';
import { staffFrame } from './frame.js';
import type { StaffScope } from './scope.js';
import type { WaveTexts } from './wave-texts.js';

/** Returns the address of the page of a wave, which says what was done. */
export function waveAddress(
  request: FastifyRequest,
  scope: StaffScope,
  { slug }: Pick<Wave, 'slug'>,
  done: keyof WaveTexts['done'] | '' = '',
): string {
  return staffFrame(request, { scope, path: at.wave, title: () => '' }).to(at.wave, { wave: slug, done });
}
