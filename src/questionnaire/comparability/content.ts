import type { QuestionnaireDefinition } from '../definition.js';

type QuestionDefinition = QuestionnaireDefinition['pages'][number]['questions'][number];

/** Returns JSON with sorted keys, so that equal content gives equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/**
 * Returns what a respondent sees of a question, as canonical JSON. Its text, options, order rule
 * and routing; not the editor's notes.
 */
export function contentOf(question: QuestionDefinition): string {
  const { construct, remeasures, note, anchor, ...met } = question as Record<string, unknown>;
  return canonical(met);
}
