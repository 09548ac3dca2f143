import { Modal } from '@mantine/core';
import type { SearchAction } from './search-action';
import { SearchPanel } from './search-panel';
import './search.css';

/** Ctrl or Cmd with K, from anywhere: clients, actions, and every place where the words stand. */
export function SearchDialog({
  opened,
  onClose,
  actions,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly actions: readonly SearchAction[];
}) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      title={<span className="only-heard">Search</span>}
      centered={false}
      yOffset="9vh"
      size={640}
      padding={0}
      classNames={{ header: 'search-header', body: 'search-body' }}
    >
      <SearchPanel actions={actions} onClose={onClose} />
    </Modal>
  );
}
