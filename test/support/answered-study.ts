import { inviteAll } from '../../src/fieldwork/queue-letters.js';
import type { Fields } from '../../src/questionnaire/fields.js';
import type { StudyDefinition } from '../../src/study/definition.js';
import { loadStudy } from '../../src/study/load.js';
import type { DatabaseKind } from './database.js';
import { answer, eligible } from './filled-in.js';
import { readStudyWithBureaus } from './questionnaires.js';
import { seeded } from './random-answers.js';
import { acceptAll, sendDue } from './send-due.js';
import { openWorld, type World } from './world.js';

/** A world in which people answer one by one. */
export interface AnsweredStudy extends World {
  /** The receipt codes of who sent, in that order. */
  readonly codes: readonly string[];
  /** So many more former clients send: at random, but for what is fixed. */
  send(count?: number, fixed?: Fields): Promise<void>;
}

const allBureaus = ['blcc', 'careercoach', 'wageningen-career-support', 'coordinator-bureau'];

/** Wave 2026 with so many invited former clients, of these bureaus in turn; its study shows figures of an open wave as `interim` says. */
export async function openAnsweredStudy(
  kind: DatabaseKind,
  people: number,
  interim: StudyDefinition['privacy']['interim'] = 'steps',
  bureaus: readonly string[] = allBureaus,
): Promise<AnsweredStudy> {
  const world = await openWorld(kind, {}, readStudyWithBureaus);
  const { ctx, invite, passDays } = world;
  if (interim !== 'steps') {
    const { study, ...folder } = readStudyWithBureaus();
    const privacy = { ...study.definition.privacy, interim };
    passDays(1);
    await loadStudy(ctx, { ...folder, study: { ...study, definition: { ...study.definition, privacy } } });
  }
  const tokens = await invite(
    Array.from({ length: people }, (_, i) => ({
      email: `p${i}@example.nl`,
      bureau: bureaus[i % bureaus.length] ?? '',
    })),
  );
  await inviteAll(ctx, { wave: '2026' });
  await sendDue(ctx, acceptAll);
  const random = seeded(20);
  const codes: string[] = [];
  return {
    ...world,
    codes,
    send: async (count = 1, fixed = {}) => {
      for (let i = 0; i < count; i++) {
        codes.push(await answer(ctx, tokens[codes.length] ?? '', random, { ...eligible, ...fixed }));
      }
    },
  };
}
