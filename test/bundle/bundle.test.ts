import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strFromU8 } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { operator, viewerOf } from '../../src/access/rights.js';
import { beginBundle } from '../../src/bundle/bundle.js';
import { figureColumns, figuresTable } from '../../src/bundle/figures.js';
import type { Ctx } from '../../src/context.js';
import { prepareSnapshot, publishSnapshot } from '../../src/publication/make-snapshot.js';
import { readResults } from '../../src/publication/results.js';
import { viewFieldworkWave } from '../../src/publication/view.js';
import { addDemoWave } from '../../src/response/demo.js';
import { importResponses } from '../../src/response/import-responses.js';
import { readStudyFolder } from '../../src/study/read-folder.js';
import { addWave } from '../../src/study/wave-life.js';
import { databases } from '../support/database.js';
import { freshFolder } from '../support/folder.js';
import { missing, outside } from '../support/outside.js';
import { openWorld } from '../support/world.js';
import { words, closedWave } from '../export/closed-wave.js';
import { bundleOf, type Files } from './take-bundle.js';

async function unpack(files: Files): Promise<string> {
  const folder = await freshFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return join(folder, dirname(Object.keys(files)[0] ?? '').split('/')[0] ?? '');
}

/** Whether each checksum in a file of the bundle is that of what stands there. */
function expectChecksums(files: Files, folder: string, list: string, within: readonly string[]): void {
  const lines = strFromU8(files[`${folder}/${list}`] ?? new Uint8Array())
    .trimEnd()
    .split('\n');
  const told = lines.map((line) => line.split('  '));
  expect(told.map(([, name]) => name)).toEqual(within);
  for (const [sha256, name] of told) {
    expect(
      createHash('sha256')
        .update(files[`${folder}/${name}`] ?? '')
        .digest('hex'),
      name,
    ).toBe(sha256);
  }
}

describe.each(databases)('the bundle of a wave on %s', (kind) => {
  let ctx: Ctx;
  let made: { bytes: Buffer; files: Files };
  const folder = 'loopbaanadvies_demo';
  const names = () => Object.keys(made.files).map((name) => name.slice(folder.length + 1));

  beforeAll(async () => {
    ({ ctx } = await openWorld(kind));
    await addDemoWave(ctx, { respondents: 60, seed: 3 });
    await addDemoWave(ctx, { wave: 'demo-earlier', respondents: 60, yearsAgo: 1, seed: 4 });
    made = await bundleOf(ctx, 'demo');
  });

  it('holds what researchers need, sorted, with checksums last, in the same bytes twice', async () => {
    const listed = names().slice(0, -1);
    expect(listed).toEqual(listed.toSorted());
    for (const wanted of ['README.md', 'datapackage.json', 'data/employer.sav', 'study/study.yaml', 'code/lees.sps'])
      expect(listed).toContain(wanted);
    expectChecksums(made.files, folder, 'checksums-sha256.txt', listed);
    expect((await bundleOf(ctx, 'demo')).bytes.equals(made.bytes)).toBe(true);
  });

  it('loads back elsewhere, and gives the same figures', async () => {
    const closed = await closedWave(
      kind,
      Array.from({ length: 12 }, () => ({})),
    );
    const { files } = await bundleOf(closed, '2026');
    const at = await unpack(files);
    const study = readStudyFolder(join(at, 'study'));
    if ('problems' in study) throw new Error(JSON.stringify(study.problems));
    const { ctx: other } = await openWorld(kind, {}, () => study);
    await addWave(other, '2026-again');
    const csv = Buffer.from(files['loopbaanadvies_2026/data/ex-client.csv'] ?? []);
    const asked = { wave: '2026-again', group: 'ex-client', withoutBureau: true };
    expect(await importResponses(other, asked, csv)).toMatchObject({ added: 12, rejected: [] });
    const figures = async (from: Ctx, wave: string) =>
      figuresTable(await readResults(from, await viewFieldworkWave(from, operator, wave), 'ex-client'));
    // Whom the wave approached is not in the bundle, so that its intervals describe them no more.
    const counted = (rows: Awaited<ReturnType<typeof figures>>) =>
      rows.map((row) => figureColumns.map((name, i) => (['population', 'low', 'high'].includes(name) ? null : row[i])));
    expect(counted(await figures(other, '2026-again'))).toEqual(counted(await figures(closed, '2026')));
    // Partners see of it what all bureaus together allow.
    const view = await viewFieldworkWave(other, operator, '2026-again');
    const { snapshot } = await prepareSnapshot(other, view, 'zoe@bureau.example');
    await publishSnapshot(other, view, snapshot, 'zoe@bureau.example');
    const partner = viewerOf({ roles: ['partner'], bureau: 'blcc' });
    const shown = await readResults(other, await viewFieldworkWave(other, partner, '2026-again'), 'ex-client');
    expect(shown.n).toBe(12);
    expect(shown.questions.some(({ withheld }) => withheld === null)).toBe(true);
  });

  it(`gives its figures and tests again in R${missing('R')}`, { timeout: 120_000 }, async ({ skip }) => {
    if (missing('R')) skip();
    const at = await unpack(made.files);
    const printed = await outside('Rscript', ['recompute.R'], join(at, 'code'));
    const rows = [...printed.matchAll(/(\d+) +(\d+)$/gm)].map(([, all, agree]) => [Number(all), Number(agree)]);
    expect(rows).toHaveLength(3);
    for (const [all, agree] of rows) expect(agree).toBe(all);
    expect(rows.every(([all = 0]) => all > 0)).toBe(true);
    const read = "source('lees.R'); cat(nrow(answers[['ex-client']]), nlevels(answers[['ex-client']]$XC_INITIATIEF))";
    expect(await outside('Rscript', ['-e', read], join(at, 'code'))).toMatch(/^\d+ 5$/);
  });

  it('as a deposit is a bag, without what people wrote themselves', async () => {
    const closed = await closedWave(
      kind,
      words.map((XC_SLOT_OPEN) => ({ XC_SLOT_OPEN })),
    );
    const { files } = await bundleOf(closed, '2026', true);
    const bag = 'loopbaanadvies_2026';
    const inBag = Object.keys(files).map((name) => name.slice(bag.length + 1));
    const payload = inBag.filter((name) => name.startsWith('data/'));
    expectChecksums(files, bag, 'manifest-sha256.txt', payload);
    expectChecksums(files, bag, 'tagmanifest-sha256.txt', inBag.filter((name) => !payload.includes(name)).slice(0, -1));
    const bytes = payload.reduce((sum, name) => sum + (files[`${bag}/${name}`]?.length ?? 0), 0);
    expect(strFromU8(files[`${bag}/bag-info.txt`] ?? new Uint8Array())).toContain(
      `Payload-Oxum: ${bytes}.${payload.length}\n`,
    );
    const all = Object.values(files)
      .map((content) => strFromU8(content, true))
      .join('\n');
    for (const word of ['regel 4', '+31 6 12345678']) expect(all).not.toContain(word);
    expect(strFromU8(files[`${bag}/data/data/ex-client.csv`] ?? new Uint8Array()).split('\r\n')[0]).not.toContain(
      '_TEXT',
    );
  });

  it('waits until the wave is closed', async () => {
    const { ctx: open } = await openWorld(kind);
    await expect(beginBundle(open, { wave: '2026', who: '', deposit: false })).rejects.toThrow(/not closed yet/);
    expect(await open.db.selectFrom('exported').selectAll().execute()).toEqual([]);
  });
});
