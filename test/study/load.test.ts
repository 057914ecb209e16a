import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it, test } from 'vitest';
import { addWave, openWave } from '../../src/study/wave-life.js';
import { QuestionnaireDefinition } from '../../src/questionnaire/definition.js';
import { findRespondent } from '../../src/response/respondent.js';
import { hashOfLink } from '../../src/secret.js';
import { changeBureauLetters } from '../../src/study/change-letters.js';
import { listLettersLeft } from '../../src/study/letters-of-files.js';
import { loadStudy } from '../../src/study/load.js';
import { readStudyFolder, type StudyFolder } from '../../src/study/read-folder.js';
import { getOnlyStudy } from '../../src/study/stored.js';
import { zoe } from '../support/cast.js';
import { databases } from '../support/database.js';
import { readOurStudy } from '../support/questionnaires.js';
import { openWorld, type World } from '../support/world.js';
import { copyStudy } from './copied-study.js';

/** Our study with another text of one question of the former clients. */
async function reworded(text = 'Wie betaalde er?'): Promise<StudyFolder> {
  const { folder, edit } = await copyStudy();
  edit('ex-client.yaml', 'nl: Wie betaalde het traject?', `nl: ${text}`);
  const read = readStudyFolder(folder);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read;
}

const versionsIn = ({ ctx }: World) =>
  ctx.db.selectFrom('questionnaire').selectAll().orderBy('grp').orderBy('version').execute();

async function textThatIsAsked({ ctx }: World, token: string): Promise<string | undefined> {
  const respondent = await findRespondent(ctx, hashOfLink(token));
  const question = respondent?.questionnaire.questionnaire.questions.find(({ id }) => id === 'XC_BETALER');
  return question?.definition.text.nl;
}

function questionsOf(definition: string) {
  return QuestionnaireDefinition.parse(JSON.parse(definition)).pages.flatMap(({ questions }) => questions);
}

describe.each(databases)('loading a study on %s', (kind) => {
  it('makes no new version of what did not change', async () => {
    const world = await openWorld(kind);
    const before = await versionsIn(world);
    expect(before.map(({ grp, version }) => [grp, version])).toEqual([
      ['employer', 1],
      ['ex-client', 1],
    ]);
    expect(await loadStudy(world.ctx, readOurStudy())).toEqual([
      { group: 'ex-client', version: 1, changed: false },
      { group: 'employer', version: 1, changed: false },
    ]);
    expect(await versionsIn(world)).toEqual(before);
  });

  it('makes a new version where one question changed, and leaves the stored one as it was', async () => {
    const world = await openWorld(kind);
    const before = await versionsIn(world);
    expect(await loadStudy(world.ctx, await reworded())).toEqual([
      { group: 'ex-client', version: 2, changed: true },
      { group: 'employer', version: 1, changed: false },
    ]);
    const after = await versionsIn(world);
    expect(after.slice(0, 2)).toEqual(before);
    const [then = [], now = []] = after.slice(1).map(({ definition }) => questionsOf(definition));
    expect(now.map(({ id }) => id)).toEqual(then.map(({ id }) => id));
    const changed = now.filter((question, i) => !isDeepStrictEqual(question, then[i]));
    expect(changed.map(({ id }) => id)).toEqual(['XC_BETALER']);
    const stored = QuestionnaireDefinition.parse(JSON.parse(after[2]?.definition ?? ''));
    expect(stored).toEqual((await reworded()).questionnaires[0]?.definition);
  });

  it('lets a wave keep the version it opened with, and the next wave take the newest', async () => {
    const world = await openWorld(kind);
    const [first = ''] = await world.invite([zoe]);
    await loadStudy(world.ctx, await reworded());
    await addWave(world.ctx, '2027', '2026');
    await openWave(world.ctx, '2027');
    const [second = ''] = await world.invite([zoe], '2027');
    expect(await textThatIsAsked(world, first)).toBe('Wie betaalde het traject?');
    expect(await textThatIsAsked(world, second)).toBe('Wie betaalde er?');
  });

  it('puts new settings in the place of the old ones at once', async () => {
    const world = await openWorld(kind);
    expect((await getOnlyStudy(world.ctx)).definition.privacy.draftDays).toBe(14);
    const { folder, edit } = await copyStudy();
    edit('study.yaml', 'draftDays: 14', 'draftDays: 7');
    world.passDays(1);
    await loadStudy(world.ctx, readStudyFolder(folder) as StudyFolder);
    expect((await getOnlyStudy(world.ctx)).definition.privacy.draftDays).toBe(7);
  });

  it('leaves the letters that are there, and says which files differ', async () => {
    const world = await openWorld(kind);
    const { folder, edit } = await copyStudy();
    edit('mail/invitation.employer.nl.md', 'Met vriendelijke groet,', 'Groeten,');
    edit(
      'study.yaml',
      '{ slug: blcc, name: BLCC Loopbaanbegeleiding }',
      '{ slug: blcc, name: BLCC Loopbaanbegeleiding, mail: { sentence: { nl: Tot dan., en: See you. } } }',
    );
    const read = readStudyFolder(folder) as StudyFolder;
    await changeBureauLetters(
      world.ctx,
      'loopbaanadvies',
      { bureau: 'blcc', settings: { signature: { nl: 'Anna de Vries' } } },
      'anna@blcc.example',
    );
    await loadStudy(world.ctx, read);
    expect(await listLettersLeft(world.ctx, read.study)).toEqual(['invitation.employer.nl', 'blcc']);
    const { letters, definition } = await getOnlyStudy(world.ctx);
    expect(letters.invitation?.['employer']?.nl?.body).toContain('Met vriendelijke groet,');
    expect(definition.bureaus.find(({ slug }) => slug === 'blcc')?.mail).toEqual({
      signature: { nl: 'Anna de Vries' },
    });
  });

  it('starts a bureau’s letters with what study.yaml says', async () => {
    const world = await openWorld(kind);
    const { folder, edit } = await copyStudy();
    const mail = { from: { nl: 'BLCC', en: 'BLCC' }, sentence: { nl: 'Tot dan.', en: 'See you.' } };
    edit(
      'study.yaml',
      '{ slug: blcc, name: BLCC Loopbaanbegeleiding }',
      `{ slug: blcc, name: BLCC Loopbaanbegeleiding, mail: ${JSON.stringify(mail)} }`,
    );
    await loadStudy(world.ctx, readStudyFolder(folder) as StudyFolder);
    const { bureaus } = (await getOnlyStudy(world.ctx)).definition;
    expect(bureaus.find(({ slug }) => slug === 'blcc')?.mail).toEqual(mail);
  });

  test('two loads at once give one new version each, in a row', async () => {
    const world = await openWorld(kind);
    const [one, other] = [await reworded('Wie betaalde toen?'), await reworded('Wie betaalde nu?')];
    const loaded = await Promise.all([loadStudy(world.ctx, one), loadStudy(world.ctx, other)]);
    expect(loaded.map(([exClient]) => exClient?.version).sort()).toEqual([2, 3]);
  });
});
