import { parse } from 'node-html-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../src/access/rights.js';
import { addWave } from '../../../src/study/wave-life.js';
import { signIn } from '../../support/signed-in.js';
import { openWorld, type World } from '../../support/world.js';

describe('the pages of staff', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('sqlite');
    await addWave(world.ctx, '2027', '2026');
  });

  const look = async (url: string, roles: readonly Role[]) => {
    const { statusCode, body } = await world.app.inject({ url, headers: await signIn(world, roles) });
    const page = parse(body);
    const bar = page.querySelectorAll('nav.bar > ul > li > a').map((link) => link.getAttribute('href'));
    return { status: statusCode, wave: page.querySelector('nav.bar summary')?.textContent, bar };
  };

  it('begin with the open wave, and keep the one that an address names', async () => {
    expect((await look('/staff', ['staff'])).wave).toBe('Meting 2026');
    const { wave, bar } = await look('/staff?wave=2027', ['staff']);
    expect([wave, bar[0]]).toEqual(['Meting 2027', '/staff?wave=2027']);
  });

  it('lead each role to what it may do', async () => {
    expect((await look('/staff', ['staff'])).bar).toContain('/staff/people');
    expect((await look('/staff', ['coordinator'])).bar).toEqual([
      ...['/staff', '/staff/letters', '/staff/plan', '/staff/outbox', '/results'],
    ]);
  });

  it.each([
    ['/staff', ['partner']],
    ['/staff?wave=nergens', ['staff']],
    ['/staff?wave=2015', ['staff']],
  ] as const)('do not show %s to %j', async (url, roles) => {
    expect((await look(url, roles)).status).toBe(404);
  });
});
