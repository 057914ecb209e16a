import type { Text } from '../language/text.js';
import { QuestionnaireDefinition } from './definition.js';

/** What stands in a question for the bureau that invited the respondent. */
const bureau = '{bureau}';

/** What a bureau is called where a question is read by others than its respondents. */
export const anyBureau: Text = { nl: 'het bureau', en: 'the bureau' };

/** Returns a questionnaire with a bureau's name filled in wherever a question has {bureau}. */
export function nameBureau(definition: QuestionnaireDefinition, name: Text): QuestionnaireDefinition {
  if (!JSON.stringify(definition.pages).includes(bureau)) return definition;
  return { ...definition, pages: QuestionnaireDefinition.shape.pages.parse(fillIn(definition.pages, name)) };
}

function fillIn(value: unknown, name: Text): unknown {
  if (Array.isArray(value)) return value.map((inner) => fillIn(inner, name));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key,
      typeof inner === 'string' ? inner.replaceAll(bureau, (key === 'en' && name.en) || name.nl) : fillIn(inner, name),
    ]),
  );
}
