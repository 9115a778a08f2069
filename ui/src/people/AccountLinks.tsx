import { Button, Modal, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { type AccountLink, unlinkAccount } from '../api/people';
import { may } from '../api/session';
import { useZone } from '../appearance/appearance';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { Mark } from '../parts/Mark';
import { Ago } from '../parts/Time';
import { quote } from '../query/terms';
import { useSession } from '../session/SessionGate';
import { count, shortMoment } from '../time/format';
import style from './People.module.css';

/** The accounts that are somebody's, what that rests on, and since when. */
export function AccountLinks({ subject, links }: { subject: string; links: AccountLink[] }) {
  const [undoing, setUndoing] = useState<AccountLink>();
  const mayLink = may(useSession(), 'people.link');
  return (
    <section className={style.card} aria-labelledby="accounts">
      <h2 id="accounts">Accounts</h2>
      {links.length === 0 ? (
        <p className={style.faint}>No account is linked, so nothing that happened is known to be theirs.</p>
      ) : (
        <table className={style.list}>
          <thead>
            <tr>
              <th scope="col">Account</th>
              <th scope="col">Proof</th>
              <th scope="col">Holds</th>
              <th scope="col" className={style.right}>
                Events
              </th>
              <th scope="col">Last seen</th>
              {mayLink && <th scope="col">Action</th>}
            </tr>
          </thead>
          <tbody>
            {links.map((link) => (
              <tr key={link.account}>
                <th scope="row">
                  <Link to="/explore" search={{ q: `account:${quote(link.account)}`, range: '30d' }}>
                    <DataText value={link.account} max={64} identifier />
                  </Link>
                  {link.name && (
                    <span className={style.called}>
                      <DataText value={link.name} max={48} />
                    </span>
                  )}
                </th>
                <td>
                  <ProofMark link={link} />
                </td>
                <td>
                  <Holds link={link} />
                </td>
                <td className={style.right}>{count(link.events)}</td>
                <td>
                  <Ago iso={link.last_seen} />
                </td>
                {mayLink && (
                  <td>
                    <Button
                      variant="default"
                      size="compact-sm"
                      aria-label={`Undo the link of ${link.account}`}
                      onClick={() => setUndoing(link)}
                    >
                      Undo
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Modal opened={undoing !== undefined} onClose={() => setUndoing(undefined)} title="Undo this link">
        {undoing && <Undo subject={subject} link={undoing} done={() => setUndoing(undefined)} />}
      </Modal>
    </section>
  );
}

function ProofMark({ link }: { link: AccountLink }) {
  return link.verified ? (
    <Mark tone="good" icon={<IconCheck size={12} aria-hidden />}>
      {link.proof.replaceAll('-', ' ')}
    </Mark>
  ) : (
    <Mark tone="caution" icon={<IconAlertTriangle size={12} aria-hidden />}>
      {link.proof.replaceAll('-', ' ')}, not verified
    </Mark>
  );
}

function Holds({ link }: { link: AccountLink }) {
  const zone = useZone();
  if (!link.from && !link.until) return <>always</>;
  return (
    <>
      {link.from && `from ${shortMoment(link.from, zone)}`}{' '}
      {link.until && `until ${shortMoment(link.until, zone)}`}
    </>
  );
}

function Undo({ subject, link, done }: { subject: string; link: AccountLink; done: () => void }) {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const undo = useMutation({
    mutationFn: () => unlinkAccount({ account: link.account, subject, reason }),
    onSuccess: async () => {
      await client.invalidateQueries();
      done();
    },
  });
  function submit(form: FormEvent) {
    form.preventDefault();
    undo.mutate();
  }
  return (
    <form className={style.form} onSubmit={submit}>
      <p>
        Undoing says that <DataText value={link.account} max={72} identifier /> was never theirs. What was
        judged by it is judged again.
      </p>
      <TextInput
        label="Reason"
        description="It will stand in the journal."
        required
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
      />
      {undo.error && <Failure error={undo.error} />}
      <Button type="submit" loading={undo.isPending}>
        Undo the link
      </Button>
    </form>
  );
}
