import type { RecordKind } from '../../../domain/record';
import type { Summary } from '../../summary';

/** What memory holds of a record of one kind. */
export type Held<Kind extends RecordKind> = Extract<Summary, { readonly kind: Kind }>;
