import { text, type KindRow } from './row.js';

export const statement: KindRow = {
  kind: 'statement',
  definition: { id: 'UITLEG', kind: 'statement', text: text('Een uitleg.') },
  fields: [],
  closed: false,
  variables: [],
  tables: [],
  skipped: {},
  legal: [
    { what: 'nothing', form: {}, given: [], row: {}, counts: [], summary: [] },
    { what: 'what was not asked', form: { UITLEG: 'x' }, fields: {}, given: [], row: {}, counts: [], summary: [] },
  ],
  illegal: [],
  misread: [],
  refused: [{ what: 'being optional, since there is nothing to answer', change: { optional: true }, at: '' }],
};
