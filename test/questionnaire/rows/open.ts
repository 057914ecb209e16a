import { text, type KindRow } from './row.js';

export const open: KindRow = {
  kind: 'open',
  definition: { id: 'SLOT', kind: 'open', text: text('Wat kon er beter?'), maxLength: 40 },
  fields: ['SLOT'],
  closed: false,
  variables: ['SLOT text'],
  tables: ['SLOT'],
  skipped: { SLOT: '' },
  leftOpen: { fields: { SLOT: '' }, row: { SLOT: '' } },
  legal: [
    {
      what: 'words with line breaks, accents and signs',
      form: { SLOT: 'Meer tijd.\n\n=SUM(A1); "Zoë" ☕' },
      given: [],
      row: { SLOT: 'Meer tijd.\n\n=SUM(A1); "Zoë" ☕' },
      counts: ['SLOT'],
      summary: ['Meer tijd.', '=SUM(A1); "Zoë" ☕'],
    },
    {
      what: 'as many characters as fit',
      form: { SLOT: 'x'.repeat(40) },
      given: [],
      row: { SLOT: 'x'.repeat(40) },
      counts: ['SLOT'],
      summary: ['x'.repeat(40)],
    },
  ],
  illegal: [
    { what: 'nothing', form: {}, complains: ['SLOT'] },
    { what: 'no words', form: { SLOT: '' }, complains: ['SLOT'] },
    { what: 'one character too many', form: { SLOT: 'x'.repeat(41) }, complains: ['SLOT'] },
    { what: 'two answers', form: { SLOT: ['een', 'twee'] }, complains: ['SLOT'] },
  ],
  misread: [{ what: 'too many characters', cells: { SLOT: 'x'.repeat(41) }, complains: ['SLOT'] }],
  refused: [{ what: 'no room at all', change: { maxLength: 0 }, at: 'maxLength' }],
};
