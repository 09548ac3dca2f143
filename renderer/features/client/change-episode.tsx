import { Modal } from '@mantine/core';
import { z } from 'zod';
import { assertNever } from '../../domain/assert-never';
import { calendarDay } from '../../domain/calendar-day';
import type { Episode } from '../../domain/episode';
import { Field } from '../../ui/field';
import { Form } from '../../ui/form';
import { unsavedSentence } from '../../ui/unsaved';
import { useRuledForm } from '../../ui/use-ruled-form';
import { useAct, useToday } from '../../ui/vault-link';

export interface EpisodeChange {
  readonly episode: Episode;
  readonly to: Episode['status'];
}

/** Starts, ends, archives or takes up the work again. Each can be undone. */
export function ChangeEpisode({
  name,
  change,
  onClose,
}: {
  readonly name: string;
  readonly change: EpisodeChange;
  readonly onClose: () => void;
}) {
  const act = useAct();
  const today = useToday();
  const { episode, to } = change;
  const words = wordsOf(to, name);
  const form = useRuledForm(rulesFrom(episode), {
    endedOn: to === 'active' ? null : (episode.endedOn ?? today),
  });

  return (
    <Modal opened onClose={onClose} title={words.title} closeButtonProps={{ 'aria-label': 'Cancel' }}>
      <Form
        form={form}
        label={words.title}
        saveLabel={words.save}
        onCancel={onClose}
        onSave={async ({ endedOn }) => {
          const outcome = await act(
            {
              name: 'change-episode',
              args: {
                id: episode.id,
                status: to,
                endedOn: to === 'active' ? null : endedOn,
                service: episode.service,
              },
            },
            { said: words.said },
          );
          if (outcome.kind !== 'saved')
            return { tone: 'risk', said: unsavedSentence(outcome) ?? 'Not saved.' };
          onClose();
          return null;
        }}
      >
        <p className="small muted">{words.explains}</p>
        {to === 'ended' || (to === 'archived' && episode.endedOn === null) ? (
          <Field kind="date" control={form.control} name="endedOn" label="Last day of the work" autoFocus />
        ) : null}
      </Form>
    </Modal>
  );
}

function rulesFrom({ startedOn }: Episode) {
  return z.object({
    endedOn: calendarDay
      .refine((day) => day >= startedOn, 'The work cannot end before it started')
      .nullable(),
  });
}

interface Words {
  readonly title: string;
  readonly explains: string;
  readonly save: string;
  readonly said: string;
}

function wordsOf(to: Episode['status'], name: string): Words {
  switch (to) {
    case 'ended':
      return {
        title: `End the work with ${name}`,
        explains:
          'Everything stays as it is. How long it must be kept is counted from the last contact, and shown in the header.',
        save: 'End the work',
        said: `Work with ${name} ended`,
      };
    case 'archived':
      return {
        title: `Archive ${name}`,
        explains:
          'The client leaves the lists of active, waiting and ended work. Nothing is deleted; search and the view “Archived” still find everything.',
        save: 'Archive',
        said: `${name} archived`,
      };
    case 'waiting':
    case 'active':
      return {
        title: `Begin the work with ${name}`,
        explains: 'The client stands among the active ones again, with everything that was written before.',
        save: 'Begin',
        said: `${name} is active again`,
      };
    default:
      return assertNever(to);
  }
}
