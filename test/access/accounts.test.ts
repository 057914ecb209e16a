import { beforeAll, describe, expect, it } from 'vitest';
import { addAccount, findFirstOf } from '../../src/access/accounts.js';
import type { Role } from '../../src/access/rights.js';
import { databases } from '../support/database.js';
import { everyRow } from '../support/every-row.js';
import { openWorld, type World } from '../support/world.js';

describe.each(databases)('an account on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
  });

  it('holds its roles in one order and its address as it was given, and is found by any way to write that', async () => {
    const asked = { email: ' Noor@Bureau.Example', roles: ['partner', 'staff', 'partner'], bureau: 'blcc' } as const;
    const made = await addAccount(world.ctx, asked);
    expect(made).toEqual({
      id: expect.stringMatching(/^[\w-]{22}$/),
      email: 'Noor@Bureau.Example',
      roles: ['staff', 'partner'],
      bureau: 'blcc',
    });
    const before = await everyRow(world.ctx);
    const again = { ...asked, email: 'noor@bureau.example', roles: ['staff', 'partner'] } as const;
    expect(await addAccount(world.ctx, again)).toEqual(made);
    expect(await everyRow(world.ctx)).toBe(before);
  });

  it('is made once when it is asked for twice at the same moment', async () => {
    const asked = { email: 'samen@bureau.example', roles: ['coordinator'], bureau: null } as const;
    const [one, other] = await Promise.all([addAccount(world.ctx, asked), addAccount(world.ctx, asked)]);
    expect(one).toEqual(other);
  });

  it.each<[why: string, email: string, roles: readonly Role[], bureau: string | null, sentence: RegExp]>([
    ['no address', 'noor', ['coordinator'], null, /^"noor" is not an e-mail address\.$/],
    ['a partner of no bureau', 'p@bureau.example', ['partner'], null, /^A partner belongs to a bureau/],
    ['staff of no bureau', 's@bureau.example', ['coordinator', 'staff'], null, /^A staff belongs to a bureau/],
    ['an unknown bureau', 'p@bureau.example', ['partner'], 'nergens', /^There is no bureau "nergens"/],
    [
      'other roles for a known address',
      'noor@bureau.example',
      ['coordinator'],
      null,
      /^Noor@Bureau\.Example has an account already\. `golfslag account add Noor@Bureau\.Example --role staff --role partner --bureau blcc` gives a new link/,
    ],
    ['another bureau', 'noor@bureau.example', ['staff', 'partner'], 'careercoach', /has an account already/],
  ])('is refused with %s, and nothing changes', async (_why, email, roles, bureau, message) => {
    await addAccount(world.ctx, { email: 'Noor@Bureau.Example', roles: ['staff', 'partner'], bureau: 'blcc' });
    const before = await everyRow(world.ctx);
    await expect(addAccount(world.ctx, { email, roles, bureau })).rejects.toThrow(message);
    expect(await everyRow(world.ctx)).toBe(before);
  });

  it('of the coordinator is there after the first start', async () => {
    const { ctx } = await openWorld(kind);
    expect(await findFirstOf(ctx, 'coordinator')).toMatchObject({ roles: ['coordinator'], bureau: null });
    const production = await openWorld(kind, { NODE_ENV: 'production', SECRET: 'x'.repeat(32) });
    expect(await findFirstOf(production.ctx, 'coordinator')).toBeUndefined();
  });
});
