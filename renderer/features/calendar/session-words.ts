import type { Attendance } from '../../domain/appointment';

export const ATTENDANCE_WORDS: Readonly<Record<Attendance, string>> = {
  planned: 'planned',
  attended: 'attended',
  'cancelled-by-client': 'cancelled by client',
  'cancelled-by-therapist': 'cancelled by you',
  'did-not-attend': 'did not attend',
};

export const TYPE_OPTIONS = [
  { value: 'session', label: 'Session' },
  { value: 'assessment', label: 'Assessment' },
  { value: 'review', label: 'Review' },
  { value: 'supervision', label: 'Supervision' },
  { value: 'other', label: 'Other' },
] as const;

export const REASON_OPTIONS = [
  { value: 'not-given', label: 'Not given' },
  { value: 'illness', label: 'Illness' },
  { value: 'holiday', label: 'Holiday' },
  { value: 'work', label: 'Work' },
  { value: 'travel', label: 'Travel' },
  { value: 'family', label: 'Family' },
  { value: 'forgot', label: 'Forgot' },
  { value: 'therapist-illness', label: 'Therapist ill' },
  { value: 'therapist-leave', label: 'Therapist on leave' },
  { value: 'other', label: 'Other' },
] as const;
