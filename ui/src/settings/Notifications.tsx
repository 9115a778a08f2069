import { Button, Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Destination, readDestinations, removeDestination, tryOut } from '../api/destinations';
import { DataText } from '../parts/DataText';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { AddDestination } from './AddDestination';
import style from './Settings.module.css';
import { Outcome, ToldLog } from './ToldLog';

/** Whom Gatehouse tells of what is worth a look, and what became of it. */
export function Notifications() {
  const [adding, setAdding] = useState(false);
  const [shown, setShown] = useState<string>();
  const all = useQuery({ queryKey: ['destinations'], queryFn: readDestinations, refetchInterval: 10_000 });
  const destinations = all.data?.destinations ?? [];
  return (
    <section className={style.card} aria-labelledby="notifications">
      <div className={style.cardHead}>
        <h2 id="notifications">Who is told</h2>
        <Button
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          Add a destination
        </Button>
      </div>
      {all.error && <Failure error={all.error} retry={() => void all.refetch()} />}
      {all.data && destinations.length === 0 && (
        <Empty title="Nobody is told yet">
          Slack, Teams, PagerDuty, mail, syslog or a webhook of yours: each hears of what it wants, and is
          left in peace in its quiet hours unless it is critical.
        </Empty>
      )}
      {destinations.length > 0 && <DestinationList destinations={destinations} show={setShown} />}
      <Modal opened={adding} onClose={() => setAdding(false)} title="Add a destination">
        <AddDestination done={() => setAdding(false)} />
      </Modal>
      <Modal
        opened={shown !== undefined}
        onClose={() => setShown(undefined)}
        title={`What ${shown ?? ''} was told`}
        size="xl"
      >
        {shown !== undefined && <ToldLog name={shown} />}
      </Modal>
    </section>
  );
}

function DestinationList({
  destinations,
  show,
}: {
  destinations: Destination[];
  show: (name: string) => void;
}) {
  return (
    <table className={style.list}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Where</th>
          <th scope="col">Hears of</th>
          <th scope="col">Last message</th>
          <th scope="col">
            <span className={style.faint}>Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {destinations.map((one) => (
          <DestinationRow key={one.name} one={one} show={show} />
        ))}
      </tbody>
    </table>
  );
}

function DestinationRow({ one, show }: { one: Destination; show: (name: string) => void }) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['destinations'] });
  const trying = useMutation({ mutationFn: tryOut, onSuccess: refresh });
  const removing = useMutation({ mutationFn: removeDestination, onSuccess: refresh });
  const [sure, setSure] = useState(false);
  return (
    <tr>
      <th scope="row">
        <DataText value={one.name} max={64} />
      </th>
      <td>
        {one.form} · <DataText value={one.receivers.slice(1).join(', ') || one.address} max={60} />
      </td>
      <td>
        {hears(one)}
        {one.quiet && <div className={style.faint}>quiet {one.quiet}</div>}
      </td>
      <td>
        {one.last ? <Outcome told={one.last} /> : <span className={style.faint}>none yet</span>}
        {one.waiting > 0 && <div className={style.faint}>{one.waiting} waiting</div>}
        {trying.data && (
          <div role="status">
            {trying.data.sent ? 'The try-out was taken.' : `Not taken: ${trying.data.problem ?? ''}`}
          </div>
        )}
        {(trying.error ?? removing.error) && <Failure error={trying.error ?? removing.error} />}
      </td>
      <td>
        <Button.Group>
          <Button
            variant="default"
            size="compact-sm"
            loading={trying.isPending}
            onClick={() => trying.mutate(one.name)}
          >
            Try out
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => show(one.name)}>
            Log
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => (sure ? removing.mutate(one.name) : setSure(true))}
            onBlur={() => setSure(false)}
          >
            {sure ? 'Really remove' : 'Remove'}
          </Button>
        </Button.Group>
      </td>
    </tr>
  );
}

function hears(one: Destination): string {
  const severity = one.least === 'critical' ? 'critical' : `${one.least} and worse`;
  const rules = one.rules.length > 0 ? `, ${one.rules.join(', ')}` : '';
  const resources = one.resources.length > 0 ? `, about ${one.resources.join(', ')}` : '';
  return severity + rules + resources;
}
