import type { QuestionnaireDefinition } from '../../src/questionnaire/definition.js';
import { addCountedWave } from './counted.js';
import { changeQuestionnaires, findDefined } from './reworded.js';
import type { World } from './world.js';

/** A question that is asked in other words in each of the three waves. */
export const changed = {
  id: 'XC_BETALER',
  words: ['Wie betaalde het traject?', 'Wie heeft uw traject betaald?', 'Wie heeft uw traject bij het bureau betaald?'],
} as const;

/** A question that only the last one asks. */
export const fresh = 'XC_OPNIEUW';

/** A question that the last one does not ask any more. */
export const gone = 'XC_SLOT_OPEN';

const asked = {
  ...{ id: fresh, kind: 'single', text: { nl: 'Zou u het weer doen?', en: 'Would you do it again?' } },
  options: [
    { code: 1, label: { nl: 'Ja', en: 'Yes' } },
    { code: 2, label: { nl: 'Nee', en: 'No' } },
  ],
};

/** Closed waves of former clients: 2027, 2028 and 2029, each with another version of the questionnaire. */
export async function addThreeWaves({ ctx, passDays }: Pick<World, 'ctx' | 'passDays'>): Promise<void> {
  for (const [i, wave] of ['2027', '2028', '2029'].entries()) {
    if (i > 0) {
      passDays(1);
      await changeQuestionnaires(ctx, (definition, group) => {
        if (group === 'ex-client') change(definition, i);
      });
    }
    await addCountedWave(ctx, wave, 'ex-client', { XC_INITIATIEF: { 1: 42, 3: 18 }, [changed.id]: { 1: 20, 2: 40 } });
  }
}

function change(definition: QuestionnaireDefinition, version: number): void {
  const question = findDefined(definition, changed.id);
  Object.assign(question, { text: { ...(question.text as object), nl: changed.words[version] } });
  if (version < 2) return;
  definition.pages.find(({ questions }) => questions.includes(question))?.questions.push(asked);
  for (const page of definition.pages) page.questions = page.questions.filter(({ id }) => id !== gone);
  definition.pages = definition.pages.filter(({ questions }) => questions.length > 0);
}
