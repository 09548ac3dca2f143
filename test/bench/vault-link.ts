/* What is sent into the vault's worker as text; each function carries everything it needs inside it. */

/** One step of the unlock, and when the worker said it. */
export interface Mark {
  readonly step: string;
  readonly at: number;
}

/** Speaks to the vault as the page does, from inside its worker, so that answers and marks have one clock. */
export function installLink(): void {
  let last = 0;
  const waiting = new Map<string, (value: unknown) => void>();
  const marks: { step: string; at: number }[] = [];
  const post = self.postMessage.bind(self);
  const isAnswer = (data: unknown): data is { id: string; type: string; value: unknown } =>
    typeof data === 'object' && data !== null && 'id' in data && waiting.has(String(data.id));
  const hear = (data: unknown, ...rest: unknown[]): void => {
    if (!isAnswer(data)) return Reflect.apply(post, self, [data, ...rest]);
    waiting.get(data.id)?.(data.value);
    waiting.delete(data.id);
  };
  Reflect.set(self, 'postMessage', hear);
  const portPost = MessagePort.prototype.postMessage;
  Reflect.set(
    MessagePort.prototype,
    'postMessage',
    function (this: MessagePort, data: unknown, ...rest: unknown[]) {
      const said = JSON.stringify(data) ?? '';
      const step = said.length < 400 ? /"step":"([a-z]+)"/.exec(said)?.[1] : undefined;
      if (step !== undefined) marks.push({ step, at: performance.now() });
      return Reflect.apply(portPost, this, [data, ...rest]);
    },
  );
  const call = (method: string, given: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve) => {
      last += 1;
      const id = `bench-${last}`;
      waiting.set(id, resolve);
      const transfer: MessagePort[] = [];
      const argumentList = given.map((value) => {
        if (value !== 'PROGRESS') return { type: 'RAW', value };
        const { port1, port2 } = new MessageChannel();
        port2.onmessage = ({ data }) => Reflect.apply(portPost, port2, [{ id: data.id, type: 'RAW' }]);
        transfer.push(port1);
        return { type: 'HANDLER', name: 'proxy', value: port1 };
      });
      const data = { id, type: 'APPLY', path: [method], argumentList };
      self.dispatchEvent(new MessageEvent('message', { data, ports: transfer }));
    });
  Reflect.set(self, 'bench', { call, marks });
}
