import { Button, Menu, Modal, TextInput } from '@mantine/core';
import { IconCalendar, IconChevronDown } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useZone } from '../appearance/appearance';
import { fullMoment } from '../time/format';
import { type Range, rangeBounds, SPANS, spanLabel } from '../time/range';
import style from './Toolbar.module.css';

interface Props {
  range: Range;
  choose: (range: string | undefined) => void;
}

/** The stretch of time that is asked for, always in sight, so that no answer is narrowed without a word. */
export function RangeMenu({ range, choose }: Props) {
  const [exact, setExact] = useState(false);
  const zone = useZone();
  return (
    <>
      <Menu position="bottom-end" width={224}>
        <Menu.Target>
          <Button
            variant="default"
            size="sm"
            leftSection={<IconCalendar size={15} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            title={boundsTitle(range, zone)}
          >
            {rangeLabel(range, zone)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {SPANS.map((span) => (
            <Menu.Item key={span} onClick={() => choose(span)}>
              {spanLabel(span)}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => choose('all')}>All time</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => setExact(true)}>From … to …</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={exact} onClose={() => setExact(false)} title="From … to …" size="sm">
        <ExactRange
          range={range}
          choose={(text) => {
            setExact(false);
            choose(text);
          }}
        />
      </Modal>
    </>
  );
}

function rangeLabel(range: Range, zone: string): string {
  if (range.kind === 'all') return 'All time';
  if (range.kind === 'last') return spanLabel(range.span);
  const short = (iso: string) => fullMoment(iso, zone).slice(5, 16);
  return `${short(range.from)} – ${short(range.to)}`;
}

function boundsTitle(range: Range, zone: string): string {
  const { from, to } = rangeBounds(range, new Date());
  return `${from ? fullMoment(from, zone) : 'the beginning'}\nup to, not including ${to ? fullMoment(to, zone) : 'what comes next'}`;
}

/** Two moments with their offsets; whatever ISO 8601 allows can be typed or pasted. */
function ExactRange({ range, choose }: { range: Range; choose: (text: string) => void }) {
  const bounds = rangeBounds(range, new Date());
  const [from, setFrom] = useState(bounds.from ?? '');
  const [to, setTo] = useState(bounds.to ?? new Date().toISOString());
  const problem = (text: string) => (Number.isNaN(Date.parse(text)) ? 'Like 2026-11-22T14:00+01:00' : null);
  const wrong = problem(from) ?? problem(to);

  function submit(form: FormEvent) {
    form.preventDefault();
    if (!wrong) choose(`${new Date(from).toISOString()}..${new Date(to).toISOString()}`);
  }

  return (
    <form className={style.exact} onSubmit={submit}>
      <TextInput
        label="From"
        value={from}
        error={problem(from)}
        onChange={(e) => setFrom(e.currentTarget.value)}
      />
      <TextInput
        label="Up to, not including"
        value={to}
        error={problem(to)}
        onChange={(e) => setTo(e.currentTarget.value)}
      />
      <Button type="submit" disabled={wrong !== null}>
        Show
      </Button>
    </form>
  );
}
