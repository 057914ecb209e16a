import { license, version } from '../../../root.js';

/** The general part of the API's description, before its routes. */
export const about = {
  openapi: '3.1.0' as const,
  info: {
    title: 'Golfslag',
    version,
    license: { name: license, identifier: license },
    description: [
      'Waves of a study, how asking goes, and the figures that it gives.',
      'Every request bears a token: `golfslag token add` makes one for the coordinator, who sees everything as it is, or for a bureau, which sees itself and the study as a whole as far as they were published.',
      'Percentages go from 0 to 100, proportions from 0 to 1; intervals are of 95%.',
      'Answers bear an ETag: send it back as `If-None-Match`, and an answer that did not change is an empty 304.',
    ].join('\n\n'),
  },
  servers: [{ url: '/api/v1' }],
  components: {
    securitySchemes: {
      token: {
        type: 'http' as const,
        scheme: 'bearer',
        description: 'A token from `golfslag token add`, as "Authorization: Bearer TOKEN".',
      },
    },
  },
};
