import { text, type KindRow } from './row.js';

const start = { given: [], row: { START: '2024-02-29' }, counts: ['START'], summary: ['29-02-2024'] };

export const date: KindRow = {
  kind: 'date',
  definition: { id: 'START', kind: 'date', text: text('Wanneer begon u?'), from: '2020-01-01', to: '2026-12-31' },
  fields: ['START'],
  closed: true,
  variables: ['START date'],
  tables: ['START'],
  skipped: { START: '' },
  leftOpen: { fields: { START: '' }, row: { START: '' } },
  legal: [
    { what: 'a day as a date picker sends it', form: { START: '2024-02-29' }, ...start },
    ...['29-02-2024', '29-2-2024', '29/02/2024', '29.2.2024'].map((typed) => ({
      what: `a day as people write it: ${typed}`,
      form: { START: typed },
      fields: { START: '2024-02-29' },
      ...start,
    })),
  ],
  illegal: [
    { what: 'nothing', form: {}, complains: ['START'] },
    ...['29-02-2023', '2024-02-30', '31-12-2019', '1-1-2027', '29-02-24', 'gisteren', '2024-2-29'].map((typed) => ({
      what: typed,
      form: { START: typed },
      complains: ['START'],
    })),
    { what: 'two days', form: { START: ['2024-02-29', '2024-02-29'] }, complains: ['START'] },
  ],
  misread: [
    { what: 'a day that is not there', cells: { START: '2023-02-29' }, complains: ['START'] },
    ...['3/1/2026', '12/2/2025', '03-01-2026', '1.2.2025', '2/13/2025', '46025', '2025-1-3', 'NA', '#N/B'].map(
      (written) => ({
        what: `${written}, which is no day or may be two`,
        cells: { START: written },
        complains: ['START'],
      }),
    ),
    { what: 'a day out of range', cells: { START: '2019-12-31' }, complains: ['START'] },
  ],
  refused: [
    { what: 'an end before the begin', change: { to: '2019-12-31' }, at: 'to' },
    { what: 'a begin that is no day', change: { from: '2020-02-30' }, at: 'from' },
  ],
};
