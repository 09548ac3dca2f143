import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, type DefaultValues, type FieldValues, type UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';

/** A form whose check and messages come from one rule set; the first field in error gets the focus. */
export function useRuledForm<Typed extends FieldValues, Sent extends FieldValues>(
  rules: z.ZodType<Sent, Typed>,
  start: DefaultValues<NoInfer<Typed>>,
): UseFormReturn<Typed, unknown, Sent> {
  return useForm<Typed, unknown, Sent>({
    resolver: zodResolver(rules),
    defaultValues: start,
    shouldFocusError: true,
    mode: 'onTouched',
  });
}
