import type { Contents } from '../kill/contents';
import type { Look } from './look-at';
import type { Acknowledged, Promised } from './said';
import { SERIES } from './whole-life';

/** What of a promise a start did not find. */
export interface Verdict {
  /** Things that were called saved, kept, proven or destroyed and are not. */
  readonly lost: readonly string[];
  /** Whatever else is not as it must be. */
  readonly wrong: readonly string[];
}

/** Holds what a start found against what had been said by then. */
export function judge(look: Look, promised: Promised): Verdict {
  if (promised.isMade && look.presence === 'none')
    return { lost: ['the vault: a first run is offered over it'], wrong: [] };
  if (look.held === null) return { lost: [], wrong: [`it says ${look.said}`] };
  const { held } = look;
  const lost = [
    ...missing(held, promised),
    ...(promised.isMade && !promised.passwords.includes(look.password ?? '') ? ['the password'] : []),
    ...(promised.recoveryKey !== null && look.recovery !== null && look.recovery !== 'open'
      ? [`the recovery key: ${look.recovery}`]
      : []),
    ...(promised.idleMinutes !== null && look.idleMinutes !== promised.idleMinutes ? ['idle minutes'] : []),
    ...(promised.placeId !== null && !look.knowsPlace ? ['the backup place'] : []),
    ...backupLost(look, promised),
    ...(promised.isExported && look.export?.kind !== 'whole' ? [`the export: ${look.export?.kind}`] : []),
    ...(promised.restore === 'done' && look.keptVaults !== 1 ? [`${look.keptVaults} old vaults kept`] : []),
  ];
  const wrong = [
    ...halves(held, promised),
    ...(/damaged|clock/.test(look.said) ? [`it says ${look.said}`] : []),
    ...(look.goesOn === 'saved' ? [] : [`one more client: ${look.goesOn}`]),
    ...(look.backsUp === null || look.backsUp === 'proven' ? [] : [`one more backup: ${look.backsUp}`]),
  ];
  return { lost, wrong };
}

function backupLost({ backup }: Look, { provenRecords, destroying, destroyed }: Promised): readonly string[] {
  if (provenRecords === null) return [];
  if (backup?.kind !== 'whole') return [`the backup: ${backup?.kind}`];
  // A destruction that is known here counts for what an older backup holds, too.
  const isLess = destroying === null && destroyed === null && backup.records < provenRecords;
  return isLess ? [`${provenRecords - backup.records} records of the backup`] : [];
}

function missing(held: Contents, { acknowledged, destroying, destroyed }: Promised): readonly string[] {
  const clients = new Map(held.clients.map((client) => [client.name, client]));
  const isThere = (entry: Acknowledged): boolean => {
    const client = clients.get(entry.client);
    if (client === undefined) return false;
    switch (entry.kind) {
      case 'note':
        return client.notes.includes(entry.text);
      case 'session':
        return client.sessions.includes(entry.startsAt);
      case 'file':
        return client.files.some(({ name, sha256 }) => name === entry.name && sha256 === entry.sha256);
      case 'draft':
        return [...client.drafts, ...client.notes].some((text) => text.startsWith(entry.text));
      case 'client':
      case 'draft-done':
        return true;
    }
  };
  // Under way, a destruction has either not begun or is finished by the start.
  const left = acknowledged.filter(
    ({ client }) => client !== destroyed && (client !== destroying || clients.has(client)),
  );
  const gone = left.filter((entry) => !isThere(entry)).map((entry) => `${entry.kind} of ${entry.client}`);
  return destroyed !== null && clients.has(destroyed) ? [...gone, `${destroyed} is back`] : gone;
}

/** One act that was done in part. */
function halves(held: Contents, { acknowledged }: Promised): readonly string[] {
  return held.clients.flatMap(({ name, episodes, sessions, drafts, notes }) => [
    ...(episodes === 0 ? [`${name} without an episode`] : []),
    ...(sessions.length % SERIES === 0 ? [] : [`${name} with half a series`]),
    ...drafts
      .filter((draft) => notes.includes(draft) && isDone(acknowledged, name, draft))
      .map(() => `${name}: a finished note is offered back as a draft, too`),
  ]);
}

/** `finished` was said: before that the draft may still lie beside its note. */
function isDone(acknowledged: readonly Acknowledged[], client: string, text: string): boolean {
  return acknowledged.some((one) => one.kind === 'note' && one.client === client && one.text === text);
}
