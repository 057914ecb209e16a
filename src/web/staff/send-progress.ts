import type { FastifyRequest } from 'fastify';
import type { SendingProgress } from '../../fieldwork/sending-progress.js';
import { letterNames } from '../../presentation/texts/letters.js';
import { numbersIn } from '../../language/numbers.js';
import type { StepName } from '../../study/definition.js';
import { at } from './addresses.js';
import { staffFrame } from './frame.js';
import type { WaveScope } from './scope.js';
import { sendTexts } from './send-texts.js';

interface ProgressInput {
  readonly request: FastifyRequest;
  readonly scope: WaveScope;
  readonly step: StepName;
  readonly progress: SendingProgress;
  /** Whether sending is stopped: of all bureaus, or of this one. */
  readonly halted: boolean;
  /** Whether letters are kept, since there is no mail server. */
  readonly kept: boolean;
  /**
   * Whether letters go, so that the page loads again by itself; `still`: unless one asked not to.
   */
  readonly reloads: boolean;
  readonly still: boolean;
}

/** Returns what views/staff/send-progress.eta shows: how far the letters of a step are. */
export function showProgress(input: ProgressInput) {
  const { request, scope, step, progress, halted, kept, reloads, still } = input;
  const { accepted, failed, unknown, waiting } = progress;
  const all = accepted + failed + unknown + waiting;
  const page = staffFrame(request, {
    scope,
    path: at.progress(step),
    of: at.plan,
    query: still ? { still: 'yes' } : {},
    title: (language) => {
      const { count } = numbersIn(language);
      const text = sendTexts[language];
      return (kept ? text.keptTitle : text.progressTitle)(count(accepted), count(all));
    },
  });
  const { to, language, numbers } = page;
  const text = sendTexts[language];
  const state = waiting === 0 ? text.finished : text.underWay(waiting, numbers.count(waiting));
  const here = at.progress(step);
  return {
    ...page,
    text,
    what: text.progressOf(letterNames[language].steps[step]),
    all,
    waiting,
    state: all === 0 ? text.none : state,
    halted: halted && waiting > 0 ? text.halted : '',
    later: waiting > 0 && !halted && !reloads ? text.waits : '',
    kept: kept ? text.noServer : '',
    doubts: [
      ...(failed > 0 ? [text.failed(failed, numbers.count(failed))] : []),
      ...(unknown > 0 ? [text.unknown(unknown, numbers.count(unknown))] : []),
    ],
    outbox: failed + unknown > 0 || (waiting > 0 && !reloads) || kept ? to(at.outbox) : '',
    reloading: reloads
      ? {
          words: still ? text.isStill : text.reloads,
          link: still ? text.reload : text.still,
          href: to(here, { still: 'yes' }),
        }
      : null,
    stop: waiting > 0 && !halted ? to(at.planAction('stop')) : '',
    plan: to(at.plan),
    home: to(at.home),
  };
}
