import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { findConflicts, loadStudy } from '../../src/study/load.js';
import { readStudyFolder } from '../../src/study/read-folder.js';
import { zoe } from '../support/cast.js';
import { freshFolder } from '../support/folder.js';
import { readOurStudy, studyFolder } from '../support/questionnaires.js';
import { openWorld } from '../support/world.js';
import { copyStudy, placeOf } from './copied-study.js';

function problemsIn(folder: string) {
  const read = readStudyFolder(folder);
  return 'problems' in read ? read.problems : [];
}

/** A deliberate mistake: what stood there, what stands there now, at what the product points, and what it says. */
interface Mistake {
  readonly what: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** The text that the place begins with; the start of the file when left out. */
  readonly at?: string;
  readonly says: string;
}

/** The lines of study.yaml from one reminder to the next, under these names. */
const twoReminders = (first: string, second: string) =>
  [
    `step: ${first}`,
    '      day: 4',
    '      weekdays: [mon, tue, wed, thu]',
    '      hours: 09:00-16:00',
    '      letters:',
    '        ex-client: { nl: mail/reminder-1.ex-client.nl.md, en: mail/reminder-1.ex-client.en.md }',
    '        employer: { nl: mail/reminder-1.employer.nl.md, en: mail/reminder-1.employer.en.md }',
    `    - step: ${second}`,
    '      day: 11',
  ].join('\n');

const exClient = 'ex-client.yaml';
const invitation = 'mail/invitation.ex-client.nl.md';
const mistakes: Mistake[] = [
  {
    what: 'a background question as core outcome',
    file: 'study.yaml',
    from: '- XC_ZELFOPLOSSEN',
    to: '- XC_OPLEIDING',
    at: 'XC_OPLEIDING',
    says: 'XC_OPLEIDING is background: it is no core outcome',
  },
  {
    what: 'an anchor as core outcome',
    file: 'study.yaml',
    from: '- XC_ZELFOPLOSSEN',
    to: '- XC_INITIATIEF',
    at: 'XC_INITIATIEF',
    says: 'XC_INITIATIEF is of an anchor, which is judged by itself: it is no core outcome',
  },
  {
    what: 'a place of a ranking as core outcome',
    file: 'study.yaml',
    from: '- XC_ZELFOPLOSSEN',
    to: '- XC_BELANGRIJK_TOP3_1',
    at: 'XC_BELANGRIJK_TOP3_1',
    says: 'XC_BELANGRIJK_TOP3_1 is a place of a ranking: it is no core outcome',
  },
  {
    what: 'a background question that nobody is asked',
    file: 'study.yaml',
    from: 'background: [XC_PERIODE, XC_OPLEIDING',
    to: 'background: [XC_PERIODE, XC_LEEFTIJD',
    at: 'XC_LEEFTIJD',
    says: 'there is no question, item or option XC_LEEFTIJD',
  },
  {
    what: 'a background question without answers to choose from',
    file: 'study.yaml',
    from: 'background: [XC_PERIODE, XC_OPLEIDING',
    to: 'background: [XC_PERIODE, XC_SLOT_OPEN',
    at: 'XC_SLOT_OPEN',
    says: 'there is no question, item or option XC_SLOT_OPEN',
  },
  {
    what: 'an earlier participation that is no background',
    file: 'study.yaml',
    from: 'tookPartBefore: { question: OG_EERDER',
    to: 'tookPartBefore: { question: OG_NUT',
    at: 'question: OG_NUT, codes',
    says: 'OG_NUT is not in background',
  },
  {
    what: 'an earlier participation by an answer that is not there',
    file: 'study.yaml',
    from: 'question: OG_EERDER, codes: [1]',
    to: 'question: OG_EERDER, codes: [7]',
    at: '7] }',
    says: 'question OG_EERDER has no code 7',
  },
  {
    what: 'an unknown question',
    file: exClient,
    from: 'showIf: { question: XC_BELANGRIJK, countAtLeast: 3 }',
    to: 'showIf: { question: XC_MACHT, countAtLeast: 3 }',
    at: 'question: XC_MACHT',
    says: 'question XC_MACHT does not exist',
  },
  {
    what: 'an unknown code',
    file: exClient,
    from: 'showIf: { question: XC_INITIATIEF, in: [3] }',
    to: 'showIf: { question: XC_INITIATIEF, in: [33] }',
    at: '33] }',
    says: 'question XC_INITIATIEF has no code 33',
  },
  {
    what: 'a look ahead',
    file: exClient,
    from: 'showIf: { question: XC_INITIATIEF, in: [3] }',
    to: 'showIf: { question: XC_MOEILIJK, in: [2] }',
    at: 'question: XC_MOEILIJK, in: [2]',
    says: 'question XC_MOEILIJK comes later: a condition can only look back',
  },
  {
    what: 'a page that nobody can reach',
    file: exClient,
    from: 'countAtLeast: 3',
    to: 'countAtLeast: 10',
    at: 'id: gesprekken-top-3',
    says: 'no combination of answers leads to page "gesprekken-top-3"',
  },
  {
    what: 'a question twice',
    file: exClient,
    from: 'id: XC_BETALER',
    to: 'id: XC_PERIODE  ',
    at: 'id: XC_PERIODE  ',
    says: 'there is already a question XC_PERIODE',
  },
  {
    what: 'a page twice',
    file: exClient,
    from: 'id: opleiding',
    to: 'id: laatste-gesprek ',
    at: 'id: laatste-gesprek ',
    says: 'there is already a page "laatste-gesprek"',
  },
  {
    what: 'a code twice',
    file: exClient,
    from: '{ code: 2, label: { nl: Hbo,',
    to: '{ code: 1, label: { nl: Hbo,',
    at: 'code: 1, label: { nl: Hbo',
    says: 'code 1 is used twice in this question',
  },
  {
    what: 'a code that cannot be one',
    file: exClient,
    from: 'code: ONVINDBAAR',
    to: 'code: onvindbaar',
    at: 'code: onvindbaar',
    says: 'code: must be a whole number up to 99 or an upper-case word such as ANDERS',
  },
  {
    what: 'a missing translation',
    file: exClient,
    from: '{ nl: Mbo, en: Secondary vocational education (mbo) }',
    to: '{ nl: Mbo }',
    at: 'label: { nl: Mbo }',
    says: '"Mbo" has no English text (en)',
  },
  {
    what: 'a letter that is not translated',
    file: 'study.yaml',
    from: '{ nl: mail/invitation.employer.nl.md, en: mail/invitation.employer.en.md }',
    to: '{ nl: mail/invitation.employer.nl.md }',
    at: 'employer: { nl: mail/invitation.employer.nl.md }',
    says: '"mail/invitation.employer.nl.md" has no English text (en)',
  },
  {
    what: 'YAML that does not close',
    file: exClient,
    from: 'minutes: { from: 7, to: 10 }\n\n',
    to: 'minutes: { from: 7, to: 10\n\n',
    at: 'introduction:',
    says: 'Flow map in block collection must be sufficiently indented and end with a }',
  },
  {
    what: 'a key twice',
    file: exClient,
    from: 'minutes: { from: 7, to: 10 }',
    to: 'minutes: { from: 7, to: 10 }\nminutes: { from: 8, to: 9 }',
    at: 'minutes: { from: 8',
    says: 'Map keys must be unique',
  },
  {
    what: 'a reference within the file',
    file: exClient,
    from: 'minutes: { from: 7, to: 10 }',
    to: 'minutes: *later',
    at: '*later',
    says: 'a reference to another place (*) is not taken: write it out',
  },
  {
    what: 'an unknown key',
    file: exClient,
    from: 'maxLength: 1000',
    to: 'maxLength: 1000\n        colour: red',
    at: 'colour: red',
    says: '"colour" is not known here',
  },
  {
    what: 'a condition that is none',
    file: exClient,
    from: 'showIf: { question: XC_BELANGRIJK, countAtLeast: 3 }',
    to: 'showIf: { question: XC_BELANGRIJK, count: 3 }',
    at: 'showIf: { question: XC_BELANGRIJK, count: 3 }',
    says: 'showIf: must be a question with in, atLeast or countAtLeast, or a list of such under all or any, or one under not',
  },
  {
    what: 'a kind that is none',
    file: exClient,
    from: 'kind: battery',
    to: 'kind: batterij',
    at: 'kind: batterij',
    says: "kind: Invalid discriminator value. Expected 'single' | 'multiple' | 'scale' | 'battery' | 'ranking' | 'open' | 'number' | 'date' | 'statement'",
  },
  {
    what: 'a word for a number',
    file: exClient,
    from: 'minutes: { from: 7, to: 10 }',
    to: 'minutes: { from: 7, to: tien }',
    at: 'to: tien',
    says: 'to: Invalid input: expected number, received string',
  },
  {
    what: 'a key that is not there',
    file: 'study.yaml',
    from: 'firstWave:',
    to: '# firstWave:',
    at: 'study: loopbaanadvies',
    says: 'firstWave: Invalid input: expected string, received undefined',
  },
  {
    what: 'a bureau twice',
    file: 'study.yaml',
    from: '{ slug: careercoach, name: The Careercoach }',
    to: '{ slug: blcc, name: The Careercoach }',
    at: 'slug: blcc, name: The Careercoach',
    says: 'there is already a bureau "blcc"',
  },
  {
    what: 'a file outside the folder',
    file: 'study.yaml',
    from: 'questionnaire: employer.yaml',
    to: 'questionnaire: ../employer.yaml',
    at: 'questionnaire: ../employer.yaml',
    says: 'questionnaire: must stay in the study folder',
  },
  {
    what: 'a letter with a word that cannot be filled in',
    file: invitation,
    from: '{contactName}',
    to: '{contact}',
    at: '{contact}',
    says: '{contact} cannot be filled in; a letter knows {greeting} {name} {bureau} {link} {optOut} {notMe} {minutes} {contactName} {contactEmail} {signature} {privacyPage} {reportPage} {until} {reportMonth}',
  },
  {
    what: 'a letter without its link',
    file: invitation,
    from: '{link}',
    to: 'www.golfslag.example',
    says: 'the letter has no {link}: nobody could answer',
  },
  {
    what: 'a letter without a subject',
    file: invitation,
    from: 'subject:',
    to: '# subject:',
    says: 'Invalid input: expected object, received null',
  },
  {
    what: 'a letter without a head',
    file: invitation,
    from: '---\n',
    to: '',
    says: 'a letter begins with "---", "subject: …" and "---"',
  },
  {
    what: 'a figure of an unknown code',
    file: 'baseline-2015.yaml',
    from: 'code: 3',
    to: 'code: 33',
    at: 'code: 33',
    says: 'question XC_INITIATIEF has no code 33',
  },
  {
    what: 'a figure of an unknown question',
    file: 'baseline-2015.yaml',
    from: 'question: XC_INITIATIEF',
    to: 'question: XC_BEGIN',
    at: 'question: XC_BEGIN',
    says: 'there is no question XC_BEGIN',
  },
  {
    what: 'a word that an introduction cannot fill in',
    file: exClient,
    from: 'U sprak via {bureau} met',
    to: '{naam}, u sprak via {bureau} met',
    at: 'nl: |\n    {naam}',
    says: '{naam} cannot be filled in; this text knows {bureau} {minutes} {until} {reportMonth}',
  },
  {
    what: 'a word that the thanks cannot fill in',
    file: exClient,
    from: 'Dank u wel voor uw antwoorden en',
    to: 'Dank u wel, {bureau}, voor uw antwoorden en',
    at: 'nl: |\n    Dank u wel, {bureau}',
    says: '{bureau} cannot be filled in; this text knows {until} {reportMonth}',
  },
  {
    what: 'a subject with a date that not every wave has',
    file: invitation,
    from: 'subject: ',
    to: 'subject: Nog tot {until} ',
    says: 'the subject asks for {until}, which a wave without a planned end does not have',
  },
  {
    what: 'a word that the promise cannot fill in',
    file: 'study.yaml',
    from: 'nog hoogstens {backupDays} dagen',
    to: 'nog hoogstens {days} dagen',
    at: 'nl: |\n    - Uw antwoorden zijn',
    says: '{days} cannot be filled in; this text knows {backupDays} {bureauSees}',
  },
  {
    what: 'a word that a folded part cannot fill in',
    file: exClient,
    from: 'Vier bureaus voor loopbaanadvies doen',
    to: 'Vier bureaus voor {advies} doen',
    at: 'nl: |\n        Vier bureaus voor {advies}',
    says: '{advies} cannot be filled in; this text knows {bureau} {minutes} {until} {reportMonth}',
  },
  {
    what: 'no invitation',
    file: 'study.yaml',
    from: [
      '    - step: invitation',
      '      day: 0',
      '      weekdays: [tue, wed, thu]',
      '      hours: 09:00-12:00',
      '      letters:',
      '        ex-client: { nl: mail/invitation.ex-client.nl.md, en: mail/invitation.ex-client.en.md }',
      '        employer: { nl: mail/invitation.employer.nl.md, en: mail/invitation.employer.en.md }\n',
    ].join('\n'),
    to: '',
    at: 'steps:',
    says: 'there must be a step "invitation"',
  },
  {
    what: 'an invitation that does not go on day 0',
    file: 'study.yaml',
    from: 'day: 0',
    to: 'day: 1',
    at: 'day: 1\n      weekdays: [tue',
    says: 'the invitation is day 0; the others count from it',
  },
  {
    what: 'a reminder on the day of the one before it',
    file: 'study.yaml',
    from: 'day: 11',
    to: 'day: 4',
    at: 'day: 4\n      weekdays: [mon, tue, wed, thu]\n      hours: 09:00-16:00\n      letters:\n        ex-client: { nl: mail/reminder-2.ex',
    says: '"reminder-2" must go at least 4 days later than "reminder-1"',
  },
  {
    what: 'steps in another order than they go',
    file: 'study.yaml',
    from: twoReminders('reminder-1', 'reminder-2'),
    to: twoReminders('reminder-2', 'reminder-1'),
    at: 'step: reminder-1\n      day: 11',
    says: '"reminder-1" goes before "reminder-2"',
  },
  {
    what: 'hours that end before they begin',
    file: 'study.yaml',
    from: 'hours: 09:00-12:00',
    to: 'hours: 12:00-09:00',
    at: 'hours: 12:00-09:00',
    says: 'hours: must end later than they begin, on the same day',
  },
  {
    what: 'minutes the wrong way round',
    file: exClient,
    from: 'minutes: { from: 7, to: 10 }',
    to: 'minutes: { from: 17, to: 10 }',
    at: 'to: 10 }',
    says: 'to: to must not be below from',
  },
  {
    what: 'an anchor of no figure',
    file: exClient,
    from: 'figure: P70',
    to: 'figure: P71',
    at: 'figure: P71',
    says: 'the baseline has no figure "P71" of this group',
  },
  {
    what: 'a group without a letter',
    file: 'study.yaml',
    from: '        employer: { nl: mail/reminder-1.employer.nl.md, en: mail/reminder-1.employer.en.md }\n',
    to: '',
    at: 'letters:\n        ex-client: { nl: mail/reminder-1',
    says: '"reminder-1" has no letter to group "employer"',
  },
  {
    what: 'a letter to a group that is not there',
    file: 'study.yaml',
    from: 'employer: { nl: mail/reminder-1.employer.nl.md',
    to: 'partner: { nl: mail/invitation.employer.nl.md, en: mail/invitation.employer.en.md }\n        employer: { nl: mail/reminder-1.employer.nl.md',
    at: 'partner: {',
    says: 'there is no group "partner"',
  },
  {
    what: 'a sender name with a word that cannot be filled in',
    file: 'study.yaml',
    from: "nl: '{bureau}, onderzoek",
    to: "nl: '{naam}, onderzoek",
    at: "nl: '{naam}",
    says: '{naam} cannot be filled in; this text knows {bureau}',
  },
  {
    what: 'a letter without a way out',
    file: invitation,
    from: '{optOut}',
    to: '',
    says: 'the letter has no {optOut}: nobody could say no',
  },
  {
    what: 'a letter with a picture',
    file: invitation,
    from: '{optOut}',
    to: '{optOut} ![logo](https://bureau.example/logo.png)',
    at: '![logo]',
    says: 'a letter holds no pictures: opening it would load them, and tell somebody',
  },
];

describe('checking a study folder', () => {
  it('finds nothing wrong in ours', () => {
    expect(problemsIn(studyFolder)).toEqual([]);
  });

  test.each(mistakes)('points at $what', async ({ file, from, to, at, says }) => {
    const { folder, edit } = await copyStudy();
    const text = edit(file, from, to);
    const place = at === undefined ? { line: 1, column: 1 } : placeOf(text, at);
    expect(problemsIn(folder)).toEqual([{ file, ...place, reason: says }]);
  });

  it('tells the problems of all files at once', async () => {
    const { folder, edit } = await copyStudy();
    edit('ex-client.yaml', 'in: [2, 3]', 'in: [2, 33]');
    edit('employer.yaml', 'kind: battery', 'kind: batterij');
    edit(invitation, '{link}', '');
    rmSync(join(folder, 'mail/reminder-3.employer.en.md'));
    expect(problemsIn(folder).map((problem) => problem.file)).toEqual([
      'ex-client.yaml',
      'employer.yaml',
      invitation,
      'mail/reminder-3.employer.en.md',
    ]);
  });

  test.each(['study.yaml', 'employer.yaml', 'baseline-2015.yaml', invitation])('misses %s', async (file) => {
    const { folder } = await copyStudy();
    rmSync(join(folder, file));
    expect(problemsIn(folder)).toEqual([{ file, line: 1, column: 1, reason: 'the file is missing or cannot be read' }]);
  });

  it('finds no study in an empty folder, an empty file, or none', async () => {
    const folder = await freshFolder();
    expect(problemsIn(folder)).toMatchObject([{ file: 'study.yaml' }]);
    expect(problemsIn(join(folder, 'nowhere'))).toMatchObject([{ file: 'study.yaml' }]);
    writeFileSync(join(folder, 'study.yaml'), '');
    expect(problemsIn(folder)).toMatchObject([{ file: 'study.yaml', line: 1, column: 1 }]);
  });

  it('points at a code that means something else than in the stored version', async () => {
    const { ctx } = await openWorld('sqlite');
    expect(await findConflicts(ctx, readOurStudy())).toEqual([]);
    const { folder, edit } = await copyStudy();
    const text = edit('ex-client.yaml', 'label: { nl: Hbo,', 'label: { nl: Geen,');
    const read = readStudyFolder(folder);
    if ('problems' in read) throw new Error(JSON.stringify(read.problems));
    expect(await findConflicts(ctx, read)).toEqual([
      {
        file: 'ex-client.yaml',
        ...placeOf(text, 'label: { nl: Geen,'),
        reason:
          'code 2 of XC_OPLEIDING meant "Hbo" in the stored version and now "Geen": a code never changes meaning, use a code that was not used before',
      },
    ]);
  });

  /** The conflicts of our study with these edits, after versions with earlier edits were loaded. */
  async function conflictsAfter(earlier: [from: string, to: string][], from: string, to: string) {
    const { ctx, invite } = await openWorld('sqlite');
    await invite([zoe]);
    const read = async (file: string, [before, after]: [string, string]) => {
      const { folder, edit } = await copyStudy();
      edit(file, before, after);
      const found = readStudyFolder(folder);
      if ('problems' in found) throw new Error(JSON.stringify(found.problems));
      return found;
    };
    for (const change of earlier) await loadStudy(ctx, await read('ex-client.yaml', change));
    const file = /slug|study:|interim/.test(from) ? 'study.yaml' : 'ex-client.yaml';
    return (await findConflicts(ctx, await read(file, [from, to]))).map(({ reason }) => reason);
  }

  it('compares with every stored version, not with the newest alone', async () => {
    const other = '          - { code: 2, label: { nl: Hbo, en: Higher professional education (hbo) } }\n';
    const found = await conflictsAfter([[other, '']], other, other.replace('nl: Hbo', 'nl: Geen diploma'));
    expect(found).toEqual([expect.stringMatching(/^code 2 of XC_OPLEIDING meant "Hbo"/)]);
  });

  it('looks at the scales of a battery and at what a question asks', async () => {
    expect(await conflictsAfter([], 'nl: Veel slechter', 'nl: Uitstekend')).toEqual([
      expect.stringMatching(/^code 1 of XC_EFFECT_TOEKOMST meant "Veel slechter"/),
    ]);
    expect(await conflictsAfter([], 'nl: Wie betaalde het traject?', 'nl: Rookt u?')).toEqual([
      expect.stringMatching(/^question XC_BETALER meant "Wie betaalde het traject\?"/),
    ]);
  });

  it('shows no more of a wave that is open than was promised when it opened', async () => {
    expect(await conflictsAfter([], 'interim: steps', 'interim: live')).toEqual([
      'wave "2026" is open under "interim: steps": it cannot show more while people answer',
    ]);
    expect(await conflictsAfter([], 'interim: steps', 'interim: none')).toEqual([]);
  });

  it('refuses another study, and a bureau left out that has invitees', async () => {
    expect(await conflictsAfter([], 'study: loopbaanadvies', 'study: anders')).toEqual([
      'this installation holds the study "loopbaanadvies": use another DATA_DIR for another study',
    ]);
    expect(await conflictsAfter([], 'slug: blcc', 'slug: blcc-2')).toEqual([
      'bureau "blcc" has invitees: it cannot be left out or get another slug',
    ]);
  });
});
