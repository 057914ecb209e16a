import { z } from 'zod';
import { base, defineKind, nothingToChoose } from '../question.js';

/** A text to read; there is nothing to answer. */
export const statement = defineKind(z.strictObject({ kind: z.literal('statement'), ...base }), () => ({
  content: nothingToChoose,
  form: {
    fields: [],
    closed: false,
    parse: () => ({ fields: {} }),
    view: () => ({}),
    summary: () => [],
  },
  routing: {
    given: () => [],
  },
  data: {
    variables: [],
    row: () => ({}),
    read: () => undefined,
  },
  results: {
    tables: [],
    counts: () => [],
  },
  simulate: () => ({ answer: () => ({}), truth: [] }),
}));
