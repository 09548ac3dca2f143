import { z } from 'zod';
import { recordId } from './ids';

/** Who somebody is to a client; the other person is a record of their own, reused in every role. */
export const relation = z.object({
  kind: z.literal('relation'),
  id: recordId,
  clientId: recordId,
  otherId: recordId,
  role: z.enum(['gp', 'next-of-kin', 'parent', 'partner', 'child', 'school', 'referrer', 'other']),
  parentalResponsibility: z.boolean(),
  mayContact: z.enum(['yes', 'emergency-only', 'no']),
});
export type Relation = z.infer<typeof relation>;
