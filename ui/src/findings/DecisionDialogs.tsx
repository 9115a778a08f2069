import { Button, Modal, Radio, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Finding } from '../api/findings';
import { Failure } from '../parts/Failure';
import { useSession } from '../session/SessionGate';
import { AskDialog } from './AskDialog';
import { ExpectDialog } from './ExpectDialog';
import style from './Findings.module.css';
import type { Deciding } from './useDeciding';
import { DISPOSITIONS } from './words';

const DAYS_USUAL = 30;
const DAY_MS = 86_400_000;

/** Which question about a finding is open. */
export type Asking = 'resolve' | 'suppress' | 'reopen' | 'ask' | 'expect';

interface Props {
  finding: Finding | undefined;
  asking: Asking | undefined;
  deciding: Deciding;
  close: () => void;
}

const TITLES: Record<Asking, string> = {
  resolve: 'Resolve',
  suppress: 'Suppress',
  reopen: 'Open again',
  ask: 'Ask',
  expect: 'Make this expected',
};

/** Asks what has to be known before a finding is closed, hidden or opened again. */
export function DecisionDialogs({ finding, asking, deciding, close }: Props) {
  return (
    <Modal opened={asking !== undefined} onClose={close} title={asking ? TITLES[asking] : ''}>
      {finding && asking === 'resolve' && <Resolve finding={finding} deciding={deciding} close={close} />}
      {finding && asking === 'suppress' && <Suppress finding={finding} deciding={deciding} close={close} />}
      {finding && asking === 'reopen' && <Reopen finding={finding} deciding={deciding} close={close} />}
      {finding && asking === 'ask' && <AskDialog finding={finding} deciding={deciding} close={close} />}
      {finding && asking === 'expect' && <ExpectDialog finding={finding} />}
    </Modal>
  );
}

type Asked = { finding: Finding; deciding: Deciding; close: () => void };

function Resolve({ finding, deciding, close }: Asked) {
  const [word, setWord] = useState<(typeof DISPOSITIONS)[number]['word']>('true-positive');
  const [reason, setReason] = useState('');
  function submit(form: FormEvent) {
    form.preventDefault();
    deciding.resolve(finding, word, reason, close);
  }
  return (
    <form className={style.form} onSubmit={submit}>
      <Radio.Group
        label="What it turned out to be"
        value={word}
        onChange={(chosen) => setWord(chosen as typeof word)}
      >
        <div className={style.choices}>
          {DISPOSITIONS.map((one, place) => (
            <Radio
              key={one.word}
              value={one.word}
              label={one.label}
              description={one.meaning}
              {...(place === 0 ? { 'data-autofocus': true } : {})}
            />
          ))}
        </div>
      </Radio.Group>
      <Reason value={reason} change={setReason} />
      <Submit deciding={deciding}>Resolve</Submit>
    </form>
  );
}

function Reopen({ finding, deciding, close }: Asked) {
  const [reason, setReason] = useState('');
  function submit(form: FormEvent) {
    form.preventDefault();
    deciding.reopen(finding, reason, close);
  }
  return (
    <form className={style.form} onSubmit={submit}>
      <Reason value={reason} change={setReason} first />
      <Submit deciding={deciding}>Open it again</Submit>
    </form>
  );
}

function Suppress({ finding, deciding, close }: Asked) {
  const session = useSession();
  const [reach, setReach] = useState<'finding' | 'subject' | 'rule'>('finding');
  const [resource, setResource] = useState('');
  const [owner, setOwner] = useState(session.user.name);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(day(DAYS_USUAL));
  function submit(form: FormEvent) {
    form.preventDefault();
    deciding.suppress(
      {
        finding: finding.key,
        reach,
        ...(reach !== 'finding' && resource ? { resource } : {}),
        owner,
        reason,
        until: `${until}T00:00:00Z`,
      },
      close,
    );
  }
  return (
    <form className={style.form} onSubmit={submit}>
      <p>
        It is still counted, and comes back on the day you say, or earlier: when it is worse, ten times as
        much, or somewhere else than now.
      </p>
      <Radio.Group
        label="What to keep out of sight"
        value={reach}
        onChange={(chosen) => setReach(chosen as typeof reach)}
      >
        <div className={style.choices}>
          <Radio value="finding" label="This one" data-autofocus />
          {finding.subject && (
            <Radio value="subject" label={`Everything this rule says about ${finding.subject.name}`} />
          )}
          <Radio value="rule" label="Everything this rule says, about anybody" />
        </div>
      </Radio.Group>
      {reach !== 'finding' && (
        <TextInput
          label="Only on"
          description="A path; * stands for one name, ** for any. Empty for everywhere."
          placeholder={finding.resource}
          value={resource}
          onChange={(e) => setResource(e.currentTarget.value)}
        />
      )}
      <TextInput
        label="Owner"
        description="Who answers for not being told."
        required
        value={owner}
        onChange={(e) => setOwner(e.currentTarget.value)}
      />
      <Reason value={reason} change={setReason} />
      <TextInput
        label="Until"
        description="Within a year."
        type="date"
        required
        min={day(1)}
        max={day(365)}
        value={until}
        onChange={(e) => setUntil(e.currentTarget.value)}
      />
      <Submit deciding={deciding}>Suppress</Submit>
    </form>
  );
}

/** Sends it; why it was not taken stands above, and what was written stays. */
function Submit({ deciding, children }: { deciding: Deciding; children: string }) {
  return (
    <>
      {deciding.error && <Failure error={deciding.error} />}
      <Button type="submit" loading={deciding.pending}>
        {children}
      </Button>
    </>
  );
}

function Reason({
  value,
  change,
  first = false,
}: {
  value: string;
  change: (text: string) => void;
  first?: boolean;
}) {
  return (
    <Textarea
      label="Reason"
      description="It will stand in the journal."
      required
      autosize
      maxLength={1000}
      value={value}
      onChange={(e) => change(e.currentTarget.value)}
      onKeyDown={(e) => {
        if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) e.currentTarget.form?.requestSubmit();
      }}
      {...(first ? { 'data-autofocus': true } : {})}
    />
  );
}

function day(ahead: number): string {
  return new Date(Date.now() + ahead * DAY_MS).toISOString().slice(0, 10);
}
