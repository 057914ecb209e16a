import { beforeAll, describe, expect, it } from 'vitest';
import { findRespondent } from '../../src/response/respondent.js';
import { startDraft } from '../../src/response/draft.js';
import { erasePerson, readPerson } from '../../src/response/person.js';
import { countFieldwork } from '../../src/fieldwork/fieldwork.js';
import { secretFits } from '../../src/fieldwork/secret-check.js';
import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import { hashOfLink } from '../../src/secret.js';
import { getOnlyStudy } from '../../src/study/stored.js';
import { mila, stranger, zoe } from '../support/cast.js';
import { databases } from '../support/database.js';
import { everyRow } from '../support/every-row.js';
import { answer, respondentOf } from '../support/filled-in.js';
import { seeded } from '../support/random-answers.js';
import { acceptAll, sendDue } from '../support/send-due.js';
import { openWorld, type World } from '../support/world.js';

const words = 'wat Zoë nog niet verstuurde';

describe.each(databases)('what is held on somebody, on %s', (kind) => {
  let world: World;
  let tokens: string[];
  beforeAll(async () => {
    world = await openWorld(kind);
    const { ctx } = world;
    tokens = await world.invite([zoe, mila]);
    await inviteAll(ctx, { wave: '2026' });
    await sendDue(ctx, acceptAll);
    const [own = '', other = ''] = tokens;
    const { invitee } = await respondentOf(ctx, own);
    await startDraft(ctx, { invitee });
    const answers = JSON.stringify({ XC_PERIODE: '1', XC_OPLEIDING: '1', XC_SLOT_OPEN: words });
    await ctx.db.updateTable('draft').set({ answers }).where('invitee', '=', invitee).execute();
    await answer(ctx, other, seeded(2));
  });

  it('is all there, however the address is written, but for the code that would find sent answers', async () => {
    const { ctx } = world;
    const held = await readPerson(ctx, ' ZOE@example.nl');
    expect(held).toMatchObject({
      optedOut: false,
      invitations: [
        {
          ...{ wave: '2026', group: 'ex-client', bureau: 'blcc', email: zoe.email, name: 'Zoë', answered: false },
          letters: [{ step: 'invitation', accepted: expect.stringMatching(/Z$/) }],
          unsent: expect.arrayContaining([{ question: expect.any(String), answer: [expect.any(String)] }]),
        },
      ],
    });
    const { receipt_code } = await ctx.db.selectFrom('draft').select('receipt_code').executeTakeFirstOrThrow();
    expect(JSON.stringify(held)).not.toContain(receipt_code);
    const sent = await readPerson(ctx, mila.email);
    expect(sent.invitations).toMatchObject([{ answered: true, unsent: null }]);
    expect(await readPerson(ctx, stranger.email)).toEqual({ optedOut: false, invitations: [] });
  });

  it('is gone once erased: the link is dead, nobody writes again, and the counts have one who opted out', async () => {
    const { ctx } = world;
    const { definition } = await getOnlyStudy(ctx);
    const people = async () => {
      const { cells } = await countFieldwork(ctx, { wave: '2026', soFar: false }, definition);
      const { dispositions, completed } = cells.find(
        ({ group, bureau }) => group === 'ex-client' && bureau === 'blcc',
      ) ?? {
        completed: 0,
      };
      return { completed, out: dispositions?.['2.111'] };
    };
    expect(await people()).toEqual({ completed: 0, out: 0 });
    expect(await erasePerson(ctx, 'Zoe@Example.nl')).toBe(1);
    expect(await people()).toEqual({ completed: 0, out: 1 });
    const rows = await everyRow(ctx);
    for (const trace of [zoe.email, 'Zoë', words]) expect(rows).not.toContain(trace);
    expect(rows).toContain(mila.email);
    expect(await findRespondent(ctx, hashOfLink(tokens[0] ?? ''))).toBeUndefined();
    expect(await readPerson(ctx, zoe.email)).toEqual({ optedOut: true, invitations: [] });
    expect(await erasePerson(ctx, zoe.email)).toBe(0);
    await world.invite([zoe]);
    expect(await inviteAll(ctx, { wave: '2026' })).toMatchObject({ queued: 0 });
  });

  it('leaves SECRET the right one, so that letters to others still go', async () => {
    const { ctx } = world;
    for (const { email } of [zoe, mila]) await erasePerson(ctx, email);
    expect(await secretFits(ctx)).toBe(true);
  });

  it('leaves no time of a letter that is still to come, for which the clock would be blamed', async () => {
    const { ctx } = world;
    const now = ctx.now().toISOString();
    const letters = await ctx.db.selectFrom('outbox').select(['queued_at', 'accepted_at']).execute();
    expect(letters.flatMap(Object.values).filter((at) => at === null || at > now)).toEqual([]);
  });
});
