import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codePages } from '../../src/files/code-pages.js';
import { findEncoded } from '../../src/files/written-by-program.js';
import { InviteeRow, mostInvitees, readInvitees, type InviteeStudy } from '../../src/fieldwork/invitee-file.js';
import { garbledNames, realNames } from '../files/names.js';

const study: InviteeStudy = {
  languages: ['nl', 'en'],
  bureaus: [
    { slug: 'noord', name: 'Bureau Noord' },
    { slug: 'zuid-west', name: 'Zoë & Partners' },
  ],
  groups: [
    {
      slug: 'ex-client',
      name: { nl: 'Ex-cliënten', en: 'Former clients' },
      one: { nl: 'ex-cliënt', en: 'former client' },
    },
    {
      slug: 'employer',
      name: { nl: 'Opdrachtgevers', en: 'Employers' },
      one: { nl: 'opdrachtgever', en: 'employer' },
    },
  ],
};

const english = 'email,name,group,bureau,language,external_id';
const dutch = 'e-mail,naam,doelgroep,bureau,taal,kenmerk';

const read = (text: string) => readInvitees(Buffer.from(text), study);
const readRows = (...lines: string[]) => read([english, ...lines].join('\n'));
const places = ({ rejected }: ReturnType<typeof read>) => rejected.map(({ line, column }) => [line, column]);
/** The one fault of a file, which must give no rows. */
function onlyFault(file: ReturnType<typeof read>) {
  expect(file.rows).toEqual([]);
  expect(file.rejected).toHaveLength(1);
  const [fault] = file.rejected;
  if (!fault) throw new Error('no fault');
  return fault;
}

/** A list as the world makes them, made for this project after public reports. */
const readCase = (name: string) => readFileSync(new URL(`lists/${name}.csv`, import.meta.url));

const encoders = {
  'utf-8': (text: string) => Buffer.from(text),
  'utf-8 with a byte order mark': (text: string) => Buffer.from(`\uFEFF${text}`),
  'utf-16le': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'utf-16be': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
  'windows-1252': (text: string) => codePages.windows.encode(text) ?? Buffer.of(),
};

describe('a list of invitees', () => {
  it('gives every field of every row', () => {
    const file = readRows('Jan@Voorbeeld.NL,Jan Jansen,ex-client,noord,en,K-7', 'piet@voorbeeld.nl,,employer,noord,,');
    expect(file).toEqual({
      rejected: [],
      remarks: [],
      rows: [
        {
          line: 2,
          email: 'Jan@Voorbeeld.NL',
          emailKey: 'jan@voorbeeld.nl',
          name: 'Jan Jansen',
          group: 'ex-client',
          bureau: 'noord',
          language: 'en',
          externalId: 'K-7',
        },
        {
          line: 3,
          email: 'piet@voorbeeld.nl',
          emailKey: 'piet@voorbeeld.nl',
          name: '',
          group: 'employer',
          bureau: 'noord',
          language: 'nl',
          externalId: null,
        },
      ],
      columns: { email: 0, name: 1, group: 2, bureau: 3, language: 4, externalId: 5 },
    });
    expect(file.rows.every((row) => InviteeRow.safeParse(row).success)).toBe(true);
  });

  it.each(Object.entries(encoders))('reads %s', (_, encode) => {
    const file = readInvitees(encode(`${dutch}\r\nzoe@a.nl,Zoë d’Été – €,ex-client,noord,,\r\n`), study);
    expect(file.rejected).toEqual([]);
    expect(file.rows[0]?.name).toBe('Zoë d’Été – €');
  });

  it('reads the bytes that Dutch Excel writes for Zoë and an accented group', () => {
    const bytes = Buffer.concat([
      Buffer.from('E-mail;Naam;Doelgroep;Bureau\r\nzoe@a.nl;Zo'),
      Buffer.from([0xeb]),
      Buffer.from(';Ex-cli'),
      Buffer.from([0xeb]),
      Buffer.from('nt;noord\r\n'),
    ]);
    expect(readInvitees(bytes, study).rows).toMatchObject([{ name: 'Zoë', group: 'ex-client' }]);
  });

  it.each([
    ['a comma', `${english}\na@a.nl,A,employer,noord,nl,1`],
    ['a semicolon', 'email;group;bureau\na@a.nl;employer;noord'],
    ['a tab', 'email\tgroup\tname\tbureau\na@a.nl\temployer\t\tnoord'],
    ['an empty first field before a tab', 'name\temail\tgroup\tbureau\n\ta@a.nl\temployer\tnoord'],
    ['other delimiters inside a quoted column name', '"email";"group";"bureau";"na,,,,,am"\na@a.nl;employer;noord;'],
    ['CR alone', 'email,group,bureau\ra@a.nl,employer,noord\r'],
    ['mixed newlines', 'email,group,bureau\r\na@a.nl,employer,noord\n\r'],
    ['sep=;', 'sep=;\nemail;group;bureau\na@a.nl;employer;noord'],
    ['sep=\\t with a header that holds commas', 'SEP=\t\r\nemail\tgroup\tbureau\r\na@a.nl\temployer\tnoord'],
    ['sep with the commas Excel adds', 'sep=,,,\nemail,group,bureau\na@a.nl,employer,noord'],
    ['blank rows and trailing lines', '\n\nemail,group,bureau\n,,\n   \na@a.nl,employer,noord\n""\n,,\n\n\n'],
    ['columns without a name that are empty', 'email,group,,bureau,,\na@a.nl,employer,,noord,,,,,'],
    ['short rows where only optional fields lack', `email,group,bureau,name,language\na@a.nl,employer,noord`],
    ['spaces around quoted fields', 'email, group ,bureau\n "a@a.nl" , "employer", noord'],
    ['a non-breaking space around the address', 'email,group,bureau\n\u00a0a@a.nl\u00a0,employer,noord'],
  ])('reads a file with %s', (_, text) => {
    const file = read(text);
    expect(file.rejected).toEqual([]);
    expect(file.rows).toMatchObject([{ email: 'a@a.nl', group: 'employer', bureau: 'noord' }]);
  });

  it('takes a header without rows for a list of nobody', () => {
    expect(read(`${english}\r\n`)).toMatchObject({ rows: [], rejected: [] });
  });

  it.each([
    ['group', ['ex-client', 'EX-CLIENT', 'Ex-cliënt', 'ex cliënten', 'Ex-clie\u0308nt', 'former clients'], 'ex-client'],
    ['group', ['employer', 'Employers', 'opdrachtgever', ' OPDRACHTGEVERS '], 'employer'],
    ['bureau', ['zuid-west', 'Zuid West', 'zoe & partners', 'ZOË & PARTNERS'], 'zuid-west'],
    ['language', ['en', 'EN', 'Engels', 'english', 'en-GB', 'en_US', 'EN-ie', 'en_GB.UTF-8'], 'en'],
    ['language', ['', 'nl', 'Nederlands', 'DUTCH', 'nl-NL', 'nl_NL', 'NL-BE', 'nl-nl'], 'nl'],
  ] as const)('knows each spelling of a %s', (column, spellings, slug) => {
    for (const written of spellings) {
      const fields = { group: 'employer', bureau: 'noord', language: 'nl', [column]: written };
      const file = read(`email,group,bureau,language\na@a.nl,${fields.group},${fields.bureau},${fields.language}`);
      expect(file.rows, written).toMatchObject([{ [column]: slug }]);
    }
  });

  it('lets a slug win over a name, and asks for the slug when two bureaus bear one name', () => {
    const bureaus = [
      { slug: 'a', name: 'B' },
      { slug: 'b', name: 'Samen' },
      { slug: 'c', name: 'Samen' },
    ];
    const one = (bureau: string) =>
      readInvitees(Buffer.from(`email,group,bureau\na@a.nl,employer,${bureau}`), { ...study, bureaus });
    expect(one('b').rows).toMatchObject([{ bureau: 'b' }]);
    expect(one('C').rows).toMatchObject([{ bureau: 'c' }]);
    expect(onlyFault(one('samen')).reason).toContain('Kies uit: a (B), b (Samen), c (Samen).');
  });

  it('takes names that people and organisations bear', () => {
    const rows = realNames.map((name, n) => `p${n}@a.nl,"${name.replaceAll('"', '""')}",employer,noord,,`);
    const file = readRows(...rows);
    expect(file.rejected).toEqual([]);
    expect(file.rows.map(({ name }) => name)).toEqual(realNames.map((name) => name.normalize('NFC')));
  });

  it('loses blanks and line breaks around its values, and the Ctrl-Z of MS-DOS', () => {
    const rows = '"a@a.nl\r\n";"\nJan\t\n";" employer\n";"noord\n";"nl\n";"7\n"';
    for (const end of ['', '\n', '\r\n\u001A', '\n\u001A\r\n', '\u001A\u001A']) {
      expect(read(`${dutch.replaceAll(',', ';')}\r\n${rows}${end}`)).toMatchObject({
        rejected: [],
        rows: [{ email: 'a@a.nl', name: 'Jan', group: 'employer', bureau: 'noord', language: 'nl', externalId: '7' }],
      });
    }
    expect(read(`\uFEFFï»¿${english}\na@a.nl,,employer,noord,,`).rows).toHaveLength(1);
  });

  it('brings names to one form of Unicode', () => {
    expect(readRows('a@a.nl,Zoe\u0308,employer,noord,,').rows).toMatchObject([{ name: 'Zo\u00eb' }]);
  });
});

describe('a header', () => {
  it.each([
    'EMAIL;Group;Bureau;EXTERNAL ID',
    'E-Mail;Doelgroep;bureau;Kenmerk',
    '"e mail"; doelgroep ;BUREAU;external-id',
    'E_mail;group;bureau;externalId',
  ])('may be %s', (header) => {
    expect(read(`${header}\na@a.nl;employer;noord;7`).rows).toMatchObject([{ email: 'a@a.nl', externalId: '7' }]);
  });

  it('may have any order', () => {
    const file = read('kenmerk,bureau,taal,naam,doelgroep,e-mail\n7,noord,en,A,employer,a@a.nl');
    expect(file.rows).toMatchObject([{ email: 'a@a.nl', bureau: 'noord', name: 'A', externalId: '7' }]);
  });

  it.each([
    ['lacks a column', 'email,naam,bureau', [[1, 4]], /doelgroep ontbreekt/],
    [
      'lacks them all',
      'naam,taal',
      [
        [1, 3],
        [1, 3],
        [1, 3],
      ],
      /e-mail ontbreekt/,
    ],
    ['has an unknown column', 'email,group,telefoon,bureau', [[1, 3]], /"telefoon".*alleen de kolommen e-mail, naam/],
    ['has a column twice', 'email,group,bureau,e-mail', [[1, 4]], /"e-mail" is dezelfde kolom als "email"/],
    ['has a strange delimiter', 'email|group|bureau', [[1, 1]], /komma, puntkomma of tab/],
    ['is not there', 'jan@a.nl,Jan,employer,noord', [[1, 1]], /Hier hoort een kolomnaam/],
    ['follows sep', 'sep=,\nemail,group,bureau,bureau', [[2, 4]], /"bureau"/],
  ] as const)('that %s is refused before any row is looked at', (_, header, expected, reason) => {
    const file = read(`${header}\nx,x,x,x,x,x,x\n`);
    expect(file.rows).toEqual([]);
    expect(places(file)).toEqual(expected);
    expect(file.rejected[0]?.reason).toMatch(reason);
  });

  it.each(['', '\n\r\n', '\uFEFF', ';;;\n;;;', 'sep=;'])('must be there: %j is an empty file', (text) => {
    expect(onlyFault(read(text))).toMatchObject({ line: 1, column: 1, reason: expect.stringContaining('leeg') });
  });
});

describe('an address', () => {
  it.each([
    'jan@voorbeeld.nl',
    "o'brien+lijst@sub.voorbeeld.co.uk",
    'J.A.N_1-x@voorbeeld.amsterdam',
    'x@xn--mnchen-3ya.de',
    'a@b.xn--p1ai',
    '{jan}|piet@a.nl',
  ])('can be %s', (email) => expect(readRows(`"${email}",,employer,noord,,`).rows).toMatchObject([{ email }]));

  it.each([
    ['', /Hier moet een adres staan/],
    ['jan', /ontbreekt een @/],
    ['jan@', /ontbreekt het domein/],
    ['@voorbeeld.nl', /ontbreekt het eerste deel/],
    ['jan@@voorbeeld.nl', /meer dan één @/],
    ['jan@a.nl, piet@a.nl', /meer dan één adres/],
    ['jan@a.nl;piet@a.nl', /meer dan één adres/],
    ['jan@voorbeeld', /ontbreekt het eind/],
    ['jan@voorbeeld.nl.', /punt/],
    ['jan@voorbeeld..nl', /punt/],
    ['jan.@voorbeeld.nl', /punt/],
    ['.jan@voorbeeld.nl', /punt/],
    ['jan@.voorbeeld.nl', /punt/],
    ['jan jansen@voorbeeld.nl', /spatie/],
    ['jan@voorbeeld .nl', /spatie/],
    ['jan@voor\u00a0beeld.nl', /spatie/],
    ['mailto:jan@voorbeeld.nl', /mailto/],
    ['Jan <jan@voorbeeld.nl', /zonder < en >/],
    ["'jan@voorbeeld.nl", /aanhalingstekens/],
    ['jan@voorbeeld,nl', /komma/],
    ['jan@-voorbeeld.nl', /kan geen domein zijn/],
    ['jan@voor_beeld.nl', /kan geen domein zijn/],
    ['jan@127.0.0.1', /kan geen domein zijn/],
    ['jan@[127.0.0.1]', /kan geen domein zijn/],
    ['jan@voorbeeld.n', /kan geen domein zijn/],
    ['jan@münchen.de', /Schrijf het domein als xn--mnchen-3ya\.de/],
    ['zoë@voorbeeld.nl', /zonder accent/],
    ['jan(werk)@voorbeeld.nl', /teken dat daar niet kan/],
    [`${'a'.repeat(65)}@voorbeeld.nl`, /langer dan een adres/],
    [`jan@${`${'a'.repeat(60)}.`.repeat(5)}nl`, /langer dan een adres/],
    ['jan@voorbeeld.nl\nBcc: piet@voorbeeld.nl', /regeleinde/],
    ['jan@\r\nvoorbeeld.nl', /regeleinde/],
    ['#N/B', /foutmelding van Excel/],
    ['zoÃ«@voorbeeld.nl', /beschadigd: er stond waarschijnlijk "zoë@voorbeeld\.nl"/],
    ['jan@voorbeeld.nlÂ\u00A0', /beschadigd/],
    ['jan&amp;piet@voorbeeld.nl', /"jan&piet@voorbeeld\.nl"/],
    ['jan\u0007@voorbeeld.nl', /stuurteken/],
    ['jan\u200b@voorbeeld.nl', /onzichtbaar/],
    ['jan\u202e@voorbeeld.nl', /stuurteken/],
  ])('cannot be %j', (email, reason) => {
    const fault = onlyFault(read(`name,group,bureau,e-mail\nx,employer,noord,"${email}"`));
    expect(fault).toMatchObject({ line: 2, column: 4, reason: expect.stringMatching(/^Kolom e-mail: /) });
    expect(fault.reason).toMatch(reason);
    expect(fault.reason).not.toMatch(/\p{Cc}/u);
  });
});

describe('a field', () => {
  it.each([
    [
      'a@a.nl,,klanten,noord,,',
      3,
      /"klanten" is geen doelgroep.*ex-client \(Ex-cliënten\), employer \(Opdrachtgevers\)/,
    ],
    ['a@a.nl,,,noord,,', 3, /Hier moet iets staan/],
    ['a@a.nl,,employer,oost,,', 4, /"oost" is geen bureau.*noord \(Bureau Noord\)/],
    ['a@a.nl,,employer', 4, /Hier moet iets staan/],
    ['a@a.nl,,employer,&,,', 4, /"&" is geen bureau/],
    ['a@a.nl,,employer,noord,fr,', 5, /"fr" is geen taal.*nl \(Nederlands\), en \(Engels\)/],
    [`a@a.nl,${'x'.repeat(201)},employer,noord,,`, 2, /200/],
    [`a@a.nl,,employer,noord,,${'x'.repeat(101)}`, 6, /100/],
    ['a@a.nl,"Jan\nBcc: x@y.nl",employer,noord,,', 2, /"Jan·Bcc: x@y\.nl" bevat een regeleinde/],
    ['a@a.nl,Jan\u202eneJ,employer,noord,,', 2, /stuurteken/],
    ['a@a.nl,,employer,noord,,"7\t8"', 6, /stuurteken/],
    ['a@a.nl,ZoÃ«,employer,noord,,', 2, /beschadigd/],
    ['a@a.nl,Zo\uFFFD,employer,noord,,', 2, /beschadigd/],
    ['a@a.nl,,Ex-cliÃ«nt,noord,,', 3, /beschadigd: er stond waarschijnlijk "Ex-cliënt".*Kies uit: ex-client/],
    ['a@a.nl,,employer,#N/B,,', 4, /foutmelding van Excel.*Kies uit: noord/],
    ['a@a.nl,,employer,noord,nlx-NL,', 5, /"nlx-NL" is geen taal/],
    ['a@a.nl,,employer,noord,nl/en,', 5, /is geen taal/],
    ['a@a.nl,Jansen, Jan,employer,noord,,7', 7, /staat in geen kolom.*komma/],
  ])('%j is refused at its column', (row, column, reason) => {
    const fault = onlyFault(readRows(row));
    expect(fault).toMatchObject({ line: 2, column });
    expect(fault.reason).toMatch(reason);
  });

  it('in a column without a name is refused', () => {
    expect(places(read('email,,group,bureau\na@a.nl,06-123,employer,noord'))).toEqual([[2, 2]]);
  });
});

describe('a name', () => {
  const garbled = garbledNames.map(([name]) => name);
  it.each([
    ['was damaged', garbled, /beschadigd/],
    [
      'is an error of a spreadsheet',
      ['#N/B', '#N/A', '#NAAM?', '#NAME?', '#REF!', '#VERW!', '#WAARDE!', '#VALUE!', '#DEEL/0!', '#DIV/0!', '#GETAL!']
        .concat(['#NUM!', '#LEEG!', '#NULL!', '#OVERLOOP!', '#SPILL!', '#CALC!', '#BEREKENING!', '#VELD!', '#FIELD!'])
        .concat(['#BLOKKEREN!', '#BLOKKEREN', '#WERT!', '#BEZUG!', '#NV', '#VALEUR!', '#NOM?', '#¡VALOR!', '#¿NOMBRE?'])
        .concat([
          '#¡REF!',
          '#RIF!',
          '#DEĞER!',
          '#YOK',
          '#ARG!',
          '#N/D!',
          '#N/D',
          '#ЗНАЧ!',
          '#Н/Д',
          '#ERROR!',
          'Err:502',
        ])
        .concat(['Jan #N/B', '#VERW! de Boer']),
      /foutmelding van Excel/,
    ],
    ['did not fit', ['###', '########'], /te smal/],
    ['is a formula', ['=A2&" "&B2', '=VERT.ZOEKEN(A2)', '=$B$2', "=cmd|' /C calc'!A0"], /formule/],
    [
      'is no name',
      [
        'NULL',
        'null',
        'Null',
        'None',
        'none',
        'NaN',
        'nan',
        'NA',
        'N/A',
        'n/a',
        'undefined',
        '(leeg)',
        '(null)',
        '[NULL]',
      ]
        .concat([
          '(blank)',
          '<NA>',
          '\\N',
          'n.v.t.',
          'nvt',
          'N.v.t.',
          'NVT',
          'onbekend',
          'Onbekend',
          'geen',
          'leeg',
          'unknown',
        ])
        .concat([
          '-',
          '--',
          '.',
          '...',
          '?',
          '0',
          '00',
          '/',
          '*',
          '_',
          '—',
          'NULL NULL',
          'undefined undefined',
          'Jan null',
        ])
        .concat(['0612345678', '+31 6 12345678', '06-12 34 56 78', '28-11-2026', '2026-11-28', 'nil', 'NaT'])
        .concat(['Jan undefined', '[object Object]', 'Invalid Date', 'WAAR', 'FALSE', 'N.N.', 'niet bekend']),
      /is geen naam/,
    ],
    [
      'was written for another program',
      [
        'Jansen &amp; Zn',
        'Zo&euml; de Boer',
        'O&#039;Brien',
        'O&#x27;Brien',
        'Ren&eacute',
        'Jansen &amp;amp; Zn',
        'Jan&nbsp;Smit',
      ]
        .concat([
          'Zo%C3%AB',
          'Jan%20Smit',
          'Zo\\u00eb',
          'Jan_x000D_',
          '=?UTF-8?Q?Zo=C3=AB?=',
          'Zo=C3=AB',
          'Zo+AOs-',
          '<b>Jan</b>',
        ])
        .concat(['Jan<br/>Smit', '&quot;Zorg&quot;', 'Jansen &lt;3']),
      /voor een webpagina of een ander programma/,
    ],
    ['was not filled in', ['{{naam}}', '${voornaam}', '«Naam»', '<<Achternaam>>', '%naam%', '[naam]'], /niet ingevuld/],
    ['is an address of the web', ['https://www.voorbeeld.nl', 'http://a.nl/jan'], /webadres/],
    ['holds an address', ['jan@voorbeeld.nl', 'Jan <jan@voorbeeld.nl>', 'jan.smit@a.co.uk'], /e-mailadres/],
    ['lost a letter', ['Fran?ois', 'M?ller', '?zil', 'Zo? de Boer', 'Andr?', 'Ren?e', 'Jos?'], /vraagteken/],
  ])('that %s is refused', (_, names, reason) => {
    const rows = names.map((name, n) => `p${n}@a.nl,"${name.replaceAll('"', '""')}",employer,noord,,`);
    const { rejected } = readRows(...rows);
    expect(rejected.map(({ line }) => names[line - 2])).toEqual(names);
    for (const { column, reason: found } of rejected)
      expect([column, found]).toEqual([2, expect.stringMatching(reason)]);
  });
});

describe('an external id', () => {
  it.each([
    '1,23457E+12',
    '2.34E+15',
    '1E+05',
    '-1,5E+10',
    'NULL',
    '#N/B',
    '-',
    '?',
    'n.v.t.',
    '(leeg)',
    'KÃ«',
    '&amp;',
  ])('cannot be %j', (id) => {
    expect(places(readRows(`a@a.nl,,employer,noord,,"${id}"`))).toEqual([[2, 6]]);
  });

  it.each(['0', '007', '1E5', 'E+7', '12-3', 'K/7', '1,5', '3e', 'A+B', '#7', 'x', '1.234.567', 'jan-26'])(
    'can be %j',
    (id) => {
      expect(readRows(`a@a.nl,,employer,noord,,"${id}"`).rows).toMatchObject([{ externalId: id }]);
    },
  );
});

describe('people who are on a list twice', () => {
  it('are refused within a group of a bureau, naming the other line', () => {
    const fault = onlyFault(readRows('a@a.nl,,employer,noord,,', 'A@A.nl,,opdrachtgever,noord,,'));
    expect(fault).toMatchObject({ line: 3, column: 1, reason: expect.stringContaining('op regel 2') });
  });

  it('are two invitees in two groups, or of two bureaus', () => {
    expect(readRows('a@a.nl,,employer,noord,,', 'A@A.nl,,employer,zuid-west,,').rows).toHaveLength(2);
    expect(readRows('a@a.nl,,employer,noord,,1', 'a@a.nl,,ex-client,noord,,1').rows).toHaveLength(2);
  });

  it('are refused by their external id within a bureau', () => {
    const rows = ['a@a.nl,,employer,noord,,1', 'b@a.nl,,employer,zuid-west,,1', 'c@a.nl,,employer,noord,,1'];
    const fault = onlyFault(readRows(...rows));
    expect(fault).toMatchObject({ line: 4, column: 6, reason: expect.stringContaining('op regel 2') });
  });

  it('give one fault for a row that is there twice, also beside another fault', () => {
    expect(places(readRows('a@a.nl,,employer,noord,,1', 'a@a.nl,,employer,noord,,1'))).toEqual([[3, 1]]);
    expect(places(readRows('a@a.nl,,employer,noord,fr,1', 'a@a.nl,,employer,noord,,1'))).toEqual([
      [2, 5],
      [3, 1],
    ]);
  });
});

describe('faults', () => {
  it('all come out, in the order of the file', () => {
    const file = readRows('jan,,x,y,z,', 'a@a.nl,,employer,noord,,', 'b@,"a\tb",employer,noord,,');
    expect(file.rows).toEqual([]);
    expect(places(file)).toEqual([[2, 1], [2, 3], [2, 4], [2, 5], [4, 1], [4, 2]]); // prettier-ignore
  });

  it.each(['\n', '\r\n', '\r'])('stand on the right line after quoted newlines (%j)', (newline) => {
    const lines = [
      '',
      '"e-',
      'mail",name,group,bureau,language,external_id',
      'a@a.nl,"A',
      '',
      'B","employer',
      '",noord,,',
      '',
      '',
      'b@,B,employer,noord,,',
    ];
    expect(places(read(lines.join(newline)))).toEqual([
      [4, 2],
      [10, 1],
    ]);
  });

  it.each([
    ['never closes', ['a@a.nl,,employer,noord,,', '', 'b@a.nl,"B,employer,noord,,', 'c@a.nl,,employer,noord,,'], 4, 2],
    ['never closes and is the last', ['a@a.nl,,employer,noord,,"'], 2, 6],
    ['closes at the next quotation mark', ['b@a.nl,"B,employer,noord,,', 'c@a.nl,"C",employer,noord,,'], 2, 2],
    ['opens after a field with line breaks', ['a@a.nl,"A', 'a","employer', ''], 3, 3],
    ['stands within a field', ['a@a.nl,Jan "Bob" Smit,employer,noord,,'], 2, 2],
    ['is followed by text', ['a@a.nl,"Jan" Smit,employer,noord,,'], 2, 2],
  ])('name the line where a quotation mark %s', (_, rows, line, column) => {
    for (const newline of ['\n', '\r\n']) {
      const fault = onlyFault(read([english, ...rows].join(newline)));
      expect(fault).toMatchObject({ line, column, reason: expect.stringContaining('aanhalingsteken') });
    }
  });
});

describe('a file that is no list', () => {
  const afterHeader = (...bytes: number[]) => Buffer.concat([Buffer.from(`${english}\n`), Buffer.from(bytes)]);
  it.each([
    ['an xlsx workbook', Buffer.from([0x50, 0x4b, 3, 4, 0x14, 0]), 1, /Excel-werkmap/],
    ['an xls workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 1, /oude Excel-werkmap/],
    ['a pdf', Buffer.from('%PDF-1.7'), 1, /pdf/],
    ['utf-16 without a byte order mark', Buffer.from(english, 'utf16le'), 1, /geen tekst/],
    ['half a character of utf-16', Buffer.from([0xff, 0xfe, 0x61, 0, 0x0a, 0, 0x62]), 2, /beschadigd/],
    [
      'bytes after a UTF-8 mark that are not',
      Buffer.concat([Buffer.from('\uFEFF'), afterHeader(0xeb)]),
      2,
      /beschadigd/,
    ],
    ['more bytes than are taken', Buffer.alloc(mostInvitees.bytes + 1, 0x61), 1, /20 MB/],
    ['a record without end', Buffer.concat([afterHeader(0x22), Buffer.alloc(1_100_000, 0x61)]), 2, /aanhalingsteken/],
  ])('is refused: %s', (_, bytes, line, reason) => {
    const fault = onlyFault(readInvitees(bytes, study));
    expect(fault).toMatchObject({ line, column: 1 });
    expect(fault.reason).toMatch(reason);
  });

  it.each([
    ['06a-excel-csv-macintosh', [[2, 2]], /"CSV \(Macintosh\)".*"Zo‘ de Boer" zou "Zoë de Boer".*"CSV UTF-8"/],
    ['06b-excel-csv-msdos-cp850', [[2, 2]], /"CSV \(MS-DOS\)".*"Zo‰ de Boer" zou "Zoë de Boer".*"CSV UTF-8"/],
    ['07a-utf8-read-as-1252', [2, 3, 4, 5, 6, 7, 8].map((line) => [line, 2]), /beschadigd.*"CSV UTF-8"/],
    ['08a-excel-errors-and-nulls', Array.from({ length: 15 }, (_, i) => [i + 2, 2]), /Excel|geen naam/],
    ['08b-html-entities', [2, 3, 4].map((line) => [line, 2]), /webpagina/],
    ['09-sci-kenmerk', [2, 3].map((line) => [line, 6]), /Excel afgerond/],
  ])('is refused where it is damaged: %s', (name, expected, reason) => {
    const file = readInvitees(readCase(name), { ...study, bureaus: [{ slug: 'blcc', name: 'BLCC' }] });
    expect([places(file), file.rows]).toEqual([expected, []]);
    for (const error of file.rejected) expect(error.reason).toMatch(reason);
  });

  it.each(['10g-quoted-cell-trailing-newline', '10w-ctrlZ'])('is no such file: %s', (name) => {
    const file = readInvitees(readCase(name), { ...study, bureaus: [{ slug: 'blcc', name: 'BLCC' }] });
    expect([file.rows.length, file.rejected]).toEqual([1, []]);
  });

  it.each([
    ['a Macintosh, with its line ends', 'mac', '\r', ['García', 'Muñoz'], 'CSV (Macintosh)'],
    ['a Macintosh, with those of Windows', 'mac', '\r\n', ['Jan', 'Françoise', 'Daniël', 'Jürgen'], 'CSV (Macintosh)'],
    ['MS-DOS', 'dos', '\r\n', ['Jan', 'Françoise', 'Daniël', 'Jürgen'], 'CSV (MS-DOS)'],
    [
      'Windows',
      'windows',
      '\r\n',
      ['Jan', 'Françoise', 'Daniël', 'Jürgen', 'O’Brien', 'Anne–Marie', 'JÉRÔME'],
      undefined,
    ],
  ] as const)('of %s is told from the others', (_, page, newline, names, type) => {
    const rows = names.map((name, n) => `p${n}@a.nl,${name},employer,noord,,`);
    const bytes = codePages[page].encode([english, ...rows].join(newline));
    const { rejected } = readInvitees(bytes ?? Buffer.of(), study);
    if (type === undefined) expect(rejected).toEqual([]);
    else expect(rejected).toEqual([expect.objectContaining({ column: 2, reason: expect.stringContaining(type) })]);
  });

  it('is refused beyond the most rows, at the first row too many', () => {
    const rows = Array.from({ length: mostInvitees.rows }, (_, n) => `p${n}@a.nl,,employer,noord,,`);
    expect(readRows(...rows, ',,', '').rows).toHaveLength(mostInvitees.rows);
    const fault = onlyFault(readRows(...rows, ',,', 'a@a.nl,,employer,noord,,', 'b@a.nl,,employer,noord,,'));
    expect(fault).toMatchObject({ line: mostInvitees.rows + 3, reason: expect.stringContaining('100.000 rijen') });
  });

  it('is refused for blank rows without end, as a spreadsheet full of formatting leaves', () => {
    const fault = onlyFault(read(`${english}\n${',,,,,\n'.repeat(300_000)}`));
    expect(fault.reason).toContain('haal lege rijen weg');
  });
});

it('reads 10,000 rows in less than a second, sound or not', () => {
  for (const address of ['p', 'p p']) {
    const rows = Array.from(
      { length: 10_000 },
      (_, n) => `${address}${n}@a.nl,Zoë ${n},Ex-cliënt,Bureau Noord,nl,${n}`,
    );
    const start = performance.now();
    const { rows: sound, rejected } = readRows(...rows);
    expect(performance.now() - start).toBeLessThan(1000);
    expect(sound.length + rejected.length).toBe(10_000);
  }
});

describe('any legal list', () => {
  const inWindows = realNames.filter((name) => {
    const bytes = codePages.windows.encode(name);
    return bytes !== undefined && !/[\u0300-\u036F]/.test(name);
  });
  const choice = <T extends string>(spellings: Record<T, readonly string[]>) =>
    fc.oneof(
      ...(Object.keys(spellings) as T[]).map((value) =>
        fc.constantFrom(...spellings[value]).map((written) => ({ value, written })),
      ),
    );
  const person = (names: readonly string[]) =>
    fc.record({
      name: fc.constantFrom('', ...names),
      externalId: fc.constantFrom('', 'K', 'ë', "7'", '0'),
      local: fc.stringMatching(/^[a-zA-Z0-9!#$*+/=?^_`{|}~-]{1,20}$/).filter((local) => !findEncoded(local)),
      group: choice({
        'ex-client': ['ex-client', 'Ex-cliënt', 'EX-CLIËNTEN'],
        employer: ['employer', 'Opdrachtgever'],
      }),
      bureau: choice({ noord: ['noord', 'bureau NOORD'], 'zuid-west': ['Zuid-West', 'Zoë & Partners'] }),
      language: choice({ nl: ['', 'nl', 'Nederlands'], en: ['EN', 'Engels', 'English'] }),
      quotes: fc.boolean(),
      blankLinesAfter: fc.nat(2),
    });

  it.each(Object.keys(encoders) as (keyof typeof encoders)[])('comes out as it went in: %s', (encoding) => {
    const isWindows = encoding === 'windows-1252';
    const dialect = fc.record({
      delimiter: fc.constantFrom(',', ';', '\t'),
      header: fc.constantFrom(english, dutch, english.toUpperCase()),
      // a Macintosh of old ended lines with \r, and had a code page of its own
      newline: fc.constantFrom('\n', '\r\n', ...(isWindows ? [] : ['\r'])),
      sep: fc.boolean(),
      order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
    });
    const same = ({ local, group }: { local: string; group: { value: string } }) =>
      `${group.value} ${local.toLowerCase()}`;
    const people = fc
      .uniqueArray(person(isWindows ? inWindows : realNames), { maxLength: 12, selector: same })
      .map((all) => all.map((one, n) => ({ ...one, externalId: one.externalId && `${one.externalId}${n}` })));
    fc.assert(
      fc.property(dialect, people, ({ delimiter, header, newline, sep, order }, all) => {
        const field = (written: string, quotes: boolean) =>
          quotes || written.includes(delimiter) || written.includes('"')
            ? `"${written.replaceAll('"', '""')}"`
            : written;
        const record = (fields: string[], quotes = false) =>
          order.map((at) => field(fields[at] ?? '', quotes)).join(delimiter);
        const lines = [...(sep ? [`sep=${delimiter}`] : []), record(header.split(','))];
        const expected = all.map(({ local, name, group, bureau, language, externalId, quotes, blankLinesAfter }) => {
          const email = `${local}@voorbeeld.nl`;
          lines.push(record([email, name, group.written, bureau.written, language.written, externalId], quotes));
          const line = lines.length;
          lines.push(...Array<string>(blankLinesAfter).fill(''));
          return {
            line,
            email,
            emailKey: email.toLowerCase(),
            name: name.normalize('NFC'),
            group: group.value,
            bureau: bureau.value,
            language: language.value,
            externalId: externalId || null,
          };
        });
        const bytes = encoders[encoding](lines.join(newline));
        // windows-1252 that happens to be UTF-8 cannot be told from it
        fc.pre(!isWindows || !bytes.toString().match(/[\u0080-\uFFFC]/));
        const file = readInvitees(bytes, study);
        expect(file.rejected).toEqual([]);
        expect(file.rows).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
