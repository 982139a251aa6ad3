import type { RepositoryReader } from '../reader';

/** What coding assistants are told. It is never the product's prompt, policy or oversight. */
export const instructions: RepositoryReader = {
  name: 'coding-instructions',
  looksAt: (path) =>
    /(?:^|\/)(?:AGENTS|CLAUDE|GEMINI|CLAUDE\.local)\.md$|(?:^|\/)copilot-instructions\.md$|\.instructions\.md$/i.test(
      path,
    ) ||
    /(?:^|\/)\.(?:cursorrules|windsurfrules|clinerules)$|(?:^|\/)\.(?:cursor|windsurf)\/rules\/[^/]+\.mdc?$/i.test(
      path,
    ) ||
    /(?:^|\/)\.github\/prompts\/[^/]+\.prompt\.md$/i.test(path),
  read: ({ text }) => ({
    said: text.trim() === '' ? [] : [{ fact: 'coding-instructions', value: {}, line: 0 }],
  }),
};
