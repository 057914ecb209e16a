import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { takeBounces } from '../../src/fieldwork/bounces.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { readReports } from '../../src/mail/bounce-report.js';
import { returnPath } from '../../src/mail/return-path.js';
import { namesake } from '../support/cast.js';
import { databases } from '../support/database.js';
import { openWorld, type World } from '../support/world.js';

const folder = join(import.meta.dirname, 'cases');

const nothing = { read: 0, hard: 0, soft: 0, complaints: 0, named: 0, unknown: 0, ignored: 0 };

const hard = { ...nothing, read: 1, hard: 1 };
const soft = { ...nothing, read: 1, soft: 1 };
const ignored = { ...nothing, read: 1, ignored: 1 };

/** What each file comes to, by the beginning of its name. */
const expected: Readonly<Record<string, typeof nothing>> = {
  '01a': hard,
  '02b': hard,
  '02c': hard,
  '03a': soft,
  '03b': soft,
  '03e': soft,
  '03h': soft,
  '03k': soft,
  '04b': hard,
  '04e': hard,
  '04h': soft,
  '04l': ignored,
  '12a': { ...nothing, read: 1, complaints: 1 },
  '12b': ignored,
  '12c': hard,
  '12g': hard,
  '12h': hard,
  '12m': { ...nothing, read: 1, named: 1 },
  '13a': { ...nothing, read: 2, hard: 2 },
  '13d': { ...nothing, read: 2, hard: 2 },
  '13i': { ...nothing, read: 2, hard: 2 },
};

describe.each(databases)('mail as it came back to others, on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
  });

  it.each(readdirSync(folder))('%s', async (file) => {
    const { ctx } = world;
    const person = namesake();
    await world.invite([person]);
    await inviteAll(ctx, { wave: '2026' });
    const { id, invitee } = await ctx.db
      .selectFrom('outbox')
      .innerJoin('invitee', 'invitee.id', 'outbox.invitee')
      .select(['outbox.id', 'outbox.invitee'])
      .where('email', '=', person.email)
      .executeTakeFirstOrThrow();
    const path = returnPath(ctx.keys.bounce, id, ctx.config.bounceAddress);
    const text = readFileSync(join(folder, file), 'latin1')
      .replaceAll('{{return-path}}', path)
      .replaceAll('{{recipient}}', person.email);
    const reports = await readReports(Buffer.from(text, 'latin1'));
    const want = expected[file.slice(0, 3)];
    expect((await takeBounces(ctx, reports)).counts).toEqual(want);
    const { bounced_at, opted_out_at } = await ctx.db
      .selectFrom('invitee')
      .select(['bounced_at', 'opted_out_at'])
      .where('id', '=', invitee)
      .executeTakeFirstOrThrow();
    expect([bounced_at !== null, opted_out_at !== null]).toEqual([want?.hard !== 0, want?.complaints === 1]);
  });
});

test('there is an outcome for each file', () => {
  expect(readdirSync(folder).map((file) => file.slice(0, 3))).toEqual(Object.keys(expected));
});
