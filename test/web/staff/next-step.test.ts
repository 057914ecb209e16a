import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../../src/access/rights.js';
import { releaseLetters, resumeBureau, stopBureau } from '../../../src/fieldwork/bureau-sending.js';
import { listDoubtful, sendDoubtfulAgain } from '../../../src/fieldwork/doubtful-letters.js';
import { followPlans } from '../../../src/fieldwork/follow-plans.js';
import { setPlanDays } from '../../../src/fieldwork/plan-days.js';
import { resumeSending, stopSending } from '../../../src/fieldwork/plan.js';
import { putFrames } from '../../../src/fieldwork/sampling-frame.js';
import { sendNow } from '../../../src/fieldwork/send-now.js';
import type { Transmit } from '../../../src/mail/outcome.js';
import type { StepName } from '../../../src/study/definition.js';
import { addWave, closeWave, openWave, planEnd } from '../../../src/study/wave-life.js';
import { homeTexts, type NextStep } from '../../../src/web/staff/home-texts.js';
import { mila, namesake, zoe } from '../../support/cast.js';
import { databases } from '../../support/database.js';
import { enter, setClock } from '../../support/entered.js';
import { answer, eligible } from '../../support/filled-in.js';
import { seeded } from '../../support/random-answers.js';
import { publishWave } from '../../support/published-wave.js';
import { acceptAll, sendDue } from '../../support/send-due.js';
import { openSite, type Site } from '../../support/site.js';

const { nl } = homeTexts;
const wave = '2026';
const blcc = { wave, bureau: 'blcc' };

/** What happens, and what the first page then says to do to staff of a bureau and the coordinator. */
type Row = readonly [happens: string, work: () => Promise<unknown>, staff: NextStep, coordinator: NextStep];

describe.each(databases)('what the first page says to do, on %s', (kind) => {
  let site: Site;
  let move: (moment: string) => void;
  let tokens: string[];
  beforeEach(async () => {
    site = await openSite(kind);
    move = setClock(site, '2026-03-16T09:00:00Z');
    await planEnd(site.ctx, wave, '2026-04-30');
  });

  const nothing = () => Promise.resolve();
  const wait = (moment: string) => () => {
    move(moment);
    return Promise.resolve();
  };
  const addPeople = async () => {
    tokens = await site.invite([zoe, namesake()]);
  };
  const countFrame = () => {
    const frames = ['ex-client', 'employer'].map((group) => {
      return { group, belongs: { nl: 'wie het vroeg' }, people: 3, leftOut: {}, other: '' };
    });
    return putFrames(site.ctx, { ...blcc }, frames, 'iemand@example.nl');
  };
  const setDays = () => setPlanDays(site.ctx, wave, new Map([['invitation', '2026-03-24']]));
  const release = () => releaseLetters(site.ctx, blcc);
  const releaseOthers = async () => {
    for (const bureau of ['wageningen-career-support', 'careercoach', 'coordinator-bureau']) {
      await releaseLetters(site.ctx, { wave, bureau });
    }
  };
  const byPlan = (moment: string) => async () => {
    move(moment);
    await followPlans(site.ctx);
    await sendDue(site.ctx, acceptAll);
  };
  const queue = (step: StepName, people: number) => () => sendNow(site.ctx, blcc, step, people);
  const send = (transmit: Transmit = acceptAll) => sendDue(site.ctx, transmit);
  const bySelf = (step: StepName, people: number) => async () => {
    expect(await queue(step, people)()).toEqual({ queued: people });
    await send();
  };
  const again = async (transmit: Transmit) => {
    const letters = await listDoubtful(site.ctx, blcc, 'failed', 5);
    expect(
      await sendDoubtfulAgain(
        site.ctx,
        blcc,
        letters.map(({ id }) => id),
      ),
    ).toBe(1);
    await send(transmit);
  };
  const answerAll = async (some: readonly string[]) => {
    for (const [i, token] of some.entries()) await answer(site.ctx, token, seeded(i), eligible);
  };

  const look = async (roles: readonly Role[]): Promise<string> => {
    const page = await (await enter(site, roles)).open('/staff');
    const words = page.textOf('section.card p') ?? '';
    const found = Object.entries(nl.nextSteps).find(([, [start]]) => words.startsWith(start));
    return found?.[0] ?? words;
  };
  const go = async (rows: readonly Row[]) => {
    const told: unknown[] = [];
    for (const [happens, work] of rows) {
      await work();
      told.push([happens, await look(['staff']), await look(['coordinator'])]);
    }
    expect(told).toEqual(rows.map(([happens, , staff, coordinator]) => [happens, staff, coordinator]));
  };

  it('where letters go by the plan', async () => {
    await go([
      ['a wave just opened', nothing, 'upload', 'plan'],
      ['the days chosen before there is a list', setDays, 'upload', 'awaitPeople'],
      ['a list of people', addPeople, 'frame', 'unreleased'],
      ['who belongs is counted', countFrame, 'release', 'unreleased'],
      ['a stop of the bureau', () => stopBureau(site.ctx, blcc), 'stoppedOwn', 'unreleased'],
      ['its end', () => resumeBureau(site.ctx, blcc), 'release', 'unreleased'],
      ['a release of one bureau', release, 'invites', 'unreleased'],
      ['a release of the others', releaseOthers, 'invites', 'invites'],
      ['a stop of all', () => stopSending(site.ctx, wave), 'stoppedAll', 'stopped'],
      ['its end', () => resumeSending(site.ctx, wave), 'invites', 'invites'],
      ['the announcement', byPlan('2026-03-20T10:00:00Z'), 'invites', 'invites'],
      ['the invitation', byPlan('2026-03-24T10:00:00Z'), 'reminds', 'reminds'],
      ['people added afterwards', () => site.invite([namesake()]), 'invites', 'invites'],
      ['their invitation', byPlan('2026-03-25T10:00:00Z'), 'reminds', 'reminds'],
      ['the first reminder', byPlan('2026-03-30T10:00:00Z'), 'reminds', 'reminds'],
      ['that of who came later', byPlan('2026-03-31T10:00:00Z'), 'reminds', 'reminds'],
      ['the second reminder', byPlan('2026-04-07T10:00:00Z'), 'reminds', 'reminds'],
      ['the last reminder', byPlan('2026-04-14T10:00:00Z'), 'call', 'callAll'],
      ['the last day', wait('2026-04-30T10:00:00Z'), 'call', 'callAll'],
      ['the day after', wait('2026-05-01T10:00:00Z'), 'ended', 'end'],
      ['a later end', () => planEnd(site.ctx, wave, '2026-05-08'), 'call', 'callAll'],
      ['closing', () => closeWave(site.ctx, wave), 'over', 'publish'],
      ['publishing', () => publishWave(site, wave), 'over', 'prepare'],
    ]);
  });

  it('where a bureau sends them itself', async () => {
    await addPeople();
    await go([
      ['who belongs is counted', countFrame, 'invite', 'plan'],
      ['the invitation, which waits', queue('invitation', 2), 'sending', 'plan'],
      ['it went', () => send(), 'rest', 'plan'],
      ['people added afterwards', () => site.invite([namesake()]), 'invite', 'plan'],
      ['their invitation', bySelf('invitation', 1), 'rest', 'plan'],
      ['the day of the reminder', wait('2026-03-20T10:00:00Z'), 'remind', 'plan'],
      ['the reminder, which waits', queue('reminder-1', 3), 'sending', 'plan'],
      ['it went', () => send(), 'rest', 'plan'],
      ['the day of the next', wait('2026-03-27T10:00:00Z'), 'remind', 'plan'],
      ['the next', bySelf('reminder-2', 3), 'rest', 'plan'],
      ['the day of the last', wait('2026-04-03T10:00:00Z'), 'remind', 'plan'],
      ['the last', bySelf('reminder-3', 3), 'call', 'callAll'],
      ['the day after the last', wait('2026-05-01T10:00:00Z'), 'ended', 'end'],
    ]);
  });

  it('where something went wrong, and where nobody is left', async () => {
    await addPeople();
    await countFrame();
    const refuse = (cause: 'mailbox' | 'address'): Transmit => {
      return ({ to }) =>
        Promise.resolve(
          JSON.stringify(to).includes(zoe.email) ? { kind: 'refused', reason: 'no', cause } : { kind: 'accepted' },
        );
    };
    await queue('invitation', 2)();
    await go([
      ['a letter that failed', () => send(refuse('mailbox')), 'doubtful', 'doubtfulAll'],
      ['a second try, refused for its address', () => again(refuse('address')), 'undeliverable', 'plan'],
      ['everybody else answered', () => answerAll(tokens.slice(1)), 'undeliverable', 'done'],
      ['all answered', () => answerAll(tokens.slice(0, 1)), 'done', 'done'],
    ]);
  });

  it('before there is a wave', async () => {
    site = await openSite(kind, { NODE_ENV: 'production', SECRET: 'x'.repeat(32), BASE_URL: 'http://localhost:3000' });
    await go([['a first start', nothing, 'noWave', 'wave']]);
  });

  it('before a wave is open', async () => {
    await closeWave(site.ctx, wave);
    await addWave(site.ctx, '2029', wave);
    await go([
      ['a wave prepared', nothing, 'upload', 'noPeople'],
      ['a list', () => site.invite([namesake(), mila], '2029'), 'letters', 'open'],
      ['opening', () => openWave(site.ctx, '2029', '2026-06-30'), 'frame', 'plan'],
    ]);
  });
});
