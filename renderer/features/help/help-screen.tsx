import { useEffect, useState } from 'react';
import type { AppInfo } from '../../../electron/contract/state';
import { Card } from '../../ui/card';
import { showKeys } from '../../ui/key-hint';
import { Page } from '../../ui/page';
import { useBridge } from '../../ui/vault-link';
import { HELP_KEYS } from './help-keys';
import { HELP_TOPICS, LINUX_TOPIC, type HelpTopic } from './help-topics';
import './help.css';

/** Short, offline: what is protected and from whom, what is not, and every key. */
export function HelpScreen() {
  const info = useAppInfo();
  const topics = info?.platform === 'linux' ? [...HELP_TOPICS, LINUX_TOPIC] : HELP_TOPICS;
  return (
    <Page heading="Help" subtitle="All of it is here; nothing is looked up elsewhere.">
      <div className="page-columns">
        <div>
          {topics.map((topic) => (
            <Topic key={topic.title} topic={topic} />
          ))}
        </div>
        <div>
          {HELP_KEYS.map(({ title, keys }) => (
            <Card key={title} title={title}>
              <dl className="help-keys">
                {keys.map(({ key, does }) => (
                  <div key={does}>
                    <dt>
                      <kbd className="key key-boxed">{showKeys(key)}</kbd>
                    </dt>
                    <dd>{does}</dd>
                  </div>
                ))}
              </dl>
            </Card>
          ))}
          {info === null ? null : (
            <p className="small muted">
              Casekeep {info.version} · Electron {info.electron}
              {info.developmentRuntime ? ' · development only' : ''}
            </p>
          )}
        </div>
      </div>
    </Page>
  );
}

function Topic({ topic }: { readonly topic: HelpTopic }) {
  return (
    <Card title={topic.title}>
      <ul className="help-points">
        {topic.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </Card>
  );
}

function useAppInfo(): AppInfo | null {
  const bridge = useBridge();
  const [info, setInfo] = useState<AppInfo | null>(null);
  useEffect(() => {
    bridge.start().then(
      (start) => setInfo(start.info),
      () => undefined,
    );
  }, [bridge]);
  return info;
}
