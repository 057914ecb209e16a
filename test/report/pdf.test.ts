import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { drawReport } from '../../src/report/drawn-report.js';
import { hasCompiler, refuseWithout } from '../../src/report/pdf/compiler.js';
import { setInType, writePdf } from '../../src/report/pdf/write-pdf.js';
import { root } from '../../src/root.js';
import { freshFolder } from '../support/folder.js';
import { partsOf, readPdf } from '../support/pdf.js';
import { hostile, report } from '../support/report.js';

const file = await writePdf(report);
const { pages, info, metadata, marked, preferences, outline } = await readPdf(file);
const all = (...roles: string[]) => pages.flatMap((page) => partsOf(page, ...roles));
const textsOf = (...roles: string[]) => all(...roles).map(({ text }) => text.trim());

afterEach(() => {
  vi.useRealTimers();
});

describe('a report as a PDF', () => {
  it('is tagged, as PDF/UA-1 asks, and says its language, title, author and date', () => {
    expect(marked).toMatchObject({ Marked: true });
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(info).toMatchObject({
      ...{ Title: report.title, Author: report.author, Language: 'nl-NL' },
      CreationDate: 'D:20261129000000Z',
    });
    expect(preferences?.['DisplayDocTitle']).toBe(true);
  });

  it('has headings by their depth, and leads to them by contents with pages and by an outline', () => {
    const headings = all('H1', 'H2', 'H3').map(({ role, text }) => [role, text.trim()] as const);
    expect(headings).toEqual([
      ['H1', 'Inhoud'],
      ['H1', 'Wat wij vonden'],
      ['H1', hostile],
      ['H1', 'Elke vraag'],
      ['H2', 'Vraag 1'],
      ['H2', 'Vraag 2'],
      ['H3', 'Vraag 3'],
    ]);
    const pageOf = (heading: string) =>
      1 + pages.findIndex((page) => partsOf(page, 'H1', 'H2', 'H3').some(({ text }) => text.trim() === heading));
    const lines = textsOf('TOCI').map((line) => line.replace(/\s*(\d+)$/, ' $1'));
    expect(lines).toEqual(headings.slice(1).map(([, heading]) => `${heading} ${pageOf(heading)}`));
    expect(outline).toEqual(['Wat wij vonden', hostile, 'Elke vraag']);
  });

  it('heads the columns of its tables, under a caption, and runs on to other pages', () => {
    expect(all('Table')[0]?.parts.map(({ role }) => role)).toEqual(['Caption', 'THead', 'TBody']);
    expect(textsOf('TH').slice(0, 4)).toEqual(['Antwoord', 'Aantal', 'Vraag', 'p']);
    expect(all('TD').length).toBe(2 * 2 + 90 * 2);
    expect(textsOf('Caption')).toEqual([
      'Tabel 1 Een korte tabel',
      'Tabel 2 Een lange tabel',
      'Figuur 1 Aanbevolen (f1)',
      'Figuur 2 Aanbevolen (f2)',
      'Figuur 3 Aanbevolen (f3)',
    ]);
  });

  it('describes its charts, each on the page of its caption and notes', () => {
    expect(all('Figure').map(({ alt }) => alt)).toEqual(
      Array(3).fill('Aanbevolen ‘Zeker <b>’: 31 van de 62, dat is 50%.'),
    );
    for (const page of pages) {
      const count = partsOf(page, 'Figure').length;
      expect(partsOf(page, 'Caption').filter(({ text }) => text.trim().startsWith('Figuur'))).toHaveLength(count);
      expect(partsOf(page, 'P').filter(({ text }) => text.trim() === 'Basis: 62 mensen.')).toHaveLength(count);
    }
  });

  it('keeps any text as it is, and shows where its letters lack a sign', () => {
    expect(textsOf('TD')).toContain(hostile);
    expect(textsOf('P')).toContain(`${hostile} □ □`);
    expect(textsOf('P')).toContain('Eerste regel tweede regel');
    expect(textsOf('LBody')).toEqual(['- eerste', '+ tweede']);
  });

  it('stands under its warning and above its page on every page', () => {
    for (const [i, { text }] of pages.entries()) {
      expect(text).toContain(report.warning);
      expect(text).toContain(`Pagina ${i + 1} van ${pages.length}`);
    }
  });

  it('is set in its own letters alone', () => {
    const fonts = new Set(
      Array.from(file.toString('latin1').matchAll(/\/BaseFont\/[A-Z]{6}\+([^/\s]+)/g), ([, name]) => name),
    );
    expect(Array.from(fonts).every((name) => name?.startsWith('SourceSans3-'))).toBe(true);
  });

  it('is the same twice, whatever the clock says', async () => {
    vi.setSystemTime('2031-01-01');
    expect((await setInType(drawReport(report))).equals(file)).toBe(true);
  });

  it('is English where the report is', async () => {
    const english = await readPdf(await writePdf({ ...report, language: 'en', sections: report.sections.slice(0, 2) }));
    expect(english.info['Language']).toBe('en-GB');
    expect(english.pages.flatMap((page) => partsOf(page, 'H1'))[0]?.text.trim()).toBe('Contents');
  });

  it('says how to add what sets it, and how to do without', () => {
    const { peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      peerDependencies: Record<string, string>;
    };
    const [name, version] = Object.entries(peerDependencies)[0] ?? [];
    expect(() => refuseWithout(`${String(name)}-gone`)).toThrow(`${String(name)}-gone@${String(version)}`);
    expect(() => refuseWithout('gone')).toThrow('print');
    expect(() => refuseWithout()).not.toThrow();
  });

  it('looks once for what sets it', async () => {
    const folder = await freshFolder();
    const [before, added] = [join(folder, 'before.cjs'), join(folder, 'added.cjs')];
    await writeFile(before, '');
    expect([hasCompiler(before), hasCompiler(added)]).toEqual([true, false]);
    await writeFile(added, '');
    expect(hasCompiler(added)).toBe(false);
  });
});
