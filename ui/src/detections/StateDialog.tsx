import { Button, Radio, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Detection, type DetectionState, setDetection } from '../api/detections';
import { Failure } from '../parts/Failure';
import style from './Detections.module.css';

type Wanted = DetectionState | 'as-written';

const STATES: { state: Wanted; says: string }[] = [
  { state: 'on', says: 'On: what matches is raised' },
  { state: 'watch', says: 'Watch: what matches is counted and marked' },
  { state: 'off', says: 'Off: it is not looked for' },
];

/** Asks what is to be done with the matches of a detection, and why. */
export function StateDialog({ detection, done }: { detection: Detection; done: () => void }) {
  const client = useQueryClient();
  const [state, setState] = useState<Wanted>(detection.state);
  const [reason, setReason] = useState('');
  const setting = useMutation({
    mutationFn: () => setDetection({ name: detection.name, state, reason }),
    onSuccess: async () => {
      await client.invalidateQueries();
      done();
    },
  });
  function submit(form: FormEvent) {
    form.preventDefault();
    setting.mutate();
  }
  return (
    <form className={style.form} onSubmit={submit}>
      <Radio.Group label="State" value={state} onChange={(value) => setState(value as Wanted)}>
        <Stack gap={8} mt={4}>
          {STATES.map((one) => (
            <Radio key={one.state} value={one.state} label={one.says} />
          ))}
          <Radio value="as-written" label={`As its file says: ${detection.written}`} />
        </Stack>
      </Radio.Group>
      <Textarea
        label="Reason"
        description="It will stand in the journal."
        required
        autosize
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
      />
      {setting.error && <Failure error={setting.error} />}
      <Button type="submit" loading={setting.isPending}>
        Set it
      </Button>
    </form>
  );
}
