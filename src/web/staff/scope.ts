import type { FastifyRequest } from 'fastify';
import { ownBureauOf, type Viewer } from '../../access/rights.js';
import type { Ctx } from '../../context.js';
import { problems } from '../../problem.js';
import { singleValue } from '../../questionnaire/fields.js';
import type { StoredStudy } from '../../study/definition.js';
import { getOnlyStudy } from '../../study/stored.js';
import { inOrder } from '../../study/wave-order.js';
import { listWaves, statusOf, type Wave } from '../../study/waves.js';
import { readForm } from '../plugins/forms.js';

/** What a staff page is about, looked up once: the study, the wave, and whose people. */
export interface StaffScope {
  readonly study: StoredStudy;
  /** The waves in which people are asked through us, the newest first. */
  readonly waves: readonly Wave[];
  /** The wave that the page is about; undefined before there is one. */
  readonly wave: Wave | undefined;
  readonly viewer: Viewer;
  /** The one bureau whose campaign the viewer sees; undefined for who sees each of them. */
  readonly bureau: string | undefined;
}

/** The scope of a page that needs a wave. */
export type WaveScope = StaffScope & { readonly wave: Wave };

/**
 * Returns the scope of a request: with the wave that its address names, else the newest that is
 * open, to be opened, or closed. Throws for an unknown wave, and for one in which nobody is asked.
 */
export async function readScope(ctx: Ctx, request: FastifyRequest): Promise<StaffScope> {
  const study = await getOnlyStudy(ctx);
  const waves = (await listWaves(ctx))
    .filter(({ kind, importedAt }) => kind === 'fieldwork' && importedAt === null)
    .toSorted((a, b) => inOrder(b, a));
  const asked = singleValue(readForm(request.query), 'wave') ?? '';
  const wave = asked === '' ? findCurrent(waves) : waves.find(({ slug }) => slug === asked);
  if (asked !== '' && !wave) throw problems.unknownWave(asked);
  const { viewer } = request;
  return { study, waves, wave, viewer, bureau: ownBureauOf(viewer) };
}

/** Returns whether there is a wave that the page can be about. */
export function hasWave(scope: StaffScope): scope is WaveScope {
  return scope.wave !== undefined;
}

/** Returns the scope of a request that is about a wave. Throws where there is none. */
export async function readWaveScope(ctx: Ctx, request: FastifyRequest): Promise<WaveScope> {
  const { wave, ...scope } = await readScope(ctx, request);
  if (!wave) throw problems.noWave();
  return { ...scope, wave };
}

/** Real waves before those with made-up answers; an open one before one that is not. */
function findCurrent(waves: readonly Wave[]): Wave | undefined {
  const real = waves.filter(({ synthetic }) => !synthetic);
  const from = real.length ? real : waves;
  return (['open', 'prepared', 'closed'] as const)
    .map((status) => from.find((wave) => statusOf(wave) === status))
    .find((wave) => wave !== undefined);
}
