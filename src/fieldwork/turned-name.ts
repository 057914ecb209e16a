/** Words before a surname; a list sorted by surname puts them last. */
const particle =
  /^(?:van|von|vd|v\.d\.|de|den|der|des|het|te|ten|ter|tot|op|in|’t|'t|’s|'s|du|di|da|do|dos|das|del|della|le|la|el|al|ben|bin|ibn|ait|oulad|abu|zu|zum|af|av|y|st\.?)$/i;

/** Titles and ways of address before a name. */
const title = /^(?:dr|drs|mr|ir|ing|prof|ds|bc|dhr|mevr|mw|hr|heer|mevrouw|meneer|mijnheer)\.?$/i;

const initials = /^(?:\p{Lu}\p{Ll}?\.[-]?)+$/u;
const capitalised = /^\p{Lu}[\p{L}\p{M}’'-]+$/u;

/** Words of organisations, and letters after a name: no person's first name. */
const ofNobody =
  /^(?:.*(?:advies|adviseurs|advocaten|accountants|coaching|coaches|consult|consultancy|consulting|training|trainingen|therapie|zorg|bouw|techniek|transport|logistiek|design|media|marketing|communicatie|management|onderwijs|onderzoek|partners|groep|group|holding|beheer|dienst|diensten|services?|solutions|systems|school|college|academie|instituut|centrum|stichting|vereniging|gemeente|provincie|ministerie|bureau|bank|hotel|restaurant|café|winkel|handel|industrie|bedrijf|bedrijven|makelaars|notarissen|architecten|ingenieurs|verzekeringen|loopbaan|personeel|werk|recruitment|detachering|uitzendbureau|zonen|broers|gebroeders)|en|and|of|und|b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?|inc\.?|ltd\.?|llc|gmbh|ag|sr\.?|jr\.?|zn\.?|ba|bsc|ma|msc|mba|phd|llm|ra|aa|rc|md|esq\.?|pcc|mcc|cpc|hr|it|ict)$/iu;

/** What a list puts behind the name of an organisation or a person: what somebody does there. */
const work =
  /^(?:directeur|directie|bestuur|bestuurder|voorzitter|eigenaar|manager|teamleider|leidinggevende|hoofd|chef|coördinator|adviseur|assistent|medewerker|secretaris|secretariaat|administratie|receptie|afdeling|inkoop|verkoop|financiën|facilitair|juridisch|personeelszaken|personeel|opleidingen|kwaliteit|klantenservice|algemeen)$/iu;

/** Where an organisation is: countries, provinces and the larger towns. */
const places = [
  'Nederland België Belgium Duitsland Europa Benelux Noord Zuid Oost West Midden Centrum Regio Holland Brabant Limburg',
  'Zeeland Utrecht Gelderland Overijssel Drenthe Groningen Friesland Fryslân Flevoland Randstad Twente Achterhoek Veluwe',
  'Amsterdam Rotterdam Eindhoven Tilburg Almere Breda Nijmegen Apeldoorn Arnhem Haarlem Haarlemmermeer Enschede Amersfoort',
  'Zaanstad Zaandam Zwolle Leiden Leeuwarden Maastricht Dordrecht Ede Emmen Westland Delft Venlo Deventer Alkmaar Helmond',
  'Hilversum Heerlen Oss Purmerend Roosendaal Schiedam Lelystad Hoorn Vlaardingen Gouda Assen Bergen Capelle Katwijk',
  'Veenendaal Zeist Nieuwegein Roermond Doetinchem Hoogeveen Terneuzen Middelburg Vlissingen Kampen Wageningen Woerden',
  'Houten Barneveld Tiel Culemborg Hengelo Almelo Sittard Geleen Weert Waalwijk Schiphol Hoofddorp Amstelveen Diemen',
  'Antwerpen Brussel Gent Leuven Hasselt Brugge Haag Bosch ’s-Gravenhage ’s-Hertogenbosch',
];
const isPlace = new Set(places.flatMap((line) => line.toLowerCase().split(' ')));

/**
 * Returns the name as it is said, "Zoë de Boer", where a list has "Boer, Zoë de". Undefined unless
 * it is surely a person's: a surname of one word, with what comes before it, and first names,
 * initials or a title behind one comma.
 */
export function turnName(written: string): string | undefined {
  const parts = written.split(',').map((part) => part.trim().split(/\s+/));
  const [last = [], first = []] = parts;
  const words = parts.flat();
  if (parts.length !== 2 || words.some((word) => ofNobody.test(word) || /[\d&+/()@]/.test(word) || word === '')) {
    return undefined;
  }
  if (first.some((word) => work.test(word) || isPlace.has(word.toLowerCase()))) return undefined;
  const given = withoutParticles(first);
  const isGiven = given.every((word) => title.test(word) || initials.test(word) || capitalised.test(word));
  const isSure = given.some((word) => title.test(word) || initials.test(word));
  const surname = withoutParticles(last);
  // "Meulen-de Boer" is one surname
  const own = surname.filter((word, i) => !particle.test(word) && !/-\p{Ll}+$/u.test(surname[i - 1] ?? ''));
  const isSurname = own.every((word) => capitalised.test(word)) && own.length <= (isSure ? 3 : 1);
  if (!given.length || !own.length || !isGiven || !isSurname || particle.test(given[0] ?? '')) return undefined;
  return [...given, ...first.slice(given.length), ...last.slice(surname.length), ...surname].join(' ');
}

/** The words up to the particles that end them. */
function withoutParticles(words: readonly string[]): readonly string[] {
  return words.slice(0, words.findLastIndex((word) => !particle.test(word)) + 1);
}
