import assert from 'node:assert/strict';
import { readSource } from '../../../src/readers';

/** Put together here, so that no scanner takes this file for a leak. */
const body = 'Qm7Zt2Kp9Xw4Ld8Rv3Nc6Hs1Jf5Bg0Ty2Ue4';
const start = { openai: 'sk' + '-', amazon: 'AK' + 'IA', github: 'gh' + 'p_', google: 'AI' + 'za' };
const header = '-----BEGIN ' + 'RSA PRIVATE KEY-----';
const key = `MIIEpAIBAAKCAQEA${body.repeat(4)}`;

describe('literal secrets', () => {
  const found: Readonly<Record<string, readonly [text: string, form: string]>> = {
    'a key of OpenAI': [`KEY=${start.openai}${body.slice(0, 24)}`, 'sk-'],
    'a key of a project': [`key: "${start.openai}proj-${body.slice(0, 20)}_x-9"`, 'sk-'],
    'a key of Langfuse': [`K=${start.openai}lf-1f2e3d4c-5b6a-4798-8897-a6b5c4d3e2f1`, 'sk-lf-'],
    'a key of AWS': [`id = "${start.amazon}QM7ZT2KP9XW4LD8R"`, 'AKIA'],
    'a token of GitHub': [`token: ${start.github}${body}`, 'ghp_'],
    'a key with its body': [`${header}\n${key.replace(/(.{64})/g, '$1\n')}`, 'PEM'],
    'a key with its breaks written out': [`KEY="${header}\\n${key.replace(/(.{64})/g, '$1\\n')}"`, 'PEM'],
  };
  for (const [name, [text, form]] of Object.entries(found))
    it(`finds ${name}, and never shows it`, () => {
      const testimony = secretsIn('src/settings.py', `\n${text}\n`);
      assert.deepEqual(testimony, [{ line: 1, value: { form } }]);
    });

  const passed: Readonly<Record<string, string>> = {
    'a placeholder': `KEY=${start.openai}your-key-goes-right-here1`,
    'what is made up': `KEY=${start.openai}test${body.slice(0, 20)}`,
    'one character again and again': `KEY=${start.openai}${'a'.repeat(20)}9`,
    'the example of AWS': `id = ${start.amazon}IOSFODNN7EXAMPLE`,
    'a weak password': 'POSTGRES_PASSWORD=changeme',
    'the name of a class': `<div class="task-${start.openai}loading-spinner-of-page-12">`,
    'a comment': `# KEY=${start.openai}${body.slice(0, 24)}`,
    'a header without a body': `HEADER = "${header}"\nprint("no key follows this line at all, only words")`,
    'the public key of Firebase': `{ apiKey: "${start.google}${body.slice(0, 35)}", authDomain: "x.firebaseapp.com" }`,
    'a line that a machine wrote': `x=${'0 '.repeat(800)}${start.openai}${body.slice(0, 24)}`,
  };
  for (const [name, text] of Object.entries(passed))
    it(`passes over ${name}`, () => {
      assert.deepEqual(secretsIn('src/settings.py', text), []);
    });

  it('passes over tests and examples', () => {
    const text = `KEY=${start.openai}${body.slice(0, 24)}`;
    assert.deepEqual(secretsIn('tests/settings.py', text), []);
    assert.deepEqual(secretsIn('examples/settings.py', text), []);
    assert.equal(secretsIn('.github/workflows/ci.yml', `a: ${text}`).length, 1);
  });
});

function secretsIn(path: string, text: string) {
  const { testimony } = readSource({ path, text, bytes: new TextEncoder().encode(text) });
  return testimony.filter(({ fact }) => fact === 'secret').map(({ line, value }) => ({ line, value }));
}
