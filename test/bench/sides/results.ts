import { addAccount } from '../../../src/access/accounts.js';
import { makeSignInLink } from '../../../src/access/sign-in.js';
import { addToken } from '../../../src/access/tokens.js';
import { openContext } from '../../../src/commands/command-context.js';
import { addDemoWave } from '../../../src/response/demo.js';
import type { Bench, Runner } from '../harness/bench.js';
import { Browser } from './browse.js';
import { serveProduct } from './product.js';

/** What the coordinator asks for, in the API and as pages. */
const addresses = {
  'results of a group': '/api/v1/waves/demo/groups/ex-client/results',
  'comparison with 2015': '/api/v1/waves/demo/groups/ex-client/comparison?against=2015',
  'comparison with a wave': '/api/v1/waves/demo/groups/ex-client/comparison?against=demo-2024',
  'page of all questions': '/results/demo/ex-client',
  'page of a comparison': '/results/demo/ex-client/comparison?against=demo-2024',
} as const;

/** Requests in a run, one after another. */
const amount = 100;

/** A product whose wave and the one before it have so many responses each; it is served until all its benches have stopped. */
class Filled {
  #users = Object.keys(addresses).length;
  #served: Promise<{ browser: Browser; stop(): Promise<void> }> | undefined;

  constructor(
    readonly respondents: number,
    sizes: number,
  ) {
    this.#users *= sizes;
  }

  async ask(path: string): Promise<Runner> {
    this.#served ??= serveFilled(this.respondents);
    const { browser, stop } = await this.#served;
    return {
      async run() {
        const begun = performance.now();
        for (let i = 0; i < amount; i++) {
          const { status } = await browser.get(path);
          if (status !== 200) throw new Error(`${path} answered ${status}`);
        }
        return (performance.now() - begun) / amount;
      },
      stop: async () => {
        if (--this.#users === 0) await stop();
      },
    };
  }
}

async function serveFilled(respondents: number) {
  const { url, env, stop } = await serveProduct('sqlite', 1);
  const ctx = await openContext({ ...process.env, ...env });
  const progress = (made: number) => {
    if (made % 100_000 === 0) process.stderr.write(`${made} made-up responses …\n`);
  };
  await addDemoWave(ctx, { wave: 'demo-2024', respondents, seed: 1 }, progress);
  await addDemoWave(ctx, { respondents, seed: 2 }, progress);
  const headers = { authorization: `Bearer ${await addToken(ctx, { role: 'coordinator' })}` };
  const account = await addAccount(ctx, { email: 'leiding@bureau.example', roles: ['coordinator'], bureau: null });
  const link = new URL(await makeSignInLink(ctx, account));
  await ctx.database.close();
  const browser = new Browser(url, '', headers);
  await browser.post(link.pathname, {});
  return {
    browser,
    stop: async () => {
      browser.close();
      await stop();
    },
  };
}

/** What each address costs with so many responses, beside what it costs with a thousand: 1 is flat. In milliseconds a request. */
export function resultsBenches(sizes: readonly number[]): Bench[] {
  const thousand = new Filled(1000, sizes.length);
  return sizes.flatMap((respondents) => {
    const filled = new Filled(respondents, 1);
    return Object.entries(addresses).map(([what, path]) => ({
      name: `results: ${what}, ${respondents.toLocaleString('en')}`,
      unit: 'ms',
      ours: () => filled.ask(path),
      floor: () => thousand.ask(path),
    }));
  });
}
