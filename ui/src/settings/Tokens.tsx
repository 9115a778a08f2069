import { Button, Checkbox, Modal, NumberInput, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { createToken, readTokens, revokeToken, type Token } from '../api/tokens';
import { CopyLine } from '../parts/CopyLine';
import { DataText } from '../parts/DataText';
import { Empty } from '../parts/Empty';
import { Failure } from '../parts/Failure';
import { Ago } from '../parts/Time';
import { useSession } from '../session/SessionGate';
import style from './Settings.module.css';
import { scopeIfAny, showScope } from './scope';

const LIFE_DAYS_MAX = 90;

/** Tokens for programs: what each may do, until when, and when it was used last. */
export function Tokens() {
  const [making, setMaking] = useState(false);
  const client = useQueryClient();
  const tokens = useQuery({ queryKey: ['tokens'], queryFn: readTokens });
  const revoke = useMutation({
    mutationFn: revokeToken,
    onSuccess: () => client.invalidateQueries({ queryKey: ['tokens'] }),
  });
  const all = tokens.data?.tokens ?? [];
  return (
    <section className={style.card} aria-labelledby="tokens">
      <div className={style.cardHead}>
        <h2 id="tokens">API tokens</h2>
        <Button
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => setMaking(true)}
        >
          Make a token
        </Button>
      </div>
      {tokens.error && <Failure error={tokens.error} retry={() => void tokens.refetch()} />}
      {revoke.error && <Failure error={revoke.error} />}
      {tokens.data && all.length === 0 && (
        <Empty title="No tokens">Programs sign in with a token; people with a name.</Empty>
      )}
      {all.length > 0 && <TokenList tokens={all} revoke={(id) => revoke.mutate(id)} />}
      <Modal opened={making} onClose={() => setMaking(false)} title="Make a token">
        <MakeToken done={() => setMaking(false)} />
      </Modal>
    </section>
  );
}

function TokenList({ tokens, revoke }: { tokens: Token[]; revoke: (id: number) => void }) {
  return (
    <table className={style.list}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">May</th>
          <th scope="col">Sources</th>
          <th scope="col">Owner</th>
          <th scope="col">Last used</th>
          <th scope="col">Ends</th>
          <th scope="col">
            <span className={style.faint}>Action</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <tr key={token.id}>
            <th scope="row" className={token.revoked ? style.struck : undefined}>
              <DataText value={token.name} max={64} />
            </th>
            <td>{token.capabilities.join(', ')}</td>
            <td>{token.scope.length > 0 ? showScope(token.scope) : 'all its owner may'}</td>
            <td>
              <DataText value={token.owner} max={40} />
            </td>
            <td>
              <Ago iso={token.last_used} />
            </td>
            <td>{token.revoked ? 'revoked' : <Ago iso={token.expires} />}</td>
            <td>
              {!token.revoked && (
                <Button variant="default" size="compact-sm" onClick={() => revoke(token.id)}>
                  Revoke
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MakeToken({ done }: { done: () => void }) {
  const session = useSession();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [days, setDays] = useState(30);
  const [scope, setScope] = useState('');
  const [chosen, setChosen] = useState<string[]>(['events.read']);
  const make = useMutation({
    mutationFn: createToken,
    onSuccess: () => client.invalidateQueries({ queryKey: ['tokens'] }),
  });
  function submit(form: FormEvent) {
    form.preventDefault();
    make.mutate({ name: name.trim(), capabilities: chosen, days, scope: scopeIfAny(scope) });
  }
  if (make.data) {
    return (
      <div className={style.form}>
        <CopyLine label="Token" value={make.data.secret} />
        <p>It is shown this once. Only its hash is kept.</p>
        <Button onClick={done}>Done</Button>
      </div>
    );
  }
  return (
    <form className={style.form} onSubmit={submit}>
      <TextInput
        label="What it is for"
        data-autofocus
        required
        maxLength={64}
        value={name}
        onChange={(e) => setName(e.currentTarget.value)}
      />
      <Checkbox.Group label="What it may do" value={chosen} onChange={setChosen}>
        <div className={style.choices}>
          {session.capabilities.map((capability) => (
            <Checkbox key={capability} value={capability} label={capability} />
          ))}
        </div>
      </Checkbox.Group>
      <TextInput
        label="Sources"
        description="Patterns like github:* or vault:prod; empty for all that you may see."
        value={scope}
        onChange={(e) => setScope(e.currentTarget.value)}
      />
      <NumberInput
        label="Ends after days"
        min={1}
        max={LIFE_DAYS_MAX}
        value={days}
        onChange={(value) => setDays(Number(value))}
      />
      {make.error && <Failure error={make.error} />}
      <Button type="submit" loading={make.isPending} disabled={!name.trim() || chosen.length === 0}>
        Make it
      </Button>
    </form>
  );
}
