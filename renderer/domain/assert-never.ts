/** Ends an exhaustive `switch`: a kind that the types do not know is a bug, and bugs throw. Only the kind is named, never its content. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled kind: ${kindOf(value)}`);
}

function kindOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'kind' in value) {
    return String(value.kind);
  }
  return typeof value === 'string' ? value : typeof value;
}
