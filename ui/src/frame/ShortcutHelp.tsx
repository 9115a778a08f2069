import { Modal, Switch } from '@mantine/core';
import { useAppearance } from '../appearance/appearance';
import style from './ShortcutHelp.module.css';

const SHORTCUTS: [string, string][] = [
  ['/', 'search'],
  ['j k', 'next, previous event'],
  ['← →', 'move between the columns of an event'],
  ['Enter', 'open the event'],
  ['Esc', 'close the drawer'],
  ['f', 'only this value'],
  ['e', 'everything but this value'],
  ['.', 'follow live, or pause'],
  ['y n', 'yes, no to a question about the access model'],
  ['u', 'switch between your zone and UTC'],
  ['g o', 'go to Overview'],
  ['g e', 'go to Explore'],
  ['g s', 'go to Sources'],
  ['?', 'this page'],
];

/** What the keyboard can do. */
export function ShortcutHelp({ opened, close }: { opened: boolean; close: () => void }) {
  const { appearance, choose } = useAppearance();
  return (
    <Modal opened={opened} onClose={close} title="Keyboard" size="sm">
      <dl className={style.list}>
        {SHORTCUTS.map(([keys, what]) => (
          <div key={keys} className={style.entry}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key} className={style.key}>
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <Switch
        mt="md"
        label="Single-key shortcuts"
        description="Everything can also be reached with Tab and the mouse."
        checked={appearance.shortcuts}
        onChange={(change) => choose({ shortcuts: change.currentTarget.checked })}
      />
    </Modal>
  );
}
