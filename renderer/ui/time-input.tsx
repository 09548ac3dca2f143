import { TextInput } from '@mantine/core';
import { useState, type ComponentProps } from 'react';
import { readTypedTime } from './typed-time';

type Props = Omit<ComponentProps<typeof TextInput>, 'value' | 'onChange' | 'type'> & {
  /** `HH:MM`, or what was typed when it is no time. */
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** A time of day, typed (`9`, `930`, `2pm`); arrows up and down step by five minutes. */
export function TimeInput({ value, onChange, onBlur, ...rest }: Props) {
  const [typing, setTyping] = useState<string | null>(null);

  const step = (minutes: number) => {
    const time = readTypedTime(value) ?? '09:00';
    const total = (Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes + 1440) % 1440;
    setTyping(null);
    onChange(`${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`);
  };

  return (
    <TextInput
      placeholder="hours and minutes"
      {...rest}
      autoComplete="off"
      value={typing ?? value}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyping(text);
        onChange(readTypedTime(text) ?? text);
      }}
      onBlur={(event) => {
        setTyping(null);
        onBlur?.(event);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        step(event.key === 'ArrowUp' ? 5 : -5);
      }}
    />
  );
}
