import { useEffect, useRef, useState } from 'react';
import { FormProvider } from 'react-hook-form';
import { consent as consentRules, type ConsentKind } from '../../domain/consent';
import { consentForm } from '../../domain/consent-rules';
import { CONSENT_WORDINGS } from '../../domain/consent-wordings';
import { recordId } from '../../domain/ids';
import type { DraftRow } from '../../vault/api';
import { showDay } from '../../ui/dates';
import { DraftStatus } from '../../ui/draft-status';
import { Field } from '../../ui/field';
import { Form } from '../../ui/form';
import { newDraftId } from '../../ui/new-draft-id';
import { unsavedSentence } from '../../ui/unsaved';
import { useDraftKeeper } from '../../ui/use-draft-keeper';
import { useRuledForm } from '../../ui/use-ruled-form';
import { useAct, useToday, useView } from '../../ui/vault-link';
import { consentDraftFields, isConsentDraft, withConsentDraft } from './consent-draft';
import { BY_WHOM, HOW } from './consent-words';
import type { EvidenceSlot } from './consents-panel';
import { presetWording, unfilledParts, versionFor } from './preset-wording';

interface Props {
  readonly personId: string;
  readonly name: string;
  readonly evidence: EvidenceSlot;
  readonly onClose: () => void;
}

/** Records what somebody agreed to or refused, with the words they were shown. */
export function RecordConsent(props: Props) {
  const practice = useView({ name: 'practice', args: {} });
  const drafts = useView({ name: 'drafts', args: {} });
  const kept = useRef<DraftRow | null | undefined>(undefined);
  if (drafts !== undefined && kept.current === undefined) {
    kept.current = drafts.find((draft) => isConsentDraft(draft, props.personId)) ?? null;
  }
  if (practice === undefined || kept.current === undefined) return null;
  return <ConsentForm {...props} practiceName={practice.name} draft={kept.current} />;
}

function ConsentForm({
  personId,
  name,
  evidence,
  onClose,
  practiceName,
  draft,
}: Props & { readonly practiceName: string; readonly draft: DraftRow | null }) {
  const act = useAct();
  const today = useToday();
  const [draftId] = useState(() => draft?.draftId ?? newDraftId());
  const [attachmentId, setAttachmentId] = useState<string | null>(null);
  const form = useRuledForm(
    consentForm(today),
    withConsentDraft(
      {
        consentKind: 'contact-gp',
        decision: 'given',
        decidedOn: today,
        how: 'verbal',
        byWhom: 'client',
        ...presetWording('contact-gp', practiceName),
        remark: '',
      },
      draft?.fields ?? {},
    ),
  );
  const keeper = useDraftKeeper(() =>
    act({
      name: 'keep-draft',
      args: { draftId, about: { kind: 'client', personId }, fields: consentDraftFields(form.getValues()) },
    }),
  );
  useEffect(() => {
    if (draft !== null) keeper.restart(Date.parse(draft.savedAt));
  }, [draft, keeper]);
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ name: changed }) => {
          if (changed !== undefined) keeper.changed();
        },
      }),
    [form, keeper],
  );

  const [kind, decision, wording] = form.watch(['consentKind', 'decision', 'wording']);
  const shownKind = useRef<ConsentKind>(kind);
  useEffect(() => {
    if (shownKind.current === kind) return;
    const before = presetWording(shownKind.current, practiceName);
    shownKind.current = kind;
    // Words that somebody adapted are never replaced under their hands.
    if (form.getValues('wording') !== before.wording) return;
    const next = presetWording(kind, practiceName);
    form.setValue('wording', next.wording);
    form.setValue('version', next.version);
  }, [kind, practiceName, form]);
  useEffect(() => {
    const preset = presetWording(shownKind.current, practiceName);
    // A version that somebody named themselves stays.
    const named = form.getValues('version');
    const next = versionFor(wording, preset, showDay(today));
    if (named.startsWith(preset.version) && named !== next) form.setValue('version', next);
  }, [wording, practiceName, today, form]);

  const close = async () => {
    const wasKept = keeper.state().kind !== 'untouched';
    await keeper.halt();
    if (wasKept) await act({ name: 'drop-draft', args: { draftId } });
    keeper.restart(null);
    onClose();
  };
  const unfilled = unfilledParts(wording);
  return (
    <FormProvider {...form}>
      <Form
        form={form}
        label={`Record a consent of ${name}`}
        saveLabel={decision === 'given' ? 'Record consent' : 'Record refusal'}
        onCancel={() => void close()}
        extraActions={<DraftStatus keeper={keeper} idle="" />}
        onSave={async ({ wording: words, version, remark, ...state }) => {
          const missing = unfilledParts(words)[0];
          if (missing !== undefined)
            return {
              tone: 'risk',
              said: `Not saved yet: write what stands in [${missing}], or take it out.`,
            };
          const evidenceAttachmentId = attachmentId === null ? null : recordId.parse(attachmentId);
          const outcome = await act(
            {
              name: 'record-consent',
              args: {
                consent: { personId: recordId.parse(personId), ...state },
                wording: { wording: words, version, remark, evidenceAttachmentId },
              },
            },
            {
              said: `${CONSENT_WORDINGS[state.consentKind].label}: ${name} ${state.decision === 'given' ? 'agreed' : 'refused'}`,
            },
          );
          if (outcome.kind !== 'saved')
            return { tone: 'risk', said: unsavedSentence(outcome) ?? 'Not saved.' };
          await close();
          return null;
        }}
      >
        <div className="fields-row">
          <Field
            kind="select"
            control={form.control}
            name="consentKind"
            label="What it is about"
            options={KINDS}
            autoFocus
          />
          <Field kind="select" control={form.control} name="decision" label="They" options={DECISIONS} />
        </div>
        <div className="fields-row">
          <Field kind="date" control={form.control} name="decidedOn" label="On" />
          <Field kind="select" control={form.control} name="how" label="How" options={HOW} />
          <Field kind="select" control={form.control} name="byWhom" label="By whom" options={BY_WHOM} />
        </div>
        <Field
          kind="area"
          said
          minRows={5}
          control={form.control}
          name="wording"
          label="The words they were shown or told"
          hint={
            unfilled.length === 0
              ? 'Kept exactly as they stand here.'
              : `Still to be written: ${unfilled.map((part) => `[${part}]`).join(', ')}`
          }
        />
        <Field kind="text" control={form.control} name="version" label="Version of the wording" />
        <Field kind="area" control={form.control} name="remark" label="Remark" />
        {evidence({ attachmentId, onAdded: setAttachmentId })}
      </Form>
    </FormProvider>
  );
}

const KINDS = consentRules.shape.consentKind.options.map((value) => ({
  value,
  label: CONSENT_WORDINGS[value].label,
}));

const DECISIONS = [
  { value: 'given', label: 'Agreed' },
  { value: 'refused', label: 'Refused' },
];
