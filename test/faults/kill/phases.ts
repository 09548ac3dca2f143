/** What is going on when the process is killed; each is a row of the table. */
export const PHASES = {
  create: 'create vault (first run)',
  write: 'write (clients, series, notes, drafts)',
  attach: 'attach',
  withdraw: 'delete: withdraw',
  destroy: 'delete: destruction by retention',
  migrate: 'migrate (working store of another make)',
  rebuild: 'rebuild of the store',
  surplus: 'surplus of the store offered back',
  password: 'password change',
  keyring: 'keyring rewrite',
  recovery: 'renewed recovery key',
  backup: 'backup to a drive folder',
  restore: 'restore',
  swap: 'restore: swap at the next start',
  lock: 'lock (exit 75, started again)',
} as const;

export type Phase = keyof typeof PHASES;

/** So many kills, spread over the phases by weight, every phase at least once, in an order of chance. */
export function spread(kills: number, weights: Readonly<Partial<Record<Phase, number>>>): readonly Phase[] {
  const wanted = phaseNames.flatMap((phase) => {
    const weight = weights[phase];
    return weight === undefined ? [] : [{ phase, weight }];
  });
  const total = wanted.reduce((sum, { weight }) => sum + weight, 0);
  const order: Phase[] = wanted.map(({ phase }) => phase);
  let owed = 0;
  for (const { phase, weight } of wanted) {
    owed += (weight / total) * (kills - wanted.length);
    for (; owed >= 0.5 && order.length < kills; owed -= 1) order.push(phase);
  }
  while (order.length < kills) order.push(wanted[order.length % wanted.length]?.phase ?? 'write');
  return shuffled(order);
}

/** Every key of the table above. */
export const phaseNames: readonly Phase[] = [
  'create',
  'write',
  'attach',
  'withdraw',
  'destroy',
  'migrate',
  'rebuild',
  'surplus',
  'password',
  'keyring',
  'recovery',
  'backup',
  'restore',
  'swap',
  'lock',
];

function shuffled(order: readonly Phase[]): readonly Phase[] {
  return order
    .map((phase) => ({ phase, at: Math.random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ phase }) => phase);
}
