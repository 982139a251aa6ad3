/**
 * The engine's public interface: all that the extension, the panel, the command line and the repository may call. Pure: no
 * `vscode`, no Node, no clock, no files; what must be asked of the outside is handed in as plain data. The panel's
 * client in the browser does not come through here: it may import the leaves in `base/` and nothing else.
 * `test/unit/boundaries/` has the same list, and checks that nobody bypasses it.
 */

// Leaves.
export { caseless, composed, isBlank, isDecomposed, isSameName, withoutInvisible } from './base/characters';
export { dateInWords, dayOf, daysBetween, isDate, periodInWords, plusDays } from './base/dates';
export { secondsOf } from './base/durations';
export { upTo, withoutEnd } from './base/ends';
export {
  type Finding,
  type FindingReference,
  findingAt,
  referencesAmong,
  referenceTo,
  type Severity,
  severities,
} from './base/finding';
export type { FindingCode } from './base/finding-code';
export { givesUp, isObvious } from './base/fix';
export { harmless, harmlessJson, oneLine } from './base/harmless';
export { isId } from './base/ids';
export { longestHiding, nearDays, shownRelated, yearAhead } from './base/limits';
export {
  betterManifestName,
  configName,
  isConfigPath,
  isManifestPath,
  isMeantAsConfig,
  manifestNames,
  wrongConfigName,
} from './base/manifest-files';
export {
  bullets,
  commandLink,
  fileLink,
  joined,
  type Markdown,
  md,
  noMarkdown,
  ownMarkdown,
  paragraphs,
  table,
  webLink,
} from './base/markdown';
export type { Operation, PlainValue } from './base/operation';
export { inOrder } from './base/order';
export type { Path } from './base/path';
export type { PositionRange, Range } from './base/range';
export { isRefusal, type Refusal, refusalFor } from './base/refusal';
export { ShortPattern } from './base/short-pattern';
export { cut, quoted, shorten } from './base/shorten';
export { isStage, type Stage, stageIndex, stages, stageTitle } from './base/stages';
export { toTheEnd } from './base/steps';
export { didYouMean, nearest } from './base/suggest';
export { applyEdits, type TextEdit } from './base/text-edit';
export { wayBetween } from './base/way-between';
export {
  atMost,
  capital,
  enumerated,
  grouped,
  largest,
  metInWords,
  plural,
  statedInWords,
} from './base/words';
// What the days ahead bring.
export { type Calendar, type CalendarDay, calendarOf, reportOn } from './calendar/calendar';
export { turnInWords } from './calendar/turns';
// What readers say of metrics, as far as it is shown.
export { mentionsMetrics, withoutUnused } from './claims/repository/signals/used';
// What has changed from one state of a manifest and its files to another, and why.
export type { Change } from './comparison/change';
export {
  type Comparison,
  type Course,
  compare,
  isRegression,
} from './comparison/comparison';
export { courseOf, editionAfter, notesOnComparison } from './comparison/course';
export { identities, placeOf } from './comparison/identity';
export { namesSince } from './comparison/names';
export { comparisonInOneLine, comparisonPage } from './comparison/page';
export { lineOfChange } from './comparison/place';
export {
  aboutInWords as changedInWords,
  causesInWords,
  countsInWords,
  courseInWords,
  divided,
  type Verb,
  verbOf,
} from './comparison/words';
// What holds for all manifests below a folder.
export { type ConfigDocument, readConfig } from './config/document';
export { configFindings } from './config/findings';
export { refine } from './config/merge';
// What a repository says for a manifest that is new, or lacks it.
export { type Discovery, discover } from './discover/discover';
export type { FirstLook } from './discover/found';
export { inWords as sourceInWords, type ProposedEntry, type ProposedSection } from './discover/proposal';
export { worthInWords } from './discover/worth';
export { additions, sectionTexts } from './discover/write';
export { blocksWhen } from './domain/gate-levels';
export { holderOf, moverOf } from './domain/movers';
export { itemRecord } from './domain/records';
export { isMapSection, isSection, sections } from './domain/sections';
export { stagesTouched } from './domain/stage-touched';
// What is known: the checklist, the rules, the format.
// Changing it: operations on the values become the smallest change of the text.
export { applyOperations } from './edit/apply/apply';
export { fixAll, isShownSafe } from './edit/apply/fix-all';
export { renameFiles } from './edit/apply/rename-files';
export { suppressionBeside, suppressionEdit, suppressionLacks } from './edit/apply/suppression';
export { format } from './edit/format/format';
// Reading a text, and everything that is to be said of it.
export { loweredCodes, switchedOff } from './evaluate/chosen';
export { evaluate } from './evaluate/evaluate';
export { inReadingOrder } from './evaluate/reading-order';
export { withoutCredentials } from './facts/address';
export {
  type Approval,
  type ApprovingCommit,
  committedByOthers,
  keyOfApproval,
  ownersOf,
  standingIn,
} from './facts/approvals';
export type { Claim, ClaimPlace } from './facts/claim';
export { type Configuration, noConfiguration, withAllShared } from './facts/configuration';
export { holds } from './facts/context';
export { brokenBy, isReadable, type ManifestDocument, readDocument, whyNotRead } from './facts/document';
export { roles } from './facts/escalation';
export {
  evidenceEntries,
  type FileFact,
  type FileReference,
  factOf,
  isLink,
  isUnchangedTemplate,
  nameOf,
  type Repository,
  type RepositoryFacts,
  type RepositoryIndex,
  type Spelling,
  type Unchecked,
} from './facts/evidence';
export type { Edit } from './facts/former-criteria';
export {
  blockingInWords,
  blockingOf,
  blockingOfGate,
  countAheadErrors,
  errorsBesides,
  errorsInWords,
  gatesAhead,
  gateToPass,
  isAhead,
  stateInWords,
  stateName,
} from './facts/gates';
export { hasHeadings, headingOf, missingHeading, placeOfHeading } from './facts/headings';
export { hiddenCountInWords, hiddenInWords, loweredCountInWords } from './facts/hidden-words';
export {
  type Committed,
  type History,
  keyOf as keyOfResting,
  type Moment,
  type Resting,
  type Untold,
} from './facts/history';
export type { Bearing } from './facts/law/bearing';
export { type LawView, lawOf } from './facts/law/of-report';
export { entryName, entryUrl, sourceName } from './facts/law/words';
export { sectionOf } from './facts/markdown-section';
export {
  isModelLabel,
  isMovingVersion,
  knownModel,
  modelPin,
  readModelId,
} from './facts/model-ids';
export { addressOf, type Reading, readingsOf } from './facts/names';
export type { NoProof } from './facts/no-proof';
export type { KnownOwner, Person } from './facts/people';
export {
  approvalsToAsk,
  earliestPromise,
  restingOn,
  restingOnHistory,
  toldByEdits,
  untoldInWords,
} from './facts/promises';
export { renamings } from './facts/renaming';
export type {
  EvaluationInput,
  EvidenceReport,
  EvidenceState,
  Gate,
  HiddenFinding,
  ItemReport,
  ItemStatus,
  PillarScore,
  Report,
} from './facts/report';
export { noStageInWords } from './facts/stage-in-words';
export { keysLeft, type StatusKey } from './facts/status-keys';
export { contentHash, fillTemplate, fnv1a, templateMark } from './facts/template';
export {
  type DocumentKind,
  type FileReading,
  type FileRole,
  type MetricTestimony,
  type ModelTestimony,
  type Said,
  type Setting,
  type Site,
  said,
  type Testimony,
  type TestimonyName,
  type TestimonyPlace,
  type TestimonyValues,
  unreadReason,
} from './facts/testimony';
export { kindInWords, toldOf } from './facts/testimony-words';
export { isGood, readThreshold } from './facts/threshold';
// When the gates can be passed.
export { type Forecast, Forecaster, type Outlook } from './forecast/forecast';
export {
  byExpected,
  chanceInWords,
  doubtsOf,
  driversInWords,
  driversOf,
  expectedInWords,
  nothingToForecast,
  stillToGoInWords,
  tooFewEstimated,
  whyNoDates,
} from './forecast/words';
// Writing and finding one's way.
export { type Ask, aboutOf, askedFixes } from './language/asked-fixes';
export { aboutInWords, claimsOfItem, placeInWords, verdictInWords } from './language/claims-said';
export { complete } from './language/completion';
export { completeConfig } from './language/config-completion';
export { hoverConfig } from './language/config-hover';
export { type Folding, foldings } from './language/folding';
export { essenceOf } from './language/guidance';
export { hoverAt } from './language/hover';
export { inlayHints } from './language/inlays';
export { itemPage } from './language/item-page';
export { gateLine, lenses } from './language/lenses';
export { documentLinks } from './language/links';
export { definitionsAt, referencesAt, renamableAt, renameAt } from './language/navigation';
export { findable, type OutlineSymbol, outline } from './language/outline';
export { type CompletionInput, gateWords, type Proposal } from './language/proposals';
export { sharedDefinitionAt, sharedEntryAt, usesOfShared } from './language/shared-entries';
export { proofInWords, troubleOf } from './language/standing-words';
export { starterManifest } from './language/starter';
export { type TokenKind, tokens } from './language/tokens';
// What is to be done, and what comes up.
export { comingUp, goLiveDoubt, upcomingInWords, upcomingShown } from './outlook/coming-up';
export { nextSteps } from './outlook/next-steps';
export type { NextStep } from './outlook/step';
// What has become of it over time.
export type { At, Began, Calibration, Past, StagePast, WaiverPast } from './past/past';
export { changesByDay, type Point } from './past/points';
export { type PastState, stateOf } from './past/state';
export { calibrationOf, tellPast } from './past/tell';
export {
  estimateInWords,
  eventInWords,
  howInWords,
  notesOnPast,
  tookInWords,
  wasPassedBefore,
} from './past/words';
// Which of several workflows to take first.
export { type Candidate, candidateOf } from './ranking/candidate';
export { isForecast, type Ranked, type Ranking, rankingOf, type Unranked } from './ranking/ranking';
export {
  becauseInWords,
  calledAmong,
  calledOf,
  firstInWords,
  isClear,
  liftInWords,
  limitInWords,
  notesOnRanking,
  rankingCounts,
  roughly,
  shareInWords,
  timeInWords,
  valueInWords,
  verdictOnRanking,
} from './ranking/words';
export { isSuppressible, ruleOf, rules } from './rules/table';
export {
  type CatalogueItem,
  catalogue,
  catalogueItem,
  editionOf,
  newestEdition,
} from './schema/catalogue';
export type { ItemId } from './schema/generated/catalogue';
export type { Item, Manifest } from './schema/generated/manifest-file';
export { type Law, overlaid } from './schema/law';
export { type PackedLaw, unpackLaw } from './schema/law-packed';
export { readLaw } from './schema/law-reading';
export { definitionAt, nounOf, type SchemaNode, schemaAt } from './schema/navigate';
export {
  keysReferTo,
  type RefersTo,
  referencesIn,
  referencesTo,
  refersTo,
  targetOf,
} from './schema/references';
// Places in a text.
export { Lines } from './text/lines';
export { parse, parseUnbroken } from './text/parse';
export { locate, type MapNode, type Node, nodeAt, pathAt } from './text/tree';
