import { z } from 'zod';

/** 128 random bits as 26 characters of Crockford base32: says nothing about when or what it names. */
export const recordId = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{26}$/)
  .brand<'RecordId'>();
export type RecordId = z.infer<typeof recordId>;
