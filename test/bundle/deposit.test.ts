import { describe, expect, it } from 'vitest';
import { operator } from '../../src/access/rights.js';
import { prepareSnapshot, publishSnapshot } from '../../src/publication/make-snapshot.js';
import { viewFieldworkWave } from '../../src/publication/view.js';
import { changeBureauLetters } from '../../src/study/change-letters.js';
import { closeWave } from '../../src/study/wave-life.js';
import { databases } from '../support/database.js';
import { answer } from '../support/filled-in.js';
import { seeded } from '../support/random-answers.js';
import { openWorld } from '../support/world.js';
import { bundleOf, textIn } from './take-bundle.js';

const who = 'zoe@bureau.example';
const settings = { signature: { nl: 'Anna de Vries' }, replyTo: 'anna@blcc.example' };

describe.each(databases)('a deposit on %s', (kind) => {
  it('has the report that was published or none, and nothing of the staff of bureaus', async () => {
    const { ctx, invite } = await openWorld(kind);
    const [token = ''] = await invite([{ email: 'zoe@example.nl' }]);
    await answer(ctx, token, seeded(1));
    await changeBureauLetters(ctx, 'loopbaanadvies', { bureau: 'blcc', settings }, who);
    await closeWave(ctx, '2026');
    // Half past midnight in the Netherlands: the day before in UTC.
    await ctx.db
      .updateTable('wave')
      .set({ closed_at: '2030-01-14T23:30:00.000Z' })
      .where('slug', '=', '2026')
      .execute();
    const at = 'loopbaanadvies_2026';
    const { files } = await bundleOf(ctx, '2026', true);
    expect(Object.keys(files).filter((name) => name.includes('/report/'))).toEqual([]);
    expect(textIn(files, `${at}/data/README.md`)).toContain('There is no report');
    expect(textIn(files, `${at}/data/README.md`)).not.toContain('golfslag responses import');
    expect(textIn(files, `${at}/data/study/study.yaml`)).not.toContain('Anna');
    expect(textIn(files, `${at}/data/README.md`)).toContain('15 January 2030');
    for (const name of ['metadata/dataverse.json', 'data/codebook/ex-client.ddi.xml'])
      expect(textIn(files, `${at}/${name}`), name).toContain('2030-01-15');
    const whole = (await bundleOf(ctx, '2026')).files;
    expect(textIn(whole, `${at}/study/study.yaml`)).toContain('Anna de Vries');
    expect(textIn(whole, `${at}/README.md`)).toContain('these may be names of staff');
    expect(textIn(whole, `${at}/README.md`)).toContain('do not hand it on');
    expect(textIn(whole, `${at}/README.md`)).toContain('golfslag responses import data/ex-client.csv');
    const view = await viewFieldworkWave(ctx, operator, '2026');
    const { snapshot } = await prepareSnapshot(ctx, view, who);
    await publishSnapshot(ctx, view, snapshot, who);
    const published = (await bundleOf(ctx, '2026', true)).files;
    expect(Object.keys(published)).toContain(`${at}/data/report/nl.html`);
  });
});
