import type { Bench } from '../harness/bench.js';
import { answerUntil, Browser, interview } from './browse.js';
import { serveFloor } from './floor.js';
import { serveProduct, type DatabaseKind, type Product } from './product.js';

const atOnce = 8;
const interviews = 40;

/** Does `work` for every item, eight at a time, and gives how many were done a second. */
async function rate<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<number> {
  const queue = items.values();
  const start = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of queue) await work(item);
    }),
  );
  return (1000 * items.length) / (performance.now() - start);
}

/** Complete interviews, eight respondents at once, beside a bare Fastify that takes as many requests with one insert each. */
export function interviewBench(name: string, kind: DatabaseKind): Bench {
  let product: Product;
  let requests = 0;
  return {
    name,
    unit: 'interviews/s',
    async ours() {
      product = await serveProduct(kind, 10 + interviews * 7);
      const { url, tokens } = product;
      const fresh = tokens.slice(10).values();
      const run = () => {
        const tokens = Array.from({ length: interviews }, () => fresh.next().value ?? '');
        return rate(tokens, async (token) => {
          requests = await interview(url, token);
        });
      };
      return { run, stop: product.stop };
    },
    async floor() {
      const browser = new Browser(product.url);
      const page = await answerUntil(browser, product.tokens[0] ?? '', 'voor-de-start');
      browser.close();
      const floor = await serveFloor(product, page, 'insert', JSON.stringify({ XC_PERIODE: '1', XC_DRINGEND: '4' }));
      const asMany = async () => {
        const bare = new Browser(floor.url);
        for (let i = 0; i < requests; i++) await (i % 2 ? bare.post('/', { XC_PERIODE: '1' }) : bare.get('/'));
        bare.close();
      };
      return { run: () => rate(Array.from({ length: interviews }), asMany), stop: floor.stop };
    },
  };
}
