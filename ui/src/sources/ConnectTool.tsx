import { Button, PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
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
    const source = name ? `${tool.name}:${name}` : tool.name;
    add.mutate({
      tool: tool.name,
      name: source,
      channel: channel.name,
      settings,
      ...(instance ? { instance } : {}),
    });
  }

  return (
    <form className={style.connect} onSubmit={submit}>
      {tool.channels.length > 1 && (
        <SegmentedControl
          aria-label="How it comes in"
          value={channelName}
          onChange={setChannelName}
          data={tool.channels.map((one) => ({ value: one.name, label: one.title ?? one.name }))}
        />
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

function Steps({ channel }: { channel: ToolChannel }) {
  const scopes = Array.isArray(channel.scopes) ? channel.scopes : channel.scopes ? [channel.scopes] : [];
  return (
    <section className={style.steps} aria-label="At the tool">
      {scopes.length > 0 && (
        <p className={style.scopes}>
          <strong>The least it needs:</strong>{' '}
          {scopes.map((scope, place) => (
            <span key={scope}>
              {place > 0 && ', '}
              {/^[\w:.-]+$/.test(scope) ? <code>{scope}</code> : scope}
            </span>
          ))}
        </p>
      )}
      {Array.isArray(channel.steps) ? (
        <ol>
          {channel.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      ) : (
        channel.steps && <Prose text={channel.steps} />
      )}
    </section>
  );
}
