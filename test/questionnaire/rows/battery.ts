import { text, type KindRow } from './row.js';

const item = (id: string) => ({
  id,
  text: text(`Uw ${id.toLowerCase()}`),
  scale: ['Veel minder', 'Minder', 'Gelijk', 'Meer', 'Veel meer'].map((label) => text(label)),
});

export const battery: KindRow = {
  kind: 'battery',
  definition: {
    id: 'EFFECT',
    kind: 'battery',
    text: text('Wat veranderde er?'),
    items: [item('DURF'), item('REGIE')],
    also: [{ code: 98, label: text('Weet ik niet') }],
  },
  fields: ['EFFECT_DURF', 'EFFECT_REGIE'],
  closed: true,
  variables: ['EFFECT_DURF code', 'EFFECT_REGIE code'],
  tables: ['EFFECT_DURF', 'EFFECT_REGIE'],
  skipped: { EFFECT_DURF: 97, EFFECT_REGIE: 97 },
  leftOpen: { fields: { EFFECT_DURF: '', EFFECT_REGIE: '' }, row: { EFFECT_DURF: 99, EFFECT_REGIE: 99 } },
  legal: [
    {
      what: 'a point for each item',
      form: { EFFECT_DURF: '5', EFFECT_REGIE: '1' },
      given: [],
      row: { EFFECT_DURF: 5, EFFECT_REGIE: 1 },
      counts: ['EFFECT_DURF=5', 'EFFECT_DURF', 'EFFECT_REGIE=1', 'EFFECT_REGIE'],
      summary: ['Uw durf: Veel meer', 'Uw regie: Veel minder'],
    },
    {
      what: 'a missing code for one item, which is only out of that base',
      form: { EFFECT_DURF: '98', EFFECT_REGIE: '3' },
      given: [],
      row: { EFFECT_DURF: 98, EFFECT_REGIE: 3 },
      counts: ['EFFECT_DURF=98', 'EFFECT_REGIE=3', 'EFFECT_REGIE'],
      summary: ['Uw durf: Weet ik niet', 'Uw regie: Gelijk'],
    },
  ],
  illegal: [
    { what: 'nothing', form: {}, complains: ['EFFECT_DURF', 'EFFECT_REGIE'] },
    { what: 'one item left open', form: { EFFECT_DURF: '5' }, complains: ['EFFECT_REGIE'] },
    {
      what: 'a point that is not there',
      form: { EFFECT_DURF: '6', EFFECT_REGIE: '97' },
      complains: ['EFFECT_DURF', 'EFFECT_REGIE'],
    },
    {
      what: 'two points for an item',
      form: { EFFECT_DURF: ['1', '2'], EFFECT_REGIE: '1' },
      complains: ['EFFECT_DURF'],
    },
  ],
  misread: [
    { what: 'a code that is not there', cells: { EFFECT_DURF: '6' }, complains: ['EFFECT_DURF'] },
    { what: '97 for one item only', cells: { EFFECT_REGIE: '97' }, complains: ['EFFECT_REGIE'] },
    { what: 'nothing', cells: { EFFECT_DURF: '', EFFECT_REGIE: '' }, complains: ['EFFECT_DURF', 'EFFECT_REGIE'] },
    { what: '99, for it is not optional', cells: { EFFECT_DURF: '99' }, complains: ['EFFECT_DURF'] },
  ],
  refused: [
    { what: 'one item', change: { items: [item('DURF')] }, at: 'items' },
    { what: 'a sixth point beside the scale', change: { also: [{ code: 6, label: text('Nog meer') }] }, at: 'also' },
  ],
};
