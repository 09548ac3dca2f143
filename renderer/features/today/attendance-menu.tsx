import { Button, Menu } from '@mantine/core';
import type { AbsenceReason, Attendance } from '../../domain/appointment';
import type { AppointmentRow } from '../../vault/api';
import { useAct } from '../../ui/vault-link';

const REASONS: readonly (readonly [AbsenceReason, string])[] = [
  ['not-given', 'No reason given'],
  ['illness', 'Illness'],
  ['holiday', 'Holiday'],
  ['work', 'Work'],
  ['travel', 'Travel'],
  ['family', 'Family'],
  ['forgot', 'Forgot'],
  ['other', 'Another reason'],
];
const OWN_REASONS: readonly (readonly [AbsenceReason, string])[] = [
  ['therapist-illness', 'Therapist ill'],
  ['therapist-leave', 'Therapist on leave'],
  ['other', 'Another reason'],
];

/** Attended in one key; an absence with its reason in two. */
export function AttendanceMenu({ session }: { readonly session: AppointmentRow }) {
  const act = useAct();
  const mark = (attendance: Attendance, absenceReason: AbsenceReason | null, said: string) =>
    void act({ name: 'mark-attendance', args: { id: session.id, attendance, absenceReason } }, { said });

  return (
    <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" size="xs" aria-label={`Attendance of ${session.name}`}>
          Attendance
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => mark('attended', null, 'Marked as attended')}>Attended</Menu.Item>
        <Absences
          label="Did not attend"
          reasons={REASONS}
          onPick={(reason) => mark('did-not-attend', reason, 'Marked as did not attend')}
        />
        <Absences
          label="Cancelled by client"
          reasons={REASONS}
          onPick={(reason) => mark('cancelled-by-client', reason, 'Marked as cancelled by the client')}
        />
        <Absences
          label="Cancelled by me"
          reasons={OWN_REASONS}
          onPick={(reason) => mark('cancelled-by-therapist', reason, 'Marked as cancelled by you')}
        />
      </Menu.Dropdown>
    </Menu>
  );
}

function Absences({
  label,
  reasons,
  onPick,
}: {
  readonly label: string;
  readonly reasons: readonly (readonly [AbsenceReason, string])[];
  readonly onPick: (reason: AbsenceReason) => void;
}) {
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item>{label}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        {reasons.map(([reason, said]) => (
          <Menu.Item key={reason} onClick={() => onPick(reason)}>
            {said}
          </Menu.Item>
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}
