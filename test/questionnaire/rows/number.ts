import { substantive, text, type KindRow } from './row.js';

/** Up to 120, so that 96–99 are real answers and the missing codes have a digit more: 997, 999. */
export const number: KindRow = {
  kind: 'number',
  definition: { id: 'UREN', kind: 'number', text: text('Hoeveel uur?'), min: 2, max: 120, unit: text('uur', 'hours') },
  fields: ['UREN'],
  closed: true,
  variables: ['UREN number'],
  tables: ['UREN'],
  skipped: { UREN: 997 },
  leftOpen: { fields: { UREN: '' }, row: { UREN: 999 } },
  testable: {
    codes: [2, 120],
    strange: [],
    test: { codes: [12], atLeast: 120 },
    tried: [['2'], ['11'], ['12'], ['13'], ['119'], ['120']],
  },
  legal: [
    {
      what: 'a number',
      form: { UREN: '12' },
      given: substantive('12'),
      row: { UREN: 12 },
      counts: ['UREN'],
      summary: ['12 uur'],
    },
    {
      what: 'a number with zeros in front',
      form: { UREN: '0099' },
      fields: { UREN: '99' },
      given: substantive('99'),
      row: { UREN: 99 },
      counts: ['UREN'],
      summary: ['99 uur'],
    },
  ],
  illegal: [
    { what: 'nothing', form: {}, complains: ['UREN'] },
    ...['1', '121', '-3', '1,5', '1e1', 'twaalf', '１２', '9999999999', '0x10'].map((typed) => ({
      what: typed,
      form: { UREN: typed },
      complains: ['UREN'],
    })),
    { what: 'two numbers', form: { UREN: ['12', '12'] }, complains: ['UREN'] },
  ],
  misread: [
    { what: 'a number out of range', cells: { UREN: '121' }, complains: ['UREN'] },
    { what: 'no whole number', cells: { UREN: '1,5' }, complains: ['UREN'] },
    { what: 'nothing', cells: { UREN: '' }, complains: ['UREN'] },
    { what: '999, for it is not optional', cells: { UREN: '999' }, complains: ['UREN'] },
  ],
  refused: [{ what: 'a smallest above the largest', change: { min: 121 }, at: 'max' }],
};
