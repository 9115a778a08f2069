import { Button, Modal, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { removeAnothers } from '../api/secondFactor';
import { addUser, changeUser, readUsers, type User, type UserChange } from '../api/users';
import { DataText } from '../parts/DataText';
import { Failure } from '../parts/Failure';
import { Ago } from '../parts/Time';
import { useSession } from '../session/SessionGate';
import { ScopeField } from './ScopeField';
import style from './Settings.module.css';
import { scopeIfAny } from './scope';

/** Who may sign in, and in which role. */
export function Users() {
  const [adding, setAdding] = useState(false);
  const client = useQueryClient();
  const users = useQuery({ queryKey: ['users'], queryFn: readUsers });
  const change = useMutation({
    mutationFn: ({ id, ...wanted }: UserChange & { id: number }) => changeUser(id, wanted),
    onSuccess: () => client.invalidateQueries({ queryKey: ['users'] }),
  });
  const removeFactor = useMutation({
    mutationFn: removeAnothers,
    onSuccess: () => client.invalidateQueries({ queryKey: ['users'] }),
  });
  const roles = users.data?.roles ?? [];
  return (
    <section className={style.card} aria-labelledby="users">
      <div className={style.cardHead}>
        <h2 id="users">Users</h2>
        <Button
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          Add a user
        </Button>
      </div>
      {users.error && <Failure error={users.error} retry={() => void users.refetch()} />}
      {change.error && <Failure error={change.error} />}
      {removeFactor.error && <Failure error={removeFactor.error} />}
      {users.data && (
        <table className={style.list}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Role</th>
              <th scope="col">Sources</th>
              <th scope="col">Second factor</th>
              <th scope="col">Last here</th>
              <th scope="col">
                <span className={style.faint}>Action</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {users.data.users.map((user) => (
              <UserLine
                key={user.id}
                user={user}
                roles={roles}
                change={(wanted) => change.mutate({ id: user.id, ...wanted })}
                removeFactor={() => removeFactor.mutate(user.id)}
              />
            ))}
          </tbody>
        </table>
      )}
      <Modal opened={adding} onClose={() => setAdding(false)} title="Add a user">
        <AddUser roles={roles} done={() => setAdding(false)} />
      </Modal>
    </section>
  );
}

interface LineProps {
  user: User;
  roles: string[];
  change: (wanted: UserChange) => void;
  removeFactor: () => void;
}

function UserLine({ user, roles, change, removeFactor }: LineProps) {
  // One's own is turned off with a code, beside one's sessions.
  const own = useSession().user.name === user.name;
  return (
    <tr>
      <th scope="row" className={user.disabled ? style.struck : undefined}>
        <DataText value={user.name} max={64} />
      </th>
      <td>
        {user.local ? (
          <NativeSelect
            size="xs"
            aria-label={`Role of ${user.name}`}
            data={roles}
            value={user.role}
            onChange={(e) => change({ role: e.currentTarget.value })}
          />
        ) : (
          <span title="From a group of the identity provider; change it there.">
            {user.role} <span className={style.faint}>by group</span>
          </span>
        )}
      </td>
      <td>
        <ScopeField
          key={user.scope.join()}
          label={`Sources of ${user.name}`}
          scope={user.scope}
          change={(scope) => change({ scope })}
        />
      </td>
      <td>
        {user.second_factor && own ? (
          'on'
        ) : user.second_factor ? (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`Turn off the second factor of ${user.name}`}
            onClick={removeFactor}
          >
            Turn off
          </Button>
        ) : (
          <span className={style.faint}>{user.local ? 'none' : 'at the provider'}</span>
        )}
      </td>
      <td>
        <Ago iso={neverAsAbsent(user.last_visit)} />
      </td>
      <td>
        <Button variant="default" size="compact-sm" onClick={() => change({ disabled: !user.disabled })}>
          {user.disabled ? 'Let in again' : 'Lock out'}
        </Button>
      </td>
    </tr>
  );
}

/** The beginning of time is how "never" is written in a column of times. */
const neverAsAbsent = (at: string | undefined) => (at?.startsWith('1970-') ? undefined : at);

function AddUser({ roles, done }: { roles: string[]; done: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [role, setRole] = useState(roles.includes('viewer') ? 'viewer' : (roles[0] ?? ''));
  const [scope, setScope] = useState('');
  const add = useMutation({
    mutationFn: addUser,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['users'] });
      done();
    },
  });
  function submit(form: FormEvent) {
    form.preventDefault();
    add.mutate({ name: name.trim(), password, role, scope: scopeIfAny(scope) });
  }
  return (
    <form className={style.form} onSubmit={submit}>
      <TextInput
        label="Name"
        data-autofocus
        required
        autoComplete="off"
        value={name}
        onChange={(e) => setName(e.currentTarget.value)}
      />
      <PasswordInput
        label="First password"
        required
        autoComplete="new-password"
        value={password}
        onChange={(e) => setPassword(e.currentTarget.value)}
      />
      <NativeSelect label="Role" data={roles} value={role} onChange={(e) => setRole(e.currentTarget.value)} />
      <TextInput
        label="Sources"
        description="Patterns like github:* or vault:prod; empty for all that you may see."
        autoComplete="off"
        value={scope}
        onChange={(e) => setScope(e.currentTarget.value)}
      />
      {add.error && <Failure error={add.error} />}
      <Button type="submit" loading={add.isPending} disabled={!name.trim() || !password}>
        Add
      </Button>
    </form>
  );
}
