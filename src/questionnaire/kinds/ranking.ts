import { z } from 'zod';
import { cellOf, noAnswer, skippedByRouting } from '../code.js';
import { holds } from '../condition.js';
import { singleValue, type Fields } from '../fields.js';
import type { SimulatedOutcome, SimulatedShare, SimulationSettings } from '../simulation/simulation.js';
import { topOf } from '../instructions.js';
import { chooseCode, chooseDifferent, choosePlace, messages, notTogether } from '../messages.js';
import { Also, choices, findOption, missingOf, Option } from '../option.js';
import { answerable, baseCode, defineKind, type BaseDefinition, type Question, type Table } from '../question.js';
import { leftOpen, missingShare } from '../simulation/shares.js';
import { inLanguage, type Language, type Text } from '../../language/text.js';

/**
 * A top N: a select for each place, so that nothing needs dragging. A missing code ("weet ik niet")
 * stands in the first place, with the others empty.
 */
export const ranking = defineKind(
  z
    .strictObject({
      kind: z.literal('ranking'),
      ...answerable,
      options: z.array(Option).min(2).optional(),
      optionsFrom: z
        .string()
        .optional()
        .meta({ description: 'An earlier multiple choice: what was chosen there is ranked here.' }),
      top: z.int().min(1).max(9),
      also: Also,
    })
    .refine((question) => (question.options === undefined) !== (question.optionsFrom === undefined), {
      path: ['optionsFrom'],
      error: 'a ranking has either options or optionsFrom',
    }),
  (definition, earlier) => {
    const { id, text, optional, top, also } = definition;
    const source = definition.optionsFrom === undefined ? undefined : earlier.get(definition.optionsFrom);
    const options = (source?.routing.carriedForward?.options ?? definition.options ?? []).filter(
      (option) => !option.exclusive,
    );
    const places = Array.from({ length: top }, (_, i) => `${id}_${i + 1}`);
    const rankable = (answers: Fields, language: Language) =>
      source?.routing.carriedForward?.chosen(answers, language) ??
      options.map((option) => ({ code: String(option.code), label: inLanguage(option.label, language) }));
    const placeLabel = (i: number): Text => ({
      nl: `${text.nl} Plaats ${i + 1}`,
      en: `${text.en ?? text.nl} Place ${i + 1}`,
    });
    /** What a place takes besides its empty value: only the first takes a missing code. */
    const fitting = (i: number) => (i === 0 ? [...options, ...also] : options);
    const missingIn = (answers: Fields) => findOption(also, singleValue(answers, places[0] ?? '') ?? '');
    const tableOf = (table: string, label: Text, shape: Table['shape'], listed: readonly Option[]): Table => ({
      id: table,
      shape,
      text: label,
      options: listed.map((option) => ({
        code: option.code,
        label: option.label,
        missing: also.includes(option) ? missingOf(option) : undefined,
      })),
    });
    return {
      content: {
        lists: [
          { key: 'options', level: 'options', options: definition.options ?? [] },
          { key: 'also', level: 'options', options: also },
        ],
        items: [],
      },
      form: {
        fields: places,
        closed: true,
        instruction: topOf(top, source?.definition.text),
        parse(form, answers) {
          const allowed = rankable(answers, 'nl').map((option) => option.code);
          const values = places.map((place) => singleValue(form, place) ?? '');
          const missing = missingIn(form);
          if (missing) {
            const beside = places.filter((_, i) => i > 0 && values[i] !== '');
            return beside.length
              ? { problems: beside.map((field) => ({ field, message: notTogether(missing.label) })) }
              : { fields: Object.fromEntries(places.map((place, i) => [place, values[i] ?? ''])) };
          }
          const needed = optional ? 0 : Math.min(top, allowed.length);
          const problems = values.flatMap((value, i) => {
            const field = places[i] ?? id;
            if (value === '') {
              const gap = values.slice(i + 1).some((later) => later !== '');
              return i < needed || gap ? [{ field, message: choosePlace(i + 1) }] : [];
            }
            if (!allowed.includes(value)) return [{ field, message: messages.chooseListed }];
            return values.indexOf(value) < i ? [{ field, message: chooseDifferent(i + 1) }] : [];
          });
          return problems.length
            ? { problems }
            : { fields: Object.fromEntries(places.map((place, i) => [place, values[i] ?? ''])) };
        },
        view: ({ language, fields }) => ({
          places: places.map((name, i) => ({
            name,
            label: language === 'en' ? `Place ${i + 1}` : `Plaats ${i + 1}`,
            choices: rankable(fields, language).map((option) => ({
              ...option,
              checked: singleValue(fields, name) === option.code,
            })),
            also: i > 0 ? [] : choices(name, also, [singleValue(fields, name) ?? ''], fields, language),
          })),
        }),
        summary(answers, language) {
          const missing = missingIn(answers);
          if (missing) return [inLanguage(missing.label, language)];
          return places.flatMap((place, i) => {
            const found = rankable(answers, language).find((option) => option.code === singleValue(answers, place));
            return found ? [`${i + 1}. ${found.label}`] : [];
          });
        },
      },
      routing: {
        given: (answers) => (places.some((place) => singleValue(answers, place) === undefined) ? undefined : []),
        needs: source ? [source.id] : [],
        wrongReferences:
          definition.optionsFrom === undefined || source?.routing.carriedForward
            ? []
            : [{ path: ['optionsFrom'], message: `${definition.optionsFrom} is not an earlier multiple choice` }],
      },
      data: {
        variables: places.map((name, i) => ({
          name,
          type: 'code',
          label: placeLabel(i),
          labels: valueLabelsOf(fitting(i)),
        })),
        row: (answers) =>
          Object.fromEntries(places.map((place) => [place, cellOf(singleValue(answers, place) || String(noAnswer))])),
        read(cells) {
          if (places.every((place) => cells[place] === String(skippedByRouting))) return undefined;
          const found = places.map((place, i) => findOption(fitting(i), cells[place] ?? ''));
          const problems = places.flatMap((field, i) =>
            found[i] || cells[field] === String(noAnswer)
              ? []
              : [{ field, message: chooseCode([...fitting(i).map(({ code }) => code), noAnswer]) }],
          );
          return problems.length
            ? { problems }
            : { fields: Object.fromEntries(places.map((place, i) => [place, String(found[i]?.code ?? '')])) };
        },
      },
      results: {
        tables: [
          tableOf(id, text, 'several', fitting(0)),
          ...places.map((place, i) => tableOf(place, placeLabel(i), 'one', fitting(i))),
        ],
        counts(answers) {
          const missing = missingIn(answers);
          if (missing) return [id, ...places.slice(0, 1)].map((table) => ({ table, code: String(missing.code) }));
          const ranked = places.flatMap((place) => {
            const code = singleValue(answers, place);
            return code ? [{ place, code }] : [];
          });
          return [
            ...(ranked.length ? [{ table: id, code: baseCode }] : []),
            ...ranked.flatMap(({ place, code }) => [
              { table: id, code },
              { table: place, code },
              { table: place, code: baseCode },
            ]),
          ];
        },
      },
      simulate(settings) {
        const all = [{ codes: codesOf(options), share: 1 }];
        return {
          answer(random, answers) {
            const codes = rankable(answers, 'nl').map(({ code }) => code);
            const open = optional === true && random() < leftOpen.closed;
            if (!open && also.length && random() < missingShare) {
              const missing = also[Math.floor(random() * also.length)];
              return Object.fromEntries(places.map((place, i) => [place, i === 0 ? String(missing?.code ?? '') : '']));
            }
            const ranked = open ? [] : codes.map((code) => ({ code, at: random() })).sort((a, b) => a.at - b.at);
            return Object.fromEntries(places.map((place, i) => [place, ranked[i]?.code ?? '']));
          },
          truth: truthOfRanking(
            id,
            places,
            codesOf(options),
            source ? outcomesAsked(source, definition, settings) : all,
          ),
        };
      },
    };
  },
);

function codesOf(options: readonly Option[]): string[] {
  return options.map(({ code }) => String(code));
}

/**
 * What those who are asked to rank may have chosen; undefined when other answers too decide who is
 * asked.
 */
function outcomesAsked(
  source: Question,
  { showIf }: BaseDefinition,
  settings: SimulationSettings,
): readonly SimulatedOutcome[] | undefined {
  const outcomes = settings.simulationOf(source.id)?.outcomes?.();
  if (!showIf || !outcomes) return outcomes;
  const asked = outcomes.map(({ codes }) =>
    holds(showIf, (id) => (id === source.id ? source.routing.given({ [id]: codes }) : undefined)),
  );
  return asked.includes(undefined) ? undefined : outcomes.filter((_, i) => asked[i]);
}

/**
 * The shares when everyone ranks what was chosen in random order: of those who ranked anything, and
 * of those who filled a place.
 */
function truthOfRanking(
  id: string,
  places: readonly string[],
  codes: readonly string[],
  outcomes: readonly SimulatedOutcome[] | undefined,
): SimulatedShare[] {
  const shareOf = (table: string, deep: number, ranked: (size: number) => number) => {
    const filled = (outcomes ?? [])
      .map(({ codes: chosen, share }) => ({ chosen: chosen.filter((code) => codes.includes(code)), share }))
      .filter(({ chosen }) => chosen.length >= deep);
    const base = filled.reduce((sum, { share }) => sum + share, 0);
    if (base === 0) return [];
    return codes.map((code) => {
      const having = filled.filter(({ chosen }) => chosen.includes(code));
      return {
        table,
        code,
        share: having.reduce((sum, { chosen, share }) => sum + share * ranked(chosen.length), 0) / base,
      };
    });
  };
  return [
    ...shareOf(id, 1, (size) => Math.min(1, places.length / size)),
    ...places.flatMap((place, i) => shareOf(place, i + 1, (size) => 1 / size)),
  ];
}

function valueLabelsOf(options: readonly Option[]): Record<string, Text> {
  return {
    ...Object.fromEntries(options.map((option) => [String(option.code), option.label])),
    [skippedByRouting]: { nl: 'overgeslagen door routing', en: 'skipped by routing' },
    [noAnswer]: { nl: 'geen antwoord', en: 'no answer' },
  };
}
