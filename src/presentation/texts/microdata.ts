import type { Language } from '../../language/text.js';

const nl = {
  title: 'Alle antwoorden als bestand',
  lead: 'Per doelgroep één bestand: een rij voor elke ingevulde vragenlijst, zonder naam, e-mailadres of tijd. Voor wie zelf wil rekenen, in SPSS, R, Stata, Excel of Python.',
  care: 'Alle antwoorden van één mens staan bij elkaar. Wie iemand goed kent, kan hem of haar daaraan herkennen. Bewaar het bestand versleuteld en geef het niet aan een bureau.',
  noted: 'Wij noteren wie een bestand ophaalt, en wanneer.',
  waits:
    'Zolang de meting loopt, is er geen bestand. Wie het vlak voor en vlak na een verzending ophaalt, ziet anders wat die ene persoon antwoordde. Na het sluiten van de meting staat het hier.',
  outdated: (group: string, format: string) =>
    `In uw bestand van ${group} (${format}) staan antwoorden die daarna gewist zijn. Haal het opnieuw op en gooi het oude weg.`,
  outdatedBundle:
    'In uw zip met alles van deze meting staan antwoorden die daarna gewist zijn. Haal hem opnieuw op en gooi de oude weg.',
  outdatedDeposit: (day: string) =>
    `In uw zip voor een archief van ${day} staan antwoorden die daarna gewist zijn. Ligt hij in een archief, vraag daar dan om hem te vervangen. Gooi uw eigen exemplaar weg.`,
  none: 'Van deze doelgroep zijn er geen antwoorden.',
  get: {
    xlsx: 'Excel, met codeboek',
    sav: 'SPSS, jamovi, JASP, R (.sav)',
    dta: 'Stata (.dta)',
    csv: 'CSV, voor R en Python',
    'csv-excel': 'CSV, zoals Excel het opent',
    datapackage: 'Uitleg bij de CSV (Data Package)',
    parquet: 'Parquet, voor grote bestanden in R en Python',
    json: 'JSON, met uitleg',
    ddi: 'Codeboek voor een archief (DDI)',
  },
  bundle: {
    title: 'Alles van deze meting in één zip',
    about:
      'De antwoorden van alle doelgroepen, codeboek, cijfers en toetsen, de vragenlijsten en brieven zoals ze gebruikt zijn, en programma’s in R en SPSS die de antwoorden openen en de cijfers natellen. Om te bewaren, of om later opnieuw in te lezen.',
    all: 'Alles, om te bewaren (zip)',
    deposit: 'Voor een archief (zip)',
    forArchive:
      'Voor een archief, zoals DANS of Dataverse, is de zip ingedeeld zoals zij vragen. Wat mensen in eigen woorden schreven, staat er niet in.',
  },
};

const en: typeof nl = {
  title: 'All answers as a file',
  lead: 'One file for each group: a row for each questionnaire that was filled in, without name, email address or time. For who wants to compute with it, in SPSS, R, Stata, Excel or Python.',
  care: 'All answers of one person are together. Whoever knows somebody well can recognise them by it. Keep the file encrypted and give it to no bureau.',
  noted: 'We note who gets a file, and when.',
  waits:
    'While the wave is running there is no file. Whoever got it just before and just after somebody sent would see what that one person answered. Once the wave is closed it is here.',
  outdated: (group, format) =>
    `Your file of ${group} (${format}) holds answers that were erased since. Get it again and throw the old one away.`,
  outdatedBundle:
    'Your zip with all of this wave holds answers that were erased since. Get it again and throw the old one away.',
  outdatedDeposit: (day) =>
    `Your zip for an archive of ${day} holds answers that were erased since. If it lies in an archive, ask there to replace it. Throw your own copy away.`,
  none: 'There are no answers of this group.',
  get: {
    xlsx: 'Excel, with the codebook',
    sav: 'SPSS, jamovi, JASP, R (.sav)',
    dta: 'Stata (.dta)',
    csv: 'CSV, for R and Python',
    'csv-excel': 'CSV, as Excel in Dutch opens it',
    datapackage: 'What the CSV means (Data Package)',
    parquet: 'Parquet, for large files in R and Python',
    json: 'JSON, with explanations',
    ddi: 'Codebook for an archive (DDI)',
  },
  bundle: {
    title: 'All of this wave in one zip',
    about:
      'The answers of all groups, the codebook, figures and tests, the questionnaires and letters as they were used, and programs in R and SPSS that open the answers and make the figures again. To keep, or to load back later.',
    all: 'Everything, to keep (zip)',
    deposit: 'For an archive (zip)',
    forArchive:
      'For an archive, such as DANS or Dataverse, the zip is laid out as they ask. What people wrote in their own words is not in it.',
  },
};

/** The texts of the page of microdata. */
export const microdataTexts: Record<Language, typeof nl> = { nl, en };
