import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { Asked } from '../api/events';
import { address } from '../api/request';
import style from './Toolbar.module.css';

/** All events of the answer as a file: the same rows as on the screen, without a cap. */
export function ExportMenu({ asked, asOf }: { asked: Asked; asOf: string | undefined }) {
  const file = (format: string) => address('/events/export', { ...asked, as_of: asOf, format });
  return (
    <Menu position="bottom-end" width={264}>
      <Menu.Target>
        <Button variant="default" size="sm" leftSection={<IconDownload size={15} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={file('csv')} download="events.csv">
          Table (CSV)
          <div className={style.note}>Formulas in the data are made harmless</div>
        </Menu.Item>
        <Menu.Item component="a" href={file('jsonl')} download="events.jsonl">
          One JSON object a line (JSONL)
          <div className={style.note}>Every field, ready for other programs</div>
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item component="a" href={address('/exports/last')} download="manifest.json">
          Manifest of the last file
          <div className={style.note}>Its digest, and what the sources could not show</div>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
