import { z } from 'zod';
import { retentionRule, type RetentionRule } from '../../domain/practice';
import { Field } from '../../ui/field';
import { Form, type FormOutcome } from '../../ui/form';
import { useRuledForm } from '../../ui/use-ruled-form';
import { ruleInWords } from './rule-words';

const rules = z.object({
  years: retentionRule.shape.years,
  why: retentionRule.shape.why.min(1, 'Say why: it stands beside every date that follows from it'),
  source: retentionRule.shape.source,
});

export function EditRule({
  rule,
  onSave,
  onCancel,
}: {
  readonly rule: RetentionRule;
  readonly onSave: (changed: RetentionRule) => Promise<FormOutcome>;
  readonly onCancel: () => void;
}) {
  const form = useRuledForm(rules, { years: rule.years, why: rule.why, source: rule.source });
  return (
    <Form
      form={form}
      label={`Change: ${ruleInWords(rule)}`}
      saveLabel="Save rule"
      onCancel={onCancel}
      onSave={(changed) => onSave({ ...rule, ...changed })}
    >
      <strong>{ruleInWords(rule)}</strong>
      <Field kind="number" control={form.control} name="years" label="Years" min={0} max={120} autoFocus />
      <Field
        kind="area"
        control={form.control}
        name="why"
        label="Why"
        required="it is shown with every date"
      />
      <Field
        kind="area"
        control={form.control}
        name="source"
        label="Source"
        hint="Law, code, policy, or your own decision and its day"
      />
    </Form>
  );
}
