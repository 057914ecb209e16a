import autocannon from 'autocannon';
import { hashOfLink } from '../../../src/secret.js';
import type { Bench } from '../harness/bench.js';
import { answerUntil, Browser } from './browse.js';
import { serveFloor } from './floor.js';
import { serveProduct, type DatabaseKind, type Product } from './product.js';

const seconds = 3;

/** GET of a question page by a known respondent, 16 connections, beside a bare Fastify with the same bytes and one prepared read. */
export function pageBench(name: string, kind: DatabaseKind): Bench {
  let product: Product;
  let path = '';
  let cookie = '';
  const load = async (url: string) => {
    const { requests, non2xx } = await autocannon({
      url: url + path,
      connections: 16,
      duration: seconds,
      headers: { cookie },
    });
    if (non2xx) throw new Error(`${non2xx} answers were no page`);
    return requests.total / seconds;
  };
  return {
    name,
    unit: 'pages/s',
    async ours() {
      product = await serveProduct(kind, 20);
      const { url, tokens } = product;
      const browser = new Browser(url);
      ({ path } = await answerUntil(browser, tokens[0] ?? '', 'voor-de-start'));
      cookie = browser.cookie;
      browser.close();
      return { run: () => load(url), stop: product.stop };
    },
    async floor() {
      const browser = new Browser(product.url, cookie);
      const page = await browser.get(path);
      browser.close();
      const floor = await serveFloor(product, page, 'read', hashOfLink(product.tokens[0] ?? ''));
      return { run: () => load(floor.url), stop: floor.stop };
    },
  };
}
