import type { Said, TestimonyPlace } from '../../core/service';
import type { DocumentReader, Read } from '../reader';
import { dayIn } from '../source/dates';
import type { SourceFile } from '../source/file';
import { elementsBelow, readXml, type XmlElement } from '../source/xml';
import { daysApart } from './days';

/** Results of tests as JUnit wrote them first, and all test runners do. */
export const junit: DocumentReader = {
  name: 'junit',
  kind: 'test-report',
  knows: ({ text }) => isSuite(text),
  read: readReport,
};

/** Whether the first tag is that of a suite; what is before it is looked at in one go. */
function isSuite(text: string): boolean {
  const head = text
    .slice(0, 4_000)
    .replace(/^\uFEFF/, '')
    .replace(/<!--(?:[^<]|<(?!!--))*?-->/g, '')
    .trimStart();
  return head.startsWith('<') && /^testsuites?$/.test(/<([A-Za-z][\w.-]{0,40})/.exec(head)?.[1] ?? '');
}

function readReport(file: SourceFile): Read {
  const root = readXml(file.text);
  if (typeof root === 'string') return { said: [{ fact: 'unread', value: root }] };
  const suites =
    root.local === 'testsuite'
      ? [root, ...elementsBelow(root, 'testsuite')]
      : elementsBelow(root, 'testsuite');
  const cases = elementsBelow(root, 'testcase');
  const counts = cases.length > 0 ? countCases(cases, suites[0] ?? root) : countAttributes(root);
  if (counts === undefined) return { said: [] };
  const said: Said[] = [
    { fact: 'tests.total', value: counts.total.value, ...placeOf(file, counts.total.of) },
    { fact: 'tests.failed', value: counts.failed.value, ...placeOf(file, counts.failed.of) },
    { fact: 'tests.skipped', value: counts.skipped.value, ...placeOf(file, counts.skipped.of) },
  ];
  // What only counts its tests is a sum of them, and no report.
  if (cases.length === 0 && counts.total.value > 0)
    said.push({ fact: 'tests.listed', value: 0, ...placeOf(file, counts.total.of) });
  const ran = ranOf([root, ...suites]);
  if (ran !== undefined) said.push({ fact: 'tests.ran', value: ran.day, ...placeOf(file, ran.of) });
  return { said };
}

function placeOf(file: SourceFile, element: XmlElement): TestimonyPlace {
  return file.placeOf(element.offset);
}

interface Count {
  readonly value: number;
  /** The element that shows it. */
  readonly of: XmlElement;
}

interface Counts {
  readonly total: Count;
  readonly failed: Count;
  readonly skipped: Count;
}

/** The cases themselves, whatever the suites say of them. */
function countCases(cases: readonly XmlElement[], suite: XmlElement): Counts {
  const failed = cases.filter((each) => has(each, 'failure') || has(each, 'error'));
  const seen = new Set(failed);
  const skipped = cases.filter((each) => !seen.has(each) && isSkipped(each));
  return {
    total: { value: cases.length, of: suite },
    failed: { value: failed.length, of: failed[0] ?? suite },
    skipped: { value: skipped.length, of: skipped[0] ?? suite },
  };
}

function has({ children }: XmlElement, local: string): boolean {
  return children.some((child) => child.local === local);
}

function isSkipped(element: XmlElement): boolean {
  const isNotRun = /^(?:notrun|skipped|disabled|ignored)$/i.test(element.attributes.get('status') ?? '');
  return (
    has(element, 'skipped') ||
    isNotRun ||
    /^(?:skipped|suppressed)$/i.test(element.attributes.get('result') ?? '')
  );
}

/** Where no cases are listed: the counts of the root, or the sum of those of its suites. */
function countAttributes(root: XmlElement): Counts | undefined {
  const direct = root.children.filter(({ local }) => local === 'testsuite');
  const counted = countIn(root, 'tests') === undefined ? direct : [root];
  const [first] = counted;
  const total = sum(counted, 'tests');
  // A report without a case, and without a suite that would have one.
  if (first === undefined)
    return { total: { value: 0, of: root }, failed: { value: 0, of: root }, skipped: { value: 0, of: root } };
  if (total === undefined) return undefined;
  const failed = (sum(counted, 'failures') ?? 0) + (sum(counted, 'errors') ?? 0);
  const skipped = (sum(counted, 'skipped') ?? 0) + (sum(counted, 'disabled') ?? 0);
  return {
    total: { value: total, of: first },
    failed: { value: failed, of: first },
    skipped: { value: skipped, of: first },
  };
}

function countIn({ attributes }: XmlElement, name: string): number | undefined {
  const text = attributes.get(name) ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Undefined where none of them says it. */
function sum(elements: readonly XmlElement[], name: string): number | undefined {
  const counts = elements.flatMap((each) => countIn(each, name) ?? []);
  return counts.length === 0 ? undefined : counts.reduce((all, each) => all + each, 0);
}

/** When it ran; nothing where the suites are of several days, as in reports that were put together. */
function ranOf(
  elements: readonly XmlElement[],
): { readonly day: string; readonly of: XmlElement } | undefined {
  const dated = elements.flatMap((of) => {
    const day = dayIn(of.attributes.get('timestamp'));
    return day === undefined ? [] : [{ day, of }];
  });
  const [first] = dated;
  const isOfOneRun = dated.every(({ day }) => daysApart(first?.day ?? day, day) <= 1);
  return isOfOneRun ? first : undefined;
}
