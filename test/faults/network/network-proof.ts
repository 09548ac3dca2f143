import type { Proof } from '../proof';
import type { Tracing } from './traced';

/** An address that belongs to nobody (RFC 5737): the control may try it, nobody will answer. */
const control = `
const { connect } = require('node:net');
const { lookup } = require('node:dns');
lookup('casekeep-control.example', () => {});
connect(9, '192.0.2.1').on('error', () => {});
setTimeout(() => process.exit(0), 700);
`;

/** What left the machine during everything that ran under this trace. */
export async function networkProof(tracing: Tracing, what: string, tries: number): Promise<Proof> {
  const sent = await tracing.read();
  const leaving = sent.filter(({ kind }) => kind === 'network');
  const lookUps = sent.filter(({ kind }) => kind === 'name-look-up');
  const routes = sent.filter(({ kind }) => kind === 'route-question').length;
  const own = sent.filter(({ kind }) => kind === 'own-machine').length;
  const seen = await tracing.control(process.execPath, ['-e', control]);
  const seenPackets = seen.filter(({ kind }) => kind === 'network').length;
  const seenLookUps = seen.filter(({ kind }) => kind === 'name-look-up').length;
  const isBlind = seenPackets === 0 || seenLookUps === 0;
  return {
    what,
    tried: sent.length,
    found: seenPackets + seenLookUps,
    lost: 0,
    leaked: leaving.length + lookUps.length,
    note: `packets ${leaving.length}, name look-ups ${lookUps.length}${tries > 0 ? `, though the page tried ${tries} ways out` : ''}; to this machine itself (test driver) ${own}; UDP sockets connected without sending ${routes}; control: ${seenPackets} connects and ${seenLookUps} look-ups seen`,
    failures: [
      ...[...leaving, ...lookUps].map(({ line }) => line),
      ...(sent.length === 0 ? ['nothing at all was traced, not even the test driver'] : []),
      ...(isBlind ? ['the same trace did not see the control'] : []),
    ],
  };
}
