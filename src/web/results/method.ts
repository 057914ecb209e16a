import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { describingInterval } from '../../results/measured.js';
import type { Language } from '../../language/text.js';
import { at } from './addresses.js';
import { thenNowChart } from '../../presentation/charts/index.js';
import { resultsFrame } from './frame.js';

/** The worked example: made up, and said to be. */
const example = { count: 30, base: 62, then: { from: 67.5, to: 72.5, printed: '70%' } };

const label: Record<Language, string> = {
  nl: 'Voorbeeld: nam pas laat het initiatief',
  en: 'Example: took the initiative only late',
};

/** How to read the results, with one worked picture. */
export function method(app: FastifyInstance, ctx: Ctx): void {
  app.get('/method', { config: { right: 'figures.live' } }, async (request, reply) => {
    const page = await resultsFrame(ctx, request, (t) => t.method, { path: at.method });
    return reply.viewAsync('results/method', { ...page, chart: drawExample(page.language) });
  });
}

function drawExample(language: Language): string {
  const { count, base, then } = example;
  const interval = describingInterval(count, base, null);
  return thenNowChart({
    ...{ id: 'example', title: label[language], language, then: '2015', now: '2026' },
    rows: [
      {
        label: label[language],
        then,
        now: interval && { percent: (100 * count) / base, base, interval },
      },
    ],
  });
}
