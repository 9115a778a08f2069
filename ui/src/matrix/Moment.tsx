import { Button, Menu, Modal, TextInput } from '@mantine/core';
import { IconChevronDown, IconHistory } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useZone } from '../appearance/appearance';
import { shortMoment } from '../time/format';
import style from './Matrix.module.css';

const DAY_MS = 86_400_000;
const DAYS = [1, 7, 30, 90];

interface Props {
  /** What comes before the moment: `As of`, `Compare with`. */
  title: string;
  /** What none means: `now`, `nothing`. */
  none: string;
  value: string | undefined;
  choose: (iso: string | undefined) => void;
}

/** Chooses a moment: one that is often meant, or any. */
export function Moment({ title, none, value, choose }: Props) {
  const [asked, setAsked] = useState(false);
  const zone = useZone();
  return (
    <>
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <Button
            variant="default"
            size="sm"
            leftSection={<IconHistory size={15} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {title} {value ? shortMoment(value, zone) : none}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => choose(undefined)}>
            {none[0]?.toUpperCase()}
            {none.slice(1)}
          </Menu.Item>
          {DAYS.map((days) => (
            <Menu.Item key={days} onClick={() => choose(new Date(Date.now() - days * DAY_MS).toISOString())}>
              {days === 1 ? 'A day ago' : `${days} days ago`}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setAsked(true)}>Another moment …</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={asked} onClose={() => setAsked(false)} title={title} size="sm">
        <Exact
          value={value}
          choose={(iso) => {
            setAsked(false);
            choose(iso);
          }}
        />
      </Modal>
    </>
  );
}

/** One moment with its offset; whatever ISO 8601 allows can be typed or pasted. */
function Exact({ value, choose }: { value: string | undefined; choose: (iso: string) => void }) {
  const [text, setText] = useState(value ?? new Date().toISOString());
  const wrong = Number.isNaN(Date.parse(text));
  return (
    <form
      className={style.exact}
      onSubmit={(form: FormEvent) => {
        form.preventDefault();
        if (!wrong) choose(new Date(text).toISOString());
      }}
    >
      <TextInput
        label="Moment"
        value={text}
        error={wrong ? 'Like 2026-11-22T14:00+01:00' : null}
        onChange={(e) => setText(e.currentTarget.value)}
      />
      <Button type="submit" disabled={wrong}>
        Show
      </Button>
    </form>
  );
}
