/** The codes that `risk.jurisdictions` may name. */

/** ISO 3166-1, two letters. */
const countries =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'.split(
    ' ',
  );

const states =
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC AS GU MP PR UM VI NYC'.split(
    ' ',
  );

/** The codes that laws are told apart by: countries, the EU and the UK as such, parts of the United States. */
const jurisdictions: readonly string[] = ['EU', 'UK', ...countries, ...states.map((state) => `US-${state}`)];

const known: ReadonlySet<string> = new Set(jurisdictions);

/** Whether a code is known: parts of other countries than the United States are taken as they are. */
export function isJurisdiction(code: string): boolean {
  if (known.has(code)) return true;
  const [, country = '', part] = /^([A-Z]{2})-([A-Z0-9]{1,3})$/.exec(code) ?? [];
  return part !== undefined && country !== 'US' && known.has(country);
}

/** What people write instead, in capitals. */
const meanings: Readonly<Record<string, string>> = {
  EL: 'GR',
  EEA: 'EU',
  EUROPE: 'EU',
  'EUROPEAN UNION': 'EU',
  'GREAT BRITAIN': 'UK',
  ENGLAND: 'UK',
  'UNITED KINGDOM': 'UK',
  GBR: 'UK',
  USA: 'US',
  'UNITED STATES': 'US',
  AUSTRIA: 'AT',
  AUT: 'AT',
  BELGIUM: 'BE',
  BEL: 'BE',
  SWITZERLAND: 'CH',
  CHE: 'CH',
  CANADA: 'CA',
  CAN: 'CA',
  GERMANY: 'DE',
  DEUTSCHLAND: 'DE',
  DEU: 'DE',
  GER: 'DE',
  DENMARK: 'DK',
  DNK: 'DK',
  SPAIN: 'ES',
  ESP: 'ES',
  FINLAND: 'FI',
  FIN: 'FI',
  FRANCE: 'FR',
  FRA: 'FR',
  IRELAND: 'IE',
  IRL: 'IE',
  ITALY: 'IT',
  ITA: 'IT',
  JAPAN: 'JP',
  JPN: 'JP',
  NETHERLANDS: 'NL',
  NLD: 'NL',
  NORWAY: 'NO',
  NOR: 'NO',
  POLAND: 'PL',
  POL: 'PL',
  PORTUGAL: 'PT',
  PRT: 'PT',
  SWEDEN: 'SE',
  SWE: 'SE',
  COLORADO: 'US-CO',
  CALIFORNIA: 'US-CA',
  NYC: 'US-NYC',
  'NEW YORK CITY': 'US-NYC',
};

/** The code that someone surely means; undefined where nobody can tell. */
export function meantJurisdiction(written: string): string | undefined {
  const word = written
    .trim()
    .toUpperCase()
    .replaceAll(/[\s_]+/g, ' ')
    .replaceAll('.', '');
  const code = word.replaceAll(' ', '-');
  if (code !== written && isJurisdiction(code)) return code;
  return Object.hasOwn(meanings, word) ? meanings[word] : undefined;
}
