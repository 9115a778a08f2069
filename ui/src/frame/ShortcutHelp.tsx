import { Modal, Switch } from '@mantine/core';
import { useAppearance } from '../appearance/appearance';
import style from './ShortcutHelp.module.css';

const SHORTCUTS: [string, string][] = [
  ['/', 'search'],
  ['j k', 'next, previous event or finding'],
  ['← →', 'move between the columns of an event'],
  ['Enter', 'open it'],
  ['Esc', 'close the drawer'],
  ['f', 'only this value'],
  ['e', 'everything but this value'],
  ['.', 'follow live, or pause'],
  ['a m', 'acknowledge a finding, take it'],
  ['r o', 'resolve a finding, open it again'],
  ['s', 'suppress a finding'],
  ['q', 'ask somebody about a finding'],
  ['z', 'undo what was resolved last'],
  ['y n', 'yes, no to a question about the access model'],
  ['y r e d', 'keep, revoke, reduce a line of a review, let somebody else decide'],
  ['u', 'switch between your zone and UTC'],
  ['[ ]', 'the week before, after'],
  ['g o', 'go to Overview'],
  ['g w', 'go to the week on one page'],
  ['g e', 'go to Explore'],
  ['g f', 'go to Findings'],
  ['g r', 'go to Reviews'],
  ['g v', 'go to Evidence'],
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
