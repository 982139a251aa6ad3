/** The words of a decision: what the whole of a value says of whether something may go on. */
import { withoutEnd } from '../../core/service';
import { dateOf } from './dates';
import { asSeen } from './lookalikes';
import { isPlaceholder, plain, withoutSign } from './values';

/** Each decision with the words that say it, at the beginning of a value; longer ones first. */
const said: readonly (readonly [decision: string, words: readonly string[]])[] = [
  [
    'no-go',
    [
      ...[
        'no-?go',
        'no go',
        'not (?:a )?go',
        'kein go',
        '(?:go )?back to (?:the )?(?:drawing board|design|start)',
      ],
      "(?:we |it |the (?:release|system|workflow|product) )?(?:do|does|will|shall|must|may)(?: not|n[’']t) (?:go live|be released|be deployed|launch|proceed)",
      ...['not going live', 'do not go(?: ahead)?', 'stop(?:ped)? the release'],
    ],
  ],
  [
    'not approved',
    [
      'not (?:approved|accepted|granted|authori[sz]ed|released|agreed)',
      '(?:approval|permission|consent|sign-?off|acceptance) (?:is |was |has been )?(?:withheld|denied|refused|declined|not (?:given|granted))',
      ...['withheld', 'nicht (?:freigegeben|genehmigt|zugelassen|angenommen)'],
      'freigabe (?:wird |wurde |ist )?(?:nicht erteilt|verweigert|abgelehnt)',
      ...['non (?:approuvée?|validée?|accordée?|autorisée?)', 'no (?:aprobad[oa]|autorizad[oa])'],
      ...['non (?:approvat[oa]|autorizzat[oa])', 'não (?:aprovad[oa]|autorizad[oa])'],
      'niet (?:goedgekeurd|akkoord|vrijgegeven)',
    ],
  ],
  [
    'rejected',
    [
      ...[
        'rejected',
        'denied',
        'declined',
        'refused',
        'disapproved',
        'turned down',
        'vetoed',
        'reject',
        'deny',
      ],
      ...['abgelehnt', 'zurückgewiesen', 'refusée?', 'rejetée?', 'rechazad[oa]', 'denegad[oa]'],
      ...[
        'respint[oa]',
        'rifiutat[oa]',
        'bocciat[oa]',
        'rejeitad[oa]',
        'recusad[oa]',
        'afgewezen',
        'afgekeurd',
      ],
    ],
  ],
  [
    'failed',
    [
      ...['failed', 'failure', 'fail', 'not passed', "(?:did|does|has|have)(?: not|n[’']t) pass(?:ed)?"],
      ...[
        'unsuccessful',
        'not successful',
        'unsatisfactory',
        'not satisfactory',
        'unacceptable',
        'insufficient',
      ],
      ...['not sufficient', 'nok', 'not ok', '(?:is |was |all )?below (?:the )?(?:\\p{L}+ )?minim(?:um|a)'],
      '(?:the )?(?:(?:acceptance|release|go-live|quality) )?(?:criteria|criterion|thresholds?|targets?|requirements?) (?:is |are |was |were |have been )?(?:not (?:all )?(?:met|reached|fulfilled|satisfied)|missed)',
      "(?:the \\p{L}+ |it |this )?(?:does|did|do)(?: not|n[’']t) (?:meet|reach|fulfil|satisfy) (?:the |all |our |its )*(?:(?:acceptance|release|go-live|quality) )?(?:criteria|thresholds?|targets?|requirements?|bar)",
      '(?:the |all )?(?:(?:acceptance|release|go-live|quality|exit|overall|test|regression|integration) ){0,3}(?:criteria|gates?|tests?|runs?|suites?|evaluation|validation|verification|acceptance|checks?|thresholds?|targets?|requirements?) (?:has |have )?failed',
      ...[
        'not met',
        'nicht (?:bestanden|erfüllt|erreicht|erfolgreich)',
        'durchgefallen',
        'fehlgeschlagen',
        'gescheitert',
      ],
      ...[
        'échec',
        'échouée?',
        'non (?:conforme|réussie?|atteinte?)',
        'fallid[oa]',
        'no (?:superad[oa]|apt[oa])',
        'suspenso',
      ],
      ...[
        'fallit[oa]',
        'non superat[oa]',
        'reprovad[oa]',
        'falhou',
        'não passou',
        'gezakt',
        'mislukt',
        'niet geslaagd',
      ],
    ],
  ],
  ['not ready', ['not (?:yet )?ready']],
  [
    'postponed',
    [
      ...['postponed', 'deferred', 'put off', 'on hold', 'adjourned', 'suspended'],
      ...['verschoben', 'vertagt', 'zurückgestellt', 'reportée?', 'ajournée?', 'aplazad[oa]', 'pospuest[oa]'],
      ...['rinviat[oa]', 'adiad[oa]', 'uitgesteld'],
    ],
  ],
  ['go with conditions', ['go with conditions', 'conditional go']],
  ['go', ['go']],
  [
    'approved',
    [
      ...[
        'approved',
        'freigegeben',
        'genehmigt',
        'freigabe erteilt',
        'approuvée?',
        'aprobad[oa]',
        'approvat[oa]',
      ],
      ...['aprovad[oa]', 'goedgekeurd'],
    ],
  ],
  ['passed', ['passed', 'pass', 'bestanden', 'réussie?', 'superad[oa]', 'superat[oa]', 'geslaagd']],
];

const verdicts = said.map(
  ([decision, words]) => [decision, new RegExp(`^(?:${words.join('|')})(?![\\p{L}\\p{N}_/-])`, 'u')] as const,
);

/** The patterns of all decisions, for the test that none takes long: they are put together from words. */
export const verdictPatterns: readonly RegExp[] = verdicts.map(([, pattern]) => pattern);

const no = /^(?:no-go|not approved|rejected|failed|not ready|postponed)$/;

/** Whether a decision is a no. */
export const isNo = (decision: string): boolean => no.test(decision);

/** A yes behind a no: both answers stand there, and the later one is not known to be either. */
const yesAfterNo =
  /\b(?:go(?![-\w])|approved|(?<!\d[ ,])pass(?:ed)?|accepted|(?<!\d[ ,])succeeded|(?<!\d[ ,])successful)\b/;
const stillNo = /\b(?:until|unless|before|not|must|needs?|should|will)\b/;

/** What makes of a yes something else. */
const butNot =
  /(?<!\p{L})(?:no-?go|fail(?:ed)?|rejected|not|but|except|until|unless|only|pending|preview|subject to|aber|nur|nicht|außer|sobald|mais|sauf|seulement|pero|solo|salvo|ma|però|maar|alleen|mas)(?!\p{L})/u;

/** What is approved so is what comes before: `approved for production preparation`. */
const forEarlier =
  /^for (?:[\p{L}-]+ ){0,4}(preparations?|planning|readiness|reviews?|tests?|testing|staging|development|design|discovery|discussion|consultation|prototyp(?:e|ing)|(?:next|further|later) \p{L}+)(?: (?:environment|phase|stage|purposes?|activities|work|only))?(?=$|\s?[.,;:(–—-]|\s(?:with|by|on|and|based|subject|before|until|as|in|at)(?!\p{L}))/u;

/** What was to be refused, and was: of a test of a control that is a success. */
const asWanted =
  /\bas (?:it should(?: be)?|(?:was |were )?(?:expected|intended|designed|required|specified|wanted|planned))\b|(?<!\p{L})(?:wie (?:erwartet|vorgesehen|beabsichtigt|es soll)|comme (?:prévu|attendu)|como (?:estaba )?(?:previsto|esperado)|come previsto|zoals verwacht)(?!\p{L})/u;
/** A rule of a system, and no decision on it: `deny on a match, else allow`. */
const isRule = /\b(?:else|otherwise)\b|^on an? /;

/** What may stand behind a decision that it is still one; behind a no also why, and until when. */
const behind = /^(?:$|(?:for|with|by|on|von|am|par|le|por|el|da|door)\b|[-–—,;(:.])/;
const behindNo =
  /^(?:because|since|due to|until|till|of|at|against|as of|to (?=\p{L}+\b)|auf|wegen|à cause)/u;

/** What a whole value decides that is nothing but a sign. */
const signs: readonly (readonly [decision: string, sign: RegExp])[] = [
  ['failed', /^(?:[❌✗✘👎🔴🛑⛔]|:x:|:no_entry:)\uFE0F?$/u],
  ['passed', /^(?:[✅✔✓☑👍🟢]|:white_check_mark:|:heavy_check_mark:)\uFE0F?$/u],
];

/** Words that are an answer only where nothing else stands beside them. */
const alone: readonly (readonly [decision: string, word: RegExp])[] = [
  ['not approved', /^(?:no|nein|non|nee|não)$/],
  ['postponed', /^hold$/],
];

/** Whether a value says no and nothing else: as a result that may be good. */
export const isBareNo = (value: string): boolean =>
  /^(?:no|nein|non|nee|não)[.!]?$/i.test(plain(value.slice(0, 200)));

/** What the whole of a value decides; undefined where it says something else. */
export function decisionOf(value: string): string | undefined {
  if (isPlaceholder(value)) return undefined;
  const whole = plain(asSeen(value.slice(0, 4_000)));
  const sign = signs.find(([, each]) => each.test(whole));
  if (sign !== undefined) return sign[0];
  const shown = withoutSign(whole).replace(/^[✗✘✓✔☑]\s*/u, '');
  const text = withoutEnd(shown.toLowerCase(), /[.!\s]/);
  if (text.length > 300) return undefined;
  const single = alone.find(([, word]) => word.test(text));
  if (single !== undefined) return single[0];
  for (const [decision, words] of verdicts) {
    const [found] = words.exec(text) ?? [];
    if (found !== undefined) return concluded({ decision, shown, rest: text.slice(found.length).trim() });
  }
  return undefined;
}

interface Found {
  readonly decision: string;
  readonly shown: string;
  readonly rest: string;
}

function concluded({ decision, shown, rest }: Found): string | undefined {
  if (isNo(decision)) {
    if (asWanted.test(rest) || isRule.test(rest)) return undefined;
    if (yesAfterNo.test(rest) && !stillNo.test(rest)) return undefined;
    return behind.test(rest) || (decision !== 'no-go' && behindNo.test(rest)) ? decision : undefined;
  }
  if (decision !== 'go with conditions' && butNot.test(rest)) return undefined;
  if (decision !== 'passed' && forEarlier.test(rest)) return undefined;
  // "Go with Redis" and "Go for it" are no decision on a release, and Go is a language.
  if (decision === 'go') return isGo(shown, rest) ? 'go' : undefined;
  return behind.test(rest) ? decision : undefined;
}

function isGo(shown: string, rest: string): boolean {
  const isShouted = /^GO\b/.test(shown);
  if (rest === '') return true;
  if (/^(?:on|by)\b/.test(rest)) return dateOf(rest.replace(/^on\s+/, '')) !== undefined || isShouted;
  if (
    /^for (?:the )?(?:production|release|launch|go-live|rollout|roll-out|deployment|pilot|live)\b/.test(rest)
  )
    return true;
  return isShouted ? /^(?:for\b|[-–—,;(])/.test(rest) : /^[-–—,(]\s*(?:signed|approved|\d{4})/.test(rest);
}

/** Where a yes holds and nowhere else: `Go for staging only`. */
const part =
  /^(?:go|approved|passed|freigegeben|freigabe)\b(?: only)? (?:for|in|on|to|für) (?:the |a )?(staging|preview|pilot|test(?:ing)?|sandbox|beta|shadow mode|dry run|internal use)\b/i;

/** The part for which alone something is decided; undefined where that is the whole, or not said. */
export function partOf(value: string): string | undefined {
  const text = withoutSign(plain(value.slice(0, 300)));
  const [, name] = part.exec(text) ?? earlierIn(text.toLowerCase()) ?? [];
  return name?.toLowerCase().replace(/^testing$/, 'test');
}

/** The step before that something is approved for: of `approved for production preparation` it is the preparation. */
function earlierIn(text: string): RegExpExecArray | null {
  const [yes] = /^(?:go|approved)(?: only)? (?=for )/.exec(text) ?? [];
  return yes === undefined ? null : forEarlier.exec(text.slice(yes.length));
}
