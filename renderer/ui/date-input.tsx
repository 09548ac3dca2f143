import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useState, type ComponentProps } from 'react';
import { showDay } from './dates';
import { readTypedDate } from './typed-date';
import { useToday } from './vault-link';

type Props = Omit<ComponentProps<typeof TextInput>, 'value' | 'onChange' | 'rightSection' | 'type'> & {
  /** `YYYY-MM-DD`, null when empty, or what was typed when it is no date. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
};

/** A day, typed day first (`3/9/26`, `3 sep`, `today`, `+7`) or picked (Alt and arrow down). */
export function DateInput({ value, onChange, onBlur, ...rest }: Props) {
  const today = useToday();
  const [typing, setTyping] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const isDay = value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));

  const take = (text: string) => {
    setTyping(text);
    onChange(text.trim() === '' ? null : (readTypedDate(text, today) ?? text));
  };

  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <TextInput
          placeholder="day month year"
          {...rest}
          autoComplete="off"
          value={typing ?? (isDay ? showDay(value) : (value ?? ''))}
          onChange={(event) => take(event.currentTarget.value)}
          onBlur={(event) => {
            setTyping(null);
            onBlur?.(event);
          }}
          onKeyDown={(event) => {
            if (event.altKey && event.key === 'ArrowDown') {
              event.preventDefault();
              setIsOpen(true);
            }
          }}
          rightSection={
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={rest.disabled ?? false}
              aria-label={`Pick a day${typeof rest.label === 'string' ? ` for ${rest.label}` : ''}`}
              aria-haspopup="dialog"
              aria-expanded={isOpen}
              onClick={() => setIsOpen(!isOpen)}
            >
              <IconCalendar size={16} aria-hidden />
            </ActionIcon>
          }
        />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label="Pick a day">
        <DatePicker
          value={isDay ? value : null}
          defaultDate={isDay ? value : today}
          onChange={(picked) => {
            setTyping(null);
            onChange(picked);
            setIsOpen(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
