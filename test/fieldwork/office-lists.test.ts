import { describe, expect, it } from 'vitest';
import { codePages } from '../../src/files/code-pages.js';
import { readInvitees, type InviteeStudy } from '../../src/fieldwork/invitee-file.js';
import { readInviteeList, type InviteeList } from '../../src/fieldwork/invitee-list.js';
import { judgeList } from '../../src/fieldwork/judge-list.js';
import { officeFile, zipped, type OfficeCell } from '../support/office.js';

const study: InviteeStudy = {
  languages: ['nl', 'en'],
  bureaus: [
    { slug: 'noord', name: 'Bureau Noord' },
    { slug: 'zuid', name: 'Bureau Zuid' },
  ],
  groups: [{ slug: 'ex-client', name: { nl: 'Ex-cliënten', en: 'Former clients' } }],
};

function readList(file: Buffer): InviteeList {
  const list = readInviteeList(file);
  if ('refused' in list) throw new Error(list.refused.reason);
  return list;
}

/** What the page makes of a file of Bureau Noord with former clients, and nothing else chosen. */
function look(file: Buffer) {
  const list = readList(file);
  const { rows, faults, remarks, doubts, columnFaults } = judgeList({
    list: { ...list, group: 'ex-client' },
    study,
    bureau: 'noord',
  });
  return {
    people: rows.map(({ name, email, externalId }) => [email, name, ...(externalId === null ? [] : [externalId])]),
    faults: [...columnFaults.map(({ kind }) => kind), ...faults.map(({ line, reason }) => `${line}: ${reason}`)],
    changed: remarks.length,
    doubts: doubts.map(({ suggestion }) => suggestion),
    hidden: list.hiddenRows,
    unused: list.header.fields.filter((name, i) => name !== '' && list.uses[i] === ''),
  };
}

const csv = (...lines: string[]) => Buffer.from(lines.join('\r\n'));
const sheet = (rows: readonly (readonly OfficeCell[])[], more = {}) => officeFile([{ rows, ...more }]);
const jan = ['jan@bureau.example', 'Jan de Vries'];
const zoe = ['zoe@bureau.example', 'Zoë Ünal'];

describe('a list as an office makes it', () => {
  it.each<readonly [what: string, make: () => Buffer, gives: Partial<ReturnType<typeof look>>]>([
    [
      'a sheet with a title, a merged head over two rows, and columns of its own',
      () =>
        sheet(
          [
            ['Cliënten 2025', null, null, null],
            [],
            ['Dossiernr', 'Contact', null, 'Geboren'],
            [null, 'Naam', 'E-mailadres', null],
            [10412, 'Jan de Vries', 'jan@bureau.example', { xml: '<c s="1"><v>30000</v></c>' }],
            [10413, 'Zoë Ünal', 'zoe@bureau.example', null],
          ],
          {
            behind: '<mergeCells><mergeCell ref="B3:C3"/><mergeCell ref="A3:A4"/><mergeCell ref="D3:D4"/></mergeCells>',
          },
        ),
      {
        people: [
          [...jan, '10412'],
          [...zoe, '10413'],
        ],
        faults: [],
        unused: ['Geboren'],
      },
    ],
    [
      'semicolons, as Excel saves CSV in the Netherlands',
      () =>
        codePages.windows.encode(
          'Naam;E-mail;Kenmerk\r\nJan de Vries;jan@bureau.example;007\r\nZoë Ünal;zoe@bureau.example;008\r\n',
        ) ?? Buffer.of(),
      {
        people: [
          [...jan, '007'],
          [...zoe, '008'],
        ],
        faults: [],
      },
    ],
    [
      'semicolons below the line by which Excel knows them, and a title',
      () => csv('sep=;', 'Lijst voor de meting;;', ';;', 'e-mail;naam;telefoon', 'jan@bureau.example;Jan de Vries;06'),
      { people: [jan], faults: [], unused: ['telefoon'] },
    ],
    [
      'surnames first',
      () => csv('naam,e-mail', '"Vries, Jan de",jan@bureau.example', '"Ünal, Zoë",zoe@bureau.example'),
      { people: [jan, zoe], faults: [], changed: 2 },
    ],
    [
      'a name in three columns, out of order',
      () =>
        sheet([
          ['Achternaam', 'Tussenvoegsel', 'Voornaam', 'E-mail'],
          ['Vries', 'de', 'Jan', 'jan@bureau.example'],
          ['Ünal', null, 'Zoë', 'zoe@bureau.example'],
        ]),
      { people: [jan, zoe], faults: [] },
    ],
    [
      'addresses as a mail program copies them',
      () => csv('E-mail', 'Jan de Vries <jan@bureau.example>;', '"""Zoë Ünal"" <zoe@bureau.example>"'),
      { people: [jan, zoe], faults: [], changed: 2 },
    ],
    [
      'names that are links to addresses',
      () =>
        officeFile(
          [
            {
              rows: [['Contact'], ['Jan de Vries']],
              behind: '<hyperlinks><hyperlink ref="A2" r:id="m"/></hyperlinks>',
            },
          ],
          {
            'xl/worksheets/_rels/sheet1.xml.rels':
              '<Relationships><Relationship Id="m" Type="x/hyperlink" Target="mailto:jan@bureau.example" TargetMode="External"/></Relationships>',
          },
        ),
      { people: [jan], faults: [] },
    ],
    [
      'blank columns and rows, and a total below',
      () =>
        sheet([
          [null, 'E-mail', null, 'Naam', null],
          [],
          [null, 'jan@bureau.example', null, 'Jan de Vries'],
          [],
          [null, 'zoe@bureau.example', null, 'Zoë Ünal'],
          [null, null, null, 'Totaal: 2'],
        ]),
      { people: [jan, zoe], faults: [] },
    ],
    [
      'a filter that hides rows, and zeros in front of a number',
      () =>
        sheet(
          [
            ['E-mail', 'Naam', 'Kenmerk'],
            ['jan@bureau.example', 'Jan de Vries', { xml: '<c s="2"><v>412</v></c>' }],
            ['piet@bureau.example', 'Piet', 7],
          ],
          { hidden: [3] },
        ),
      { people: [[...jan, '00412']], faults: [], hidden: 1 },
    ],
    [
      'no names of columns at all',
      () =>
        sheet([
          ['Jan de Vries', 'jan@bureau.example'],
          ['Zoë Ünal', 'zoe@bureau.example'],
        ]),
      {
        people: [
          ['jan@bureau.example', ''],
          ['zoe@bureau.example', ''],
        ],
        faults: [],
      },
    ],
    [
      'a name of a column that we do not know',
      () =>
        sheet([
          ['Cliënt', 'Postadres (digitaal)'],
          ['Jan de Vries', 'jan@bureau.example'],
        ]),
      { people: [['jan@bureau.example', '']], faults: [], unused: ['Cliënt'] },
    ],
    [
      'formulas with their outcome, and one that failed',
      () =>
        sheet([
          ['E-mail', 'Naam'],
          [
            { xml: '<c t="str"><f>A9</f><v>jan@bureau.example</v></c>' },
            { xml: '<c t="str"><f>B9</f><v>Jan de Vries</v></c>' },
          ],
          [{ xml: '<c t="e"><f>VLOOKUP(1,2,3)</f><v>#N/A</v></c>' }, 'Zoë Ünal'],
        ]),
      {
        people: [jan],
        faults: [expect.stringMatching(/^3: Kolom E-mail: "#N\/A" is een foutmelding van Excel/) as string],
      },
    ],
    [
      'slips in addresses, and the same person twice',
      () => csv('e-mail;naam', 'jan@gmial.com;Jan de Vries', 'JAN@gmial.com;J. de Vries', 'zoe@ziggo.com;Zoë Ünal'),
      {
        people: [
          ['jan@gmial.com', 'Jan de Vries'],
          ['zoe@ziggo.com', 'Zoë Ünal'],
        ],
        faults: [expect.stringMatching(/^3: .*staat in deze doelgroep ook op regel 2/) as string],
        doubts: ['jan@gmail.com', 'zoe@ziggo.nl'],
      },
    ],
    [
      'a comma too many',
      () => csv('naam,e-mail,plaats', 'Jan de Vries,jan@bureau.example,Utrecht', 'Vries, de, jan@bureau.example, Ede'),
      { people: [jan], faults: [expect.stringMatching(/^3: "Ede" staat in geen kolom met een naam/) as string] },
    ],
    [
      'people of another bureau among them',
      () =>
        csv('e-mail;naam;bureau', 'jan@bureau.example;Jan de Vries;Bureau Noord', 'zoe@bureau.example;Zoë Ünal;zuid'),
      { people: [jan], faults: ['3: Kolom bureau: "zuid" is niet uw bureau. Laat deze rij weg.'] },
    ],
  ])('%s', (_, make, gives) => expect(look(make())).toMatchObject(gives));

  it('says of Mac Roman which letters would be lost, and how to save it', () => {
    const file = codePages.mac.encode('naam;e-mail\rZoë Ünal;zoe@bureau.example\rAndré;andre@bureau.example\r');
    const list = readInviteeList(file ?? Buffer.of());
    expect('refused' in list && list.refused.reason).toMatch(/CSV \(Macintosh\)".*"Zoë Ünal".*CSV UTF-8/);
  });

  it.each([
    [
      'an old workbook',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      /oude formaat van Excel \(\.xls\)/,
    ],
    [
      'a workbook with a password',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      /met een wachtwoord beveiligd/,
    ],
    ['a list of LibreOffice', zipped({ 'content.xml': '<x/>' }), /LibreOffice.*Opslaan als/],
    ['a letter of Word', zipped({ 'word/document.xml': '<x/>' }), /Word-document/],
    ['a PDF', Buffer.from('%PDF-1.7'), /pdf-bestand/],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), /geen tekst/],
    ['nothing', Buffer.of(), /leeg/],
    [
      'too many rows',
      csv('e-mail', ...Array.from({ length: 10_001 }, (_, i) => `p${i}@b.nl`)),
      /hoogstens 10.000 rijen/,
    ],
    ['too many bytes', Buffer.alloc(20_000_001, 97), /hoogstens 20 MB/],
  ])('is refused with what to do: %s', (_, file, reason) => {
    const list = readInviteeList(file);
    expect('refused' in list && list.refused.reason).toMatch(reason);
  });

  it('is read by the command as by the page, with the bureau in a column', () => {
    const file = sheet([
      ['Genodigden'],
      ['e-mail', 'naam', 'doelgroep', 'bureau'],
      ['jan@bureau.example', 'Vries, Jan de', 'ex-client', 'noord'],
      ['geen', 'x', 'ex-client', 'noord'],
    ]);
    const { rows, rejected } = readInvitees(file, study);
    expect([rows, rejected.map(({ line, column }) => [line, column])]).toEqual([[], [[4, 1]]]);
    const judged = judgeList({ list: readList(file), study, bureau: 'noord' });
    expect(judged.faults).toEqual(rejected);
  });
});
