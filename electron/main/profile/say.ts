/** The only words main prints: plain sentences and kinds of errors. Never a path, never anything of the page. */
export function say(sentence: string): void {
  process.stderr.write(`Casekeep: ${sentence}\n`);
}

/** The kind of an error: its class and errno, nothing it carries. */
export function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}`;
}
