import { describe, expect, test } from 'vitest';
import { endlessList } from '../../faults/fuzz/greedy/greedy-case';
import { argument, parsed } from '../../../renderer/vault/edge/arguments';

const endless = endlessList();

describe('arguments of the vault that claim very much', () => {
  test('when a command holds a list without end, then it is refused by name', () => {
    const command = { name: 'book-appointment', args: { inner: { participants: endless } } };

    expect(() => parsed('act', argument.named, command)).toThrow('refused:act');
  });

  test('when an import has rows without end, then it is refused by name', () => {
    const input = { target: 'clients', headerKey: 'a', mapping: {}, dateOrder: 'iso', rows: endless };

    expect(() => parsed('importRows', argument.importRows, input)).toThrow('refused:importRows');
  });

  test('when a command holds itself, then it is refused by name', () => {
    const args: Record<string, unknown> = {};
    args['self'] = [args, args];

    expect(() => parsed('act', argument.named, { name: 'undo', args })).toThrow('refused:act');
  });

  test('when a command is what the page sends, then it passes', () => {
    const command = {
      name: 'undo',
      args: { token: 'x', many: Array.from({ length: 5000 }, (_, nth) => nth) },
    };

    expect(parsed('act', argument.named, command)).toEqual(command);
  });
});
