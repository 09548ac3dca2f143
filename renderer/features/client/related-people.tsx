import { Anchor, Button, Drawer } from '@mantine/core';
import { useState } from 'react';
import type { ClientView } from '../../vault/api';
import { Chip } from '../../ui/chip';
import { Empty } from '../../ui/empty';
import { goTo } from '../../ui/navigation';
import { unsavedSentence } from '../../ui/unsaved';
import { useAct } from '../../ui/vault-link';
import { AddRelation } from './add-relation';
import { allReach } from './reach-in-words';
import { MAY_CONTACT, ROLE } from './relation-words';

type Related = ClientView['relations'][number];

/** GP, next of kin, parent …: who they are to the client and whether they may be contacted. */
export function RelatedPeople({
  client,
  onClose,
}: {
  readonly client: ClientView;
  readonly onClose: () => void;
}) {
  const [isAdding, setIsAdding] = useState(false);
  const { person, relations } = client;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={`People around ${person.name}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {isAdding ? (
        <AddRelation client={client} onClose={() => setIsAdding(false)} />
      ) : (
        <>
          {relations.length === 0 ? (
            <Empty>
              The GP, next of kin, a parent or partner stand here, with whether they may be contacted. Keep
              only whom the work needs.
            </Empty>
          ) : (
            <ul className="people-list">
              {relations.map((related) => (
                <RelatedLine key={related.id} related={related} name={person.name} />
              ))}
            </ul>
          )}
          <Button data-autofocus onClick={() => setIsAdding(true)}>
            Add somebody
          </Button>
        </>
      )}
    </Drawer>
  );
}

function RelatedLine({ related, name }: { readonly related: Related; readonly name: string }) {
  const act = useAct();
  const [failure, setFailure] = useState<string | null>(null);
  const { other, role, mayContact, parentalResponsibility } = related;
  const contact = MAY_CONTACT[mayContact];
  const remove = async () => {
    const outcome = await act(
      { name: 'remove-relation', args: { id: related.id } },
      { said: `${other.name} is no longer linked to ${name}` },
    );
    setFailure(outcome.kind === 'saved' ? null : unsavedSentence(outcome));
  };
  return (
    <li>
      <div>
        <Anchor
          component="button"
          type="button"
          inherit
          fw={600}
          onClick={() => goTo(`/clients/${other.id}`)}
        >
          {other.name}
        </Anchor>
        {other.organisation === '' ? '' : `, ${other.organisation}`} <Chip>{ROLE[role]}</Chip>{' '}
        <Chip tone={contact.tone}>{contact.said}</Chip>{' '}
        {parentalResponsibility ? <Chip>Parental responsibility</Chip> : null}
        <dl className="client-reach">
          {allReach(other).map(({ how, where }) => (
            <div key={`${how} ${where}`}>
              <dt>{how}</dt>
              <dd className="figures">{where}</dd>
            </div>
          ))}
        </dl>
        {failure === null ? null : (
          <p role="alert" className="form-outcome" data-tone="risk">
            {failure}
          </p>
        )}
      </div>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`Remove ${other.name} from the people around ${name}`}
        onClick={() => void remove()}
      >
        Remove
      </Button>
    </li>
  );
}
