/**
 * The workbench's API: every request and every answer of `evidex serve`, written once.
 *
 * Names of parameters are those of the command line's options. Texts never carry offsets: the server cuts
 * them into runs, so that a browser counts nothing. Only a selection made by hand goes back as UTF-16
 * offsets, together with the selected words; the server refuses it if the words differ.
 *
 * What the routes do, and how they fail: src/serve/README.md.
 */

// ---------------------------------------------------------------------------------------- words of the trade

export type Stance = 'meets' | 'falls-short' | 'neutral';
export type Kind = 'interview' | 'document';
/** Which tags count: the engine's, those that a coder decided, those that all coders who saw them share. */
export type Evidence = 'suggested' | 'decided' | 'agreed';
export type Dimension = 'theme' | 'role' | 'kind' | 'year' | 'source' | 'stance';
/** `reviewed`: the passage was read to the end, and what is not coded there is not there; its component is ''. */
export type Verdict = 'accepted' | 'rejected' | 'added' | 'changed' | 'uncoded' | 'reviewed';

/** A failure told to a person; the answer's status is 4xx or 5xx, its type application/problem+json. */
export interface Problem {
  /** One plain sentence. */
  title: string;
  /** Which file, line, parameter; may be empty. */
  detail: string;
  /** What to do next; may be empty. */
  advice: string;
  status: number;
}

/** What goes with every answer. */
export interface Answer {
  /** The command line that prints the same. */
  command: string;
}

// ------------------------------------------------------------------------------------------------- requests

/** Which passages are meant: the same for quotes, facets, coverage, overview, downloads. */
export interface FilterParams {
  /** Ids; a passage must have all of them. */
  component?: string[];
  /** Ids of which one must have fired. */
  theme?: string[];
  /** Ids of which one must match; "unknown" = speech without a role, "not-speech". */
  role?: string[];
  kind?: Kind;
  stance?: Stance;
  /** Path, file name or title; * stands for anything. */
  source?: string;
  /** 2015..2020, 2015.., ..2020 or 2015. */
  year?: string;
  evidence?: Evidence;
  /** Whether any component was found there; "no" leaves out what cannot be tagged. */
  tagged?: 'yes' | 'no';
}

export interface QueryParams extends FilterParams {
  words?: string;
  decided?: 'yes' | 'no';
  /** At most so many; 1 to 1000, default 20. Downloads hold all rows and take neither limit nor offset. */
  limit?: number;
  offset?: number;
  /** Passages before and after, 0 to 20. */
  context?: number;
}

// -------------------------------------------------------------------------------------------- GET /api/state

export interface ComponentInfo {
  id: string;
  label: string;
  tier: string;
  definition: string;
  include: string;
  exclude: string;
  threshold: number;
  themes: { id: string; label: string }[];
}

export interface State extends Answer {
  version: string;
  /** File name of the base, and its folder for people to read. */
  base: { name: string; folder: string; exists: boolean };
  counts: { sources: number; passages: number; tags: number; failures: number; bytes: number };
  /** Sources whose tags were made with another version of the codebook; `evidex retag` renews them. */
  stale: number;
  codebook: { name: string; version: string; digest: string; folder: string };
  components: ComponentInfo[];
  /** Role ids with how people say them. */
  roles: { id: string; label: string }[];
  /** Name of the coder this server was started for; empty: none, and nothing can be decided. */
  coder: string;
  /** Whether the coder works blind. */
  blind: boolean;
  /** Grows with every run and decision: when it has changed, views are out of date. */
  revision: string;
  last_run: Run | null;
}

// ------------------------------------------------------------------------------------------ text, as runs

/** A piece of text with one look. Joined, the runs of a passage are its text. */
export interface TextRun {
  text: string;
  /** A word of the query. */
  mark?: true;
  /** Indexes into the passage's `tags`: those with a hit here. */
  tags?: number[];
}

export interface PassageTag {
  component: string;
  stance: Stance;
  score: number;
}

/** A passage with where it comes from. Everything but the last three is what `evidex quotes` prints. */
export interface Quote {
  passage: number;
  text: string;
  /** Bytes of UTF-8, for programs; pages use `runs`. */
  marks: { begin: number; end: number }[];
  /** Path of the file. */
  source: string;
  source_id: string;
  title: string;
  year: number | null;
  kind: Kind;
  section: string;
  heading: string;
  page: number | null;
  millis: number | null;
  speaker: string | null;
  role: string | null;
  question: string | null;
  components: PassageTag[];
  before?: string[];
  after?: string[];
  runs: TextRun[];
  /** "Title (2021) · p. 4 · YP03 (young person)". */
  place: string;
  /** For copying: the words in quotation marks and where they come from. */
  citation: string;
}

// ------------------------------------------------- GET /api/quotes (QueryParams; .csv .json .md .docx)

export interface Quotes extends Answer {
  total: number;
  offset: number;
  quotes: Quote[];
}

// ----------------------------------------------------------------- GET /api/facets (QueryParams)

export interface FacetValue {
  value: string;
  label: string;
  passages: number;
}

export interface Facet {
  /** The parameter it sets. */
  name: 'component' | 'role' | 'kind' | 'stance' | 'year' | 'source' | 'decided';
  label: string;
  /** False: there was no time to count; `values` is empty. */
  counted: boolean;
  /** Most first; years by year. A facet leaves its own choice out, so that others can be chosen. */
  values: FacetValue[];
}

export interface Facets extends Answer {
  facets: Facet[];
}

// --------------------------- GET /api/kwic (QueryParams with words; sort=rank|left|right|source; .csv .json)

export interface KwicLine {
  passage: number;
  left: string;
  hit: string;
  right: string;
  place: string;
}

export interface Kwic extends Answer {
  total: number;
  /** Passages looked at, the best of `total`; lines are sorted within them. */
  offset: number;
  lines: KwicLine[];
}

// ------------------------------------------------------------------------ GET /api/overview (FilterParams)

export interface Card {
  component: string;
  label: string;
  tier: string;
  passages: number;
  sources: number;
  interviews: number;
  documents: number;
  meets: number;
  falls_short: number;
  neutral: number;
  roles: { role: string; label: string; passages: number }[];
  years: { year: number; passages: number }[];
  /** Passages of this component that a coder has decided on. */
  reviewed: number;
  amount: '' | 'thin' | 'empty';
  /** "thin: evidence from 2 sources only"; empty where there is enough. */
  note: string;
}

export interface Overview extends Answer {
  /** Taggable passages and sources under the filter, tagged or not. */
  passages: number;
  sources: number;
  cards: Card[];
}

// ------------------------------------ GET /api/coverage (FilterParams + by; .csv .json as the command prints)

export interface CoverageCell {
  component: string;
  /** Value of the dimension. */
  group: string;
  label: string;
  passages: number;
  sources: number;
  meets: number;
  falls_short: number;
  neutral: number;
}

export interface Coverage extends Answer {
  by: Dimension;
  /** All values of the dimension, in the order to show them. */
  groups: { value: string; label: string; passages: number }[];
  /** Codebook order, then order of groups; a pair without a cell has no evidence. */
  cells: CoverageCell[];
}

// ------------------------------------------------------------- GET /api/saturation (FilterParams; .csv .json)

export interface SaturationPoint {
  /** Sources read so far, in the order in which they came into the base. */
  sources: number;
  title: string;
  source_id: string;
  /** (component, theme) pairs met so far. */
  seen: number;
  /** Pairs that this source was the first to bring. */
  fresh: number;
  passages: number;
  /** The band of random orders: 2.5 %, mean and 97.5 % of pairs after so many sources. */
  low: number;
  mean: number;
  high: number;
}

export interface Saturation extends Answer {
  /** (component, theme) pairs that the codebook has. */
  possible: number;
  points: SaturationPoint[];
}

// ---------------------------------------------------------- GET /api/cooccurrence (FilterParams; .csv .json)

export interface Pair {
  a: string;
  b: string;
  /** Passages with both. For a = b: passages with a. */
  passages: number;
  /** passages × all tagged passages / (passages with a × passages with b); null if one is 0. */
  lift: number | null;
}

export interface Cooccurrence extends Answer {
  /** Tagged passages under the filter. */
  passages: number;
  /** Both halves of the matrix, and its diagonal. */
  pairs: Pair[];
}

// -------------------------------------------- GET /api/passages/N (context) and /api/passages/N/why (component)

export interface PassageAnswer extends Answer {
  quote: Quote;
  /** Place in its source: passage `index` of `/api/sources/ID/text`. */
  index: number;
}

export interface WhyRow {
  rule: string;
  theme: string;
  file: string;
  line: number;
  weight: number;
  pattern: string;
  /** For people; of a row that speaks against: the reason. */
  note: string;
}

export interface WhyHit extends WhyRow {
  /** The words found. */
  text: string;
  stance: Stance;
  /** "not", "I wish": what changed the stance. */
  modifiers: { modifier: string; kind: string; text: string; line: number }[];
}

export interface WhyMiss extends WhyRow {
  reason: string;
  would_add: number;
}

/** A word or pair of words of words.csv that the passage holds. */
export interface WordShare {
  text: string;
  weight: number;
}

export interface WhyComponent {
  component: string;
  label: string;
  tagged: boolean;
  score: number;
  /** The part of the score that words add, and those that weigh most. */
  words_score: number;
  words: WordShare[];
  /** What words say for the stance, and those that say most. */
  stance_words_score: number;
  stance_words: WordShare[];
  threshold: number;
  stance: Stance;
  margin: number;
  because: WhyHit[];
  near_misses: WhyMiss[];
  /** The passage with this component's hits marked. */
  runs: TextRun[];
}

export interface Why extends Answer {
  passage: number;
  role: string | null;
  kind: Kind;
  section: string;
  taggable: boolean;
  components: WhyComponent[];
}

// ------------------------------------------------------------------------------------------------- sources

export interface SourceRow {
  id: string;
  path: string;
  title: string;
  format: string;
  kind: Kind;
  year: number | null;
  status: 'read' | 'failed' | 'gone';
  failure: string;
  passages: number;
  /** Null while the coder works blind. */
  tagged: number | null;
  warnings: { code: string; message: string; line: number }[];
  /** Labels of speakers without a role. */
  unknown_speakers: string[];
  /** What to do about failures, warnings and speakers; empty if nothing. */
  advice: string;
}

/** GET /api/sources (problems=yes|no; .csv .json) */
export interface Sources extends Answer {
  total: number;
  sources: SourceRow[];
}

/** GET /api/sources/ID */
export interface SourceAnswer extends Answer {
  source: SourceRow;
  /** Characters of each passage, to guess heights before the text is there. */
  lengths: number[];
  /** Headings, pages and times to jump to. */
  outline: { index: number; label: string; kind: 'heading' | 'page' | 'time' }[];
}

export interface ReaderPassage {
  passage: number;
  index: number;
  kind: string;
  section: string;
  speaker: string | null;
  role: string | null;
  page: number | null;
  millis: number | null;
  taggable: boolean;
  runs: TextRun[];
  tags: PassageTag[];
}

/** GET /api/sources/ID/text (from, limit ≤ 500, words) */
export interface SourceText extends Answer {
  total: number;
  from: number;
  passages: ReaderPassage[];
}

/** GET /api/sources/ID/find (words): passages of the source that hold the words, in order. */
export interface SourceFind extends Answer {
  total: number;
  hits: { passage: number; index: number }[];
}

// ---------------------------------------------------------------------------------------------------- runs

export interface Run {
  /** Its number. */
  run: number;
  command: string;
  started: string;
  /** null while it runs, or if it was stopped. */
  finished: string | null;
  codebook_digest: string;
  version: string;
  added: number;
  changed: number;
  same: number;
  failed: number;
  gone: number;
}

/** GET /api/runs (.csv .json), newest first */
export interface Runs extends Answer {
  runs: Run[];
}

/** GET /api/changes (since; without it, what the last run did; .csv .json) */
export interface Changes extends Answer {
  run: Run;
  /** Paths; why something failed stands in `/api/sources`. */
  added: string[];
  changed: string[];
  failed: string[];
  gone: string[];
  components: { component: string; gained: number; lost: number; stance: number; total: number }[];
}

// ----------------------------------------------------------------------------------- adding files (ingest)

/**
 * PUT /api/uploads?name=FILE, type application/octet-stream, body = the file (at most 200 MB).
 * It is kept in the folder "NAME-of-base files" beside the base. A file of that name with other words makes
 * "NAME (2)".
 */
export interface Upload extends Answer {
  /** The name it was kept under. */
  name: string;
  bytes: number;
}

/** POST /api/ingest: reads the folder of uploads into the base. */
export type IngestRequest = Record<string, never>;

/** POST /api/ingest, GET /api/ingest (poll while `running`), POST /api/ingest/stop */
export interface Ingest extends Answer {
  running: boolean;
  done: number;
  total: number;
  bytes_done: number;
  bytes_total: number;
  /** The file just finished. */
  current: string;
  seconds: number;
  /** Set when the last one has ended. */
  report: IngestReport | null;
  problem: Problem | null;
}

export interface IngestReport {
  added: number;
  changed: number;
  same: number;
  gone: number;
  failures: { path: string; message: string; advice: string }[];
  copies: { path: string; original: string }[];
  skipped: string[];
  interrupted: boolean;
}

// ------------------------------------------------------------------------------------------------ codebook

export interface RowInfo {
  id: string;
  kind: 'term' | 'rule';
  component: string;
  theme: string;
  pattern: string;
  match: string;
  weight: number;
  stance: Stance | null;
  only_if: string;
  not_if: string;
  where: string;
  status: 'active' | 'trial' | 'retired';
  file: string;
  line: number;
  must: string[];
  must_not: string[];
}

/** GET /api/codebook (component) */
export interface CodebookAnswer extends Answer {
  name: string;
  version: string;
  digest: string;
  folder: string;
  components: (ComponentInfo & { terms: number; rules: number })[];
  /** Rows of the component asked for; of none without one. */
  rows: RowInfo[];
}

/** GET /api/codebook/rows/ID: what a row matches in this base. */
export interface RowUse extends Answer {
  row: RowInfo;
  passages: number;
  hits: number;
  tags: number;
  /** Tags that rest on it alone. */
  alone: number;
  forms: { text: string; hits: number }[];
  quotes: Quote[];
}

/** A row as edited. Without an id it is new; a new row gets the next free id of its component. */
export interface RowEdit {
  id?: string;
  kind: 'term' | 'rule';
  component: string;
  theme: string;
  pattern: string;
  match?: string;
  weight: number;
  stance?: Stance | '';
  only_if?: string;
  not_if?: string;
  where?: string;
  status?: 'active' | 'trial' | 'retired';
}

/** POST /api/codebook/try: what the edits would do in this base. Nothing is saved. */
export interface TryRequest {
  rows: RowEdit[];
}

export interface TryAnswer extends Answer {
  passages: number;
  components: {
    component: string;
    before: number;
    after: number;
    gained: number;
    lost: number;
    stance: number;
    gains: ChangedTag[];
    losses: ChangedTag[];
  }[];
}

export interface ChangedTag {
  passage: number;
  text: string;
  place: string;
  /** The rows that decided, with their words. */
  rows: string;
}

/** POST /api/codebook/save: writes the codebook with the edits to a new folder, never the one in use. */
export interface SaveRequest {
  rows: RowEdit[];
  /** Name of a folder beside the base; letters, digits, blanks, - and _. */
  name: string;
}

export interface SaveAnswer extends Answer {
  folder: string;
  /** What to run next. */
  advice: string;
}

// -------------------------------------------------------------------------------------------------- review

export interface ReviewParams {
  component?: string[];
  source?: string;
  order?: 'document' | 'uncertain' | 'random';
  /** Passages without suggestions, those included that have none; not in the order of uncertainty. */
  blind?: 'yes' | 'no';
  /** Blind, so many passages drawn at random, tagged or not; kept with the first decision, for all coders. */
  sample?: number;
  /** Another sample, or another random order; default 1. */
  seed?: number;
  /** Items asked for at once, 1 to 100. */
  limit?: number;
}

export interface Suggestion {
  component: string;
  label: string;
  stance: Stance;
  score: number;
  /** What this coder said of it; null: nothing yet. */
  verdict: Verdict | null;
}

/** One passage to decide on. In blind mode it has no suggestions and its runs no tags. */
export interface ReviewItem {
  passage: number;
  place: string;
  runs: TextRun[];
  before: string[];
  after: string[];
  speaker: string | null;
  role: string | null;
  /** The component in question; empty in blind mode. */
  component: string;
  /** All of this passage; `tags` of the runs are indexes into them. */
  suggestions: Suggestion[];
}

/** GET /api/review */
export interface Review extends Answer {
  total: number;
  done: number;
  blind: boolean;
  /** The next ones, in order. */
  items: ReviewItem[];
  problems: string[];
}

/** Words chosen by hand: UTF-16 offsets into the passage's text, and the words. */
export interface Selection {
  begin: number;
  end: number;
  words: string;
}

/**
 * POST /api/review/blind: from now on the coder works blind, or no longer does. While they do, answers hold the words
 * of passages and nothing that tags or decisions of others made; what is about those alone is refused (403). Deciding
 * blind begins it too, and it outlasts the server.
 */
export interface BlindRequest {
  blind: boolean;
}

export interface BlindAnswer extends Answer {
  blind: boolean;
}

/** POST /api/review/decide. Several at once are one step for undo; all must have been on screen. */
export interface DecideRequest {
  decisions: DecisionInput[];
  blind: boolean;
}

export interface DecisionInput {
  passage: number;
  component: string;
  verdict: Verdict;
  /** With verdict changed: the component it becomes, if it is another. */
  to?: string;
  stance?: Stance;
  selection?: Selection;
  note?: string;
  /** Why a suggestion was rejected. */
  reason?: string;
}

export interface DecideAnswer extends Answer {
  /** Number of decisions that are on disk now. */
  saved: number;
  /** What others had said before; empty in blind mode. */
  others: { passage: number; component: string; coder: string; verdict: Verdict }[];
  done: number;
}

/**
 * POST /api/review/shown: these passages are on screen with suggestions, so that nobody takes a later coding of
 * them for a blind one. To be sent when an item of an assisted review comes up; sending it again does no harm.
 */
export interface ShownRequest {
  passages: number[];
}

export interface ShownAnswer extends Answer {
  saved: number;
}

/** POST /api/review/undo: takes back the coder's last step of this sitting. */
export interface UndoAnswer extends Answer {
  undone: number;
  passages: number[];
  done: number;
}

/** GET /api/decisions (component, coder, source, limit, offset; .csv .json), newest first */
export interface Decisions extends Answer {
  total: number;
  decisions: {
    id: string;
    coder: string;
    component: string;
    verdict: Verdict;
    stance: Stance | null;
    quoted: string;
    note: string;
    time: string;
    blind: boolean;
    /** Where the words stand now; null: not found with certainty. */
    passage: number | null;
    place: string;
  }[];
}

// ----------------------------------------------------------------------------------------------- agreement

export interface Interval {
  low: number;
  high: number;
}

/** A measure that may be undefined: then the reason is said. */
export interface Measure {
  value: number | null;
  interval: Interval | null;
  /** "n/a (…)". */
  reason: string;
}

export interface AgreementRow {
  /** Empty: all components together. */
  component: string;
  label: string;
  /** Whom the row compares; in `engine` a coder and "evidex". */
  coders: string[];
  units: number;
  sources: number;
  positives: { coder: string; positives: number }[];
  prevalence: number | null;
  percent: Measure;
  kappa: Measure;
  alpha: Measure;
  ac1: Measure;
  positive_agreement: Measure;
  /** Two coders: both, only the first, only the second, neither. */
  table: [number, number, number, number] | null;
  few_positives: boolean;
}

/** GET /api/agreement (coders=A,B; unit=passage|sentence|character; component; source; include-engine=yes; .csv .json) */
export interface Agreement extends Answer {
  coders: string[];
  /** All who have decided something here. */
  available: string[];
  unit: string;
  /** Blind ratings, and those after seeing suggestions, apart. */
  blind: AgreementRow[];
  assisted: AgreementRow[];
  /** Each coder's blind ratings with the engine's; empty without include-engine=yes. */
  engine: AgreementRow[];
  /** What the engine missed, from what was read blind in samples; empty without include-engine=yes. */
  samples: SampleFindings[];
  notes: string[];
}

/** Of `size` passages `read` were drawn and read, and `found` of them have the component. */
export interface Stratum {
  size: number;
  read: number;
  found: number;
}

export interface SampleFindings {
  /** When, UTC. */
  drawn: string;
  wanted: number;
  seed: number;
  /** It was drawn for; null: for all. */
  component: string | null;
  /** Passages that could be drawn. */
  frame: number;
  components: {
    component: string;
    tagged: Stratum;
    untagged: Stratum[];
    unread: number;
    disputed: number;
    found: number;
    missed: number;
    missed_most: number;
    recall: number | null;
    low: number;
    high: number;
    kappa: number | null;
  }[];
}

export interface Choice {
  coder: string;
  coded: boolean;
  stance: Stance | null;
  note: string;
  words: string;
}

export interface Disagreement {
  passage: number;
  component: string;
  label: string;
  place: string;
  runs: TextRun[];
  before: string[];
  after: string[];
  choices: Choice[];
  /** How it was settled; null: not yet. */
  settled: Choice | null;
}

/** GET /api/disagreements (component, source, coders, limit, offset; .csv .json) */
export interface Disagreements extends Answer {
  total: number;
  open: number;
  items: Disagreement[];
}

/** POST /api/settle */
export interface SettleRequest {
  passage: number;
  component: string;
  coded: boolean;
  stance?: Stance;
  note?: string;
}

export interface SettleAnswer extends Answer {
  open: number;
}

// -------------------------------------------------------------------------------------------------- basket

/** POST /api/basket: the answer is the file. */
export interface BasketRequest {
  format: 'docx' | 'csv' | 'md' | 'json';
  passages: number[];
}
