import { z } from 'zod';
import { base, defineKind, nothingToChoose } from '../question.js';

/** A text to read; there is nothing to answer. */
export const statement = defineKind(z.strictObject({ kind: z.literal('statement'), ...base }), () => ({
  fields: [],
  closed: false,
  content: nothingToChoose,
  parse: () => ({ fields: {} }),
  given: () => [],
  view: () => ({}),
  summary: () => [],
  variables: [],
  row: () => ({}),
  read: () => undefined,
  tables: [],
  counts: () => [],
  simulate: () => ({ answer: () => ({}), truth: [] }),
}));
