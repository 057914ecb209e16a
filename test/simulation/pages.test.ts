import { expect, it } from 'vitest';
import { simulatePages } from './pages.js';

// `npm run simulate` is the same with enough pages for figures; these catch a rule that gave way.
it('a page of two waves in which nothing changed seldom calls anything', async () => {
  const { core, any } = await simulatePages({ group: 'employer', then: 27, now: 27, by: 0 }, 60);
  expect(core).toBeLessThanOrEqual(0.1);
  expect(any).toBeLessThanOrEqual(0.17);
}, 120_000);

it('a page finds a large change, and calls it', async () => {
  const { shifted } = await simulatePages({ group: 'ex-client', then: 53, now: 88, by: 0.4 }, 40);
  expect(shifted).toBeGreaterThan(0.85);
}, 120_000);
