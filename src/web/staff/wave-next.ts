import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../../context.js';
import { singleValue } from '../../questionnaire/fields.js';
import { recordWave } from '../../study/wave-events.js';
import { inOrder, yearOf } from '../../study/wave-order.js';
import { addWave, planEnd } from '../../study/wave-life.js';
import { listWaves, statusOf, type Wave } from '../../study/waves.js';
import { localDay } from '../../language/local-day.js';
import { readLanguage } from '../plugins/language.js';
import { readVerifiedForm } from '../plugins/session.js';
import { at } from './addresses.js';
import { staffFrame, type StaffFrame } from './frame.js';
import { readScope, type StaffScope } from './scope.js';
import { waveAddress } from './wave-address.js';
import { showDifferences } from './wave-differences.js';
import { findNameProblems, readEnd, showField, type WaveProblem } from './wave-form.js';
import { waveTexts } from './wave-texts.js';

const config = { right: 'waves.write' } as const;

/** What was typed for a new wave and cannot be taken. */
interface Refused {
  readonly slug: string;
  readonly until: string;
  readonly problems: readonly WaveProblem[];
}

/** Prepares the wave after the one that the page is about, with all that there is now. */
export function nextWave(app: FastifyInstance, ctx: Ctx): void {
  app.get('/wave/next', { config }, async (request, reply) =>
    showPreparing(ctx, request, reply, await readScope(ctx, request)),
  );

  app.post('/wave/next', { config }, async (request, reply) => {
    const form = readVerifiedForm(request);
    const scope = await readScope(ctx, request);
    const text = waveTexts[readLanguage(request.query)];
    const slug = singleValue(form, 'slug') ?? '';
    const { typed, until, problems: ofEnd } = readEnd(ctx, form, text);
    const waves = await listWaves(ctx);
    const problems: WaveProblem[] = [...findNameProblems(slug, waves, text), ...ofEnd];
    if (problems.length) return showPreparing(ctx, request, reply.code(422), scope, { slug, until: typed, problems });
    const previous = findPrevious(scope, waves)?.slug;
    const added = await recordWave(ctx, 'wave prepared', request.account.email, async (tx) => {
      const wave = await addWave(tx, slug, previous);
      return until === '' ? wave : planEnd(tx, slug, until);
    });
    return reply.redirect(waveAddress(request, scope, added, 'prepared'), 303);
  });
}

/** The wave that a new one comes after: that of the page, or else the newest of all. */
function findPrevious({ wave }: StaffScope, waves: readonly Wave[]): Wave | undefined {
  return wave ?? waves.toSorted((a, b) => inOrder(b, a))[0];
}

/** Answers with the page on which a wave is prepared. */
export async function showPreparing(
  ctx: Ctx,
  request: FastifyRequest,
  reply: FastifyReply,
  scope: StaffScope,
  refused?: Refused,
) {
  const page = staffFrame(request, {
    scope,
    path: at.nextWave,
    title: (language) => waveTexts[language].nextTitle,
    wrong: refused !== undefined,
  });
  const { language, to } = page;
  const text = waveTexts[language];
  const { wave } = scope;
  const here: Record<string, string> = wave ? { wave: wave.slug } : {};
  const problems = refused?.problems ?? [];
  const previous = wave?.slug ?? null;
  return reply.viewAsync('staff/wave-next', {
    ...page,
    text,
    lead: wave ? text.nextLead(wave.slug) : text.noWave,
    back: wave ? to(at.wave, here) : '',
    prepared: showPrepared(scope, page),
    takes: [text.takesLetters, text.takesPlan, text.takesQuestions, text.takesNobody],
    questionnaires: await showDifferences(ctx, scope, { wave: undefined, previous }, page),
    action: to(at.nextWave, here),
    slug: showField('slug', refused?.slug ?? suggestName(ctx, scope), problems),
    until: showField('until', refused?.until ?? '', problems),
    problems,
  });
}

/** The waves that are prepared already, with the way to the first of them. */
function showPrepared({ waves }: StaffScope, { language, numbers, to }: StaffFrame) {
  const text = waveTexts[language];
  const slugs = waves.filter((one) => statusOf(one) === 'prepared').map(({ slug }) => slug);
  const [first] = slugs;
  if (first === undefined) return null;
  return {
    words: text.alreadyPrepared(numbers.list(slugs)),
    href: to(at.wave, { wave: first }),
    link: text.toNextLink(first),
  };
}

/** The year after that of the wave, or this one where that is later; nothing where it is taken. */
function suggestName({ now }: Ctx, { wave, waves }: StaffScope): string {
  const year = Number(localDay(now()).slice(0, 4));
  const name = String(wave ? Math.max(yearOf(wave) + 1, year) : year);
  return waves.some(({ slug }) => slug === name) ? '' : name;
}
