import { Button, PasswordInput, Radio, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type AddedSource, addSource, type Tool, type ToolChannel } from '../api/sources';
import { Failure } from '../parts/Failure';
import { Prose } from '../parts/Prose';
import style from './AddSource.module.css';

interface Props {
  tool: Tool;
  done: (added: AddedSource) => void;
  back: () => void;
}

const SOURCE_NAME = /^[a-z0-9-]*$/;

/** What to set up at the tool, with the least it must be allowed, and what to call the source here. */
export function ConnectTool({ tool, done, back }: Props) {
  const [channelName, setChannelName] = useState(tool.channels[0]?.name ?? '');
  const [name, setName] = useState('');
  const [instance, setInstance] = useState('');
  const [settings, setSettings] = useState<Record<string, string>>({});
  const add = useMutation({ mutationFn: addSource, onSuccess: done });
  const channel = tool.channels.find((one) => one.name === channelName);
  const wrong = SOURCE_NAME.test(name) ? null : 'Lower-case letters, digits and hyphens';

  function submit(form: FormEvent) {
    form.preventDefault();
    if (wrong || !channel) return;
    add.mutate({
      tool: tool.name,
      channel: channel.name,
      settings: filled(settings),
      ...(name ? { name } : {}),
      ...(instance ? { instance } : {}),
    });
  }

  return (
    <form className={style.connect} onSubmit={submit}>
      {tool.channels.length > 1 && (
        <Radio.Group label="How it comes in" value={channelName} onChange={setChannelName}>
          <div className={style.ways}>
            {tool.channels.map((one) => (
              <Radio
                key={one.name}
                value={one.name}
                label={one.title ?? one.name}
                description={roleWords(one.role)}
              />
            ))}
          </div>
        </Radio.Group>
      )}
      {channel && <Steps channel={channel} />}
      <div className={style.inputs}>
        <TextInput
          label="Name here"
          description={`Sources are called ${tool.name}:name. Leave it empty for the only one.`}
          placeholder="acme"
          value={name}
          error={wrong}
          onChange={(e) => setName(e.currentTarget.value)}
        />
        <TextInput
          label="Instance"
          description="What stands in resource paths; the name unless you say otherwise."
          placeholder={name || 'default'}
          value={instance}
          onChange={(e) => setInstance(e.currentTarget.value)}
        />
        {channel?.settings?.map((setting) => {
          const Input = setting.secret ? PasswordInput : TextInput;
          return (
            <Input
              key={setting.name}
              label={setting.label ?? setting.name.replaceAll('_', ' ')}
              description={setting.help}
              required={setting.required ?? false}
              autoComplete="off"
              value={settings[setting.name] ?? ''}
              onChange={(e) => setSettings({ ...settings, [setting.name]: e.currentTarget.value })}
            />
          );
        })}
      </div>
      {add.error && <Failure error={add.error} />}
      <div className={style.buttons}>
        <Button type="submit" loading={add.isPending}>
          Add {tool.title}
        </Button>
        <Button variant="default" onClick={back}>
          Another tool
        </Button>
      </div>
    </form>
  );
}

const ROLES: Record<string, string> = {
  audit: "The tool's own audit record",
  hint: 'Quick, but no audit record: it counts only while that is missing',
  log: 'A log file beside the audit record',
  inventory: 'Rights, settings and keys, beside whatever tells of events',
};

const roleWords = (role: string | undefined) => (role ? ROLES[role] : undefined);

/** What was left empty is not sent: the server then decides. */
const filled = (settings: Record<string, string>) =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ''));

function Steps({ channel }: { channel: ToolChannel }) {
  return (
    <section className={style.steps} aria-label="At the tool">
      {channel.scopes && (
        <div className={style.scopes}>
          <h2>The least it needs</h2>
          <Prose text={channel.scopes} />
        </div>
      )}
      {channel.steps && (
        <details open>
          <summary>How to connect it</summary>
          <Prose text={channel.steps.replace(/^# .*\n/, '')} />
        </details>
      )}
    </section>
  );
}
