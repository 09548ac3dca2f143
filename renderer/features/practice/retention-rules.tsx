import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Practice } from '../../domain/practice';
import { Chip } from '../../ui/chip';
import { EditRule } from './edit-rule';
import { ruleInWords } from './rule-words';
import { useChangePractice } from './use-change-practice';

/** Every rule with its reason and source; the longest that applies wins, and a hold beats all. */
export function RetentionRules({ practice }: { readonly practice: Practice }) {
  const change = useChangePractice(practice);
  const [editing, setEditing] = useState<string | null>(null);
  return (
    <>
      <p className="practice-intro">
        Where several rules apply, the longest wins, and a hold beats all. Nothing is destroyed by a timer:
        Retention lists what is due, and you decide.{' '}
        {practice.preset === 'general' ? (
          <Chip tone="due">General: speaks for no professional body</Chip>
        ) : null}
      </p>
      <ul className="practice-rules">
        {practice.retentionRules.map((rule) => (
          <li key={rule.id}>
            {editing === rule.id ? (
              <EditRule
                rule={rule}
                onCancel={() => setEditing(null)}
                onSave={async (changed) => {
                  const outcome = await change(
                    {
                      retentionRules: practice.retentionRules.map((one) =>
                        one.id === rule.id ? changed : one,
                      ),
                    },
                    'Retention rule changed',
                  );
                  if (outcome.tone === 'good') setEditing(null);
                  return outcome;
                }}
              />
            ) : (
              <div className="practice-rule">
                <div>
                  <strong>{ruleInWords(rule)}</strong>
                  <p>{rule.why}</p>
                  <p className="small muted">Source: {rule.source}</p>
                </div>
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={`Change: ${ruleInWords(rule)}`}
                  onClick={() => setEditing(rule.id)}
                >
                  Change
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
