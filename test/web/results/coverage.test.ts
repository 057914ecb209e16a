import { parse } from 'node-html-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { inviteAll } from '../../../src/fieldwork/queue-letters.js';
import { putFrames } from '../../../src/fieldwork/sampling-frame.js';
import { fieldworkTexts } from '../../../src/presentation/texts/fieldwork.js';
import { mila, zoe } from '../../support/cast.js';
import { signIn } from '../../support/signed-in.js';
import { openWorld, type World } from '../../support/world.js';

const text = fieldworkTexts.nl;

describe('the part of those who belong that was asked', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('sqlite');
    await world.invite([zoe, mila]);
    await inviteAll(world.ctx, { wave: '2026' });
  });

  const fill = (bureau: string, people: number) => {
    const belongs = { nl: 'Cliënten van 2025.' };
    const clients = { group: 'ex-client', belongs, people, leftOut: { other: 1 }, other: 'verhuisd' };
    const employers = { group: 'employer', belongs, people: 0, leftOut: {}, other: '' };
    return putFrames(world.ctx, { wave: '2026', bureau }, [clients, employers], 'iemand@bureau.example');
  };
  const look = async (headers: { cookie: string }) => {
    const page = parse((await world.app.inject({ url: '/results/2026/fieldwork', headers })).body);
    const group = page.querySelector('section[aria-labelledby="ex-client-h"]');
    const cell = (row: number) =>
      group?.querySelectorAll('tbody')[0]?.querySelectorAll('tr')[row]?.querySelector(`[data-label=${text.coverage}]`);
    return { words: group?.textContent ?? '', cell: (row: number) => cell(row)?.textContent };
  };

  it('is not known until each bureau counted who belongs', async () => {
    const coordinator = await signIn(world);
    expect((await look(coordinator)).words).toContain(text.noCoverage);
    await fill('blcc', 4);
    const partner = await look(await signIn(world, ['partner']));
    expect(partner.words).toContain(text.covered(text.ownBureau, '1', '4', '25%'));
    expect(partner.words).toContain(text.noCoverage);
    expect(partner.cell(0)).toBe('25%');
    expect((await look(await signIn(world, ['partner'], 'careercoach'))).words).not.toContain('verhuisd');
  });

  it('stands beside the response, with why others were not asked', async () => {
    for (const bureau of ['careercoach', 'wageningen-career-support', 'coordinator-bureau']) await fill(bureau, 2);
    const coordinator = await look(await signIn(world));
    expect(coordinator.words).toContain(text.covered(text.allBureaus, '2', '10', '20%'));
    expect([coordinator.cell(1), coordinator.cell(4)]).toEqual(['25%', '20%']);
    expect(coordinator.words).toContain(text.otherWords('The Careercoach', 'verhuisd'));
    const partner = await look(await signIn(world, ['partner']));
    expect(partner.words).toContain(text.covered(text.allBureaus, '2', '10', '20%'));
    expect(partner.words).not.toContain('The Careercoach');
  });
});
