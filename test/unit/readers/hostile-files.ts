/** Files that are made to cost time or memory, or to be taken for what they are not. */
import { deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';

/** Names at which a reader looks, and endings by which documents are known: one at least for each reader. */
export const names: readonly string[] = [
  // Documents that are cited.
  ...'README.md notes.txt plan.adoc decision.html minutes.pdf plan.docx budget.xlsx slides.pptx letter.odt'.split(
    ' ',
  ),
  ...'results.json results.jsonl rows.csv report.xml junit.xml run.eval suite.yaml metrics.yaml data.dvc'.split(
    ' ',
  ),
  ...'scan.sarif audit.json bom.xml bom.cdx.json app.spdx run.ipynb flow.drawio flow.puml flow.mmd'.split(
    ' ',
  ),
  ...'chart.png photo.jpg spin.gif shot.webp flow.svg film.mp4 bundle.zip bundle.tar.gz weights.bin'.split(
    ' ',
  ),
  ...'openapi.yaml openapi.json asyncapi.yaml schema.graphql service.proto service.wsdl event.avsc'.split(
    ' ',
  ),
  ...'datacontract.yaml manifest.json run_results.json validation.json model-card.md croissant.json'.split(
    ' ',
  ),
  // What the product is made of.
  ...'app.py app.ts app.tsx app.js App.java app.kt app.rb app.go app.rs app.cs app.php app.scala'.split(' '),
  ...'.env .env.example settings.toml settings.ini application.properties config.yaml config.json'.split(' '),
  ...'main.tf prod.tfvars main.bicep main.bicepparam main.parameters.json policy.xml ai.yaml'.split(' '),
  ...'compose.yaml docker-compose.yml Dockerfile values.yaml Chart.yaml k8s/deployment.yaml'.split(' '),
  ...'.github/workflows/deploy.yml azure-pipelines.yml .gitlab-ci.yml .github/dependabot.yml'.split(' '),
  ...'renovate.json CODEOWNERS .github/CODEOWNERS prometheus.rules rules.yaml alertmanager.yml'.split(' '),
  ...'.mcp.json AGENTS.md .github/copilot-instructions.md chat.prompty chat.prompt.yml'.split(' '),
  ...'prompts/system.txt prompts/system.md prompts/system.j2 prompts.py agents.yaml litellm.yaml'.split(' '),
  ...'package.json pyproject.toml requirements.txt package-lock.json go.mod Makefile run.sh'.split(' '),
];

/** Text that a reader may want to read, though it is of no kind. */
export interface Hostile {
  readonly what: string;
  readonly bytes: Uint8Array;
}

const text = (what: string, content: string): Hostile => ({ what, bytes: Buffer.from(content) });

/** Numbers below a bound that are the same in every run. */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
}

const letters = '{}[]()<>"\'`:;,.-#*_=|/\\!&%$@?~^+ \n\t\r0123456789abcdefghijkmodelversiongpt-4oé漢';

function noise(seed: number, length: number): Hostile {
  const next = numbers(seed);
  const signs = [...letters];
  return text('noise', Array.from({ length }, () => signs[next(signs.length)]).join(''));
}

function bytesOfNoise(seed: number, length: number): Hostile {
  const next = numbers(seed);
  return { what: 'bytes of noise', bytes: Uint8Array.from({ length }, () => next(256)) };
}

/** What is tried under every name: 4 KB each. */
export const small: readonly Hostile[] = [
  noise(1, 4_096),
  noise(2, 4_096),
  bytesOfNoise(3, 4_096),
  {
    what: 'a program',
    bytes: Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), bytesOfNoise(4, 4_000).bytes]),
  },
  { what: 'zeros', bytes: new Uint8Array(4_096) },
  {
    what: 'UTF-16',
    bytes: Buffer.from(`\uFEFF{"runs": [], "version": "2.1.0"}\n${'model: gpt-4o\n'.repeat(200)}`, 'utf16le'),
  },
  { what: 'half of a UTF-16 character', bytes: Uint8Array.of(0xff, 0xfe, 0x3d) },
  text('opened brackets', '{['.repeat(2_048)),
  text('nested maps of YAML', 'a: '.repeat(1_300)),
  text('nested lists of YAML', '- '.repeat(2_000)),
  text('quotes', '"\''.repeat(2_048)),
  text('three quotes', '"""\'\'\'```'.repeat(400)),
  text('opened comments', '/*<!--(*{-'.repeat(400)),
  text('blanks', ' \t'.repeat(2_048)),
  text('empty lines', '\r\n'.repeat(2_048)),
  text('one long word', 'a'.repeat(4_096)),
  text('headings', '#'.repeat(4_096)),
  text('tables', '|-'.repeat(2_048)),
  text('emphasis', '*_'.repeat(2_048)),
  text('links', '[a]('.repeat(1_024)),
  text('templates', '{{${<%{%'.repeat(512)),
  text('interpolations', '"${"${'.repeat(680)),
  text('assignments', 'model='.repeat(680)),
  text('keys of an object', '{"__proto__": {"constructor": {"prototype": 1}}, "toString": 1, "length": -1}'),
];

/** A zip whose one member says that it is so large, and is 64 MB of zeros. */
function zipBomb(name: string, saidSize: number): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(64 * 1024 * 1024));
  const head = (signature: number, length: number): Buffer => {
    const bytes = Buffer.alloc(length);
    bytes.writeUInt32LE(signature, 0);
    return bytes;
  };
  const own = head(0x04034b50, 30);
  own.writeUInt16LE(8, 8);
  own.writeUInt32LE(packed.length, 18);
  own.writeUInt32LE(saidSize, 22);
  own.writeUInt16LE(name.length, 26);
  const entry = head(0x02014b50, 46);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(saidSize, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = head(0x06054b50, 22);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(own.length + name.length + packed.length, 16);
  return Buffer.concat([own, Buffer.from(name), packed, entry, Buffer.from(name), end]);
}

const manyMembers = (): Uint8Array =>
  zipSync(Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`a${at}`, new Uint8Array()])), {
    level: 0,
  });

const entities = Array.from(
  { length: 12 },
  (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`,
).join('\n');
const aliases = Array.from(
  { length: 12 },
  (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(10)}]`,
).join('\n');

const megabytes = (count: number, piece: string): string =>
  piece.repeat(Math.ceil((count * 1024 * 1024) / piece.length));

/** Each with the names under which it is tried. */
export const large: readonly (Hostile & { readonly names: readonly string[] })[] = [
  {
    what: 'a zip bomb',
    bytes: zipBomb('header.json', 64 * 1024 * 1024),
    names: ['run.eval', 'plan.docx', 'bundle.zip', 'README.md'],
  },
  {
    what: 'a zip bomb that says it is small',
    bytes: zipBomb('header.json', 100),
    names: ['run.eval', 'plan.docx', 'bundle.zip'],
  },
  {
    what: 'a bomb in place of a mimetype',
    bytes: zipBomb('mimetype', 39),
    names: ['letter.odt', 'bundle.zip'],
  },
  { what: 'a zip of many members', bytes: manyMembers(), names: ['run.eval', 'plan.docx'] },
  {
    ...text(
      'entities that grow',
      `<?xml version="1.0"?>\n<!DOCTYPE x [\n<!ENTITY e0 "lol">\n${entities}\n]>\n<testsuites>&e12;</testsuites>\n`,
    ),
    names: ['junit.xml', 'bom.xml', 'policy.xml', 'flow.svg'],
  },
  {
    ...text(
      'an entity from elsewhere',
      '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<testsuite name="&e;" tests="1"/>\n',
    ),
    names: ['junit.xml', 'bom.xml'],
  },
  {
    ...text(
      'deep XML',
      `<bom xmlns="http://cyclonedx.org/schema/bom/1.6">${'<components><component>'.repeat(60_000)}`,
    ),
    names: ['bom.xml', 'junit.xml', 'flow.svg', 'policy.xml'],
  },
  {
    ...text('wide XML', `<testsuite>${megabytes(3, '<testcase name="a"/>')}</testsuite>`),
    names: ['junit.xml', 'bom.xml'],
  },
  {
    ...text('a YAML bomb', `a0: &a0 x\n${aliases}\n`),
    names: [
      'suite.yaml',
      'openapi.yaml',
      'datacontract.yaml',
      'compose.yaml',
      'values.yaml',
      '.github/workflows/deploy.yml',
      'rules.yaml',
      'agents.yaml',
    ],
  },
  {
    ...text('an alias within itself', 'a: &a\n  b: *a\n  services: *a\n'),
    names: ['suite.yaml', 'compose.yaml', 'values.yaml', 'rules.yaml'],
  },
  {
    ...text('JSON of 4 MB on one line', `{"results":[${megabytes(4, '{"a":[1,2,{"b":"c"}]},')}{}]}`),
    names: ['results.json', 'audit.json', 'scan.sarif', 'run.ipynb', 'openapi.json'],
  },
  {
    ...text('deep JSON', `${'{"runs":['.repeat(200_000)}`),
    names: ['results.json', 'scan.sarif', 'bom.cdx.json', '.mcp.json', 'run.ipynb'],
  },
  {
    ...text(
      'many results',
      `{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"gitleaks"}},"results":[${megabytes(3, '{"ruleId":"a","locations":[{"physicalLocation":{"artifactLocation":{"uri":"a/b"}}}]},')}{}]}]}`,
    ),
    names: ['scan.sarif'],
  },
  {
    ...text(
      'many models',
      `{"bomFormat":"CycloneDX","components":[${megabytes(3, '{"type":"machine-learning-model","name":"a","version":"1"},')}{}]}`,
    ),
    names: ['bom.cdx.json'],
  },
  {
    ...text(
      'many digests',
      `{"bomFormat":"CycloneDX","x":"${megabytes(3, `${'0123456789abcde'.repeat(3)}z`)}"}`,
    ),
    names: ['bom.cdx.json'],
  },
  {
    ...text('many lines', megabytes(3, 'a: b\n')),
    names: ['README.md', 'results.jsonl', 'rows.csv', 'app.spdx', 'notes.txt'],
  },
  {
    ...text('many markers', megabytes(2, '<<<<<<< a\n=======\n')),
    names: ['README.md', 'results.json', 'suite.yaml'],
  },
  {
    ...text('keys within keys on one line', `on: push\njobs: ${'a: '.repeat(45_000)}\n`),
    names: ['.github/workflows/deploy.yml', 'compose.yaml', 'openapi.yaml', 'suite.yaml'],
  },
  {
    ...text('maps behind maps on one line', `on: push\njobs: ${'{ a: b } '.repeat(15_000)}\n`),
    names: ['.github/workflows/deploy.yml', 'compose.yaml', 'openapi.yaml', 'suite.yaml'],
  },
  {
    ...text(
      'many variables of one command',
      `on: push\njobs:\n  a:\n    steps:\n      - run: ${'a=1 '.repeat(70_000)}\n`,
    ),
    names: ['.github/workflows/deploy.yml'],
  },
  {
    ...text('many keys of a cloud', `AIza${'aB3dE'.repeat(7)}\n`.repeat(10_000)),
    names: ['app.py', '.env'],
  },
  {
    ...text('many heads of keys', '-----BEGIN PRIVATE KEY-----'.repeat(14_000)),
    names: ['app.py'],
  },
  {
    ...text('one label again and again', `# A\n\n## B\n\n${megabytes(2, '- Operator: A\n')}`),
    names: ['README.md', 'notes.txt'],
  },
  {
    ...text('long lines of owners', `/${'a/'.repeat(190)} @b\n`.repeat(1_000)),
    names: ['CODEOWNERS'],
  },
  {
    ...text('many documents', megabytes(3, '--- a\n')),
    names: ['suite.yaml', '.github/workflows/deploy.yml'],
  },
  {
    ...text('lines that are no JSON', `{"entry_type":"start_run setup"}\n${megabytes(3, '//a\n')}`),
    names: ['garak.report.jsonl', 'results.jsonl'],
  },
  {
    ...text('many comments', `${megabytes(2, '<!-- -->')}<svg`),
    names: ['flow.svg', 'junit.xml', 'README.md'],
  },
  {
    ...text('many jobs that wait for each other', manyJobs(4_000)),
    names: ['.github/workflows/deploy.yml'],
  },
  {
    ...text('many evaluations in one job', manyEvaluations(5_000)),
    names: ['.github/workflows/deploy.yml'],
  },
];

/** A workflow in which each job evaluates, deploys and needs the one before. */
function manyJobs(count: number): string {
  const jobs = Array.from({ length: count }, (_, at) => {
    const needs = at === 0 ? '' : `    needs: [j${at - 1}]\n`;
    return `  j${at}:\n${needs}    steps:\n      - run: kubectl apply -f a\n      - run: promptfoo eval\n`;
  });
  return `on: push\njobs:\n${jobs.join('')}`;
}

function manyEvaluations(count: number): string {
  const step = '      - run: promptfoo eval || true\n        env: { OPENAI_API_KEY: a }\n';
  return `on: push\njobs:\n  a:\n    steps:\n${step.repeat(count)}`;
}
