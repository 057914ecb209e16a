import { z } from 'zod';

/**
 * What the refusal of a letter speaks of: the recipient's `address`, that person's `mailbox` (full,
 * say), or neither: us, the letter, or the receiving `host` as a whole.
 */
export const Cause = z.enum(['address', 'mailbox', 'host']);
export type Cause = z.infer<typeof Cause>;

/** A kind of refusal: words in it (in small letters, see `plainWords`), and what it speaks of. */
export interface WordRule {
  readonly words: RegExp;
  /** The status that must stand beside the words. */
  readonly status?: RegExp;
  readonly cause: Cause;
  /** A page or public test material with such a refusal. */
  readonly source: string;
}

export interface StatusRule {
  readonly status: RegExp;
  readonly cause: Cause;
  readonly source: string;
}

/** Whoever the letter is for, as mail servers say it; `@` stands for an address. */
const person =
  '(?:user(?: ?(?:name|id))?|usr|mail ?box|inbox|mail ?drop|recip(?:ient)?|rcpt|addressee|account|address|alias|local ?part|customer|subscriber|member|person|employee|destination|e ?mail(?: id)?|@)';
const persons = `${person}(?:e?s)?`;

/** What may stand between the two: never the word that makes it about somebody else. */
const between = '(?:(?!\\b(?:senders?|domain|ip|client|host|hosts|server|spam|because|message|if)\\b)[^;]){0,70}?';

/** The states of a mailbox that is not there, or not any more. */
const gone = [
  'unknown|unallocated|unrecogni[sz]ed|unrout(?:e)?able|invalid|non ?existent|inexistent|misspelled',
  'disabled|deactivated|discontinued|inactive|closed|terminated|deleted|removed|expired|suspended',
  'archived|frozen|cancell?ed',
].join('|');

/** What such a mailbox is not. */
const there =
  'exist|found|know|valid|recogni[sz]ed|registered|present|listed|local|active|here|hosted|work here|in (?:use|service)|directory|customer|user|subscriber';

const filler = '(?: (?:be|currently|been|longer|a|an|in|on|our|the|any))';

const qualified =
  '(?: (?:such|valid|known|active|existing|virtual|local|destination|envelope|recipient|mail|e ?mail|hosted|to)| or \\w+|/inactive)';

const foreignPerson = [
  'gebruiker|ontvanger|geadresseerde|mail ?box|post ?bus|(?:e ?mail ?)?adres|account',
  'benutzer|nutzer|empfanger(?:adresse)?|postfach|adresse|konto',
  'utilisateur|destinataire|boite|compte',
  'uzytkownik|odbiorca|skrzynka',
  'utente|destinatario|indirizzo|casella',
  'usuario|buzon|cuenta|direccion',
].join('|');

const foreignGone = [
  'onbekend|bestaat niet|ongeldig|niet gevonden|opgeheven|niet (?:meer )?(?:actief|in gebruik)',
  'unbekannt|nicht (?:bekannt|gefunden|vorhanden|mehr)|existiert nicht|ungultig|gesperrt|deaktiviert',
  "inconnue?|invalide|inexistante?|introuvable|archivee?|desactivee?|fermee?|bloquee?|n[ ']?existe (?:pas|plus)",
  'nie istnieje|nieznan[ya]|nieaktywn[yae]|zablokowan[yae]|nie zosta\\w+ odnalezion',
  'sconosciut[oa]|inesistente|non (?:esiste|trovat[oa]|valid[oa]|attiv[oa])|di(?:sabilit|sattiv)at[oa]',
  'no existe|desconocid[oa]|inexistente|no (?:encontrad|valid)[oa]|desactivad[oa]|inactiv[oa]',
].join('|');

const isNot = "(?:(?:is|are|was|were|does|do|did|has|can|could)(?: not|n'?t)|cannot|can ?not|not)";

const says = (...patterns: string[]) => new RegExp(patterns.map((pattern) => `(?:${pattern})`).join('|'));

const rfc3463 = 'RFC 3463, 3, and its registry at IANA';
const microsoft = 'Microsoft, Non-delivery reports in Exchange Online';
const fieldManual = 'ActiveCampaign/smtp-field-manual data/codes';
const zoneMta = 'zone-eu/zone-mta config/bounces.txt';
const emails = (file: string) => `sisimai/set-of-emails maildir/bsd/${file}`;
const reasons = (file: string) => `sisimai/rb-sisimai lib/sisimai/reason/${file}.rb`;

/** Statuses of the server's own that decide whatever the words are. */
export const specificStatuses: readonly StatusRule[] = [
  { status: /^5\.2\.2$/, cause: 'mailbox', source: `${rfc3463} (mailbox full)` },
  { status: /^5\.1\.[78]$/, cause: 'host', source: `${rfc3463} (the sender's address)` },
  {
    status: /^5\.7\.(?:2\d|1\d\d|[5-7](?!0[45])\d\d)$/,
    cause: 'host',
    source: `RFC 7372; ${microsoft} (5.7.133, 5.7.606)`,
  },
];

/** Words that decide whatever the other statuses are. The first rule that fits decides. */
export const decisiveWords: readonly WordRule[] = [
  // Of the sender, by a server that looked whether our address exists: it quotes "user unknown".
  {
    words: says(
      '\\bsent: ?(?:rcpt|mail)\\b',
      '(?<!\\b(?:recipient|user|mail ?box|rcpt)(?: address)? )\\b(?:verif(?:y|ication|ied)|call ?(?:out|back))\\b(?: \\w+){0,3} ?(?:failed|failure|error|rejected)',
      '(?:could|can) ?not(?: \\w+)? verify',
    ),
    cause: 'host',
    source: `Exim specification, 44.43 "Sender address verification"; ${reasons('rejected')}`,
  },
  {
    words: says(
      "\\bsenders?\\b(?:'s)?[^;]{0,50}?\\b(?:verif\\w*|reject\\w*|den(?:y|ied)|refus\\w*|block\\w*|black\\w*|listed|invalid|unknown|not|doesn'?t|non ?existent|must|domain|address|fail\\w*|polic\\w*|ip|id|reputation|unauth\\w*|auth\\w*|ban\\w*|limit\\w*|spam\\w*)",
      '\\b(?:bad|invalid|unknown|un\\w+|verify|verifying|banned|blocked|blacklisted|envelope|your|domain of|domain of the|bulk|spam) senders?\\b',
      '\\bmail from\\b|\\b(?:envelope|return|reverse|bounce)[ -]?(?:from|path)\\b',
      '\\bfrom:? ?(?:address|header|domain)\\b|\\boriginator\\b|\\b(?:e ?mails?|messages?|connections?)(?: \\w+)? from (?:your|this|ip|the (?:ip|host|domain|server))',
      '\\bafzender|\\babsender|\\bexpediteur|\\bemetteur|\\bmittente|\\bremitente|\\bnadawc',
    ),
    cause: 'host',
    source: `${emails('rhost-cox-01.eml')}, lhost-postfix-10.eml; ${reasons('rejected')}`,
  },
  // Of the server that sends.
  {
    words: says(
      '\\b(?:client|sending|source|connecting|originating|submitting) (?:host|ip|server|mta|domain|network|machine|system)',
      '\\byour (?:ip|host(?: ?name)?|server|mail ?server|mta|domain|network|isp|internet service)',
      '\\b(?:helo|ehlo)\\b|\\breverse (?:dns|lookup)|\\brdns\\b|\\bptr\\b|\\bdynamic ip',
    ),
    cause: 'host',
    source: `${reasons('requireptr')}; ${reasons('blocked')}; ${zoneMta}`,
  },
  {
    words:
      /\btoo (?:many|much|fast)\b(?! (?:messages|mails?) (?:on|in)\b)|\b(?:sending|submission|relay|daily|hourly|outbound|throttling)\b[^;]{0,30}\b(?:quota|limit)/,
    cause: 'host',
    source: `${emails('lhost-postfix-48.eml')}; ${zoneMta} ("too many invalid recipients")`,
  },
  // Of the person's mailbox: full, receiving too much, out for a while, or choosy.
  {
    words: says(
      '\\bquota\\b|\\boverquota\\b|\\b(?:mail ?box|inbox|mail ?folder|account|storage)(?: \\w+){0,3} (?:over)?full\\b|\\bfull mail ?box',
      '\\bexceed\\w*(?: \\w+){0,3} (?:storage|disk|mail ?box|capacity)|\\b(?:storage|disk) (?:allocation|limit|space|capacity)',
      '\\b(?:mail ?box|mail ?file)(?: \\w+)? (?:size|exceeds|exceeded)|\\bout of (?:storage|disk|space)|\\b(?:not|no|in)(?: ?sufficient| ?enough)? (?:disk |storage )?space\\b|\\btoo many (?:messages|mails?) (?:on|in)\\b',
      '\\bboite\\b[^;]{0,40}\\bpleine|\\bpostfach\\b[^;]{0,40}\\bvoll|\\bspeicher(?:volumen|platz)|\\b(?:mail ?box|post ?bus)\\b[^;]{0,30}\\bvol\\b|\\bcasella\\b[^;]{0,30}\\bpiena|\\bbuzon\\b[^;]{0,30}\\blleno|\\bskrzynka\\b[^;]{0,40}\\b(?:pelna|przepelniona)',
    ),
    cause: 'mailbox',
    source: `${reasons('mailboxfull')}; ${emails('rhost-google-05.eml')}; sitepackage.de, Typische Fehlermeldungen`,
  },
  {
    words: says(
      '\\breceiving (?:e ?mails?|messages)?[^;]{0,20}\\b(?:at a rate|too)|\\brate that prevents|\\breceiving limits?|\\bmessage receive limit',
      '\\b(?:recipient|user|account|mail ?box)\\b[^;]{0,40}\\b(?:exceeded|over) (?:its|their|the)[^;]{0,20}\\blimit',
    ),
    cause: 'mailbox',
    source: `Google, SMTP error reference (ReceivingRatePerm); ${microsoft} (5.2.122)`,
  },
  {
    words: says(
      `(?<!\\w)${persons}(?!\\w)[^;]{0,40}\\btemporar(?:il)?y (?:\\w+ )?(?:locked|disabled|unavailable|suspended|inactive|blocked|not)`,
      '\\b(?:rejected|refused|blocked|denied) by (?:the )?(?:recipients?|user|addressee)\\b|\\brecipient preferences|\\buser (?:rules|filter|reject)',
    ),
    cause: 'mailbox',
    source: `${emails('lhost-amazonses-19.eml')}; ${reasons('filtered')}; ${microsoft} (5.7.507)`,
  },
  // Of the recipient: there is nobody of that name, or not any more.
  {
    words: says(
      `\\b(?:no|not an?|${gone}|illegal|bad|undefined|wrong)${qualified}* ${persons}(?!\\w| error)`,
      `(?<!\\w)${persons}(?!\\w)${between}\\b(?:${gone})\\b(?! (?:dns|\\w+ record|sender|helo|header))`,
      `(?<!\\w)${persons}(?!\\w)${between}\\b${isNot}${filler}* (?:${there})`,
      `(?<!\\w)${persons}(?!\\w)${between}\\b(?:no (?:longer|more)|(?:not|here) any ?more)\\b`,
      "\\b(?:does ?n[o']?t|do ?n[o']?t) have an? [^;]{0,60}\\b(?:account|mail ?box)|\\bno ?(?:one|body) (?:at|by|with|here)|\\bnot (?:our|a|an|one of our)(?: \\w+)? (?:customer|user|subscriber|mail ?box|valid recipient)",
      `\\b(?:no|can'?t find|can ?not find) (?:\\w+ )?${person}[^;]{0,10}\\b(?:here|by that name|with that name|found|available|named)`,
      '\\b(?:account|mail ?box)\\b(?: \\w+)? (?:is|has been|was) (?:blocked|locked|frozen)\\b|\\bblocked due to inactivity|\\bhas (?:been replaced by|moved|left)\\b|\\buser not local\\b|\\bnot (?:listed )?in (?:the |our |my )?\\w*(?:recip|rcpt|user|mail ?box|address|domino)\\w*(?: \\w+)? (?:list|directory|database|table)|\\bmail ?box name not allowed',
      `^\\W*@\\W*(?:not found|unknown|${isNot} exist)`,
    ),
    cause: 'address',
    source: `${reasons('userunknown')}, suspend.rb, hasmoved.rb; ${fieldManual}/550.json; RFC 5321, 4.2.3`,
  },
  {
    words: says(
      `\\b(?:onbekende|unbekannter|nieznany|nessun|nie ma takiego) (?:${foreignPerson})`,
      `\\b(?:${foreignPerson})\\b${between}\\b(?:${foreignGone})`,
      '\\bno existe(?: \\w+)? (?:persona|usuario|cuenta|buzon|direccion|destinatario)',
    ),
    cause: 'address',
    source: `${fieldManual}/550.json (Orange); sitepackage.de, Typische Fehlermeldungen; ${reasons('userunknown')}`,
  },
  // Of the recipient's domain: it is not there, or takes no mail.
  {
    words: says(
      '\\b(?:recipient|destination|target|rcpt|to)(?: address(?: rejected:?)?)? ?(?:unknown )?domain\\b[^;]{0,40}\\b(?:not|unknown|invalid|must exist|name\\b)|\\brecipient address rejected: (?:domain not found|no domain)',
      '\\bhost or domain name not found(?![^;]*(?:try again|malformed|unexpected))|\\bhost (?:name )?(?:is )?(?:unknown|not found)(?!,? try again)|\\bunknown (?:mail )?host\\b|\\bno such (?:domain|host)\\b',
      '\\bnxdomain\\b|\\b(?:non ?existent|nonexistent) domain|\\bdns domain\\b[^;]{0,80}\\bdoes not exist|\\bunroute?able (?:address|mail domain)',
      "\\bnull ?mx\\b|\\b(?:host|domain)\\b[^;]{0,40}\\b(?:does ?n[o']?t|not) (?:accept|receive) (?:any )?(?:e ?)?mail\\b(?! from)",
    ),
    cause: 'address',
    source: `RFC 7504; RFC 7505; ${reasons('hostunknown')}; ${emails('lhost-postfix-06.eml')}; ${microsoft} (5.4.310)`,
  },
  // Directory-based edge blocking of Exchange Online: it knows no such recipient.
  {
    status: /^5\.(?:4\.1|7\.504)$/,
    words: /\brecipient address(?:es)? rejected ?: access denied/,
    cause: 'address',
    source: `${microsoft} (5.4.1); ${emails('rhost-microsoft-02.eml')}`,
  },
  {
    status: /^5\.7\.505$/,
    words: /\bbanned recipient/,
    cause: 'address',
    source: `${microsoft} (5.7.505)`,
  },
  // Of us, in so many words: also beside a status or vague words about the recipient.
  {
    words: says(
      '\\b(?:black|block|grey|gray)[ -]?list|\\bdenylist|\\blisted (?:at|in|on|by|as|for)\\b|\\b(?:dns|r|u|ur|su|s|d)bls?\\b|\\b(?:bl|rbl|dnsbl)\\d*\\b|\\bspamhaus|\\bspamcop|\\bsorbs\\b|barracudacentral|\\bcloudmark|\\buceprotect|\\babuse|\\breputation|\\bblocked (?:using|by)\\b',
      '\\bip(?: address)?\\b|\\brelay(?:ing|ed)?\\b|\\bgateway\\b|\\ballowed rcpthosts',
      '\\b(?:anti ?)?spam(?:my|mer|mers|ming|like|trap)?\\b|\\bjunk\\b|\\bunsolicited|\\bu[bc]e\\b|\\bbulk\\b|\\bphish|\\bvirus|\\bmalware|\\binfected|\\battachment|\\bcontent\\b|\\bquarantin',
      '\\bspf\\b|\\bdkim\\b|\\bdmarc\\b|\\bdomain ?keys|\\bauthenticat|\\bunauthenticated|\\btls\\b|\\bstarttls|\\bencrypt|\\bcertificate|\\bbatv\\b',
      '\\bpolic(?:y|ies)\\b|\\bcompliant\\b|\\bheaders?\\b|\\bmessage(?: \\w+){0,2} (?:size|too|exceeds?|large)|\\btoo (?:large|big|long)\\b|\\bsize (?:limit|exceeds)|\\bmail rejete\\b|\\bmassenversand|\\bgeblokkeerd|\\bzwarte lijst|\\bgesperrte ip',
      '\\bthrottl|\\b(?:rate|frequency|connection|session)s?(?: \\w+)? (?:limit|exceed)|\\blimit (?:exceeded|reached)|\\bthreshold|\\bgr[ea]ylist|\\bloop(?:s|ing|ed)?\\b|\\bhops?\\b|\\btim(?:e|ed) ?out',
    ),
    cause: 'host',
    source: `${reasons('blocked')}, spamdetected.rb, authfailure.rb, policyviolation.rb, norelaying.rb; ${zoneMta}`,
  },
];

/** Statuses that decide where no words do. */
export const decisiveStatuses: readonly StatusRule[] = [
  { status: /^5\.1\.(?:1|2|3|4|6|10)$/, cause: 'address', source: `${rfc3463}; RFC 7505 (5.1.10)` },
  { status: /^5\.1\.35[01]$/, cause: 'address', source: `${microsoft}; ${emails('lhost-office365-04.eml')}` },
  { status: /^5\.4\.310$/, cause: 'address', source: `${microsoft} (DNS domain does not exist)` },
  { status: /^[45]\.2\.(?:2|3|4|12[12])$|^4\.2\./, cause: 'mailbox', source: `${rfc3463}; ${microsoft}` },
  { status: /^4\.|^5\.1\.[1-9]|^5\.[67]\./, cause: 'host', source: rfc3463 },
];

/** Words that decide where the status says little: 5.0.0, 5.1.0, 5.2.1, 5.4.4, 5.5.0 or none. */
export const vagueWords: readonly WordRule[] = [
  {
    words: says(
      '\\baccess (?:is )?(?:denied|denined)|\\badministrative|\\bprohibit|\\bnot (?:allowed|permitted|authori[sz]ed)|\\bforbidden|\\bdisallowed|\\bblocked\\b|\\bbanned\\b|\\bsuspicious|\\brestrict',
      '\\btry (?:again )?later|\\btemporar|\\bservice (?:is )?(?:currently )?(?:unavailable|not available)|\\bname (?:server|service)|\\bdns\\b|\\bconnections?\\b',
    ),
    cause: 'host',
    source: `Mimecast, SMTP error codes; ${reasons('rejected')}; ${emails('lhost-postfix-17.eml')}`,
  },
  {
    words: says(
      `\\b(?:mail ?box|recipient|user|account|addressee)\\b(?: @)?[ :]*(?:is |was )?(?:currently )?(?:un ?available|unavaiable|not available)`,
      '\\b(?:recipients?|rcpt|destination|mail ?box|user)\\b(?: e ?mail)?(?: address(?:es)?)?[ :@]*(?:is |was |were |has been |have been )?(?:rejected|denied|refused|not accepted|not ok|undeliverable)',
      '\\baddress(?:es)? (?:was |is |has been )?rejected|\\bundeliverable address|\\brecipient verif\\w+ fail|\\brejected recipients?\\b',
      "\\bdomain\\b[^;]{0,40}\\b(?:does ?n[o']?t exist|not found|unknown|invalid)|\\b(?:unknown|invalid) domain\\b",
    ),
    cause: 'address',
    source: `RFC 5321, 4.2.3 (550); ${emails('lhost-outlook-08.eml')}, lhost-postfix-46.eml; ${fieldManual}/550.json`,
  },
];

/** Statuses that decide where nothing else does. */
export const vagueStatuses: readonly StatusRule[] = [
  { status: /^5\.2\.1$/, cause: 'address', source: `${rfc3463} (a mailbox that is disabled)` },
  { status: /^5\.2\./, cause: 'mailbox', source: rfc3463 },
];
