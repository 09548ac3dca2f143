/** One thing that left a process, as the kernel saw it. */
export interface Sent {
  readonly kind: 'network' | 'own-machine' | 'name-look-up' | 'route-question';
  readonly line: string;
}

/**
 * What matters of a trace by strace: anything to an internet address, split into this very machine (the test's own
 * link to the app) and everywhere else; and questions for names, to a server or to the system's own resolver.
 */
export function readTrace(text: string): readonly Sent[] {
  return text.split('\n').flatMap((line) => {
    const kind = kindOf(line);
    return kind === null ? [] : [{ kind, line: line.slice(0, 200) }];
  });
}

function kindOf(line: string): Sent['kind'] | null {
  if (/systemd\/resolve|resolve1|avahi/.test(line)) return 'name-look-up';
  // glibc asks its cache daemon for users and groups, too (lsblk does): only a question for hosts is one for a name.
  // Where no daemon stands, the question for a host goes on to a server, and shows below.
  if (/send\w*\(\d+<UNIX.*hosts\\0/.test(line)) return 'name-look-up';
  if (!/AF_INET6?|<(?:TCP|UDP|RAW|ICMP|UDPLITE)(?:v6)?:/.test(line)) return null;
  const addresses = [...line.matchAll(/inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
  const named = addresses.length > 0 ? addresses : peersIn(line);
  const isOwn = named.length > 0 && named.every(isThisMachine);
  // Connecting a UDP socket sends nothing: the kernel is asked which own address would be used. A send on it shows.
  if (/connect\(\d+<UDP/.test(line)) return isOwn ? 'own-machine' : 'route-question';
  if (/htons\((?:53|853|5353)\)|:(?:53|853|5353)\]/.test(line)) return 'name-look-up';
  if (isOwn) return 'own-machine';
  return 'network';
}

/** The far end that `-yy` writes behind a connected socket: `<TCP:[127.0.0.1:1->127.0.0.1:2]>`. */
function peersIn(line: string): readonly string[] {
  const peer = /->(\[[0-9a-f:.]+\]|[0-9.]+):\d+\]/.exec(line)?.[1];
  return peer === undefined ? [] : [peer.replaceAll(/[[\]]/g, '')];
}

function isThisMachine(address: string): boolean {
  return address.startsWith('127.') || address === '::1' || address.startsWith('::ffff:127.');
}
