import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/files/workbook/reading/workbook.js';
import { writeWorkbook } from '../../src/files/workbook/workbook.js';
import { officeFile, officeParts, zipped, type OfficeCell, type OfficeSheet } from '../support/office.js';

/** The rows of the sheet that is read. */
function rowsOf(file: Buffer): (readonly string[])[] {
  const read = readWorkbook(file, 1000);
  if ('reason' in read) throw new Error(read.reason);
  return read.records.map(({ fields }) => fields);
}

const cellOf = (cell: OfficeCell, sheet: Partial<OfficeSheet> = {}, more: Record<string, string> = {}) =>
  rowsOf(officeFile([{ rows: [[cell]], ...sheet }], more))[0]?.[0];

describe('a cell of a workbook', () => {
  it.each<readonly [string, OfficeCell, string]>([
    ['a text', ' Zoë & Co ', 'Zoë & Co'],
    ['a number', 10412, '10412'],
    ['a number of fifteen digits', 123456789012345, '123456789012345'],
    ['a number with zeros in front', { xml: '<c s="2"><v>412</v></c>' }, '00412'],
    ['a date', { xml: '<c s="1"><v>46082</v></c>' }, '1-3-2026'],
    ['a date in a format of its own', { xml: '<c s="3"><v>46082</v></c>' }, '1-3-2026'],
    ['a date as text', { xml: '<c t="d"><v>2026-03-01</v></c>' }, '2026-03-01'],
    ['yes or no', { xml: '<c t="b"><v>1</v></c>' }, 'WAAR'],
    ['an error', { xml: '<c t="e"><v>#N/A</v></c>' }, '#N/A'],
    ['a text of its own', { xml: '<c t="inlineStr"><is><t>Jan</t></is></c>' }, 'Jan'],
    [
      'rich text',
      { xml: '<c t="inlineStr"><is><r><t>Jan </t></r><r><rPr><b/></rPr><t>Jansen</t></r></is></c>' },
      'Jan Jansen',
    ],
    ['how it is pronounced', { xml: '<c t="inlineStr"><is><t>東京</t><rPh><t>トウキョウ</t></rPh></is></c>' }, '東京'],
    ['the outcome of a formula', { xml: '<c t="str"><f>A1&amp;"@b.nl"</f><v>jan@b.nl</v></c>' }, 'jan@b.nl'],
    ['a formula without an outcome', { xml: '<c><f>SUM(B1:B9)</f></c>' }, '=SUM(B1:B9)'],
    ['a sign that XML cannot hold', { xml: '<c t="inlineStr"><is><t>a_x000D_b</t></is></c>' }, 'a\rb'],
    ['the five entities', { xml: '<c t="inlineStr"><is><t>&lt;&amp;&#65;</t></is></c>' }, '<&A'],
  ])('gives %s', (_, cell, text) => expect(cellOf(cell)).toBe(text));

  it('has behind its words the address that it links to, unless that stands in the row', () => {
    const behind = '<hyperlinks><hyperlink ref="A1" r:id="h1"/></hyperlinks>';
    const link = (target: string) => ({
      'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships><Relationship Id="h1" Type="x/hyperlink" Target="${target}" TargetMode="External"/></Relationships>`,
    });
    expect(cellOf('Jan Jansen', { behind }, link('mailto:jan@b.nl?subject=x'))).toBe('Jan Jansen <jan@b.nl>');
    expect(cellOf('jan@b.nl', { behind }, link('mailto:jan@b.nl'))).toBe('jan@b.nl');
    expect(cellOf('Jan', { behind }, link('https://b.nl/jan@b.nl'))).toBe('Jan');
    const beside = officeFile([{ rows: [['Jan', 'JAN@b.nl']], behind }], link('mailto:jan@b.nl'));
    expect(rowsOf(beside)).toEqual([['Jan', 'JAN@b.nl']]);
  });
});

describe('a workbook', () => {
  it('is read as it is seen: the first visible sheet, without what is hidden', () => {
    const file = officeFile([
      { name: 'Oud', state: 'veryHidden', rows: [['geheim']] },
      { name: 'Leeg', rows: [] },
      {
        name: 'Lijst',
        rows: [
          ['a', 'b', 'c'],
          ['1', '2', '3'],
          [null, null],
          ['4', '5', '6'],
        ],
        hidden: [2],
        before: '<cols><col min="2" max="2" hidden="1"/></cols>',
      },
      { name: 'Ander', rows: [['x']] },
    ]);
    expect(readWorkbook(file, 10)).toEqual({
      sheet: 'Lijst',
      otherSheets: ['Leeg', 'Ander'],
      hiddenRows: 1,
      records: [
        { line: 1, fields: ['a', '', 'c'] },
        { line: 4, fields: ['4', '', '6'] },
      ],
    });
  });

  it('gives a cell that was merged downwards to each of its rows', () => {
    const rows = [
      ['Noord', 'a'],
      [null, 'b'],
      ['Zuid', 'c'],
    ];
    const behind = '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>';
    expect(rowsOf(officeFile([{ rows, behind }]))).toEqual([
      ['Noord', 'a'],
      ['Noord', 'b'],
      ['Zuid', 'c'],
    ]);
  });

  it('may come without references, from another folder, with prefixes, and counting from 1904', () => {
    const file = zipped({
      '_rels/.rels':
        '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="/book/main.xml"/></Relationships>',
      'book/main.xml':
        '<x:workbook xmlns:x="m" xmlns:q="r"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="S" q:id="b"/></x:sheets></x:workbook>',
      'book/_rels/main.xml.rels':
        '<Relationships><Relationship Id="b" Type="x/worksheet" Target="one.xml"/><Relationship Id="c" Type="x/styles" Target="styles.xml"/></Relationships>',
      'book/styles.xml': '<x:styleSheet xmlns:x="m"><x:cellXfs><x:xf numFmtId="14"/></x:cellXfs></x:styleSheet>',
      'book/one.xml':
        '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c s="9"><x:v>7</x:v></x:c><x:c s="0"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    });
    expect(rowsOf(file)).toEqual([['7', '2-1-1904']]);
  });

  it('that the product wrote is read', () => {
    const sheet = {
      name: 'S',
      widths: [9],
      head: 1,
      footer: '',
      rows: [
        ['=1+1', 'Zoë'],
        [3, null],
      ],
    };
    const file = writeWorkbook({
      title: '',
      author: '',
      language: 'nl',
      madeAt: '2026-01-01T00:00:00Z',
      sheets: [sheet],
    });
    expect(rowsOf(file)).toEqual([["'=1+1", 'Zoë'], ['3']].map((row) => row.map((one) => one.replace(/^'/, ''))));
  });
});

describe('a workbook that is refused', () => {
  const sound = officeParts([{ rows: [['a']] }]);
  const sheet = 'xl/worksheets/sheet1.xml';
  const many = (count: number) => '<row><c><v>1</v></c></row>'.repeat(count);
  const withRows = (rows: string) =>
    zipped({ ...sound, [sheet]: `<worksheet><sheetData>${rows}</sheetData></worksheet>` });
  const withDoctype = (doctype: string, text: string) =>
    zipped({ ...sound, 'xl/sharedStrings.xml': `<!DOCTYPE sst [${doctype}]><sst><si><t>${text}</t></si></sst>` });
  const laughs = [
    '<!ENTITY a "ha">',
    ...['b', 'c', 'd'].map((n, i) => `<!ENTITY ${n} "${`&${'abc'[i]};`.repeat(50)}">`),
  ];

  const relations = 'xl/_rels/workbook.xml.rels';
  const { [sheet]: _list, ...parts } = sound;
  const onlyChart = {
    ...parts,
    [relations]: (sound[relations] ?? '').replace('relationships/worksheet', 'relationships/chartsheet'),
  };

  it.each<readonly [string, () => Buffer, RegExp]>([
    ['a zip of something else', () => zipped({ 'lijst.csv': 'a' }), /geen Excel-werkmap/],
    ['a document of Word', () => zipped({ ...sound, 'word/document.xml': '<x/>' }), /Word-document/],
    ['a list of LibreOffice', () => zipped({ mimetype: 'x', 'content.xml': '<x/>' }), /LibreOffice/],
    ['a list of Numbers', () => zipped({ 'Index/Document.iwa': 'x' }), /Numbers/],
    ['a binary workbook', () => zipped({ ...sound, 'xl/workbook.bin': 'x' }), /\.xlsb/],
    [
      'one that was cut off',
      () => zipped(sound).subarray(0, 600),
      /Het einde van dit bestand ontbreekt.*Haal het opnieuw op/,
    ],
    ['one whose sheet is no XML', () => zipped({ ...sound, [sheet]: '<worksheet><sheetData>' }), /beschadigd/],
    [
      'one whose sheet is not there',
      () => zipped(Object.fromEntries(Object.entries(sound).filter(([path]) => path !== sheet))),
      /beschadigd/,
    ],
    ['one with only hidden sheets', () => officeFile([{ state: 'hidden', rows: [['a']] }]), /geen zichtbaar blad/],
    ['one with only a chart', () => zipped(onlyChart), /alleen een grafiek/],
    ['an empty one', () => officeFile([{ rows: [] }]), /leeg/],
    ['entities that multiply', () => withDoctype(laughs.join(''), '&d;'), /beschadigd/],
    ['an entity of another file', () => withDoctype('<!ENTITY x SYSTEM "file:///etc/passwd">', '&x;'), /beschadigd/],
    ['an entity that is not there', () => zipped({ ...sound, 'xl/sharedStrings.xml': '<sst>&x;</sst>' }), /beschadigd/],
    ['too many rows', () => withRows(many(1002)), /hoogstens 1.000 rijen/],
    ['a zip bomb', () => withRows(`<!--${' '.repeat(65_000_000)}-->`), /groter dan 64 MB/],
  ])('%s', (_, make, reason) => {
    const read = readWorkbook(make(), 1000);
    expect('reason' in read && read.reason).toMatch(reason);
  });

  it('a zip that says that it is small gets no larger than it says', () => {
    const bomb = withRows(`<!--${' '.repeat(30_000_000)}-->`);
    for (const [signature, at] of [
      [0x04034b50, 22],
      [0x02014b50, 24],
    ] as const) {
      for (let i = 0; i < bomb.length - 46; i++) {
        if (bomb.readUInt32LE(i) === signature && bomb.readUInt32LE(i + at) > 1_000_000)
          bomb.writeUInt32LE(1000, i + at);
      }
    }
    const before = process.memoryUsage().arrayBuffers;
    const read = readWorkbook(bomb, 1000);
    expect('reason' in read && read.reason).toMatch(/beschadigd/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5_000_000);
  });

  it('follows no link out of the file', () => {
    const outside = { 'xl/externalLinks/externalLink1.xml': '<externalLink/>' };
    expect(rowsOf(officeFile([{ rows: [[{ xml: '<c><f>[1]Blad1!A1</f><v>7</v></c>' }]] }], outside))).toEqual([['7']]);
  });
});
