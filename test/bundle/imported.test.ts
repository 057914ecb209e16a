import { describe, expect, it } from 'vitest';
import { importResponses } from '../../src/response/import-responses.js';
import { addWave } from '../../src/study/wave-life.js';
import { databases } from '../support/database.js';
import { openWorld } from '../support/world.js';
import { closedWave } from '../export/closed-wave.js';
import { bundleOf, textIn } from './take-bundle.js';

describe.each(databases)('the bundle of a wave that came out of a file, on %s', (kind) => {
  it('is made without a year in its name too, and tells no day on which nobody was asked', async () => {
    const { files } = await bundleOf(await closedWave(kind, [{}, {}, {}]), '2026');
    const csv = Buffer.from(files['loopbaanadvies_2026/data/ex-client.csv'] ?? []);
    const { ctx } = await openWorld(kind);
    await addWave(ctx, 'nameting');
    await importResponses(ctx, { wave: 'nameting', group: 'ex-client', withoutBureau: true }, csv);
    const imported = (await bundleOf(ctx, 'nameting')).files;
    expect(textIn(imported, 'loopbaanadvies_nameting/report/nl.html')).toContain('nameting');
    expect(textIn(imported, 'loopbaanadvies_nameting/README.md')).toContain(
      'on which days they were given is not told',
    );
    expect(textIn(imported, 'loopbaanadvies_nameting/codebook/ex-client.ddi.xml')).not.toContain('collDate');
    const { files: deposit } = await bundleOf(ctx, 'nameting', true);
    const dataset = textIn(deposit, 'loopbaanadvies_nameting/metadata/dataverse.json');
    expect(dataset).toContain('datasetContact');
    expect(dataset).not.toContain('dateOfCollection');
  });
});
