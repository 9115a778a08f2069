import { Button, Menu, Select, TextInput } from '@mantine/core';
import { IconDownload, IconLayoutGrid, IconSearch, IconTable } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { PERMISSIONS } from '../access/accessSearch';
import { matrixFile } from '../api/matrix';
import { address } from '../api/request';
import { LOOKS } from './cellLook';
import style from './Matrix.module.css';
import { Moment } from './Moment';
import { CELL_STATES, DEPTHS, filterOf, type MatrixSearch } from './matrixSearch';

interface Props {
  search: MatrixSearch;
  teams: string[];
}

const SHOWN = [
  { value: 'all', label: 'Every cell' },
  { value: 'differences', label: 'Where they differ' },
  { value: 'changed', label: 'What changed' },
  ...CELL_STATES.map((state) => ({ value: state as string, label: LOOKS[state].words })),
];

/** Chooses what is laid out; everything chosen stands in the address. */
export function MatrixTools({ search, teams }: Props) {
  const navigate = useNavigate({ from: '/access/matrix' });
  /** Another question begins at its first line and column, with no cell open. */
  function ask(change: Partial<Record<keyof MatrixSearch, string | number | undefined>>) {
    const { line: _, column: __, cell: ___, path: ____, ...rest } = search;
    const next = Object.fromEntries(
      Object.entries({ ...rest, ...change }).filter(([, value]) => value !== undefined && value !== ''),
    );
    void navigate({ search: next as MatrixSearch });
  }
  const table = search.view === 'table';
  return (
    <div className={style.tools}>
      <Letters
        key={`who ${search.who}`}
        label="Only who is called so"
        placeholder="Who"
        value={search.who}
        ask={(who) => ask({ who })}
      />
      <Letters
        key={`on ${search.on}`}
        label="Only paths with these letters"
        placeholder="On what"
        value={search.on}
        ask={(on) => ask({ on })}
      />
      <Select
        aria-label="Team"
        className={style.narrow ?? ''}
        placeholder="Any team"
        clearable
        searchable
        clearButtonProps={{ 'aria-label': 'Any team' }}
        data={teams}
        value={search.team ?? null}
        onChange={(team) => ask({ team: team ?? undefined })}
      />
      <Select
        aria-label="People or machines"
        className={style.narrow ?? ''}
        placeholder="Anybody"
        clearable
        clearButtonProps={{ 'aria-label': 'Anybody' }}
        data={[
          { value: 'person', label: 'People' },
          { value: 'machine', label: 'Machines' },
          { value: 'nobody', label: 'Nobody’s accounts' },
        ]}
        value={search.kind ?? null}
        onChange={(kind) => ask({ kind: kind ?? undefined })}
      />
      <Select
        aria-label="Permission"
        className={style.narrow ?? ''}
        placeholder="Any permission"
        clearable
        clearButtonProps={{ 'aria-label': 'Any permission' }}
        data={[...PERMISSIONS]}
        value={search.permission ?? null}
        onChange={(permission) => ask({ permission: permission ?? undefined })}
      />
      <Select
        aria-label="Which cells"
        className={style.broad ?? ''}
        data={SHOWN}
        allowDeselect={false}
        value={search.show ?? 'all'}
        onChange={(show) => ask({ show: show === 'all' ? undefined : (show ?? undefined) })}
      />
      <Select
        aria-label="How deep a column goes below its tool"
        className={style.narrow ?? ''}
        data={DEPTHS.map((depth) => ({ value: String(depth), label: `${depth} deep` }))}
        allowDeselect={false}
        value={String(search.depth ?? 2)}
        onChange={(depth) => ask({ depth: Number(depth) === 2 ? undefined : Number(depth) })}
      />
      <Moment title="As of" none="now" value={search.at} choose={(at) => ask({ at })} />
      <Moment
        title="Compare with"
        none="nothing"
        value={search.since}
        choose={(since) => ask({ since, ...(since ? {} : { show: undefined }) })}
      />
      <Button
        variant="default"
        size="sm"
        leftSection={table ? <IconLayoutGrid size={15} aria-hidden /> : <IconTable size={15} aria-hidden />}
        onClick={() => ask({ view: table ? undefined : 'table' })}
      >
        {table ? 'Show as matrix' : 'Show as table'}
      </Button>
      <Files search={search} />
    </div>
  );
}

function Files({ search }: { search: MatrixSearch }) {
  const filter = filterOf(search);
  return (
    <Menu position="bottom-end" width={264}>
      <Menu.Target>
        <Button variant="default" size="sm" leftSection={<IconDownload size={15} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={matrixFile(filter, 'csv')} download="access.csv">
          Table (CSV), a line for each permission
        </Menu.Item>
        <Menu.Item component="a" href={matrixFile(filter, 'jsonl')} download="access.jsonl">
          One JSON object a line (JSONL)
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item component="a" href={address('/exports/last')} download="manifest.json">
          Manifest of the last file
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Letters({
  label,
  placeholder,
  value,
  ask,
}: {
  label: string;
  placeholder: string;
  value: string | undefined;
  ask: (text: string) => void;
}) {
  const [text, setText] = useState(value ?? '');
  return (
    <form
      className={style.narrow}
      onSubmit={(form) => {
        form.preventDefault();
        ask(text.trim());
      }}
    >
      <TextInput
        aria-label={label}
        placeholder={placeholder}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={text}
        onChange={(e) => setText(e.currentTarget.value)}
        onBlur={() => text.trim() !== (value ?? '') && ask(text.trim())}
      />
    </form>
  );
}
