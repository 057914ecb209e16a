import { describe, expect, it, vi } from 'vitest';
import { streamWorkbook } from '../../src/files/workbook/stream-workbook.js';
import { writeWorkbook, type Workbook } from '../../src/files/workbook/workbook.js';
import { readWorkbook } from '../support/workbook.js';

const workbook: Workbook = {
  title: 'Cijfers & <tekens>',
  author: 'Bureau "Zee"',
  language: 'nl',
  madeAt: '2026-11-29T12:00:00.000Z',
  sheets: [
    {
      name: "Ex-cliënten 't",
      widths: [20, 8.5],
      head: 2,
      footer: 'Eb & vloed',
      rows: [
        ['Vraag', { value: 'Aantal', look: { bold: true, fill: 'DDDDDD', line: true } }],
        ['=1+1', { value: 0.481, look: { format: '0%' } }],
        [' a\u0000\nb\uD800 ', null, -3.25],
        ['+31', '-1', '@x', '\tx', '＝1'],
      ],
    },
    { name: 'Los', widths: [10], head: 0, footer: '', rows: Array(30).fill([1]) },
  ],
};

const { parts, sheets } = readWorkbook(writeWorkbook(workbook));
const [first, second] = sheets;

describe('a workbook', () => {
  it('holds numbers as numbers with their format, and texts as texts, whatever they begin with', () => {
    const read = first?.rows.map((row) => row.map(({ value, format }) => (format ? [value, format] : value)));
    expect(read).toEqual([
      ['Vraag', 'Aantal'],
      ['=1+1', [0.481, '0%']],
      [' a\nb ', null, -3.25],
      ['+31', '-1', '@x', '\tx', '＝1'],
    ]);
    expect(parts.get('xl/worksheets/sheet1.xml')).not.toContain('<f');
  });

  it('keeps a text that begins as a formula a text when somebody edits it', () => {
    const looks = parts.get('xl/styles.xml')?.match(/<cellXfs.*?<\/cellXfs>/)?.[0] ?? '';
    const quoted = looks
      .split('<xf ')
      .slice(1)
      .map((look) => look.includes('quotePrefix'));
    const looksOf = (row: number) =>
      first?.xml.querySelectorAll(`row[r="${row}"] c`).map((cell) => quoted[Number(cell.getAttribute('s'))]);
    expect(looksOf(1)).toEqual([false, false]);
    expect(looksOf(2)?.[0]).toBe(true);
    expect(looksOf(4)).toEqual([true, true, true, true, true]);
  });

  it('keeps its head in sight and repeats it in print, in landscape, as wide as a page, numbered', () => {
    expect(first?.xml.querySelector('pane')?.attributes).toMatchObject({ ySplit: '2', state: 'frozen' });
    expect(first?.xml.querySelector('pagesetup')?.attributes).toEqual({
      ...{ paperSize: '9', fitToWidth: '1', fitToHeight: '0', orientation: 'landscape' },
    });
    expect(first?.xml.querySelector('oddfooter')?.text).toBe('&LEb && vloed&R&P / &N');
    expect(first?.xml.querySelectorAll('col').map((col) => col.getAttribute('width'))).toEqual(['20', '8.5']);
    expect(parts.get('xl/workbook.xml')).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">\'Ex-cliënten \'\'t\'!$1:$2</definedName></definedNames>',
    );
    expect(second?.xml.querySelector('pane')).toBeNull();
  });

  it('names its title, its author and its time', () => {
    const core = parts.get('docProps/core.xml');
    expect(core).toContain('<dc:title>Cijfers &amp; &lt;tekens&gt;</dc:title>');
    expect(core).toContain('<dc:creator>Bureau &quot;Zee&quot;</dc:creator>');
    expect(core).toContain('>2026-11-29T12:00:00.000Z</dcterms:modified>');
  });

  it('names its tabs as Excel takes them: short, without its own signs, each once', () => {
    const long = 'Werkgevers / opdrachtgevers [van alle bureaus]';
    const names = [long, long, "'Een'", 'een'];
    const sheets = names.map((name) => ({ name, widths: [], head: 0, footer: '', rows: [] }));
    const read = readWorkbook(writeWorkbook({ ...workbook, sheets })).sheets.map(({ name }) => name);
    expect(read).toEqual(['Werkgevers   opdrachtgevers  va', 'Werkgevers   opdrachtgevers 2', 'Een', 'een 2']);
  });

  it('is the same bytes every time', () => {
    expect(writeWorkbook(workbook).equals(writeWorkbook(workbook))).toBe(true);
  });
});

describe('a workbook with more rows than memory holds', () => {
  const about = { title: 'Veel', author: 'iemand', language: 'nl', madeAt: '2026-01-01T00:00:00.000Z' };
  const sheet = { name: 'Blad', widths: [9], head: 1, footer: '', rows: [['A']] };
  const streamed = (below: () => AsyncIterable<readonly number[]>) =>
    streamWorkbook({ ...about, sheets: [{ ...sheet, below }] });

  it('holds every row', async () => {
    const below = async function* () {
      for (let i = 0; i < 5000; i++) yield await Promise.resolve([i]);
    };
    const parts: Buffer[] = [];
    for await (const part of streamed(below)) parts.push(part);
    const [read] = readWorkbook(Buffer.concat(parts)).sheets;
    expect(read?.rows.slice(1).map(([cell]) => cell?.value)).toEqual(Array.from({ length: 5000 }, (_, i) => i));
  });

  it('breaks off where its rows do, and says why', async () => {
    const below = async function* () {
      yield await Promise.resolve([1]);
      throw new Error('the database is gone');
    };
    const reading = async () => {
      for await (const _ of streamed(below));
    };
    await expect(reading()).rejects.toThrow('the database is gone');
  });

  it('ends its rows when nobody reads on', async () => {
    let ended = false;
    const below = async function* () {
      try {
        for (;;) yield await Promise.resolve([Math.random()]);
      } finally {
        ended = true;
      }
    };
    for await (const part of streamed(below)) if (part.length > 1000) break;
    await vi.waitFor(() => {
      expect(ended).toBe(true);
    });
  });
});
