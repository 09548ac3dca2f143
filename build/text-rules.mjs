/**
 * Things that no source file of a zone may say, whatever it imports. Strings are searched too, comments are not.
 * @typedef {{ name: string, says: string, zones: ReadonlyArray<string>, pattern: RegExp }} TextRule
 */

const product = ['electron', 'renderer'];

/** @type {ReadonlyArray<TextRule>} */
export const textRules = [
  {
    name: 'no-html-from-strings',
    says: 'text is never rendered as HTML',
    zones: product,
    pattern: /\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write)\b/,
  },
  {
    name: 'no-eval',
    says: 'no code from strings',
    zones: product,
    pattern: /\beval\s*\(|\bnew\s+Function\s*\(/,
  },
  {
    name: 'no-open-external',
    says: 'the app opens nothing outside itself',
    zones: product,
    pattern: /\bopenExternal\b|\bshell\.open\w+/,
  },
  {
    name: 'domain-has-no-clock',
    says: 'time, randomness and ids are arguments in domain',
    zones: ['renderer/domain'],
    pattern:
      /\bDate\.now\b|\bnew\s+Date\s*\(\s*\)|\bMath\.random\b|\bcrypto\b|\bperformance\b|\bTemporal\.Now\b/,
  },
  {
    name: 'contract-is-types-only',
    says: 'the contract holds types and interfaces, no values',
    zones: ['electron/contract'],
    pattern: /^\s*(?:export\s+)?(?:declare\s+)?(?:const|let|var|function|async|class|enum|default)\b/m,
  },
  {
    name: 'no-plain-storage',
    says: 'nothing is stored outside the vault',
    zones: ['renderer'],
    pattern: /\b(localStorage|sessionStorage|document\.cookie)\b/,
  },
  {
    name: 'no-test-left-out',
    says: 'no skipped, lonely or promised test',
    zones: ['test'],
    pattern: /\b(?:test|it|describe)\.(?:skip|only|todo|fails|skipIf|runIf)\b/,
  },
];

/** Raw channels that exactly one wrapper file of a zone may touch. */
export const oneDoorRules = [
  {
    name: 'ipc-main-one-wrapper',
    says: 'only one file touches the raw ipcMain: the wrapper that checks sender and arguments',
    zones: ['electron/main'],
    pattern: /\bipcMain\b/,
  },
  {
    name: 'ipc-renderer-one-wrapper',
    says: 'only one file touches the raw ipcRenderer',
    zones: ['electron/preload', 'renderer'],
    pattern: /\bipcRenderer\b/,
  },
];
