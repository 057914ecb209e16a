import { numbersIn } from '../language/numbers.js';
import { inLanguage, type Language } from '../language/text.js';
import type { WaveView } from '../publication/view.js';
import { version } from '../root.js';
import type { MovedStep } from '../study/fit-steps.js';
import { fieldworkDays } from '../study/wave-dates.js';

/** What the files tell to read first depends on. */
interface About {
  readonly groups: readonly string[];
  readonly deposit: boolean;
  /** Which report is in it. */
  readonly report: 'published' | 'closed' | 'none';
  readonly moved: readonly MovedStep[];
}

interface Facts extends About {
  readonly title: string;
  readonly description: string;
  readonly wave: string;
  /** On which days; undefined where that is not known. */
  readonly held: { readonly from: string; readonly to: string } | undefined;
  readonly bureaus: string;
  readonly contact: string;
  readonly synthetic: boolean;
  readonly bureauInFiles: boolean;
}

/** Returns what somebody who finds the bundle in ten years reads first, in Dutch and in English. */
export function readmes(view: WaveView, about: About): readonly (readonly [name: string, text: string])[] {
  return [
    ['LEESMIJ.md', inDutch(factsOf(view, about, 'nl'))],
    ['README.md', inEnglish(factsOf(view, about, 'en'))],
  ];
}

function factsOf({ wave, study }: WaveView, about: About, language: Language): Facts {
  const { title, description, bureaus, contact, privacy } = study.definition;
  const { day } = numbersIn(language);
  const { openedOn, closedOn } = fieldworkDays(wave);
  return {
    ...about,
    title: inLanguage(title, language),
    description: inLanguage(description, language),
    wave: wave.slug,
    held: openedOn === null || closedOn === null ? undefined : { from: day(openedOn), to: day(closedOn) },
    bureaus: bureaus.map(({ name }) => name).join(', '),
    contact: `${contact.name}, ${contact.email}`,
    synthetic: wave.synthetic,
    bureauInFiles: privacy.bureauInFiles,
  };
}

const load = ({ wave, groups, bureauInFiles }: Facts) =>
  [
    'golfslag study load study',
    `golfslag wave add ${wave}`,
    ...groups.map(
      (group) =>
        `golfslag responses import data/${group}.csv --wave ${wave} --group ${group}${bureauInFiles ? '' : ' --without-bureau'}`,
    ),
  ]
    .map((line) => `    ${line}`)
    .join('\n');

const reportInDutch: Readonly<Record<About['report'], string>> = {
  published: '`report/`: het rapport van de meting, zoals het gepubliceerd is',
  closed: '`report/`: het rapport van de gesloten meting. Er is nog niets gepubliceerd: geef het niet door',
  none: 'Een rapport is er niet bij: toen dit gemaakt werd, was er nog geen gepubliceerd',
};

const movedInDutch = ({ step, planned, day }: MovedStep) =>
  `; ${step} was gepland op dag ${planned} en staat op dag ${day}, omdat het bestand die dag niet kan bevatten`;

function loadInDutch(facts: Facts): string {
  if (facts.synthetic) return 'Verzonnen antwoorden leest Golfslag niet in: ze zouden een echte meting worden.';
  if (facts.deposit)
    return 'Golfslag leest alleen de volledige zip weer in: zonder wat mensen in eigen woorden schreven, mist het kolommen.';
  return `Golfslag leest de map weer in en telt dezelfde antwoorden:\n\n${load(facts)}`;
}

function loadInEnglish(facts: Facts): string {
  if (facts.synthetic) return 'Golfslag does not read made-up answers: they would become a real wave.';
  if (facts.deposit)
    return 'Golfslag reads the full zip alone: without what people wrote in their own words it misses columns.';
  return `Golfslag reads the folder again and counts the same answers:\n\n${load(facts)}`;
}

const inDutch = (facts: Facts) => `# ${facts.title}: meting ${facts.wave}
${facts.synthetic ? '\n**De antwoorden zijn verzonnen: ze zijn van niemand.**\n' : ''}
${facts.description}

${
  facts.held
    ? `Gehouden van ${facts.held.from} tot en met ${facts.held.to}, met een vragenlijst op internet, door ${facts.bureaus}.`
    : `Van ${facts.bureaus}. De antwoorden kwamen uit een bestand: op welke dagen ze gegeven zijn, staat hier niet.`
}
Vragen: ${facts.contact}. Gemaakt met Golfslag ${version}.

## Wat waar staat

- \`data/\`: de antwoorden per doelgroep, een rij voor elke ingevulde vragenlijst; als CSV (UTF-8, komma’s) en voor SPSS, jamovi, JASP en R (.sav)
- \`codebook/\`: wat elke kolom en elke code betekent; \`variables.csv\` en \`values.csv\` als tabel, en DDI-Codebook 2.5 voor archieven
- \`datapackage.json\`: hetzelfde voor programma’s (Data Package v2)
- \`results/\`: alle cijfers van de gesloten meting, waarvan niets verborgen is (\`figures.csv\`): publiceer alleen wat in het gepubliceerde rapport staat, en de toetsen tegen de eerdere publicatie (\`anchors.csv\`) en tegen eerdere metingen (\`outcomes.csv\`)
- ${reportInDutch[facts.report]}
- \`study/\`: de vragenlijsten en brieven zoals ze gebruikt zijn${facts.deposit ? ', zonder afzenders, ondertekening en antwoordadressen van bureaus' : ''}${facts.moved.map(movedInDutch).join('')}
- \`code/\`: \`lees.R\` en \`lees.sps\` openen de antwoorden; \`analyse.qmd\` telt elk cijfer en elke toets na, en stopt waar iets afwijkt (\`Rscript recompute.R\` doet dat zonder Quarto)

## Voordat u rekent

- De rijen staan in een volgorde door het lot. Die zegt niets over wanneer iemand antwoordde.
- Geen antwoord is een code: 96 niet van toepassing, 97 overgeslagen door routing, 98 weet ik niet, 99 geen antwoord; bij getallen met meer negens ervoor. Percentages zijn van wie wel antwoordde.
- Een code verandert tussen metingen nooit van betekenis.
- In de CSV staat voor een tekst die een rekenblad als formule zou lezen, een apostrof. In het .sav-bestand niet.
- “no-detectable-change” zegt niet dat iets gelijk bleef: dat kan geen toets zeggen.

## Wie antwoordde, moet onbekend blijven

In de antwoorden staan geen namen, e-mailadressen of tijden, maar alle antwoorden van één mens staan bij elkaar. Wie iemand goed kent, kan hem of haar daaraan herkennen. ${
  facts.deposit
    ? 'Wat mensen in eigen woorden schreven, is daarom weggelaten. Geef de gegevens alleen aan wie het archief toegang geeft. In `study/` staat het contactadres van het onderzoek.'
    : 'Wat mensen in eigen woorden schreven, staat er ook in. In `study/` staan het contactadres van het onderzoek, en afzenders, ondertekening en antwoordadressen van bureaus: dat kunnen namen van medewerkers zijn. Bewaar deze map versleuteld en geef haar niet aan een bureau.'
}

## Terugzetten

${loadInDutch(facts)}

## Is alles nog heel?

    sha256sum --check ${facts.deposit ? 'manifest-sha256.txt' : 'checksums-sha256.txt'}
`;

const reportInEnglish: Readonly<Record<About['report'], string>> = {
  published: '`report/`: the report of the wave, as it was published',
  closed: '`report/`: the report of the closed wave. Nothing was published yet: do not hand it on',
  none: 'There is no report: none was published yet when this was made',
};

const movedInEnglish = ({ step, planned, day }: MovedStep) =>
  `; ${step} was planned on day ${planned} and stands on day ${day}, since the file cannot hold that day`;

const inEnglish = (facts: Facts) => `# ${facts.title}: wave ${facts.wave}
${facts.synthetic ? '\n**The answers were made up: they are nobody’s.**\n' : ''}
${facts.description}

${
  facts.held
    ? `Held from ${facts.held.from} to ${facts.held.to}, with a questionnaire on the web, by ${facts.bureaus}.`
    : `Of ${facts.bureaus}. The answers came out of a file: on which days they were given is not told here.`
}
Questions: ${facts.contact}. Made with Golfslag ${version}.

## What is where

- \`data/\`: the answers of each group, a row for each questionnaire that was filled in; as CSV (UTF-8, commas) and for SPSS, jamovi, JASP and R (.sav)
- \`codebook/\`: what each column and each code means; \`variables.csv\` and \`values.csv\` as tables, and DDI Codebook 2.5 for archives
- \`datapackage.json\`: the same for programs (Data Package v2)
- \`results/\`: all figures of the closed wave, with nothing hidden (\`figures.csv\`): publish only what the published report says, and the tests against what was published before (\`anchors.csv\`) and against earlier waves (\`outcomes.csv\`)
- ${reportInEnglish[facts.report]}
- \`study/\`: the questionnaires and letters as they were used${facts.deposit ? ', without senders, signatures and addresses for answers of bureaus' : ''}${facts.moved.map(movedInEnglish).join('')}
- \`code/\`: \`lees.R\` and \`lees.sps\` open the answers; \`analyse.qmd\` makes every figure and every test again, and stops where one differs (\`Rscript recompute.R\` does so without Quarto)

## Before you compute

- The rows are in an order by lot. It says nothing about when somebody answered.
- No answer is a code: 96 not applicable, 97 skipped by routing, 98 do not know, 99 no answer; of numbers with more nines before it. Percentages are of those who did answer.
- A code never changes its meaning between waves.
- In the CSV an apostrophe stands before a text that a spreadsheet would take for a formula. In the .sav file it does not.
- “no-detectable-change” does not say that something stayed the same: no test can say that.

## Who answered must stay unknown

There are no names, email addresses or times in the answers, but all answers of one person are together. Whoever knows somebody well can recognise them by it. ${
  facts.deposit
    ? 'What people wrote in their own words is left out for that reason. Give the data only to those whom the archive gives access. `study/` holds the contact address of the study.'
    : 'What people wrote in their own words is in it as well. `study/` holds the contact address of the study, and senders, signatures and addresses for answers of bureaus: these may be names of staff. Keep this folder encrypted and give it to no bureau.'
}

## Loading it back

${loadInEnglish(facts)}

## Is everything still whole?

    sha256sum --check ${facts.deposit ? 'manifest-sha256.txt' : 'checksums-sha256.txt'}
`;
